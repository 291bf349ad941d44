"""What the head of a document says: its kind, title, date, number, place, form, time and subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.importers.dates import find_day, find_short_day
from generator.importers.entries import Entry
from generator.importers.markers import find_resolving
from generator.vocabulary import DocumentKind, MeetingForm


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head as it was read; texts are exactly as printed.

    ``phrase`` are the words of the title that say who met («заседания Координационного совета …»); ``above``
    are the lines over the title, where the office stands.
    """

    kind: DocumentKind
    title: str = ""
    phrase: str = ""
    above: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    day: date | None = None
    short_day: str = ""
    number: str = ""
    place: str = ""
    form: MeetingForm | None = None
    time: str = ""
    subject: str = ""
    resolving: str = ""
    """Who stands before «РЕШИЛ», «ПОСТАНОВЛЯЕТ», in the nominative."""


_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_] {1,2}){3,30}[^\W\d_](?![^\W\d_])")
_KINDS = (
    (DocumentKind.EXTRACT, r"выписка|витяг|extract"),
    (DocumentKind.PROTOCOL, r"протокол|minutes|хаттама|стенограмма"),
    (
        DocumentKind.DECISION_ACT,
        r"решение|постановление|приказ|распоряжение|резолюция|рішення|наказ|шешім|бұйрық|resolution",
    ),
)
_TITLES = [
    (kind, re.compile(rf"(?:проект\s+)?(?:{words})(?![^\W\d_])", re.IGNORECASE)) for kind, words in _KINDS
]
_GOES_ON = re.compile(
    r"(?:(?:внеочередн|очередн|расширенн|совместн|рабоч|итогов|установочн)\w+|заседани|совещани|собрани"
    r"|коллеги|комисси|совет|педагогич|методич|обществен|координац|рабоч|публичн|конференц|of\s|засідання)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:№|N[o°]?\.?|#)\s{0,3}(?P<number>[0-9A-Za-zА-Яа-яёЁ][0-9A-Za-zА-Яа-яёЁ./\\-]{0,20}(?:\s[а-я]{1,3}(?=$))?|_{2,}|\.{3,})"
)
_TITLE_NUMBER = re.compile(
    rf"(?:протокол\w*|решени\w+|постановлени\w+|приказ\w*|распоряжени\w+|рішення|наказ|minutes|хаттама)\s{{0,3}}{_NUMBER.pattern}",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(rf"{_NUMBER.pattern}[\s.]*")
_DATED_NUMBER = re.compile(rf"(?<!\w){_NUMBER.pattern}", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:(?:г|гор|с|п|пос|пгт|д|дер|ст|х|рп|р\.п|аул)\.\s?[А-ЯЁ][\w-]{2,40}(?:[ -][А-ЯЁ][\w-]{2,30}){0,2}"
    r"|(?:город|село|посёлок|поселок|деревня|станица|хутор|аул|місто|м\.)"
    r"\s[А-ЯЁІЇЄ][\w-]{2,40}(?:[ -][А-ЯЁ][\w-]{2,30}){0,2}"
    r"|[А-ЯЁӘҒҚҢӨҰҮҺ][\w-]{2,30}\sқаласы)"
)
_KEY = re.compile(r"(?P<key>[^:\n–—-]{3,60}?)\s*(?::|\s[–—-])\s*(?P<value>\S.*)")
_SUBJECT_LINE = re.compile(r"(?:«|\")?(?:О|Об|Обо|Про)\s+[а-яёА-ЯЁ«\"]")
_QUOTED = re.compile(r"[«\"]\s?(?P<words>[А-ЯЁ].{20,400})[»\"]\s*$")
_WHO = re.compile(r"(?<![^\s,])[А-ЯЁ][^,;:.()]{4,200}$")
_DATED = re.compile(
    r"(?:^|(?<=\s))(?:(?:от|від|of|dated)\s+)?(?:[«\"]?\d{1,2}[»\"]?\s[^\W\d_]+\s\d{4}|\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4})\s*(?:года|року|г\.?)?(?:\s*№\s*\S+)?",
    re.IGNORECASE,
)
_FORMS = (
    (MeetingForm.MIXED, r"очно[-–]заочн\w+|смешанн\w+ форм\w+|заочно[-–]очн\w+"),
    (MeetingForm.IN_ABSENTIA, r"заочн\w+|опросным путем|опросным путём|пут[её]м опроса|заочно"),
    (MeetingForm.IN_PERSON, r"(?<!за)очн(?:ая|ой|ое|ом|ый|о)\b"),
)
_SKIPPED = re.compile(
    r"утвержд|приказ\w* (?:от|№)|в соответствии|федеральн|закон|постановлением|согласован", re.IGNORECASE
)


def read_letterhead(
    entries: Sequence[Entry], below: Sequence[Entry] = (), headings: Sequence[str] = ()
) -> Letterhead:
    """Read the entries above the first part.

    ``below`` are the next ones, where the date may stand too, ``headings`` the words over them.
    """
    lines = [line for entry in entries for line in entry.lines]
    index, kind = _title(lines)
    title = _title_lines(lines, index)
    pairs = [*_pairs(entries), *_pairs(list(below)[:8])]
    near = [*lines[index:], *lines[:index]]
    later = [line for entry in list(below)[:30] for line in entry.lines]
    place, form, time = _facts(near, pairs)
    return Letterhead(
        kind=kind,
        title=" ".join(title),
        phrase=_phrase(title),
        above=tuple(lines[:index]),
        lines=tuple(lines),
        day=_day(near, pairs) or _day(later, []),
        short_day=next((short for line in [*near, *later] if (short := find_short_day(line))), ""),
        number=_number(lines, index),
        place=place,
        form=form,
        time=time,
        subject=_subject(lines, index, title, pairs),
        resolving=_resolving([*lines[index:], *headings]),
    )


def _resolving(lines: Sequence[str]) -> str:
    """Return who stands before «РЕШИЛ»: «Руководствуясь …, Совет депутатов Примерского округа РЕШИЛ:»."""
    for line in lines:
        found = find_resolving(line)
        words = line[: found.start] if found else ""
        if who := _WHO.search(words):
            return who[0].strip()
    return ""


def close_up(line: str) -> str:
    """Return a line with letters that stand apart closed, for comparison: «П Р О Т О К О Л»."""
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), line)


