"""Numbers that stand alone, in a cell of their own or on a line above their words."""

from __future__ import annotations

import re

from generator.text.labels import find_label

_NUMBER = re.compile(r"[1-9][0-9]{0,2}(?:\.[1-9][0-9]{0,2}){0,9}[.)]?|[а-яa-z]\)")


def is_number(words: str) -> bool:
    """Whether the words are a number of a clause and nothing else: «1», «2.1», «1.2.8.», «а)»."""
    return _NUMBER.fullmatch(words) is not None


def join_number(number: str, words: str) -> str:
    """Join a number to its words so that the loader reads it: with a tab where no dot closes it."""
    spaced = f"{number} {words}"
    found = find_label(spaced)
    return spaced if found is not None and found.text == number else f"{number}\t{words}"
