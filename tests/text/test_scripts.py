import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.scripts import (
    bidi_controls,
    control_characters,
    latin_lookalike,
    mixed_script_words,
    stacked_marks,
    zero_width,
)


@pytest.mark.parametrize(
    ("text", "found"),
    (
        ("Протокол: Иванoв И. И.", ["Иванoв"]),
        ("Oбразование и cовет", ["Oбразование", "cовет"]),
        ("COVID-19, IT-куб, 3D-модель, 1-й, XXI век, Wi-Fi в школе", []),
        ("Київ, Қазақстан, café", []),
    ),
)
def test_words_of_two_alphabets(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in mixed_script_words(text)] == found


@pytest.mark.parametrize(
    ("word", "advice"),
    (("Иванoв", "Иванов"), ("Oбразование", "Образование"), ("Оffice", "Office"), ("Cа", "Са")),
)
def test_the_word_in_one_alphabet(word: str, advice: str) -> None:
    assert latin_lookalike(word) == advice
    assert mixed_script_words(latin_lookalike(word)) == ()


def test_places_of_invisible_characters() -> None:
    assert bidi_controls("a\u202eб\u2066в\u200f") == (1, 3, 5)
    assert zero_width("Ив\u200bан\ufeffов\u2060\u200c\u200d") == (2, 5, 8, 9, 10)
    assert control_characters("a\tb\r\n\x00в\x7f\x85\ud800\ufffe") == (5, 7, 8, 9, 10)
    assert control_characters("а\u2028б\u2029") == (1, 3)
    assert stacked_marks("о\u0301н а" + "\u0301" * 9 + "б") == ((5, 14),)
    assert bidi_controls("тест") == zero_width("те\u00adст") == control_characters("те\u00a0ст") == ()


@settings(database=None)
@given(st.text())
def test_no_text_raises(text: str) -> None:
    latin_lookalike(text)
    assert all(0 <= start < end <= len(text) for start, end in mixed_script_words(text))
    places = (*bidi_controls(text), *zero_width(text), *control_characters(text))
    assert all(0 <= place < len(text) for place in places)
