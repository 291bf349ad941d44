"""The files that MkDocs renders: what an editor wrote by hand, the shells, and the help that is lacking."""

from __future__ import annotations

from importlib.resources import files as package_files
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.load import RECORDS
from generator.pipeline.content import is_litter
from generator.publish.ledger import LEDGER
from generator.publish.shell import SHELLS

PACKAGE = Path(str(package_files("generator")))
_HELP = PACKAGE / "help"
_MATERIAL = Path(str(package_files("material")))


def for_the_host(found: Files, config: MkDocsConfig) -> Files:
    """Take away records and Material's unused files; add the shells and the help that is lacking."""
    kept = Files([file for file in found if not (_is_record(file) or _is_material(file) or _is_litter(file))])
    for key in SHELLS:
        if kept.get_file_from_path(key.source) is None:
            kept.append(_generated(config, key.source, f"---\nshell: true\nsection: {key.section!r}\n---\n"))
    for path in sorted(_HELP.rglob("*.md")):
        name = path.relative_to(_HELP).as_posix()
        if kept.get_file_from_path(name) is None:
            kept.append(_generated(config, name, _help_text(path, config)))
    for picture in sorted((_HELP / "pictures").iterdir()):
        name = picture.relative_to(_HELP).as_posix()
        kept.append(File.generated(config, name, abs_src_path=str(picture)))
    return kept


def _is_record(file: File) -> bool:
    return file.src_uri.partition("/")[0] in (*RECORDS, LEDGER)


def _is_litter(file: File) -> bool:
    return is_litter(file.src_uri.rpartition("/")[2])


def _is_material(file: File) -> bool:
    """Whether a file is a script, style or picture of Material: our frame loads none of them (ADR 1)."""
    return Path(file.src_dir or ".").is_relative_to(_MATERIAL)


def _help_text(path: Path, config: MkDocsConfig) -> str:
    """Return a page of help; what a reader shall copy from it has the address of this portal."""
    text = path.read_text(encoding="utf-8")
    return text.replace("https://portal.example", config.site_url.rstrip("/")) if config.site_url else text


def _generated(config: MkDocsConfig, source: str, content: str) -> File:
    return File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
