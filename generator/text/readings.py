"""What a deadline as printed fixes: a day, a stretch of days, or something other than days.

The reading stands beside the print and never replaces it; what is not understood stays UNKNOWN.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from generator.text.dates import MONTH, YEAR
from generator.text.periods import Period, read_period
from generator.text.repeated import repeated
from generator.text.spelling import flatten
from generator.vocabulary import DeadlineKind

_LONGEST = 300
"""A longer text is a clause of its own, not a deadline."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a deadline fixes; ``start`` and ``due`` are inclusive days, None where the print fixes none."""

    kind: DeadlineKind
    start: date | None = None
    due: date | None = None


_TAIL = r"(?:[^.;]|(?<=\b\w)\.|\.(?=\S))*"
"""The rest of a phrase: no end of a sentence in it, though dots of initials and abbreviations."""
_OF_WHAT = r"(?:учебн\w+ |календарн\w+ |финансов\w+ |отчетн\w+ )"
_STRETCH = (
    r"(?:год\w{0,2}|месяц\w{0,2}|квартал\w{0,2}|полугоди\w|недел\w|четверт\w|триместр\w{0,2}|семестр\w{0,2}"
    r"|д(?:ень|ня)|понедельник\w{0,2}|вторник\w{0,2}|сред[ауы]|четверг\w{0,2}|пятниц\w|суббот\w|воскресень\w)"
)
_EVERY = re.compile(
    r"\b(?:ежегодно|ежеквартально|ежемесячно|еженедельно|ежедневно"
    r"|регулярно|систематически|на регулярной основе"
    r"|(?:не (?:реже|менее) )?(?:чем )?(?:\w{1,20} )?раза? в (?:\d{1,2} |\w{2,12} )?(?:полгода|"
    + _STRETCH
    + ")"
    rf"|кажд(?:ый|ого|ую|ой|ое|ом) {_OF_WHAT}?{_STRETCH})\b"
)
_THEN = re.compile(r"[ ,(-]*(?:и )?(?:далее|затем|в дальнейшем|в последующем|впоследствии)?[ ,:(-]*$")
_ADVERBIAL = re.compile(
    r"$|(?:до|не (?:позднее|позже|реже)|во?|ко?|по|на|со?|за|при|начиная|для|и)\b"
    r"|(?:перв\w+|втор\w+|последн\w+|конец|начало)\b"
    rf"|[0-9,;-]|{MONTH}\b|раз"
)
"""How what stands beside «ежегодно» begins: «до 1 марта», «в мае»; a verb there makes it a clause."""
_PERMANENT = re.compile(
    r"\b(?:постоянно|бессрочно|непрерывно|на постоянной основе|в постоянном режиме)\b"
    rf"(?:,? (?:в течение|на протяжении) (?:всего )?{_OF_WHAT}?года)?"
)
_UNDATED = re.compile(
    r"(?:(?:в течение|в течении|на протяжении|до конца) )?(?:весь |всего )?"
    rf"(?:текущ\w+ |данн\w+ |нынешн\w+ )?{_OF_WHAT}?"
    r"(?:года?|месяца|квартала|полугодия|четверти|триместра|семестра|периода)"
)
_ON_REQUEST = re.compile(
    r"(?:по мере|по (?:\w{1,20} )?(?:запрос(?:у|ам)|требовани(?:ю|ям)|заявк(?:е|ам)|обращени(?:ю|ям))"
    rf"|по необходимости|при необходимости)\b{_TAIL}"
)
_COUNT = (
    r"(?:[0-9]{1,3}(?:-?(?:х|ти|и|го))? )?(?:\([а-я -]{1,30}\) )?"
    r"(?:[а-я]{1,20} ){0,3}?"
    r"(?:дн(?:я|ей)|суток|недел[иь]|месяц(?:а|ев)?|час(?:а|ов)|квартала|года|лет|полугодия)"
)
_SINCE = (
    r"(?:после|со? (?:дня|даты|момента|начала|окончания|[0-9])|от (?:дня|даты)|следующ\w{2,3} за"
    r"|по (?:\w{2,30}(?:ии|ию)|итогам|результатам|факту))\b"
)
_RELATIVE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:в течени[еи]|не (?:позднее|позже)(?: чем)?(?: через)?|через|спустя) {_COUNT},? {_SINCE}{_TAIL}",
        rf"(?:не (?:позднее|позже)(?: чем)? )?за {_COUNT} до {_TAIL}",
        rf"(?:не (?:позднее|позже)(?: чем)? )?{_COUNT},? {_SINCE}{_TAIL}",
        rf"в течени[еи] (?:[0-9]{{1,3}}\b|одного|двух|трех|четырех|пяти|десяти|недели|месяца|суток){_TAIL}",
        r"в (?:[0-9]{1,3}-?(?:ти|х)?[ -]?)?[а-я]{0,20}(?:дневный|недельный|месячный|годичный|часовой) срок\b"
        + _TAIL,
        rf"(?:сразу |непосредственно |незамедлительно )?(?:после|с момента|со дня) {_TAIL}",
        rf"по (?:(?:завершени|окончани|получени|истечени|утверждени)[ию]|итогам|результатам|факту) {_TAIL}",
    )
)
_SCHEDULE = re.compile(
    r"(?:(?:по|согласно|в соответствии с) (?:[\w-]{1,30} ){0,4}?"
    r"(?:(?:план\w{0,2}-)?график\w{0,2}|план\w{0,2}|расписани\w{1,2}|дорожн\w{2} карт\w{1,2}"
    r"|циклограмм\w{1,2}|приложени\w{1,2}|срокам)"
    r"|в сроки?, ?(?:установлен|указан|утвержден|определен)\w{2,4}"
    rf"|в (?:установлен|указан)\w{{2,4}} (?:[а-я]{{3,30}} )?сроки?)\b{_TAIL}"
)
_BY_THEN = re.compile(
    r"\b(?:до|не позднее|не позже|ко?) "
    rf"(?:[0-9]{{1,2}}[. ](?:[0-9]{{2}}|{MONTH})|(?:конца )?{MONTH}|{YEAR})\b"
)