def _title(lines: Sequence[str]) -> tuple[int, DocumentKind]:
    """Return where the title stands and what it says the document is."""
    for index, line in enumerate(lines):
        for kind, pattern in _TITLES:
            if pattern.match(close_up(line)):
                extract = kind is DocumentKind.EXTRACT or _TITLES[0][1].match(close_up(line))
                return index, DocumentKind.EXTRACT if extract else kind
    for index, line in enumerate(lines):
        if re.search(r"протокол", close_up(line), re.IGNORECASE):
            return index, DocumentKind.PROTOCOL
    return 0, DocumentKind.PROTOCOL


def _title_lines(lines: Sequence[str], index: int) -> list[str]:
    """Return the line of the title and the ones that go on with it."""
    if not lines or not any(pattern.match(close_up(lines[index])) for _, pattern in _TITLES):
        return []
    title = [lines[index]]
    for line in lines[index + 1 : index + 5]:
        started = len(title) > 1
        if _SUBJECT_LINE.match(line):
            break
        torn = title[-1].count("«") > title[-1].count("»")
        if find_day(line) and len(line) < 60 and not (torn and line[:1].islower()):
            if started:
                break
            continue
        if _BARE_NUMBER.fullmatch(line) or (_PLACE.fullmatch(line.rstrip(". "))):
            continue
        if line[:1].islower() or (not started and _GOES_ON.match(line)):
            if _KEY.match(line) and ":" in line:
                break
            title.append(line)
        else:
            break
    return title


def _phrase(title: Sequence[str]) -> str:
    """Return the words of a title that say who met, without the kind, the number and the date."""
    words = close_up(" ".join(title))
    for _, pattern in _TITLES:
        words = pattern.sub(" ", words, count=1) if pattern.match(words.lstrip()) else words
    words = re.sub(r"^\s*(?:из\s+)?(?:протокола|решения)?\s*", "", words)
    words = _NUMBER.sub(" ", words, count=1) if re.match(r"\s*(?:№|N)", words) else words
    words = _DATED.sub(" ", words, count=1)
    return " ".join(words.split())


