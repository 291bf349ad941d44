"""People and head counts in printed lines: attendance, speakers, signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.text.labels import find_label
from generator.text.repeated import repeated
from generator.text.spelling import indent, trim
from generator.text.surnames import Name, match_name
from generator.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a line prints them: part in the meeting, the words that say so, name and post."""

    role: Role | None
    caption: str
    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many came of a group: «Управление образования: 5 чел.»."""

    group: str
    count: int


_CAPTIONS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE))
    for role, pattern in (
        (Role.CHAIR, r"(?:со)?председател[ья]|председательств(?:ующ(?:ий|ая|его)|овал[аи]?|ует)"),
        (
            Role.CHAIR,
            r"(?:заседание )?в[её]л[аи]? заседание|заседание (?:в[её]л[аи]?|вед[её]т)|вед[её]т заседание",
        ),
        (Role.CHAIR, r"ведущ(?:ий|ая) заседания|(?:и\. ?о\.|исполняющий обязанности|врио) председателя"),
        (Role.SECRETARY, r"(?:ответственный )?секретарь|(?:и\. ?о\.|исполняющий обязанности) секретаря"),
        (Role.SECRETARY, r"протокол (?:вела?|в[её]л|вед[её]т|составила?|оформила?|подготовила?)"),
        (
            Role.MEMBER,
            r"заместител[ьи] председателя|члены?|участник[аи]?|присутствовал[аи]?|присутствующи[ей]",
        ),
        (Role.INVITED, r"приглаш[её]нн(?:ый|ая|ые)(?: лицо| лица)?"),
        (Role.ABSENT, r"отсутствовал[аи]?|отсутствующи[ей]|отсутствуют"),
        (Role.SPEAKER, r"(?:со)?докладчики?|докладыва(?:ет|ют|л|ла|ли)|выступающи[ей]|слушали|выступил[аи]?"),
    )
)
_POST_WORD = re.compile(
    r"(?:и\.\s?о\.\s|врио\s|исполняющ\w+ обязанности\s|глава|директор|ректор|начальник|министр|заведующ"
    r"|руководител|заместител|президент|первый заместител|главный|спикер|голова|уч[её]ный секретарь)",
    re.IGNORECASE,
)
_COLON = re.compile(r"[^:;.!?]{1,100}:")
_WORD_START = re.compile(r"(?<![\w.’'-])(?=[^\W\d_])")
_NOT_THERE = re.compile(
    r"(?<!\w)(?:(?:им\.|имени|памяти)(?:\s+(?:[а-яё]+|Геро[яй]|Советского|Социалистического|Союза|Труда|России)){0,5}"
    r"|(?:ул|пер|просп)\.|улиц[аеуы]|(?:[а-яё]{3,}ил[аи]?(?!\w)[^.;:]*))\s*$"
)
"""What stands before a name that is not the person's of the line: «имени …», «ул. …», «отметил работу …»."""
_CAPTION_REACH = 160
_BETWEEN = " \t\u00a0:–—-_/|."
_SEPARATOR = re.compile(
    r"[;,\t][ \t\u00a0]{0,8}(?:[-–—•][ \t\u00a0]{0,4})?|[ \t\u00a0]{1,4}и[ \t\u00a0]{1,4}"
)


@repeated
def read_person(line: str) -> Person | None:
    """Return the one person that a line of attendance or a signature names, the name exactly as printed.

    A line that names nobody, or several people, gives None.
    Source: «Председательствующий Астафьева Светлана Викторовна, …» (Yaroslavl 2023), «Кондратьева М. В.-
    заведующая РОО» (protocol 8 of 2023), «Егорова О.Ю.    ____» (Lesosibirsk 2019).
    """
    start = _beginning(line)
    role, name, caption = None, match_name(line, start), ""
    if name is None:
        role, name = _captioned(line, start)
        if name is None:
            return None
        caption = line[start : name.start].rstrip(_BETWEEN)
    if len(_people(line, name)) > 1:
        return None
    return Person(role, caption, line[name.start : name.end], _post(line[name.end :]))


def _beginning(line: str) -> int:
    """Return where a line's own words begin, behind bullets and the number in a list."""
    start = indent(line)
    label = find_label(line[start : start + 60])
    return start + label.rest_start if label else start


def _captioned(line: str, start: int, *, twice: bool = True) -> tuple[Role | None, Name | None]:
    """Return role and name of a line that says first what the person is: «Председатель: …»."""
    slash = line.find(" / ", start, start + 40) if twice else -1
    if slash > 0 and (twin := _captioned(line, slash + 3, twice=False))[1] is not None:
        return twin  # «Төраға / Председатель …»: the caption in two languages
    for role, pattern in _CAPTIONS:
        if found := pattern.match(line, start):
            name = _first_name(line, found.end(), colon=_COLON.match(line, start))
            return role, name or _closing_name(line, found.end())
    if colon := _COLON.match(line, start):
        return None, match_name(line, _skip(line, colon.end()))
    return None, _behind_post(line, start)


def _behind_post(line: str, start: int) -> Name | None:
    """Return the name that closes a line which begins with a post: «Глава округа ________ С.С. Тестов»."""
    return _closing_name(line, start) if _POST_WORD.match(line, start) else None


def _closing_name(line: str, start: int) -> Name | None:
    """Return the name that ends a line: «Председатель, ректор ПГУ С.С. Соколов», «Глава – Тестов С. С.»."""
    for word in _WORD_START.finditer(line, start, min(len(line), start + _CAPTION_REACH)):
        name = match_name(line, word.start())
        if name is not None and not line[name.end :].strip(_BETWEEN):
            return name if _NOT_THERE.search(line[start : name.start]) is None else None
        if name is not None and _SEPARATOR.match(line, name.end) is not None:
            return None  # the first of several
    return None


