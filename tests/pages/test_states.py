"""The state of a decision: from the deadline as read, and the day of the build."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.portal import Decision
from generator.pages import states
from generator.pages.states import AHEAD, LATE, NOTED, OPEN, PERMANENT
from tests.load.records import portal

COUNCIL = {"organizations/sovet.yml": "name: Совет\nclassification: council\n"}
TODAY = date(2023, 5, 16)


def decision(*lines: str) -> Decision:
    text = "\n".join(lines)
    (found,) = portal(COUNCIL | {"protocols/sovet/2023-03-16.md": f"## Решили\n1. {text}"}).decisions.values()
    return found


@pytest.mark.parametrize(
    ("deadline", "state", "shape", "tone", "words"),
    (
        ("15 мая 2023 года", LATE, "triangle", "late", "срок прошёл 15 мая 2023 года, отчёта нет"),
        ("16 мая 2023 года", AHEAD, "half", "soon", "срок сегодня"),
        ("17 мая 2023 года", AHEAD, "half", "soon", "остался 1 день"),
        ("18 мая 2023 года", AHEAD, "half", "soon", "осталось 2 дня"),
        ("27 мая 2023 года", AHEAD, "half", "soon", "осталось 11 дней"),
        ("6 июня 2023 года", AHEAD, "half", "soon", "остался 21 день"),
        ("16 июня 2023 года", AHEAD, "half", "soon", "остался 31 день"),
        ("17 июня 2023 года", AHEAD, "clock", "ink", "осталось 32 дня"),
        ("апрель 2023 г.", LATE, "triangle", "late", "срок прошёл 30 апреля 2023 года, отчёта нет"),
        ("май 2023 г.", AHEAD, "half", "soon", "осталось 15 дней"),
        ("с 1 по 15 мая 2023 года", LATE, "triangle", "late", "срок прошёл 15 мая 2023 года, отчёта нет"),
        ("с 1 мая по 1 июня 2023 года", OPEN, "dashed", "quiet", "по 1 июня 2023 года"),
        ("2022-2023 учебный год", OPEN, "dashed", "quiet", "по 31 августа 2023 года"),
        ("в течение года", OPEN, "arrows", "quiet", "в течение года, год не назван"),
        ("ежегодно", PERMANENT, "arrows", "quiet", "ежегодно"),
        ("май 2022, далее - ежегодно", PERMANENT, "arrows", "quiet", "май 2022, далее - ежегодно"),
        ("Постоянно", PERMANENT, "arrows", "quiet", "постоянно"),
        ("по мере необходимости", OPEN, "dashed", "quiet", "по мере необходимости"),
        ("через месяц после получения", OPEN, "dashed", "quiet", "через месяц после получения"),
        ("по графику", OPEN, "dashed", "quiet", "по графику"),
        ("когда-нибудь", OPEN, "dashed", "quiet", "срок не распознан"),
    ),
)
def test_a_deadline(deadline: str, state: str, shape: str, tone: str, words: str) -> None:
    found = decision("Провести", f"Срок: {deadline}")
    chip = states.chip(found, TODAY)
    assert chip is not None
    assert states.state(found, TODAY) == state
    assert (chip.shape, chip.tone, chip.text.replace("\u00a0", " ")) == (shape, tone, words)


@pytest.mark.parametrize(
    ("text", "state", "words"),
    (
        ("Принять к сведению", NOTED, "принято к сведению"),
        ("Информацию Образцова П. И. принять к сведению.", NOTED, "принято к сведению"),
        ("Приняли информацию к сведению", NOTED, "принято к сведению"),
        ("Провести опрос", "", None),
    ),
)
def test_no_deadline(text: str, state: str, words: str | None) -> None:
    found = decision(text)
    chip = states.chip(found, TODAY)
    assert (states.state(found, TODAY), chip.text if chip else None) == (state, words)


@pytest.mark.parametrize(
    ("deadlines", "text"),
    (
        (("июнь 2023 г.", "май 2023 г."), "май 2023 г."),
        (("постоянно", "июнь 2023 г."), "июнь 2023 г."),
        (("постоянно", "ежегодно"), "постоянно"),
    ),
)
def test_the_principal_deadline_ends_first(deadlines: tuple[str, ...], text: str) -> None:
    found = states.principal(decision("Провести", *(f"Срок: {deadline}" for deadline in deadlines)).deadlines)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("deadline", "reading"),
    (
        ("16 мая 2023 года", "до 16 мая 2023 года"),
        ("май 2023 г.", "май 2023 года"),
        ("с 1 мая по 1 июня 2023 года", "с 1 мая 2023 года по 1 июня 2023 года"),
        ("до конца 2023 года", "до 31 декабря 2023 года"),
        ("с 1 мая 2023 года", "с 1 мая 2023 года"),
        ("в течение года", "период, год в тексте не назван"),
        ("май 2022, далее - ежегодно", "май 2022 года, затем повторяется"),
        ("ежегодно", "повторяется"),
        ("постоянно", "постоянно"),
        ("по запросу", "по запросу"),
        ("через месяц после получения", "после события"),
        ("по графику", "по графику"),
        ("когда-нибудь", "Срок не распознан; читайте текст пункта."),
    ),
)
def test_a_reading(deadline: str, reading: str) -> None:
    (found,) = decision("Провести", f"Срок: {deadline}").deadlines
    assert states.reading(found).replace("\u00a0", " ") == reading
