import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.readings import Reading, read_deadline, read_deadline_of
from generator.vocabulary import DeadlineKind

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
SUBKINDS = {"after-event": "relative", "by-schedule": "schedule"}

DATED = (
    ("до 31 марта 2023 года", "date", None, "2023-03-31"),
    ("до 25.08. 2023", "date", None, "2023-08-25"),
    ("18.07.2022", "date", None, "2022-07-18"),
    ("не позднее 15 апреля 2023 года", "date", None, "2023-04-15"),
    ("к 1 сентября 2023 г.", "date", None, "2023-09-01"),
    ("в срок до 1 марта 2024 года", "date", None, "2024-03-01"),
    ("до 1 марта 2024 года включительно", "date", None, "2024-03-01"),
    ("до 18:00 15 марта 2023 года", "date", None, "2023-03-15"),
    ("15.03.2023 до 18.00 ч.", "date", None, "2023-03-15"),
    ("ДО 1 МАРТА 2024 ГОДА", "date", None, "2024-03-01"),
    ("ноябрь 2023 г.", "month", "2023-11-01", "2023-11-30"),
    ("февраль 2024", "month", "2024-02-01", "2024-02-29"),
    ("март.. 2020г", "month", "2020-03-01", "2020-03-31"),
    ("в марте 2023 года", "month", "2023-03-01", "2023-03-31"),
    ("до марта 2023 года", "month", None, "2023-03-31"),
    ("2023 г.", "period", "2023-01-01", "2023-12-31"),
    ("в течение 2023 года", "period", "2023-01-01", "2023-12-31"),
    ("до 2025 года", "period", None, "2025-12-31"),
    ("до конца 2023 года", "period", None, "2023-12-31"),
    ("в конце марта 2023 года", "month", None, "2023-03-31"),
    ("2022-2024 годы", "period", "2022-01-01", "2024-12-31"),
    ("с 2023 по 2025 год", "period", "2023-01-01", "2025-12-31"),
    ("2022-2023 учебный год", "period", "2022-09-01", "2023-08-31"),
    ("в течение 2021-2022 учебного года", "period", "2021-09-01", "2022-08-31"),
    ("2022/23 уч. г.", "period", "2022-09-01", "2023-08-31"),
    ("сентябрь-май 2022-2023 учебного года", "period", "2022-09-01", "2023-05-31"),
    ("I квартал 2023 года", "period", "2023-01-01", "2023-03-31"),
    ("в 4-м квартале 2024 года", "period", "2024-10-01", "2024-12-31"),
    ("I-II кварталы 2023 года", "period", "2023-01-01", "2023-06-30"),
    ("1 полугодие 2024 г.", "period", "2024-01-01", "2024-06-30"),
    ("вторая декада марта 2023 года", "period", "2023-03-11", "2023-03-20"),
    ("третья декада февраля 2024", "period", "2024-02-21", "2024-02-29"),
    ("февраль-апрель 2022 года", "period", "2022-02-01", "2022-04-30"),
    ("март и апрель 2023 г.", "period", "2023-03-01", "2023-04-30"),
    ("с сентября по декабрь 2023 г.", "period", "2023-09-01", "2023-12-31"),
    ("сентябрь 2022 – май 2023", "period", "2022-09-01", "2023-05-31"),
    ("с 1 по 15 марта 2023 года", "period", "2023-03-01", "2023-03-15"),
    ("1-15 марта 2023 г.", "period", "2023-03-01", "2023-03-15"),
    ("25 марта - 5 апреля 2023", "period", "2023-03-25", "2023-04-05"),
    ("01.03.2023 – 15.03.2023", "period", "2023-03-01", "2023-03-15"),
    ("01.03-15.03.2023", "period", "2023-03-01", "2023-03-15"),
    ("с января 2020 г.", "period", "2020-01-01", None),
    ("начиная с 1 сентября 2023 года", "period", "2023-09-01", None),
    ("май 2022, далее - ежегодно", "recurring", "2022-05-01", "2022-05-31"),
    ("ежегодно, начиная с 2024 года", "recurring", "2024-01-01", None),
    ("с 1 сентября 2023 года, далее постоянно", "permanent", "2023-09-01", None),
)
UNDATED = (
    ("в течение года", "period"),
    ("в течение учебного года", "period"),
    ("до конца учебного года", "period"),
    ("май каждого учебного года", "recurring"),
    ("ежеквартально", "recurring"),
    ("ежегодно до 1 марта", "recurring"),
    ("ежемесячно до 5 числа месяца, следующего за отчётным", "recurring"),
    ("не реже одного раза в квартал", "recurring"),
    ("постоянно", "permanent"),
    ("на постоянной основе", "permanent"),
    ("бессрочно", "permanent"),
    ("постоянно, в течение года", "permanent"),
    ("по запросу", "on-request"),
    ("по запросу руководителей", "on-request"),
    ("по мере необходимости", "on-request"),
    ("по мере поступления заявлений", "on-request"),
    ("в течение месяца по получению результатов анализа оценочных процедур", "relative"),
    ("в течение месяца после получения результатов оценочных процедур.", "relative"),
    ("в 10-дневный срок со дня подписания протокола", "relative"),
    ("в течение 5 рабочих дней после заседания", "relative"),
    ("в течение 10 (десяти) рабочих дней со дня получения", "relative"),
    ("не позднее чем за 3 дня до начала заседания", "relative"),
    ("после утверждения бюджета", "relative"),
    ("по отдельному графику", "schedule"),
    ("по графику ГАУ ДПО ЯО ИРО", "schedule"),
    ("согласно плану", "schedule"),
    ("в соответствии с дорожной картой", "schedule"),
    ("в сроки, установленные приказом", "schedule"),
    ("в установленные законодательством сроки", "schedule"),
)
UNKNOWN = (
    "",
    "до 1 сентября",
    "15 апреля",
    "январь",
    "I квартал",
    "до 1 сентября текущего года",
    "немедленно",
    "до начала учебного года",
    "на усмотрение директора",
    "до 30 февраля 2023 года",
    "2022-2023",
    "2022-2023 год",
    "2022-2024 учебный год",
    "2022 и 2023 годов",
    "март и май 2023",
    "ноябрь 2023 – февраль 2022",
    "15 марта 2024, 15 мая 2024",
    "по мере готовности, но не позднее 1 марта 2024 года",
    "до 1 марта 2024 года по каждой четверти",
    "постоянно действующий семинар",
    "регулярно обновлять сайт",
    "5 квартал 2023 года",
    "3 полугодие 2023 года",
)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "kind", "start", "due"), DATED)
def test_a_deadline_with_days(text: str, kind: str, start: str | None, due: str | None) -> None:
    assert read_deadline(text) == Reading(DeadlineKind(kind), _day(start), _day(due))  # type: ignore[call-arg]


