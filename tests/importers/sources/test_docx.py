"""Text, tables, revisions, notes and pages of Word documents, compared exactly."""

from __future__ import annotations

import pytest
from docx.enum.text import WD_BREAK
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importers.sources import Block, Cell, Paragraph, SourceDocument, Table, read_source
from generator.importers.sources.blocks import lines
from tests.importers.sources.word import LEGAL, Word, pack, parts, simple


def read(word: Word) -> SourceDocument:
    return read_source("протокол.docx", word.bytes())


def body(xml: str) -> tuple[Block, ...]:
    word = Word()
    word.raw(xml)
    return read(word).blocks


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(xml: str) -> list[str]:
    return [block.text for block in body(xml) if isinstance(block, Paragraph)]


def test_plain_paragraphs() -> None:
    assert read_source("a.docx", simple("ПРОТОКОЛ № 3", "", "от 12.07.2022")) == SourceDocument(
        "a.docx", (Paragraph("ПРОТОКОЛ № 3"), Paragraph(""), Paragraph("от 12.07.2022"))
    )


def test_line_breaks_tabs_and_hyphens() -> None:
    word = Word()
    run_ = word.document.add_paragraph().add_run("Волкович")
    run_.add_break()
    run_.add_text("Ольга\tСергеевна")

    assert read(word).blocks == (Paragraph("Волкович\nОльга\tСергеевна"),)
    assert texts(
        "<w:p><w:r><w:t>научно</w:t><w:noBreakHyphen/><w:t>мето</w:t><w:softHyphen/><w:t>дический</w:t></w:r></w:p>"
    ) == ["научно-методический"]


def test_headings_and_bold() -> None:
    word = Word()
    word.document.add_heading("Повестка", 2)
    word.document.add_paragraph().add_run("РЕШИЛИ:").bold = True
    part = word.document.add_paragraph("Срок: ")
    part.add_run("до 1 мая").bold = True
    blank = word.document.add_paragraph()
    blank.add_run("СЛУШАЛИ").bold = True
    blank.add_run("  ")

    heading, bold, partly, spaced = read(word).blocks

    assert isinstance(heading, Paragraph)
    assert (heading.text, heading.heading) == ("Повестка", 2)
    assert bold == Paragraph("РЕШИЛИ:", bold=True)
    assert partly == Paragraph("Срок: до 1 мая")
    assert spaced == Paragraph("СЛУШАЛИ  ", bold=True)


def test_a_table_with_merged_cells_and_paragraphs_in_them() -> None:
    word = Word()
    table = word.document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Решили"
    table.cell(0, 2).text = "Срок"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "1.1."
    cell = table.cell(1, 1)
    cell.text = "ГАУ ДПО ЯО ИРО:"
    cell.add_paragraph("- провести семинар;\n- обобщить опыт")
    table.cell(2, 2).text = "до 1 мая"

    assert read(word).blocks == (
        Table(
            (
                (Cell((Paragraph("Решили"),), 2), Cell((Paragraph("Срок"),))),
                (
                    Cell((Paragraph("1.1."),)),
                    Cell((Paragraph("ГАУ ДПО ЯО ИРО:"), Paragraph("- провести семинар;\n- обобщить опыт"))),
                    Cell(()),
                ),
                (Cell(()), Cell(()), Cell((Paragraph("до 1 мая"),))),
            )
        ),
    )


def test_a_table_in_a_cell_and_rows_that_begin_later() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('внутри')}</w:p></w:tc></w:tr></w:tbl><w:p/>"
    table = (
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>'
        f"<w:tc>{inner}</w:tc></w:tr>"
        f"<w:sdt><w:sdtContent><w:tr><w:tc><w:p>{run('в поле')}</w:p></w:tc></w:tr></w:sdtContent></w:sdt>"
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run('удалена')}</w:p></w:tc></w:tr></w:tbl>"
    )

    assert body(table) == (
        Table(
            (
                (
                    Cell((), 2),
                    Cell((Table(((Cell((Paragraph("внутри"),)),),)), Paragraph(""))),
                    Cell((), 1),
                ),
                (Cell((Paragraph("в поле"),)),),
            )
        ),
    )


def test_revisions() -> None:
    assert texts(
        f"<w:p>{run('Принять ')}<w:del><w:r><w:delText>старое</w:delText></w:r></w:del>"
        f"<w:ins>{run('новое')}</w:ins><w:moveFrom>{run('отсюда')}</w:moveFrom>"
        f"<w:moveTo>{run(' сюда')}</w:moveTo></w:p>"
    ) == ["Принять новое сюда"]


def test_a_deleted_end_of_paragraph_joins_it_to_the_next() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"

    assert texts(f"<w:p>{mark}{run('Принять ')}</w:p><w:p>{run('к сведению')}</w:p>") == [
        "Принять к сведению"
    ]
    assert texts(f"<w:p>{mark}<w:del>{run('всё')}</w:del></w:p><w:p>{run('осталось')}</w:p>") == ["осталось"]


def test_links_fields_and_content_controls() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("12.07.2022")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(
        f'<w:p><w:hyperlink w:anchor="a">{run("сайт")}</w:hyperlink>{run(" ")}{field}'
        f"<w:fldSimple w:instr='PAGE'>{run(' 7')}</w:fldSimple></w:p>"
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:smartTag>{run('поле')}</w:smartTag></w:p></w:sdtContent></w:sdt>"
    ) == ["сайт 12.07.2022 7", "поле"]


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('УТВЕРЖДАЮ')}</w:p></w:txbxContent>"
    xml = (
        f"<w:p>{run('до')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox>"
        f"</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        f"{run(' и после')}</w:p><w:p>{run('дальше')}</w:p>"
    )
    assert texts(xml) == ["до и после", "УТВЕРЖДАЮ", "дальше"]


