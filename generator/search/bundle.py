"""The scripts of search as one file: a reader's browser asks once instead of for every module.

The modules in ``theme/assets/glasno/search`` are what is read and tested. Each becomes a function that
returns what it exports; comments and indentation stay behind.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

MAIN = "main.js"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|const|class) (\w+))", re.MULTILINE)
_NAMES = re.compile(r"^export \{([^}]*)\};\n", re.MULTILINE)
_COMMENT = re.compile(r"^[ ]*//[^\n]*\n|^[ ]*/\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ ]+", re.MULTILINE)


def bundle(folder: Path) -> str:
    """Return the modules of a folder as one, in an order in which each stands behind those it imports."""
    order: dict[str, str] = {}
    _visit(folder, MAIN, order)
    *modules, main = order.values()
    return "\n".join([*modules, main])


def write_bundle(site: Path) -> None:
    """Join the modules that the host copied into a site; a portal may have replaced some of them."""
    folder = site / "assets/glasno/search"
    if folder.is_dir():
        (site / "assets/glasno/search.js").write_text(bundle(folder), encoding="utf-8", newline="\n")
        shutil.rmtree(folder)


def _visit(folder: Path, name: str, order: dict[str, str]) -> None:
    source = (folder / name).read_text(encoding="utf-8")
    for _, other in _IMPORT.findall(source):
        if other not in order:
            _visit(folder, other, order)
    order[name] = _module(name, source)


def _module(name: str, source: str) -> str:
    text = _IMPORT.sub(lambda found: f"const {{{_renamed(found[1])}}} = {_variable(found[2])};\n", source)
    if name == MAIN:
        return _plain(text)
    exported = [found[2] for found in _EXPORT.finditer(text)]
    for found in _NAMES.finditer(text):
        exported += [one.strip() for one in found[1].split(",")]
    body = _NAMES.sub("", _EXPORT.sub(r"\1", text))
    return f"const {_variable(name)} = (() => {{\n{_plain(body)}return {{{','.join(exported)}}};\n}})();"


def _plain(text: str) -> str:
    """Return a module without comments of whole lines, blank lines and indentation.

    What a minifier would save besides is one kilobyte after compression.
    """
    return re.sub(r"\n{2,}", "\n", _INDENT.sub("", _COMMENT.sub("", text))).lstrip("\n")


def _renamed(names: str) -> str:
    return names.strip().replace(" as ", ": ")


def _variable(name: str) -> str:
    return f"in_{name.removesuffix('.js')}"
