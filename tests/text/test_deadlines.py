import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.deadlines import find_deadlines, is_deadline_line

SHARED = Path(__file__).resolve().parents[3] / "shared"


def found(line: str) -> list[str]:
    return [line[place.start : place.end] for place in find_deadlines(line)]


@pytest.mark.parametrize(
    ("line", "text"),
    (
        ("Срок 2022-2023 учебный год", "2022-2023 учебный год"),
        ("Срок 18.07.2022. ", "18.07.2022"),
        ("Срок- май 2023", "май 2023"),
        ("Срок – постоянно.", "постоянно"),
        ("Срок – май 2022, далее - ежегодно", "май 2022, далее - ежегодно"),
        ("Срок до 31 марта 2023 года", "до 31 марта 2023 года"),
        ("Срок: до 15.10.2023 года", "до 15.10.2023 года"),
        ("Срок исполнения: до 1 июня 2024 г.", "до 1 июня 2024 г."),
        ("Срок исполнения поручения – до 1 марта 2024 г.", "до 1 марта 2024 г."),
        ("Срок представления информации: ежемесячно", "ежемесячно"),
        ("Срок реализации: 2024 год", "2024 год"),
        ("Сроки: март-май 2024", "март-май 2024"),
        ("СРОК: ДО 1 МАРТА 2024 ГОДА", "ДО 1 МАРТА 2024 ГОДА"),
        ("- Срок: май 2023;", "май 2023"),
        ("**Срок:** май 2023", "май 2023"),
        ("Срок: на усмотрение директора.", "на усмотрение директора"),
        ("Срок до начала учебного года", "до начала учебного года"),
        ("Срок: до 20.12.2023г.", "до 20.12.2023г."),
        ("Срок: до 1 марта 2024 г. Контроль возложить на Иванова И.И.", "до 1 марта 2024 г."),
        ("Срок: к педсовету. Отв. зам. директора", "к педсовету"),
        ("Срок: 1 марта 2024 года, отв. Иванов И.И.", "1 марта 2024 года"),
        ("Срок: 01.03.2024 (Иванов И.И.)", "01.03.2024"),
        ("Срок: 15 марта 2024, 15 мая 2024", "15 марта 2024, 15 мая 2024"),
    ),
)
def test_a_line_of_its_own(line: str, text: str) -> None:
    assert found(line) == [text]
    assert is_deadline_line(line)


@pytest.mark.parametrize(
    ("line", "texts"),
    (
        ("с учетом результатов Мониторинга. Срок: ноябрь 2023 г.; ", ["ноябрь 2023 г."]),
        ("управленческих работников. Срок: 2023 г.; ", ["2023 г."]),
        ("(стаж 0-5 лет). Срок: в течение года; ", ["в течение года"]),
        ("динамики результатов: Срок до 31 марта 2023 года", ["до 31 марта 2023 года"]),
        ("поддержки ШНОР и ШНСУ Срок: в течение 2023 года", ["в течение 2023 года"]),
        ("процедурам; Срок: по отдельному графику 1.2.8.2. Представить", ["по отдельному графику"]),
        ("ИРО. Срок в течение месяца после заседания.", ["в течение месяца после заседания"]),
        (
            "Срок: до 25.08. 2023  - использовать наставничество; Срок: в течение года",
            ["до 25.08. 2023", "в течение года"],
        ),
        (
            "Сделать. Срок: 1 марта 2024 года; Проверить. Срок: 2 марта 2024 года.",
            ["1 марта 2024 года", "2 марта 2024 года"],
        ),
        ("в срок до 1 марта 2024 года представить отчёт", ["до 1 марта 2024 года"]),
        ("Представить отчёт в срок до 1 марта 2024 г., затем обсудить", ["до 1 марта 2024 г."]),
        ("Доложить в срок до 1 сентября т.г. на совещании", ["до 1 сентября т.г."]),
        ("Продлить срок до 15 марта 2024 года включительно.", ["до 15 марта 2024 года включительно"]),
        ("Подготовить доклад в срок до 1 сентября.", ["до 1 сентября"]),
        ("Установить срок исполнения – до 01.06.2024.", ["до 01.06.2024"]),
        ("Провести семинар (срок – май 2023 г.), доложить.", ["май 2023 г."]),
        ("Провести семинар (срок до 01.03.2024).", ["до 01.03.2024"]),
    ),
)
def test_a_marker_inside_a_line(line: str, texts: list[str]) -> None:
    assert found(line) == texts


