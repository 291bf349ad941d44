import pytest

from generator.text.plural import count, plural

FORMS = ("решение", "решения", "решений")


@pytest.mark.parametrize(
    ("n", "form"),
    (
        *((n, "решение") for n in (1, 21, 101, 1001, -1)),
        *((n, "решения") for n in (2, 3, 4, 22, 104)),
        *((n, "решений") for n in (0, 5, 10, 11, 12, 14, 19, 20, 111, 112, 1011)),
    ),
)
def test_the_form_of_a_noun(n: int, form: str) -> None:
    assert plural(n, *FORMS) == form


def test_a_number_with_its_noun() -> None:
    assert count(5, *FORMS) == "5\u00a0решений"
    assert count(1234, *FORMS) == "1\u00a0234\u00a0решения"
