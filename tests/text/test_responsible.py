import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.responsible import find_responsible, is_responsible_line


@pytest.mark.parametrize(
    ("line", "names"),
    (
        ("Отв.: отдел образования , руководители ОО.", "отдел образования , руководители ОО"),
        ("Отв. – Иванов И.И.", "Иванов И.И."),
        ("отв: руководители", "руководители"),
        ("Отв. Иванов И. И. Срок: май 2024", "Иванов И. И."),
        ("- Ответственный: директор школы № 5.", "директор школы № 5"),
        ("Ответственные: Петрова А.А., Сидорова Б.Б.", "Петрова А.А., Сидорова Б.Б."),
        ("Ответственный исполнитель: отдел кадров;", "отдел кадров"),
        ("Ответственный за исполнение – Иванов И.И.", "Иванов И.И."),
        ("Ответственный Иванов И.И.", "Иванов И.И."),
        ("Исполнитель: МОУО", "МОУО"),
        ("Исполнители программы: школы", "школы"),
        ("Исполнитель Иванов И.И.", "Иванов И.И."),
        ("Исполнители: управление образования и др.", "управление образования и др."),
        ("ОТВЕТСТВЕННЫЕ ЛИЦА: директора школ", "директора школ"),
        ("Отв. – Иванов И.И., срок – до 10.04.2026", "Иванов И.И."),
    ),
)
def test_who_is_responsible(line: str, names: str) -> None:
    place = find_responsible(line)
    assert place is not None
    assert line[place.start : place.end] == names
    assert is_responsible_line(line)


@pytest.mark.parametrize(
    ("line", "names"),
    (
        ("Срок: 10.04.2026. Отв.: Иванов И. И.", "Иванов И. И."),
        ("Срок – май 2024; ответственные – руководители школ.", "руководители школ"),
        ("СРОК: 10.04.2026 ОТВ.: ИВАНОВ И.И.", "ИВАНОВ И.И."),
        ("Провести ремонт. Отв.: Иванов", "Иванов"),
        ("Провести ремонт (отв. – Иванов И. И. (школа), срок – 10.04.2026).", "Иванов И. И. (школа)"),
        ("Провести ремонт (ответственный – Иванов И. И.) и сдать", "Иванов И. И."),
    ),
)
def test_who_is_responsible_inside_a_line(line: str, names: str) -> None:
    place = find_responsible(line)
    assert place is not None
    assert line[place.start : place.end] == names
    assert not is_responsible_line(line)


@pytest.mark.parametrize(
    "line",
    (
        "",
        "Отв.:",
        "Ответственный секретарь: Иванов И.И.",
        "Ответственному секретарю КС:",
        "Ответственность возложить на Иванова И.И.",
        "Ответственные лица назначаются приказом",
        "Исполнителям обеспечить контроль",
        "Отвечать на письма: в срок",
        "Направить отчёт (отв. секретарь) в срок",
        "Провести семинар. Ответственность возложить на школы: 1 и 2",
        "Заслушать исполнителей: школы",
        "Заключить договор (исполнитель: ООО «Образец»).",
    ),
)
def test_other_lines(line: str) -> None:
    assert find_responsible(line) is None
    assert not is_responsible_line(line)


PIECES = ("Отв", ".", ":", " ", "–", "Ответственный", " за ", "Исполнители", "А.", "Срок: ")


@settings(database=None)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_the_place_is_in_the_line(line: str) -> None:
    place = find_responsible(line)
    assert place is None or 0 < place.start < place.end <= len(line)
