import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.slugs import LONGEST, is_slug, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("Щука и Ёж", "shchuka-i-ezh"),
        ("Центр «Хорошо» — цех", "tsentr-khorosho-tsekh"),
        ("подъезд, семья, объём, Йод, рыба, эхо, юг", "podezd-semya-obem-yod-ryba-ekho-yug"),
        ("МБДОУ «Детский сад №10»", "mbdou-detskiy-sad-10"),
        ("Київ, Їжа, Єва, Ґанок", "kiyiv-yizha-yeva-ganok"),
        ("Қазақстан, өңір, ұлт, үй, ғылым, әке, һ", "kazakstan-onir-ult-uy-gylym-ake-h"),
        ("café--2023 ", "cafe-2023"),
        ("й и\u0306", "y-y"),
        ("«»", ""),
    ),
)
def test_a_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("text", ("a", "2023-03-16-2", "yar-dep", "a" * LONGEST, "console", "com10"))
def test_is_a_slug(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    (
        "",
        "-a",
        "a-",
        "a--b",
        "A",
        "а",
        "a b",
        "a\n",
        "a/b",
        "..",
        "1.2",
        "a" * (LONGEST + 1),
        "con",
        "nul",
        "com1",
        "lpt9",
        "aux",
        "prn",
    ),
)
def test_is_no_slug(text: str) -> None:
    assert not is_slug(text)


RESERVED = ("con", "prn", "aux", "nul")


@settings(database=None)
@given(st.text(max_size=20))
def test_a_slug_is_a_slug_and_its_own(text: str) -> None:
    made = slug(text)
    assert made == "" or made.startswith((*RESERVED, "com", "lpt")) or is_slug(made)
    assert slug(made) == made
