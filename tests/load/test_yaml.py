"""YAML to a tree of text: nothing is guessed, and what can surprise an editor is refused."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from generator.load import yaml_tree
from generator.load.tree import Mapping, Node, Scalar, Sequence, plain
from generator.load.yaml_tree import MAX_DEPTH, MAX_ITEMS, parse_yaml


def value(text: str) -> Any:
    """Return what one document says, as lists and dictionaries of text."""
    tree, diagnostics = parse_yaml(text, "x.yml")
    assert diagnostics == ()
    assert tree is not None
    return plain(tree)


@pytest.mark.parametrize(
    "scalar",
    (
        *("012", "12:30", "1.10", "1_000", "нет", "no", "NO", "off", "да", "true", "0x1F", "1e3", ".inf"),
        *(
            "2023-03-16",
            "2023-03-16 14:30:00",
            "№ 2",
            "____",
            "=",
            "<<",
            "1,5",
            "-5",
            "а: б".replace(": ", ":"),
        ),
        *("9" * 5_000, "0x" + "f" * 20_000),
    ),
    ids=lambda scalar: scalar[:20],
)
def test_a_scalar_stays_text(scalar: str) -> None:
    assert value(f"key: {scalar}") == {"key": scalar}


@pytest.mark.parametrize("absent", ("", "~", "null", '""', "''", "# примечание"))
def test_an_absent_value(absent: str) -> None:
    assert value(f"key: {absent}") == {"key": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("- а\n- б", ["а", "б"]),
        ("[а, б, [в]]", ["а", "б", ["в"]]),
        ("{а: б, в: {г: д}}", {"а": "б", "в": {"г": "д"}}),
        ("а:\n- б\n-\n  в: г", {"а": ["б", {"в": "г"}]}),
        ('"а: б": "в # г"', {"а: б": "в # г"}),
        ("а: 'б''в'", {"а": "б'в"}),
        ('а: "б\\nв"', {"а": "б\nв"}),
        ("а: |\n  б\n   в\n\n  г\n", {"а": "б\n в\n\nг\n"}),
        ("а: >\n  б\n  в\n", {"а": "б в\n"}),
        ("а: б\n  в", {"а": "б в"}),
        ("---\nа: б\n...\n", {"а": "б"}),
        ("а: '~'", {"а": "~"}),
    ),
)
def test_a_tree(text: str, expected: Any) -> None:
    assert value(text) == expected


@pytest.mark.parametrize("text", ("", "\n\n", "# примечание", "---\n"))
def test_nothing_at_all(text: str) -> None:
    tree, diagnostics = parse_yaml(text, "x.yml")
    assert (plain(tree) if tree else None, diagnostics) == (None, ())


FAULTS: dict[str, tuple[str, str, int, int]] = {
    "an alias": ("а: б\nв: *а", "yaml-alias", 2, 4),
    "an anchor": ("а: б\nв: &а г", "yaml-alias", 2, 4),
    "an alias in Latin letters": ("а: *b", "yaml-alias", 1, 4),
    "a backslash": ('а: "C:\\Users"', "yaml-syntax", 1, 9),
    "a dash": ("- а\n - б\n-в", "yaml-syntax", 3, 1),
    "an anchor of a list": ("а: &а [*а]", "yaml-alias", 1, 4),
    "laughs": ("a: &a [x,x]\nb: &b [*a,*a]\n", "yaml-alias", 1, 4),
    "a tag": ("а:\n  - !!int 5", "yaml-tag", 2, 5),
    "a tag of Python": ("!!python/object/apply:os.system [id]", "yaml-tag", 1, 1),
    "a tag of a mapping": ("а: !б {в: г}", "yaml-tag", 1, 4),
    "a key twice": ("а: б\nв: г\nа: д", "yaml-dup", 3, 1),
    "a key inside twice": ("а:\n  б: в\n  б: г", "yaml-dup", 3, 3),
    "two documents": ("а: б\n---\nв: г", "yaml-syntax", 2, 1),
    "a tab": ("а:\n\tб: в", "yaml-syntax", 2, 1),
    "a colon": ("а: б: в", "yaml-syntax", 1, 5),
    "no colon": ("а: б\nв\nг: д", "yaml-syntax", 2, 1),
    "an open quote": ('а: б\nв: "г\nд: е\n', "yaml-syntax", 2, 4),
    "an open quote that the next one closes": ('а: "б\nв: "г"\n', "yaml-syntax", 1, 4),
    "words behind a quote": ('а: "б" в', "yaml-syntax", 1, 8),
    "an open bracket": ("а: б\nв: [г, д\nе: ж\n", "yaml-syntax", 2, 4),
    "a line shifted": ("- а: б\n   в: г", "yaml-syntax", 2, 4),
    "no space behind a colon": ("а: б\n\nв:г\n\nд: е", "yaml-syntax", 3, 1),
    "no space behind the first colon": ("а:б\nв: г", "yaml-syntax", 1, 1),
    "a dash before words": ("а: - б", "yaml-syntax", 1, 4),
    "an indent": ("а:\n  б: в\n г: д", "yaml-syntax", 3, 2),
    "a sign": ("а: @б", "yaml-syntax", 1, 4),
    "a percent": ("а: %б", "yaml-syntax", 1, 4),
    "a list as a key": ("[а, б]: в", "type", 1, 1),
    "depth": ("[" * (MAX_DEPTH + 1), "complexity", 1, MAX_DEPTH + 1),
    "depth of brackets without an end": ("[" * 200_000, "complexity", 1, MAX_DEPTH + 1),
    "items": (f"[{'x,' * (MAX_ITEMS + 1)}]", "too-big", 1, 2 * MAX_ITEMS + 2),
}


@pytest.mark.parametrize(("text", "code", "line", "column"), FAULTS.values(), ids=FAULTS)
def test_a_fault(text: str, code: str, line: int, column: int) -> None:
    _, (fault,) = parse_yaml(text, "x.yml")
    assert (fault.code, fault.span.line, fault.span.column) == (code, line, column)
    assert fault.message


ADVICE = {
    'а: "Школа" сдаёт': "'\"Школа\" сдаёт'",
    'а: "О "Школе" и доме"': "'О \"Школе\" и доме'",
    "а: 'об'ём'": '"об\'ём"',
    "а: \"Школа\" 'дом'": "Возьмите всё значение в кавычки другого вида.",
    "- а: б\n   в: г": "Отступ здесь — 2 пробела. Если это продолжение текста, возьмите его в кавычки.",
    "а: б\n  в: г": "Начните её без отступа. Если это продолжение текста, возьмите его в кавычки.",
    "а:\n - б: в\n  г: д": "Выровняйте её по строке над ней.",
    "а: - б": "Возьмите значение в кавычки.",
}


@pytest.mark.parametrize("text", ADVICE)
def test_how_a_right_line_looks(text: str) -> None:
    _, (fault,) = parse_yaml(text, "x.yml")
    assert fault.advice == ADVICE[text]


@pytest.mark.parametrize("text", ("а: Купить доску # 5", "а: Акция #МыВместе и концерт", "- Школа #5"))
def test_words_that_yaml_takes_for_a_comment_are_told(text: str) -> None:
    _, (told,) = parse_yaml(text, "x.yml")
    assert (told.code, told.span.line, told.span.column) == ("yaml-comment", 1, text.index("#") + 1)


@pytest.mark.parametrize(
    "text", ("# б\nа: в", "а: #б\n  в: г", "а: done #б", "а: б # в", 'а: "б #в"', "а: б#в", "а: |\n  б #в")
)
def test_a_comment_that_takes_no_words_away(text: str) -> None:
    assert parse_yaml(text, "x.yml")[1] == ()


def test_the_first_of_two_values_is_kept() -> None:
    tree, (fault,) = parse_yaml("а: б\nа: в\n", "x.yml", first_line=2)
    assert tree is not None
    assert plain(tree) == {"а": "б"}
    assert fault.message == "Ключ «а» встречается дважды; первый раз — в строке 2."


def places(node: Node) -> list[tuple[str, int, int, int]]:
    """Return every text with line, column and width, keys included; an absent value has no place."""
    match node:
        case Scalar(text):
            return (
                [(str(text), text.span.line, text.span.column, text.span.width)] if text else [("", 0, 0, 0)]
            )
        case Sequence(items):
            return [place for item in items for place in places(item)]
        case Mapping(entries):
            return [place for key, item in entries for place in (*places(Scalar(key)), *places(item))]


SPANS: dict[str, tuple[str, list[tuple[str, int, int, int]]]] = {
    "plain": ("ключ: значение", [("ключ", 1, 1, 4), ("значение", 1, 7, 8)]),
    "quoted": ("а: \"бв\"\nг: 'де'", [("а", 1, 1, 1), ("бв", 1, 5, 2), ("г", 2, 1, 1), ("де", 2, 5, 2)]),
    "block": ("а: |\n  раз\n  два\n", [("а", 1, 1, 1), ("раз\nдва\n", 2, 3, 3)]),
    "block in a list": ("-  |-\n     раз\n", [("раз", 2, 6, 3)]),
    "list": ("- а\n-   бв", [("а", 1, 3, 1), ("бв", 2, 5, 2)]),
    "flow": ("{а: [б, вг]}", [("а", 1, 2, 1), ("б", 1, 6, 1), ("вг", 1, 9, 2)]),
    "over two lines": ("а: б\n  в", [("а", 1, 1, 1), ("б в", 1, 4, 1)]),
}


@pytest.mark.parametrize(("text", "expected"), SPANS.values(), ids=SPANS)
def test_places(text: str, expected: list[tuple[str, int, int, int]]) -> None:
    tree, _ = parse_yaml(text, "x.yml")
    assert tree is not None
    assert places(tree) == expected


def both(text: str) -> tuple[tuple[Node | None, tuple[Diagnostic, ...]], ...]:
    """Return what the C loader and the pure one make of a text."""
    with pytest.MonkeyPatch.context() as patch:
        found = []
        for loader in (yaml.CSafeLoader, yaml.SafeLoader):
            patch.setattr(yaml_tree, "Loader", loader)
            found.append(parse_yaml(text, "x.yml"))
    return tuple(found)


def texts(text: str) -> tuple[Any, ...]:
    """Return trees with places, and what is said of faults, for both loaders."""
    return tuple(
        (places(tree) if tree else None, [(d.code, d.span.line, d.span.column, d.message) for d in said])
        for tree, said in both(text)
    )


@pytest.mark.parametrize(
    "text", (*(s[0] for s in SPANS.values()), *(f[0] for f in FAULTS.values())), ids=[*SPANS, *FAULTS]
)
def test_both_loaders_read_alike(text: str) -> None:
    fast, pure = texts(text)
    assert fast == pure


# libyaml takes «|#», the pure loader does not; nobody writes it.
YAML_PIECES = (
    *(
        "а",
        "б: в",
        "- ",
        ": ",
        "\n",
        "\n  ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        '"',
        "'",
        "|\n  ",
        ">\n  ",
        " # ",
        "&",
        "*",
    ),
    *("---\n", "1", "~"),
)


@given(st.lists(st.sampled_from(YAML_PIECES), max_size=20).map("".join))
@settings(max_examples=300, deadline=None)
def test_both_loaders_accept_the_same(text: str) -> None:
    # Both refuse «&-», one for the anchor, the other for its name: what they say of it may differ.
    (fast, said_fast), (pure, said_pure) = both(text)
    assert (fast is None, bool(said_fast)) == (pure is None, bool(said_pure))
    assert fast is None or pure is None or places(fast) == places(pure)
