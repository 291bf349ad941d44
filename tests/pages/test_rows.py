"""Rows of tables stand where the template left their mark, each drawn once for all pages of one depth."""

from __future__ import annotations

from generator.pages.parts import Heading, Link
from generator.pages.places import ROOT
from generator.pages.rows import Rows, between, mark
from generator.pages.views import AssignmentRow, AssignmentTable


def row(label: str) -> AssignmentRow:
    return AssignmentRow(
        label, f"protocols/{label}/", "Сдать отчёт", "", None, Link("Протокол", "protocols/")
    )


def table(anchor: str, *labels: str) -> AssignmentTable:
    return AssignmentTable(Heading("Поручения", anchor), tuple(map(row, labels)))


def drawn(one: AssignmentRow, template: str) -> str:
    return (
        f'<tr id="{one.label}" class="{template}"><td><a href="{ROOT}{one.address}">{one.label}</a></td></tr>'
    )


def test_rows_stand_in_the_place_of_their_mark() -> None:
    tables = (table("late", "1", "2"), table("open"))
    html = f"<a>{mark(tables[1], '_dated.html')}<b>{mark(tables[0], '_assignment.html')}<c>"
    found = [(piece, name, [one.label for one in rows]) for piece, name, rows in between(html, tables)]
    assert found == [("<a>", "_dated.html", []), ("<b>", "_assignment.html", ["1", "2"]), ("<c>", "", [])]


def test_html_without_a_mark_is_one_piece() -> None:
    assert list(between("<p>", ())) == [("<p>", "", ())]


def test_row_is_settled_for_the_depth_of_a_page() -> None:
    (found,) = Rows(drawn).settled((row("1"),), "a.html", "../../")
    assert found.html == b'<tr id="1" class="a.html"><td><a href="../../protocols/1/">1</a></td></tr>'
    assert (found.wanted, found.ids) == (frozenset({"protocols/1/"}), frozenset({"1"}))


def test_row_is_drawn_once_for_a_template_and_a_depth() -> None:
    asked: list[tuple[str, str]] = []

    def heard(one: AssignmentRow, template: str) -> str:
        asked.append((one.label, template))
        return drawn(one, template)

    rows = Rows(heard)
    one, other = row("1"), row("2")
    for root in ("../", "../", "../../"):
        for template in ("a.html", "b.html"):
            (found,) = rows.settled((one,), template, root)
            assert found.html.count(root.encode()) == 1
    assert [found.ids for found in rows.settled((one, other), "a.html", "../")] == [{"1"}, {"2"}]
    assert asked == [("1", "a.html"), ("1", "b.html")] * 2 + [("2", "a.html")]