@pytest.mark.parametrize(
    ("line", "text"),
    (
        ("с учетом стратегических задач государства (декабрь, 2020 г.).", "декабрь, 2020 г."),
        ("в рамках Педагогических чтений (март.. 2020г).", "март.. 2020г"),
        ("Организовать коуч-сессии) (январь 2020).", "январь 2020"),
        ("для их преодоления (май каждого учебного года).", "май каждого учебного года"),
        ("в условиях обучения (август 2020).  (Создать корпоративную модель (общую)).", "август 2020"),
        ("кадров (организовать Школу, коуч-сессии с января 2020 г.)", "с января 2020 г."),
        ("Подготовить план (до 20.12.2023 г.);", "до 20.12.2023 г."),
        ("Обновлять сайт (ежемесячно)", "ежемесячно"),
    ),
)
def test_a_bracket_at_the_end(line: str, text: str) -> None:
    assert found(line) == [text]
    assert not is_deadline_line(line)


@pytest.mark.parametrize(
    "line",
    (
        "",
        "Срок",
        "Срок:",
        "высокого качества образования (включение в ГЗ, 2023)",
        "адресные рекомендации для ШНОР (2022 и 2023 годов)",
        "отчёт о реализации программы (2023 год)",
        "отчёт о реализации программы (2022-2024 годы)",
        "качества подготовки обучающихся (50%)",
        "к сведению (информация прилагается).",
        "кадрового дефицита (при необходимости).",
        "утвердить перечень (согласно приложению).",
        "(декабрь 2020 г.) завершить работу",
        "срок полномочий депутата до 1 марта 2024 года",
        "Срок полномочий депутата истекает 1 марта 2024 года",
        "соблюдать сроки реализации проектов",
        "ввиду нарушения сроков реализации до 1 марта 2024 года",
        "Срок-то какой, до 1 марта 2024 года",
        "Испытательный срок – 3 месяца",
        "бессрочный договор до 1 марта 2024 года",
    ),
)
def test_no_deadline(line: str) -> None:
    assert found(line) == []
    assert not is_deadline_line(line)


@pytest.mark.parametrize(
    "name", ("000_e0fd56eea1c5ef6c.txt", "003_45eacd0854106901.txt", "004_590a4af2b8946c5f.txt")
)
def test_the_deadlines_of_a_document_are_those_of_its_gold_reading(name: str) -> None:
    gold, seed = SHARED / "gold" / f"{name}.json", SHARED / "seeds" / name
    if not gold.is_file():
        pytest.skip(f"the careful readings are not on this machine: {gold}")
    decisions = json.loads(gold.read_text("utf-8"))["decisions"]
    texts = [deadline["text"] for decision in decisions for deadline in decision.get("deadlines", ())]
    assert [text for line in seed.read_text("utf-8").splitlines() for text in found(line)] == texts


def test_a_document_flattened_to_html_keeps_its_deadlines() -> None:
    seed = SHARED / "seeds" / "001_17917809135435fd.txt"
    if not seed.is_file():
        pytest.skip(f"the real documents are not on this machine: {seed}")
    text = re.sub(r"<[^>]+>", "", seed.read_text("utf-8"))
    texts = [text for line in text.splitlines() for text in found(line)]
    assert len(texts) == len(re.findall(r"Срок\b", text))
    assert max(map(len, texts)) < 80


PIECES = (
    "Срок",
    "срок",
    ": ",
    " – ",
    "- ",
    "до ",
    "1 ",
    "марта ",
    "2024 ",
    "г.",
    "(",
    ")",
    ". ",
    "; ",
    "в ",
    "Отв.: ",
    "1.2. ",
    "А",
    "с ",
)


@settings(database=None)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_places_are_in_the_line_and_in_order(line: str) -> None:
    places = find_deadlines(line)
    is_deadline_line(line)
    ends = [offset for place in places for offset in (place.start, place.end)]
    assert ends == sorted(ends)
    assert all(0 <= place.start < place.end <= len(line) for place in places)
    assert all(text == text.strip() for text in found(line))


@pytest.mark.parametrize(
    "piece",
    ("Срок: ", "срок: ", "(срок: ", "срок до 1 2024 ", "срок  - ", "(", "() ", "(с 2020 ", ". ", "Срок "),
)
def test_a_long_line_takes_no_longer_than_its_length(piece: str) -> None:
    line = piece * (100_000 // len(piece))
    began = time.process_time()
    find_deadlines(line)
    find_deadlines(f"{line})")
    assert time.process_time() - began < 20
