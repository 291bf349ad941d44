import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.typography import bind


@pytest.mark.parametrize(
    ("text", "bound"),
    (
        ("протокол № 2", "протокол №_2"),
        ("16 марта 2023 года", "16_марта 2023_года"),
        ("2023 г. решено", "2023_г. решено"),
        ("пункт п. 1.2", "пункт п._1.2"),
        ("ст. 5", "ст._5"),
        ("г. Ярославль", "г._Ярославль"),
        ("А. И. Примерова", "А._И._Примерова"),
        ("Примерова А. И. доложила", "Примерова_А._И. доложила"),
        ("работа в школе и на селе", "работа в_школе и_на_селе"),
        ("О результатах", "О_результатах"),
        ("закон нов", "закон нов"),
        ("16 мартовских", "16 мартовских"),
    ),
)
def test_what_a_line_must_not_part(text: str, bound: str) -> None:
    assert bind(text).replace("\u00a0", "_") == bound


@settings(database=None)
@given(st.text() | st.text(" вкА.№1г", max_size=20))
def test_only_spaces_change_and_once_is_enough(text: str) -> None:
    assert bind(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert bind(bind(text)) == bind(text)