_NEAR = timedelta(days=270)
"""How far a day without a year may lie in the next; one that has just passed is no order for next year."""
_THIS_YEAR = re.compile(
    r"\b(?:(?:текущего|нынешнего|этого|сего|настоящего) (?:календарного )?года|[тс]\. ?г\b)"
)
_NEXT_YEAR = re.compile(r"\b(?:следующего|будущего) (?:календарного )?года\b")
_SHORT_YEAR = re.compile(r"(?<![0-9.])([0-9]{1,2}\.[0-9]{2}\.)([0-9]{2})(?![0-9.])")
_YEARLESS = re.compile(rf"(?:\b{MONTH}|[0-9]{{1,2}}\.[0-9]{{2}}|\b(?:квартал\w?|полугоди\w|кв))$")


@repeated
def read_deadline(text: str) -> Reading:
    """Return what the whole text of a deadline, without «Срок», fixes; UNKNOWN where that is unclear.

    Source: the deadlines of Yaroslavl 2022 and 2023, Lesosibirsk 2019, Irkutsk 2021 and protocol 8 of 2023.
    """
    flat = flatten(text).rstrip(" .;,:")
    if not flat or len(flat) > _LONGEST:
        return Reading(DeadlineKind.UNKNOWN)
    flat = flat.removeprefix("в срок ")
    if (period := read_period(flat)) is not None:
        return Reading(period.kind, period.start, period.due)
    for kind, pattern in ((DeadlineKind.RECURRING, _EVERY), (DeadlineKind.PERMANENT, _PERMANENT)):
        if found := pattern.search(flat):
            return _lasting(kind, flat[: found.start()], flat[found.end() :])
    return Reading(_undated(flat))


def read_deadline_of(text: str, meeting: date) -> Reading:
    """Return what a deadline of a meeting fixes; what is left out of its year, the day of the meeting says.

    «т. г.» is the year of the meeting, «15.02.26» is of its century, and «до 20 марта» the first such day on
    or after it, where that is near.
    """
    flat = flatten(text).rstrip(" .;,:")
    named = _THIS_YEAR.sub(f"{meeting.year} года", flat)
    named = _NEXT_YEAR.sub(f"{meeting.year + 1} года", named)
    named = _SHORT_YEAR.sub(rf"\g<1>{meeting.year // 100}\g<2>", named)
    reading = read_deadline(text if named == flat else named)
    if reading.kind is not DeadlineKind.UNKNOWN or _YEARLESS.search(named) is None:
        return reading
    joint = "." if named[-1].isdigit() else " "
    for year, latest in ((meeting.year, date.max), (meeting.year + 1, meeting + _NEAR)):
        whole = read_deadline(f"{named}{joint}{year}")
        if whole.due is not None and meeting <= whole.due <= latest:
            return whole
    return reading


def _lasting(kind: DeadlineKind, before: str, after: str) -> Reading:
    """Read a deadline that comes back or never ends, with the days of its first time where they are printed.

    Source: «май 2022, далее - ежегодно» (clause 3.3, Irkutsk 2021).
    """
    before = _THEN.sub("", before)
    after = after.strip(" ,-)")
    first: Period | None = None
    if before:
        first = read_period(before)
    elif after.startswith(("с ", "начиная с ")):
        first = read_period(after)
    if first is not None and (not before or not after):
        return Reading(kind, first.start, first.due)
    permanent = kind is DeadlineKind.PERMANENT
    if (permanent and (before or after)) or re.search(rf"\b{YEAR}\b", f"{before} {after}"):
        return Reading(DeadlineKind.UNKNOWN)
    if not (_ADVERBIAL.match(before) and _ADVERBIAL.match(after)):
        return Reading(DeadlineKind.UNKNOWN)
    return Reading(kind)


def _undated(flat: str) -> DeadlineKind:
    """Return the kind of a deadline that names no day of the calendar."""
    if _UNDATED.fullmatch(flat) and flat not in (
        "месяца",
        "года",
        "год",
        "в течение месяца",
        "в течении месяца",
    ):
        return DeadlineKind.PERIOD
    if _BY_THEN.search(flat):
        return DeadlineKind.UNKNOWN  # «по мере готовности, но не позднее 1 марта»: two deadlines in one
    if any(pattern.fullmatch(flat) for pattern in _RELATIVE):
        return DeadlineKind.RELATIVE
    if _ON_REQUEST.fullmatch(flat):
        return DeadlineKind.ON_REQUEST
    if _SCHEDULE.fullmatch(flat):
        return DeadlineKind.SCHEDULE
    return DeadlineKind.UNKNOWN
