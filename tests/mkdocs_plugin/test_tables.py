"""Tables of hand-written pages: what a cell is told of its column."""

from __future__ import annotations

from generator.mkdocs_plugin.cleaning import clean
from generator.mkdocs_plugin.tables import label_cells


def labelled(html: str) -> str:
    return label_cells(clean(html))


def test_a_cell_knows_what_its_column_is_called() -> None:
    html = labelled(
        '<table><thead><tr><th>Орган</th><th>Что <em>"ещё"</em> &amp; где</th></tr></thead>'
        '<tbody><tr><td>Совет</td><td align="right">3</td></tr></tbody></table>'
    )
    assert '<td data-l="Орган">Совет</td>' in html
    assert '<td data-l="Что &quot;ещё&quot; &amp; где" align="right">3</td>' in html


def test_a_cell_of_no_column_has_no_label() -> None:
    html = labelled("<table><tr><th>Орган</th></tr><tr><td>Совет</td><td>3</td></tr></table>")
    assert '<td data-l="Орган">Совет</td><td>3</td>' in html


def test_a_table_without_headings_and_one_with_wide_cells_stay() -> None:
    for html in (
        "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        '<table><tbody><tr><th colspan="2">Орган</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
    ):
        assert labelled(html) == html


def test_a_heading_of_a_row_takes_its_column() -> None:
    html = labelled("<table><tr><th>Орган</th><th>Число</th></tr><tr><th>Совет</th><td>3</td></tr></table>")
    assert '<th>Совет</th><td data-l="Число">3</td>' in html
