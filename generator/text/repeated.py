"""Readings of lines that come again and again: each is made once while its line is at hand."""

from __future__ import annotations

from functools import lru_cache

repeated = lru_cache(maxsize=4096)
"""Decorates a reading: a function of one text, without effects, whose result is frozen.

One line is read while it is parsed, linked, shown on the page of the document and on that of the decision;
the number of lines kept is that of a few documents.
"""