def _pairs(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Return the captions of a head with their values: rows of two cells, «Место проведения: …»."""
    pairs: list[tuple[str, str]] = []
    for entry in entries:
        cells = [" ".join(cell) for cell in entry.cells]
        if entry.is_row:
            pairs += [(cells[i].strip(" :"), cells[i + 1]) for i in range(0, len(cells) - 1, 2)]
        for line in entry.lines:
            if found := _KEY.match(line):
                pairs.append((found["key"], found["value"]))
    return pairs


def _value(pairs: Sequence[tuple[str, str]], pattern: str) -> str:
    key = re.compile(pattern, re.IGNORECASE)
    return next((value.strip() for name, value in pairs if key.match(name) and value.strip()), "")


def _day(lines: Sequence[str], pairs: Sequence[tuple[str, str]]) -> date | None:
    """Return the day of the meeting: behind «Дата», else the first in a line that speaks of no other act."""
    if (day := find_day(_value(pairs, r"дата|date|күні|дата проведения"))) is not None:
        return day
    return next(
        (day for line in lines if not _SKIPPED.search(line) and (day := find_day(line)) is not None), None
    )


def _number(lines: Sequence[str], index: int) -> str:
    """Return the number of the document, never that of a school or of another act."""
    for line in lines[index : index + 8]:
        closed = close_up(line)
        if found := _TITLE_NUMBER.match(closed) or _BARE_NUMBER.fullmatch(closed):
            return found["number"].rstrip(".")
        if re.match(r"выписка", closed, re.IGNORECASE) and (found := _TITLE_NUMBER.search(closed)):
            return found["number"].rstrip(".")
        dated = find_day(line) is not None and len(line) < 120 and not _SKIPPED.search(line)
        if dated and (found := _DATED_NUMBER.search(line)):
            return found["number"].rstrip(".")
    return ""


def _facts(lines: Sequence[str], pairs: Sequence[tuple[str, str]]) -> tuple[str, MeetingForm | None, str]:
    """Return place, form and time; a form that stands under «Место» is no place (Yaroslavl 2022)."""
    stated = _value(pairs, r"форма(?: проведения| заседания| голосования)?$|формат")
    place = _value(pairs, r"место(?: проведения| заседания| составления)?$|місце|орны|place|venue|location")
    form = _form(stated) or (_form(place) if len(place) < 40 else None)
    if form is not None and _form(place) is not None:
        place = ""
    if form is None:
        said = (_form(line) for line in lines if re.search(r"форм|опрос|заочн", line, re.IGNORECASE))
        form = next((found for found in said if found is not None), None)
    if not place:
        place = next((found for line in lines[:25] if (found := _place_in(line))), "")
    time = _value(pairs, r"время|начало|час|time")
    return place, form, time if re.search(r"\d", time) and len(time) <= 60 else ""


def _form(words: str) -> MeetingForm | None:
    return next((form for form, pattern in _FORMS if re.search(pattern, words, re.IGNORECASE)), None)


def _place_in(line: str) -> str:
    """Return a town that stands on a line of its own, or beside the date."""
    bare = line.strip(" .")
    if found := _PLACE.fullmatch(bare):
        return found[0]
    day = find_day(line)
    if day is None and not _BARE_NUMBER.match(line):
        return ""
    found = re.search(rf"(?:^|(?<=[\s,])){_PLACE.pattern}(?=\s+(?:№|«?\d)|\s*$)", bare)
    return found[0] if found and len(line) < 120 else ""


def _subject(lines: Sequence[str], index: int, title: Sequence[str], pairs: Sequence[tuple[str, str]]) -> str:
    """Return what the meeting was about: «Тема: …», «Цель …», «О внесении изменений …», words in quotes."""
    if stated := _value(pairs, r"тема|цель|предмет|вопрос$|о ч[её]м|topic|subject"):
        return stated
    if title and (found := _QUOTED.search(" ".join(title[1:]))) and '"' not in found["words"][:1]:
        quote = " ".join(title[1:])
        if not re.search(
            r"(?:школ|сад|лице|гимнази|центр|институт|учрежд|СОШ|МБОУ|МБДОУ|ГАУ|ГБОУ)\w*[^«\"]{0,40}[«\"]",
            quote[: found.start() + 1],
        ):
            words = found["words"].strip()
            return words + '"' if words.count('"') % 2 else words
    rest = lines[index + len(title) : index + len(title) + 8]
    for position, line in enumerate(rest):
        if _SUBJECT_LINE.match(line) and not line.rstrip().endswith(":"):
            words = [line]
            for more in rest[position + 1 : position + 4]:
                if not more[:1].islower() or words[-1].endswith("."):
                    break
                words.append(more)
            return " ".join(words)
    return ""
