import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.stems import Token, stems, tokens, words


def test_words() -> None:
    assert words("Детский сад №10 «Ёлка», п. 1.2") == ("детский", "сад", "10", "елка", "п", "1", "2")
    assert words("ме\u00adто\u200bдист") == ("методист",)
    assert words("Е\u0308лка и\u0306од") == ("елка", "йод")
    assert words(" — ") == ()


def test_cases_of_a_word_have_one_stem() -> None:
    assert (
        stems("рекомендации") == stems("Рекомендаций") == stems("РЕКОМЕНДАЦИЯМИ") == stems("рекомендациями")
    )


@pytest.mark.parametrize("word", ("ЦОиККО", "ШНОР", "ИРО", "ГАУ", "МИМЦ", "ЯРИОЦ"))
def test_an_abbreviation_is_kept_whole(word: str) -> None:
    assert stems(word) == (word.lower(),)


def test_tokens_know_their_places() -> None:
    assert tokens("об\u00adразования ИРО") == (Token(stems("образования")[0], 0, 12), Token("иро", 13, 16))


@settings(database=None)
@given(st.text())
def test_tokens_stems_and_words_go_together(text: str) -> None:
    found = tokens(text)
    assert tuple(token.stem for token in found) == stems(text)
    assert len(found) == len(words(text))
    assert all(0 <= token.start < token.end <= len(text) for token in found)
