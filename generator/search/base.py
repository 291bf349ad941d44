"""The terms that search knows without a portal's help; a portal's own glossary goes before them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from generator.load import load
from generator.model.glossary import Term
from generator.source import SourceFile

NAME = "glossary.yml"


@cache
def base_terms() -> tuple[Term, ...]:
    """Return abbreviations of education and of local government with near words."""
    data = (files("generator") / "search" / "abbreviations.yml").read_bytes()
    loaded = load([SourceFile(NAME, data)])
    assert not loaded.diagnostics, loaded.diagnostics
    return loaded.glossary