def _first_name(line: str, start: int, colon: re.Match[str] | None) -> Name | None:
    """Return the name behind a caption; without a colon words may stand between: «Председатель Совета …»."""
    if colon is not None:
        behind = _skip(line, colon.end())
        if line.startswith("(", behind):
            # «Докладчик: (докладчик – Орлова М. Н., …)»: a question printed its speaker in brackets.
            behind = _skip(line, behind + 1)
            again = next((found for _, sign in _CAPTIONS if (found := sign.match(line, behind))), None)
            behind = _skip(line, again.end()) if again else behind
        return match_name(line, behind, expected=True)
    direct = _skip(line, start)
    if line[start:direct].strip(" \t\u00a0"):
        return match_name(line, direct, expected=True)
    limit = min(len(line), start + _CAPTION_REACH)
    for word in _WORD_START.finditer(line, start, limit):
        if re.search(r"[,;!?]", line[start : word.start()]):
            return None
        name = match_name(line, word.start())
        later = (
            match_name(line, name.start + len(name.surname) + 1) if name and len(name.given) == 2 else None
        )
        if name and later and later.end > name.end:
            return later  # «Совета Светлана Михайловна Полищук»: the first word belongs to the caption
        if name:
            return name
    return None


def _skip(line: str, start: int) -> int:
    """Return the offset of the first sign that is no space, dash, rule or slash."""
    while start < len(line) and line[start] in _BETWEEN:
        start += 1
    return start


def _post(rest: str) -> str:
    """Return what is printed behind a name, without the signs that join it."""
    post = rest.strip(" \t\u00a0_/|").lstrip(",;:.–—- \t\u00a0").rstrip(";, \t\u00a0")
    if post.startswith("(") and post.find(")") == len(post) - 1:
        return post[1:-1].strip()
    if post.rstrip(".").endswith(")") and post.count(")") > post.count("("):
        return post.rstrip(".")[:-1].rstrip()  # the bracket opened before the name
    return post


_COUNTED = (
    r"(?:чел(?:овек\w?)?\b\.?|член\w{0,3}|участник\w{0,2}|депутат\w{0,2}|педагог\w{0,2}"
    r"|учител\w{1,2}|родител\w{1,2})"
)
_DIGIT = re.compile("[0-9]")
_FIGURE = r"(?P<count>[0-9]{1,3}(?:[ \u00a0][0-9]{3})+|[0-9]{1,7})(?![\w.,][0-9]|[0-9]|\s?%)"
_PRESENT = re.compile(
    r"(?P<group>[^0-9;]{0,120}(?:(?i:из) [0-9]{1,4} [^0-9;]{0,80})?"
    r"(?i:присутств\w+|отсутств\w+|участв\w+|приглаш\w+|всего)[^0-9:;,.–—-]{0,60})"
    rf"\s{{0,4}}[:–—-]?\s{{0,8}}{_FIGURE}"
    r"[^0-9]{0,200}(?:из\s{1,4}[0-9]{1,6}[^0-9]{0,200})?"
)
_GROUP = re.compile(
    r"(?P<group>[^0-9:;]{0,160}[^\W\d_][^0-9:;]{0,40}?)"
    rf"\s{{0,8}}[:–—-]\s{{0,8}}{_FIGURE}\s{{0,8}}{_COUNTED}[^0-9]{{0,80}}"
)


@repeated
def read_headcount(line: str) -> Headcount | None:
    """Return the one number of people that a line of attendance gives, with the words before it.

    Source: «Присутствовали: 75 чел.», «Руководители  ОУ, ДОУ, МИМЦ, ЦДО:  28 чел.   » (Lesosibirsk 2019).
    """
    if _DIGIT.search(line) is None:
        return None
    begin = _beginning(line)
    for pattern in (_PRESENT, _GROUP):
        if found := pattern.fullmatch(line, begin):
            group = found["group"].strip(" \t\u00a0:–—-")
            return Headcount(group, int(re.sub(r"\s", "", found["count"])))
    return None


def find_name(line: str) -> tuple[int, int] | None:
    """Return where a name stands that begins a line of speech: «Егорова О.Ю., начальник управления, …»."""
    name = match_name(line, indent(line))
    return (name.start, name.end) if name else None


@repeated
def split_people(line: str) -> tuple[tuple[int, int], ...]:
    """Return the places of the separate persons of one line, each with the post behind the name.

    A caption before the first is left out; a line that begins with no name gives nothing.
    Source: «Кондратьева М. В.- заведующая РОО; Зелова Т. Н., …», «Директора школ: Сосновская В. И., …».
    """
    start = _beginning(line)
    first = match_name(line, start)
    if first is None:
        _, first = _captioned(line, start)
    return _people(line, first) if first else ()


def _people(line: str, first: Name) -> tuple[tuple[int, int], ...]:
    """Return the persons from the first name on; another begins behind a comma or semicolon, with a name."""
    starts, ends = [first.start], []
    for separator in _SEPARATOR.finditer(line, first.end):
        if match_name(line, separator.end()) is not None:
            starts.append(separator.end())
            ends.append(separator.start())
    spans = zip(starts, (*ends, len(line)), strict=True)
    return tuple((start, max(trim(line, start, end), start)) for start, end in spans)
