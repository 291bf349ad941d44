"""Names come in the order of a reader's finger, not of their code points."""

import pytest

from generator.text.collation import by_name


@pytest.mark.parametrize(
    "names",
    (
        ("МБОУ «Школа № 9»", "МБОУ «Школа № 10»", "МБОУ «Школа № 104»"),
        ("Детский сад «Ёлочка»", "Детский сад «Жук»", "Детский сад «Яблоня»"),
        ("«Берёзка»", "Василёк", "Школа"),
        ("1 школа", "2 школа", "Гимназия", "гимназия 1"),
        ("Школа", "Школа № 02", "Школа № 2", "Школа № 2 имени Примерова"),
        ("Дом " + "9" * 4999, "Дом " + "1" * 5000, "Дом ²"),
    ),
)
def test_the_order(names: tuple[str, ...]) -> None:
    found = list(reversed(names))
    found.sort(key=by_name)
    assert found == list(names)