def test_symbols_are_shown() -> None:
    assert texts('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>за</w:t></w:r></w:p>') == ["☑за"]


def test_pages_by_breaks() -> None:
    word = Word()
    word.document.add_paragraph("первая")
    word.document.add_paragraph("конец").add_run().add_break(WD_BREAK.PAGE)
    word.document.add_paragraph("вторая")
    word.document.add_paragraph("третья").paragraph_format.page_break_before = True

    assert read(word).blocks == (
        Paragraph("первая", page=1),
        Paragraph("конец", page=1),
        Paragraph("вторая", page=2),
        Paragraph("третья", page=3),
    )


def test_pages_as_word_drew_them() -> None:
    drawn = "<w:r><w:lastRenderedPageBreak/></w:r>"

    assert body(f"<w:p>{run('начало ')}{drawn}{run('конец')}</w:p><w:p>{run('дальше')}</w:p>") == (
        Paragraph("начало конец", page=1),
        Paragraph("дальше", page=2),
    )


def test_residue_of_margins_hidden_text_and_remarks() -> None:
    word = Word()
    section = word.document.sections[0]
    section.header.paragraphs[0].text = "Проект"
    section.footer.paragraphs[0].text = "стр. 1"
    paragraph = word.document.add_paragraph("Видно ")
    paragraph.add_run("не видно").font.hidden = True
    word.document.add_comment(paragraph.runs, "проверить", author="А")

    document = read(word)

    assert document.blocks == (Paragraph("Видно "),)
    assert document.residue == ("не видно", "Проект", "стр. 1", "примечание: проверить")


def test_footnotes_stand_at_the_end() -> None:
    word = Word()
    word.raw(
        f'<w:p>{run("Совет")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" решил")}</w:p>'
        f"<w:p>{run('конец')}</w:p>"
    )
    files = parts(word.bytes())
    files["word/footnotes.xml"] = (
        b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        b'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        + run(" далее – КС").encode()
        + b"</w:p></w:footnote></w:footnotes>"
    )
    relation = (
        b'<Relationship Id="rId99" Target="footnotes.xml" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
    )
    rels = "word/_rels/document.xml.rels"
    files[rels] = files[rels].replace(b"</Relationships>", relation + b"</Relationships>")

    assert read_source("a.docx", pack(files)).blocks == (
        Paragraph("Совет¹ решил"),
        Paragraph("конец"),
        Paragraph("далее – КС", number="¹"),
    )


def test_strict_open_xml_is_read() -> None:
    files = parts(simple("строгий"))
    files["word/document.xml"] = files["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    assert read_source("a.docx", pack(files)).blocks == (Paragraph("строгий"),)


_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=8)
_TEXTS = st.lists(_WORDS, max_size=6).map(" ".join)
_KINDS = st.sampled_from(
    ("plain", "item", "cell", "bold", "hidden", "break", "link", "inserted", "box", "control")
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(_KINDS, _TEXTS), max_size=12))
def test_every_word_comes_back_in_order(wanted: list[tuple[str, str]]) -> None:
    word = Word()
    num = word.list(LEGAL)
    word.document.add_paragraph("начало")
    for kind, text in wanted:
        _write(word, num, kind, text)

    document = read_source("a.docx", word.bytes())

    seen = [text for kind, text in wanted if kind != "hidden"]
    assert _tokens("начало", *seen) == [token for line in _texts(document.blocks) for token in line.split()]
    hidden = [text for kind, text in wanted if kind == "hidden" and text.strip()]
    assert list(dict.fromkeys(text.strip() for text in hidden)) == list(document.residue)


def _write(word: Word, num: int, kind: str, text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    match kind:
        case "item":
            word.item(text, num, len(text) % 3)
        case "cell":
            word.document.add_table(1, 2).cell(0, 1).text = text
        case "bold":
            word.document.add_paragraph().add_run(text).bold = True
        case "hidden":
            word.document.add_paragraph().add_run(text).font.hidden = True
        case "break":
            word.document.add_paragraph(text).add_run().add_break(WD_BREAK.PAGE)
        case "link":
            word.raw(f'<w:p><w:hyperlink w:anchor="x">{run(escaped)}</w:hyperlink></w:p>')
        case "inserted":
            word.raw(f"<w:p><w:ins>{run(escaped)}</w:ins></w:p>")
        case "box":
            word.raw(
                f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run(escaped)}</w:p></w:txbxContent></w:pict></w:r></w:p>"
            )
        case "control":
            word.raw(f"<w:sdt><w:sdtContent><w:p>{run(escaped)}</w:p></w:sdtContent></w:sdt>")
        case _:
            word.document.add_paragraph(text)


def _tokens(*texts: str) -> list[str]:
    return [token for text in texts for token in text.split()]


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found += [text for row in block.rows for cell in row for text in _texts(cell.blocks)]
    return found


@pytest.mark.parametrize("blocks", ((Paragraph("б", number="1."), Paragraph("")),))
def test_lines(blocks: tuple[Block, ...]) -> None:
    assert list(lines((Table(((Cell(blocks),),)),))) == ["1. б"]
