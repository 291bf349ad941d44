"""The few settings of mkdocs.yml that the program needs where no host has read it."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from generator.diagnostics import Diagnostic
from generator.load.characters import read_text
from generator.load.yaml_tree import check_yaml
from generator.source import SourceFile

_TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class HostSettings:
    """``docs_dir`` is the content folder, relative to mkdocs.yml; ``site_url`` is empty where none is set."""

    docs_dir: str = "content"
    site_url: str = ""

    @property
    def help_at(self) -> str:
        """What stands before the code of a rule in the address of its page; empty where there is none."""
        return f"{self.site_url.rstrip('/')}/rules/" if self.site_url else ""


def read_settings(text: str) -> HostSettings:
    """Read settings from the text of mkdocs.yml; what cannot be read is left at its default.

    The host reports faults of its own file; its tags (``!ENV``) are passed over here, not executed.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return HostSettings()
    if not isinstance(root, yaml.MappingNode):
        return HostSettings()
    found = {
        key.value: value.value
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode) and value.tag == _TEXT
    }
    return HostSettings(found.get("docs_dir", "content"), found.get("site_url", ""))


def check_settings(file: SourceFile) -> tuple[Diagnostic, ...]:
    """Return what keeps mkdocs.yml from being read, and keys that stand twice; the host judges the values."""
    text, faults = read_text(file)
    return faults if text is None else check_yaml(text, file.path)
