"""Abbreviations in printed text: what each stands for in its document, and where a line has one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.pages.parts import Abbreviation
from generator.text.definitions import definition_spans

_WORD = re.compile(r"(?<![\w-])[^\W_]+")


class Finder:
    """Finds the terms it knows in a line, each as it is spelt, the longest where several begin alike."""

    def __init__(self, abbreviations: Iterable[Abbreviation]) -> None:
        self._begun: dict[str, list[Abbreviation]] = defaultdict(list)
        for one in abbreviations:
            if first := _WORD.match(one.term):
                self._begun[first[0]].append(one)
        for alike in self._begun.values():
            alike.sort(key=lambda one: -len(one.term))

    def __bool__(self) -> bool:
        """Whether it knows any term."""
        return bool(self._begun)

    def find(self, line: str) -> Iterator[tuple[int, int, Abbreviation]]:
        """Yield where every known term stands; where a line defines one, it explains itself."""
        if not self._begun:
            return
        defined = tuple(definition_spans(line))
        reached = 0
        for word in _WORD.finditer(line):
            start = word.start()
            if start < reached or any(begin < start < end for begin, end in defined):
                continue
            for one in self._begun.get(word[0], ()):
                end = start + len(one.term)
                if line.startswith(one.term, start) and not _goes_on(line, end):
                    yield start, end, one
                    reached = end
                    break


def _goes_on(line: str, end: int) -> bool:
    """Whether the word of a line goes on: «ОО» is no part of «ООО», nor «ИОМ» of «ИОМ-2»."""
    return line[end : end + 1].isalnum() or (line[end : end + 1] == "-" and line[end + 1 : end + 2].isalnum())


NOTHING = Finder(())
