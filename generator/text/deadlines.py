"""Where a printed line names a deadline: after the marker «Срок», in a bracket at its end, or in an order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.text.dates import MONTH, YEAR
from generator.text.readings import read_deadline
from generator.text.repeated import repeated
from generator.text.spelling import flatten, indent, trim
from generator.vocabulary import DeadlineKind


@dataclass(frozen=True, slots=True)
class Found:
    """A place in one line: offsets of its first character and of the one after its last."""

    start: int
    end: int


_WINDOW = 200
"""How far behind a marker its deadline may reach; only the marker that begins a line has the whole line."""
_TOKENS = 5
"""From the first year on, inside a sentence: «2022-2023 учебного года включительно» is the longest."""
_DATED = (DeadlineKind.DATE, DeadlineKind.MONTH, DeadlineKind.PERIOD)
_SPACE = r"[ \t\u00a0]"
_DASH = r"[-‐‑–—−]"

_MARKER = re.compile(
    rf"(?<![\w-])(?i:сроки?)(?![\w])"
    rf"(?:{_SPACE}{{1,4}}(?i:исполнения|выполнения|представления|предоставления)(?!\w)"
    rf"(?:(?:{_SPACE}{{1,4}}[^\W\d_]{{1,30}}){{1,3}}(?={_SPACE}{{0,8}}[:–—-]))?"
    rf"|{_SPACE}{{1,4}}(?i:реализации|проведения|сдачи|завершения|подготовки|направления|размещения)(?!\w))?"
    rf"(?P<mark>{_SPACE}{{0,8}}(?::{_SPACE}{{0,4}}{_DASH}{{0,2}}|{_DASH}{{1,2}}(?={_SPACE})"
    rf"|(?<={_SPACE}){_DASH}|{_DASH}(?=[^\W_])))?(?:\*\*)?{_SPACE}{{0,40}}"
)
_STOP = re.compile(
    rf"(?<![\w-])(?:(?i:отв\.|ответственн[а-я]{{2,3}}|исполнител[ьи])(?={_SPACE}{{0,3}}[:.–—-]|{_SPACE}{{1,3}}[А-ЯЁ])"
    rf"|(?i:сроки?)(?={_SPACE}{{0,3}}[:–—-])"
    rf"|[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{1,9}}\.?{_SPACE}{{1,8}}(?=[А-ЯЁ«]))"
)
"""What ends a deadline inside a line: who is responsible, the next deadline, the next clause."""
_BREAK = re.compile(
    rf"[.;]{_SPACE}{{1,8}}(?=[А-ЯЁ«•·–—-]|[0-9]{{1,3}}[.)])|;{_SPACE}|\.(?=[А-ЯЁ][а-яё]{{2}})"
)
_DASHED = re.compile(rf"{_SPACE}{_DASH}{_SPACE}")
_YEAR = re.compile(rf"(?<![0-9]){YEAR}(?![0-9])")
_TOKEN_END = re.compile(r"(?<=\S)(?=\s|$)")
_NO_YEAR = re.compile(
    rf"(?i:до|не позднее|не позже|к){_SPACE}{{1,4}}[0-9]{{1,2}}"
    rf"(?:\.[0-9]{{2}}(?![.\w])|{_SPACE}{{1,4}}(?i:{MONTH})(?!\w))"
    rf"(?:{_SPACE}{{1,4}}(?i:текущего|следующего|этого){_SPACE}{{1,4}}(?i:года)"
    rf"|{_SPACE}{{1,4}}[тс]\.{_SPACE}{{0,2}}г\.?)?"
)
_PROLONGED = re.compile(rf"(?<!\w)(?i:на|(?:продл|перен|измен)[^\W\d_]{{2,8}}){_SPACE}{{1,4}}$")
"""What makes a «срок» no order: «избрать на срок до …», «продлить срок до …»."""
_LEADS = re.compile(r"(?i:до|не позднее|не позже|к)(?!\w)")
_YEARS_ONLY = re.compile(rf"(?:на |в )?{YEAR}(?: ?- ?{YEAR})? ?(?:годы|годов|годах|года|году|год|гг|г)?")
_SINCE = re.compile(r"(?<!\w)(?i:с|со)\s")
_BY_DAY = re.compile(
    rf"(?<![\w-])(?i:до|не позднее|не позже){_SPACE}{{1,4}}[0-9]{{1,2}}"
    rf"(?:\.[0-9]{{1,2}}\.|{_SPACE}{{1,4}}(?i:{MONTH}){_SPACE}{{1,4}}){YEAR}"
    rf"(?:{_SPACE}{{0,2}}(?:года|г)(?!\w)\.?)?(?:{_SPACE}{{1,4}}включительно)?(?![\w/])"
)
_VERB = re.compile(
    rf"(?<![\w«\"-])(?:[Нн]е{_SPACE})?[А-ЯЁа-яё]+(?:[аяеиоуы]ть|[вн]ести|[вн]езти|йти|чь)(?:ся|сь)?(?![\w-])",
)
_VERB_NEXT = re.compile(rf"{_SPACE}{{0,4}}[,–—-]?{_SPACE}{{1,4}}(?={_VERB.pattern})")
_SENTENCE_END = re.compile(rf"[{_SPACE[1:-1]}]*(?:$|[.;]{{1,2}}(?:$|\s+(?=[А-ЯЁ«(]|$)))")
_CARRIED_OUT = re.compile(
    r"представить|подготовить|направить|прислать|разработать|доработать|проработать|провести|доложить|сообщить"
    r"|сдать|подать|завершить|закончить|заключить|подписать|оформить|разместить|опубликовать|внести|погасить"
    r"|оплатить|перечислить|возместить|устранить|выполнить|исполнить|рассмотреть|согласовать|собрать|составить"
    r"|сформировать|актуализировать|проинформировать|уведомить|ознакомить|довести|подвести|выявить|проверить"
    r"|обследовать|отремонтировать|построить|приобрести|закупить|заполнить|загрузить|зарегистрировать"
    r"|отчитаться|обобщить|проанализировать|пересмотреть|приступить|привести|изготовить|передать|очистить|убрать"
    r"|вывезти|снести|демонтировать|ликвидировать|восстановить|вернуть|взыскать|урегулировать|обучить|запросить"
    r"|ответить",
    re.IGNORECASE,
)
"""What is done once, by a day; other orders may last until it: «хранить», «отменить плату до …»."""
_PARTICIPLE = (
    r"[\w-]+(?:нн|вш|[бвгзкпрс]ш|[уюая]щ|[еи]м)"
    r"(?:ый|ая|ое|ые|ого|ой|ому|ую|ым|ых|ими|ыми|ий|ие|их|им|ей|ее|яя|его|ему)(?:ся)?(?!\w)"
)
_OWNER = re.compile(
    r"(?:период\w{0,2}|срок\w{0,2}|режим\w{0,2}|полномоч\w+|контракт\w{0,2}|договор\w{0,2}|отпуск\w{0,2}"
    rf"|состоян\w+|дн(?:я|ей)|недел[иь]|месяц\w{{1,2}}|суток|{_PARTICIPLE}|,\s{_PARTICIPLE}[^,]*),?$"
    rf"|(?<!\w)(?:(?:с|со|от)\s(?:[0-9]|начала|{MONTH})|(?:что|чтобы|как|если|когда|котор\w+)(?!\w)"
    r"|аренд|безвозмездн\w+ пользовани|командировк|моратори|карантин|дежурств|продлени|перенос|сохранени"
    r"|приостан|отсроч|рассроч|ограничени|освобождени|назначени|запрет)",
    re.IGNORECASE,
)
"""What a day ends instead of an order: «период», «поступившие», «с начала года», «которые», «запрет»."""
_SUBJECT = re.compile(r"(?<!\w)об?\s", re.IGNORECASE)
_SENTENCE_START = re.compile(rf"(?<=[^\W\d_]{{3}})[.;]{_SPACE}{{1,8}}")
_LONGEST_ORDER = 400


@repeated
def find_deadlines(line: str) -> tuple[Found, ...]:
    """Return where one printed line names deadlines, in order: their text without «Срок» and closing marks.

    Source: «Мониторинга. Срок: ноябрь 2023 г.; » (Yaroslavl 2022), «(декабрь, 2020 г.).» (Lesosibirsk 2019).
    """
    marked = tuple(found for _, found in _marked(line))
    after = marked[-1].end if marked else 0
    return (*marked, *(found for found in _bracketed(line) if found.start > after))


@repeated
def find_ordered_days(line: str) -> tuple[Found, ...]:
    """Return the days by which a line orders something without the word «Срок»: «Сдать отчёт до 25.03.2026».

    The day closes its sentence or stands right before the verb, and nothing else in the line can own it.
    """
    if "20" not in line or _MARKER.search(line) is not None:
        return ()
    days = islice(_BY_DAY.finditer(line), 5)
    return tuple(found for day in days if (found := _ordered(line, day)) is not None)


def _ordered(line: str, day: re.Match[str]) -> Found | None:
    """Return a day of a line where an order ends with it or follows it."""
    before = line[max(day.start() - _LONGEST_ORDER, 0) : day.start()].rstrip()
    before = before[max((end.end() for end in _SENTENCE_START.finditer(before)), default=0) :]
    if _OWNER.search(before) is not None:
        return None
    verb = None
    if (behind := _VERB_NEXT.match(line, day.end())) is not None:
        verb = _VERB.match(line, behind.end()) if _SUBJECT.search(before) is None else None
    elif _SENTENCE_END.match(line, day.end() - day[0].endswith(".")) is not None:
        verb = next(reversed(list(_VERB.finditer(before))), None)
    if verb is None or _CARRIED_OUT.fullmatch(verb[0]) is None:
        return None
    end = trim(line, day.start(), day.end())
    return Found(day.start(), end) if read_deadline(line[day.start() : end]).due is not None else None


@repeated
def is_deadline_line(line: str) -> bool:
    """Whether a deadline is what the line begins with, so that it stands on its own: «Срок: май 2023»."""
    first = next(_marked(line), None)
    return first is not None and first[0] == indent(line)


def _marked(line: str) -> Iterator[tuple[int, Found]]:
    """Yield the deadlines behind markers, each with the offset of its marker."""
    if "срок" not in line.lower():
        return  # said of most lines, in a tenth of the time
    margin, position = indent(line), 0
    while (marker := _MARKER.search(line, position)) is not None:
        found = _after(line, marker, margin)
        position = found.end if found else marker.end()
        if found:
            yield marker.start(), found


def _after(line: str, marker: re.Match[str], margin: int) -> Found | None:
    """Return the deadline behind one «Срок», or None where the word is an ordinary noun."""
    start, word = marker.end(), marker.start()
    before = line[max(word - 20, 0) : word].rstrip()[-1:]
    leads = word == margin
    capital = line[word].isupper()
    if _PROLONGED.search(line[max(word - 20, 0) : word]) is not None:
        return None
    near = line[max(word - _WINDOW, 0) : word]
    opened = before == "(" or near.count("(") > near.count(")")
    end = _reach(line, start, whole=leads, bracket=opened)
    if end <= start:
        return None
    plain = marker["mark"] is None
    if plain and not (capital and (leads or before in '.;:!?…)»"(')):
        return _inside(line, start, end)
    understood, end = _cut(line, start, end)
    compound = marker["mark"] in ("-", "‑", "–", "—")  # «срок-то»: no space on either side
    printed = _LEADS.match(line, start) is not None if plain and leads else not (plain or compound)
    if understood or (printed and (capital or before == "(")):
        return Found(start, end) if end > start else None
    return _inside(line, start, end) if plain else None


def _reach(line: str, start: int, *, whole: bool, bracket: bool) -> int:
    """Return where what follows a marker ends at the latest."""
    limit = len(line) if whole else min(len(line), start + _WINDOW)
    stop = _STOP.search(line, start, limit)
    end = stop.start() if stop else limit
    if bracket:
        depth = 1
        for offset in range(start, min(end, start + _WINDOW)):
            depth += (line[offset] == "(") - (line[offset] == ")")
            if depth == 0:
                return offset
    while end > start and line[end - 1] in " \t\u00a0(":
        end -= 1
    return end


def _cut(line: str, start: int, end: int) -> tuple[bool, int]:
    """Return whether the text behind a marker is understood, and where it ends.

    The whole is tried first, then the part before each end of a sentence, then before a bracket or a dash.
    """
    whole = trim(line, start, end)
    if _understood(line[start:whole]):
        return True, whole
    window = min(end, start + _WINDOW)
    breaks = [found.start() for found in _BREAK.finditer(line, start, window)]
    dash = _DASHED.search(line, start, window)
    for offset in (*breaks[:3], line.find("(", start, window), dash.start() if dash else -1):
        cut = trim(line, start, offset)
        if offset > start and _understood(line[start:cut]):
            return True, cut
    hard = (trim(line, start, offset) for offset in breaks)
    return False, next((cut for cut in hard if cut == start or line[cut - 1] != "."), whole)


def _inside(line: str, start: int, end: int) -> Found | None:
    """Return the deadline at the beginning of ``line[start:end]``: «(в срок) до 1 марта 2024 года»."""
    if not _LEADS.match(line, start):
        return None
    end = min(end, start + 80)
    year = _YEAR.search(line, start, end)
    ends = [match.start() for match in _TOKEN_END.finditer(line, year.start(), end)] if year else []
    for offset in reversed(ends[:_TOKENS]):
        cut = trim(line, start, offset)
        reading = read_deadline(line[start:cut])
        if reading.kind in _DATED and reading.due is not None:
            return Found(start, cut)
    if found := _NO_YEAR.match(line, start, end):
        return Found(start, found.end())
    return None


def _understood(text: str) -> bool:
    return read_deadline(text).kind is not DeadlineKind.UNKNOWN


def _bracketed(line: str) -> Iterator[Found]:
    """Yield the deadline in the last bracket of a line, or in the one before: «(май 2020). (Создать …)»."""
    end = len(line)
    for _ in range(2):
        while end > 0 and line[end - 1] in " \t\u00a0.,;":
            end -= 1
        opening = _opening(line, end - 1) if end > 0 and line[end - 1] == ")" else -1
        if opening < 0:
            return
        found = _in_bracket(line, opening + 1, end - 1)
        if found:
            yield found
            return
        end = opening


def _opening(line: str, closing: int) -> int:
    """Return where the bracket opens that closes at ``closing``, or -1."""
    depth = 0
    for offset in range(closing, -1, -1):
        depth += (line[offset] == ")") - (line[offset] == "(")
        if depth == 0:
            return offset
    return -1


def _in_bracket(line: str, start: int, end: int) -> Found | None:
    """Return the deadline that a bracket is, or ends with after «с»: «(…, сессии с января 2020 г.)»."""
    while start < end and line[start].isspace():
        start += 1
    cut = trim(line, start, end)
    if _names_deadline(line[start:cut]):
        return Found(start, cut)
    for since in _SINCE.finditer(line, max(start, end - 60), end):
        reading = read_deadline(line[since.start() : cut])
        if reading.kind is DeadlineKind.PERIOD and reading.start is not None:
            return Found(since.start(), cut)
    return None


def _names_deadline(content: str) -> bool:
    """Whether the content of a bracket is a deadline and no remark: «(2022 год)», «(при необходимости)»."""
    flat = flatten(content).rstrip(" .;,:")
    if _YEARS_ONLY.fullmatch(flat) or flat.startswith(("при ", "после ", "от ")) or "приложени" in flat:
        return False
    kind = read_deadline(flat).kind
    by_event = kind is DeadlineKind.RELATIVE and flat.startswith("по ")
    return kind is not DeadlineKind.UNKNOWN and not by_event