@pytest.mark.parametrize(("text", "kind"), UNDATED)
def test_a_deadline_without_days(text: str, kind: str) -> None:
    assert read_deadline(text) == Reading(DeadlineKind(kind))  # type: ignore[call-arg]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_understood_is_said_so(text: str) -> None:
    assert read_deadline(text) == Reading(DeadlineKind.UNKNOWN)


MEETING = date(2025, 10, 8)
OF_MEETING = (
    ("до 1 марта 2024 года", "date", None, "2024-03-01"),
    ("до 1 декабря т. г.", "date", None, "2025-12-01"),
    ("ноябрь т.г.", "month", "2025-11-01", "2025-11-30"),
    ("до конца текущего года", "period", None, "2025-12-31"),
    ("в течение текущего года", "period", "2025-01-01", "2025-12-31"),
    ("в течение текущего учебного года", "period", None, None),
    ("до 1 марта следующего года", "date", None, "2026-03-01"),
    ("15.12.25", "date", None, "2025-12-15"),
    ("до 15.12.25 г.", "date", None, "2025-12-15"),
    ("20 октября", "date", None, "2025-10-20"),
    ("8 октября", "date", None, "2025-10-08"),
    ("до 20.11", "date", None, "2025-11-20"),
    ("октябрь", "month", "2025-10-01", "2025-10-31"),
    ("IV квартал", "period", "2025-10-01", "2025-12-31"),
    ("с 1 по 20 ноября", "period", "2025-11-01", "2025-11-20"),
    ("до 1 июня", "date", None, "2026-06-01"),
    ("январь-март", "period", "2026-01-01", "2026-03-31"),
    ("7 октября", "unknown", None, None),
    ("до 1 сентября", "unknown", None, None),
    ("до 31 ноября", "unknown", None, None),
    ("в течение года", "period", None, None),
    ("до 20 числа", "unknown", None, None),
    ("15 ноября, 15 декабря", "unknown", None, None),
    ("ежегодно до 1 марта", "recurring", None, None),
)


@pytest.mark.parametrize(("text", "kind", "start", "due"), OF_MEETING)
def test_the_year_that_the_day_of_the_meeting_says(
    text: str, kind: str, start: str | None, due: str | None
) -> None:
    assert read_deadline_of(text, MEETING) == Reading(DeadlineKind(kind), _day(start), _day(due))  # type: ignore[call-arg]


def _month_end(start: date) -> date:
    return date(start.year + start.month // 12, start.month % 12 + 1, 1) - date.resolution


def _gold_reading(gold: dict[str, str]) -> Reading:
    kind = DeadlineKind(SUBKINDS[gold["subkind"]] if gold["kind"] == "other" else gold["kind"])  # type: ignore[call-arg]
    iso = gold["iso"] or ""
    if "/" in iso:
        start, due = iso.split("/")
        return Reading(kind, date.fromisoformat(start), date.fromisoformat(due))
    if len(iso) == len("2022-05"):
        first = date.fromisoformat(f"{iso}-01")
        return Reading(kind, first, _month_end(first))
    return Reading(kind, None, _day(iso))


def test_every_deadline_of_the_gold_readings() -> None:
    if not GOLD.is_dir():
        pytest.skip(f"the careful readings are not on this machine: {GOLD}")
    golds = [
        gold
        for path in sorted(GOLD.glob("*.txt.json"))
        for decision in json.loads(path.read_text("utf-8"))["decisions"]
        for gold in decision.get("deadlines", ())
    ]
    assert len(golds) > 40
    assert [read_deadline(gold["text"]) for gold in golds] == [_gold_reading(gold) for gold in golds]


WORDS = (
    "до",
    "с",
    "по",
    "1",
    "15",
    "марта",
    "май",
    "2023",
    "-",
    "года",
    "учебный",
    "каждого",
    "далее",
    "ежегодно",
    "в",
)


@settings(database=None)
@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_no_text_raises_and_a_period_never_ends_before_it_begins(text: str) -> None:
    for reading in (read_deadline(text), read_deadline_of(text, MEETING)):
        assert reading.start is None or reading.due is None or reading.start <= reading.due
