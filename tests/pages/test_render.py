"""Views as HTML: every view has a template, every printed line comes out in order, and nothing raw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urljoin

import pytest
from msgspec import Struct
from msgspec.structs import asdict, replace

from generator.pages import render as module
from generator.pages import states
from generator.pages.charts import Piece, bar_chart, timeline
from generator.pages.document_views import (
    AgendaBlock,
    AgendaRow,
    AttachmentRow,
    AttachmentsBlock,
    Citation,
    Citations,
    ClauseRow,
    ContentsRow,
    CourseRow,
    DecidedBlock,
    DecisionView,
    DocumentView,
    EvidenceRow,
    Neighbours,
    RepeatRow,
    ReportRow,
    RosterBlock,
    Rung,
    SignaturesBlock,
    Square,
    StoryRow,
    TextBlock,
)
from generator.pages.parts import Chip, Fact, FileLink, Heading, Link, Tally
from generator.pages.render import TEMPLATES, render
from generator.pages.repeats import Change
from generator.pages.views import (
    AssignmentRow,
    AssignmentTable,
    Branch,
    Day,
    DeadlinesView,
    DocumentRow,
    ExecutionView,
    GlossaryView,
    HomeView,
    ListGroup,
    ListView,
    Meaning,
    MineView,
    OrganizationView,
    Page,
    Pager,
    SearchView,
    TermRow,
    TopicView,
    View,
)

DOCUMENT = "protocols/example-council/2023-03-16-2/"
CENTRE = Link("Центр оценки качества", "organizations/centre/")
HOSTILE = "<script>alert(\"1\")</script> & 'кавычки' <директор школы>"


def clause(id: str, label: str, *lines: str, **others: Any) -> ClauseRow:
    row = ClauseRow(f"p-{id}", label, "", f"{DOCUMENT}{id}/", lines, 1, False, None, (), ())
    return replace(row, **others)


CLAUSE = clause(
    "1.2.3",
    "1.2.3.",
    "Представить  адресные рекомендации:",
    "– для школ;",
    "- 5*3 _листов_;",
    "Срок: до 31.03. 2023 года",
    depth=3,
    chip=Chip("triangle", "late", "срок прошёл 31 марта 2023 года"),
    addressees=(CENTRE, Link("руководители кружков")),
    responsible=(Link("Образцов П.И."),),
    closing=("Контроль оставляю за собой.",),
)

CITATIONS = Citations(
    f"https://primersk.example/{DOCUMENT}1.2.3/",
    (
        Citation("", "п. 1.2.3 протокола от 16.03.2023 № 2"),
        Citation("ГОСТ", "Протокол. – URL: https://primersk.example/", visited=True),
        Citation("BibTeX", "@misc{a,\n  title = {б},\n}", literal=True),
    ),
)

DOCUMENT_VIEW = DocumentView(
    crumbs=(Link("Протоколы", "protocols/"),),
    title="Протокол от 16 марта 2023 года № 2",
    subtitle="Координационный совет Примерской области",
    notes=("Опубликовано изложение.",),
    facts=(
        Fact("Место и форма", (Link("г. Примерск, очно"),)),
        Fact("Подлинник", file=FileLink(Link("p.pdf", f"{DOCUMENT}p.pdf"))),
    ),
    contents=(ContentsRow("s-2", "", "Присутствовали"), ContentsRow("p-1", "1", "Итоги мониторинга")),
    blocks=(
        TextBlock(None, ("П Р О Т О К О Л", "заседания совета")),
        RosterBlock(
            Heading("ПРИСУТСТВОВАЛИ :", "s-2"),
            ("Председатель – Примерова Анна Ивановна, директор",),
            ("Образцов Пётр Ильич, методист", "Записная М. П."),
            "Остальные участники: 2 человека",
        ),
        AgendaBlock(
            Heading("Повестка", "s-3"),
            (
                AgendaRow(
                    "1.",
                    ("О результатах мониторинга", "(второй год)"),
                    ("Докладчик: Образцов П. И.",),
                    (AgendaRow("1.1", ("О школах",), ("Записная М.П.",), ()),),
                ),
                AgendaRow("", ("Разное",), (), ()),
            ),
        ),
        TextBlock(Heading("1. СЛУШАЛИ", "s-4"), ("Образцова П.И.: 7. пункт не перенумерован.", "Выступили:")),
        DecidedBlock(
            Heading("Решили", "s-5"),
            ("Заслушав и обсудив,",),
            (
                clause(
                    "1",
                    "1.",
                    "Итоги мониторинга:",
                    "(за два года)",
                    heading=True,
                    address=None,
                    clauses=(
                        CLAUSE,
                        clause("1.2.3-1", "", "– вести учёт;", place="абз. 1", depth=2),
                        clause("1.10", "1.10", "Принять к сведению.", depth=2),
                    ),
                    closing=("Срок общий: в течение года",),
                ),
                clause("2.1", "2.1.", "Назначить ответственных."),
                clause("2.1-2", "2.1.", "Тот же номер дважды."),
            ),
        ),
        AttachmentsBlock(
            Heading("Приложения", "s-6"),
            (
                AttachmentRow(
                    "Приложение 1: план на 2 л.",
                    FileLink(Link("plan.pdf", f"{DOCUMENT}plan.pdf"), "PDF, 12 КБ", "0a" * 32),
                ),
                AttachmentRow("Приложение 2", None),
            ),
        ),
        SignaturesBlock(None, ("Председатель   А.И. Примерова", "Протокол вела М.П. Записная")),
    ),
    citations=CITATIONS,
    cited="протокола от 16.03.2023 № 2",
    code=Square(25, "M0 0h7v1h-7z"),
    neighbours=Neighbours(
        Link("Протокол от 1 марта 2023 года", "protocols/example-council/2023-03-01/"), None, "Раньше"
    ),
)

DECISION_VIEW = DecisionView(
    crumbs=(Link("Протокол от 16.03.2023 № 2", DOCUMENT),),
    title="Пункт 1.2.3",
    subtitle="протокола от 16 марта 2023 года № 2",
    ladder=(
        Rung("1.", "", ("Итоги мониторинга:", "(за два года)"), f"{DOCUMENT}#p-1"),
        Rung("", "абз. 1", ("– блок",), DOCUMENT),
    ),
    clause=CLAUSE,
    facts=(
        Fact("Состояние", chip=CLAUSE.chip),
        Fact("Адресат", (CENTRE,), ("ЦОК",)),
    ),
    relations=(Fact("Во исполнение", (Link("Пункт 4", f"{DOCUMENT}4/"),)),),
    source=Link("Протокол, пункт 1.2.3", f"{DOCUMENT}#p-1.2.3"),
    citations=CITATIONS,
    cited="протокола от 16.03.2023 № 2",
    neighbours=Neighbours(None, Link("1.2.4. Провести", f"{DOCUMENT}1.2.4/"), "", "Следующий пункт"),
    notices=(("Отменено 20 февраля 2024 года", Link("Пункт 4", f"{DOCUMENT}4/")),),
    reports=(
        ReportRow(
            date(2023, 3, 30),
            "30 марта 2023",
            Chip("disc", "done", "исполнено"),
            ("Рекомендации разосланы.",),
            CENTRE,
            (
                EvidenceRow("Реестр", FileLink(Link("Реестр", f"{DOCUMENT}1.2.3/a.csv")), "", ""),
                EvidenceRow("Новость", None, "https://example.org/", "example.org"),
                EvidenceRow("Письмо", None, "", ""),
            ),
        ),
    ),
    course=(CourseRow(Link("1. Слушали", f"{DOCUMENT}#s-4"), ("Образцов П. И.: да.",), ("Записная",)),),
    chain=(
        StoryRow("1 мая", Link("Пункт 4", f"{DOCUMENT}4/"), "Сдать", (Fact("отменяет", (CENTRE,)),), False),
        StoryRow("2 мая", Link("Пункт 5", f"{DOCUMENT}5/"), "Взять", (), True),
    ),
    repeats=(
        RepeatRow(
            "1 мая",
            Link("Пункт 6", f"{DOCUMENT}6/"),
            True,
            (Change("same", "Сдать"), Change("was", "план"), Change("is", "отчёт")),
        ),
        RepeatRow("2 мая", Link("Пункт 7", f"{DOCUMENT}7/"), False, ()),
    ),
)

ROWS = (DocumentRow("16 марта 2023 года", Link("Протокол № 2", DOCUMENT), "41 решение"),)

TIMELINE = timeline("Сроки по месяцам", {(2022, 12): (1, 0, 0, 0), (2023, 3): (0, 2, 1, 0)}, date(2023, 3, 1))
DUE = Chip("clock", "ink", "осталось 9 дней", date(2023, 5, 25), "отчёта нет")
DEADLINES_VIEW = DeadlinesView(
    crumbs=(Link("Сроки", "deadlines/"),),
    title="Сроки: май 2023 года",
    subtitle="2 поручения",
    tally=(Tally("ahead", DUE, 2),),
    tables=(
        AssignmentTable(
            Heading("По дням", "days"),
            (
                AssignmentRow(
                    "1",
                    f"{DOCUMENT}1/",
                    "Сдать",
                    "до 25 мая",
                    DUE,
                    Link("Протокол", DOCUMENT),
                    "п. 1 протокола",
                    "25 мая",
                    "четверг",
                    (CENTRE,),
                    anchor="d-25",
                ),
            ),
        ),
    ),
    weeks=((None, Day(24), Day(25, 1, "deadlines/2023-05/#d-25")),),
    timeline=TIMELINE,
    years=(
        ("2023 год: 2 срока", bar_chart("Сроки", "Месяц", [("май", "deadlines/2023-05/", (0, 1, 1, 0))])),
    ),
    undated="Сроки без даты не показаны: 3.",
    neighbours=Neighbours(Link("Март 2023", "deadlines/2023-03/"), None, "Раньше", "Позже"),
)
EXECUTION_VIEW = ExecutionView(
    crumbs=(),
    title="Контроль исполнения",
    subtitle="По отчётам.",
    tally=(Tally("late", DUE, 4856),),
    note="Сведений нет о 2.",
    charts=(
        (Heading("По органам", "bodies"), bar_chart("Все", "Орган", [("Совет", None, (1, 2, 3, 4000))])),
    ),
    tables=DEADLINES_VIEW.tables,
)

ORGANIZATION_VIEW = OrganizationView(
    crumbs=(Link("Организации", "organizations/"),),
    title="Центр оценки качества",
    subtitle="государственное учреждение",
    facts=(Fact("В документах также", (Link("ЦОК"), Link("ЦОиК"))),),
    tally=(
        Tally("late", Chip("triangle", "late", "срок прошёл"), 1, "organizations/centre/#late"),
        Tally(
            "open",
            Chip("dashed", "quiet", "без точной даты"),
            7,
            "organizations/centre/page-2/#open",
            ((date(2023, 5, 1), 2), (date(2023, 6, 1), 1)),
        ),
    ),
    tables=(
        AssignmentTable(
            Heading("Срок прошёл", "late"),
            (
                AssignmentRow(
                    "1.2.3",
                    f"{DOCUMENT}1.2.3/",
                    "Представить рекомендации",
                    "до 31 марта 2023 года",
                    CLAUSE.chip,
                    Link("Протокол от 16.03.2023 № 2", DOCUMENT),
                    addressees=(CENTRE,),
                    via=Link("учреждения области", "organizations/group/"),
                ),
            ),
            "late",
        ),
    ),
    more=((Link("учреждения области", "organizations/group/"), "ещё 3 поручения"),),
    empty="",
    load=TIMELINE,
    tree=Branch(Link("Департамент"), "орган", (Branch(CENTRE, "учреждение", current=True),)),
    groups=(ListGroup(Heading("Принимали участие", "attended"), ROWS, ((CENTRE, "учреждение"),)),),
    pager=Pager(((1, "organizations/centre/"), (2, "organizations/centre/page-2/")), 1),
)

VIEWS: dict[str, View] = {
    DOCUMENT: DOCUMENT_VIEW,
    f"{DOCUMENT}1.2.3/": DECISION_VIEW,
    "organizations/centre/": ORGANIZATION_VIEW,
    "deadlines/2023-05/": DEADLINES_VIEW,
    "execution/": EXECUTION_VIEW,
    "my/": MineView("Что поручено нам", (("a", "Область"),), Link("Все", "groups/"), Link("Все", "o/")),
    "topics/mentors/": TopicView((), "Наставники", "1 решение", (), DEADLINES_VIEW.tables, "Пока нет."),
    "protocols/": ListView((), "Протоколы", "1 документ", (ListGroup(None, ROWS),), empty="Пока нет."),
    "glossary/": GlossaryView(
        (),
        "Сокращения",
        "1 сокращение",
        (Link("И", "glossary/#l-i"), Link("Ц", "glossary/#l-ts")),
        (
            (
                Heading("И", "l-i"),
                (
                    TermRow(
                        "t-imo",
                        "ИМО",
                        (
                            Meaning(
                                "маршруты <обучения>",
                                True,
                                (Link("Протокол", DOCUMENT),),
                                "и ещё 2 документа",
                            ),
                        ),
                        (Link("Протокол", DOCUMENT),),
                    ),
                ),
            ),
            (Heading("Ц", "l-ts"), (TermRow("t-tsok", "ЦОК", (Meaning("центр оценки", False),), (), ""),)),
        ),
    ),
    "": HomeView(
        (("a&b", "пример"),),
        ((CENTRE, "3 поручения"),),
        Link("Все", "organizations/"),
        Link("Нам", "my/"),
        ((Link("Сдать", f"{DOCUMENT}1/"), "1 мая · Центр"),),
        Link("Все сроки", "deadlines/"),
        ROWS,
        Link("Все", "protocols/"),
        ("1 документ",),
    ),
    "search/": SearchView((), "Поиск", (Link("Протоколы", "protocols/"),)),
}


def page(address: str, view: View | None = None) -> Page:
    return Page(address, "Страница", "", "protocols/", view or VIEWS[address])


class Reader(HTMLParser):
    """Collects the text, the links, the ids and every element of a page; entities are decoded."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.links: list[str] = []
        self.ids: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if link := attributes.get("href"):
            self.links.append(link)
        if id := attributes.get("id"):
            self.ids.append(id)


def printed(row: ClauseRow) -> Iterator[str]:
    yield row.label
    yield from row.lines
    for child in row.clauses:
        yield from printed(child)
    yield from row.closing


def printed_agenda(row: AgendaRow) -> Iterator[str]:
    yield from (row.label, *row.lines, *row.speakers)
    for child in row.items:
        yield from printed_agenda(child)


def printed_document(view: DocumentView) -> Iterator[str]:
    for block in view.blocks:
        if block.heading is not None:
            yield block.heading.text
        match block:
            case RosterBlock():
                yield from (*block.lines, *block.folded)
            case AgendaBlock():
                for item in block.items:
                    yield from printed_agenda(item)
            case DecidedBlock():
                yield from block.preamble
                for row in block.clauses:
                    yield from printed(row)
            case AttachmentsBlock():
                yield from (attachment.line for attachment in block.rows)
            case TextBlock() | SignaturesBlock():
                yield from block.lines


def assert_in_order(lines: Iterator[str], text: str) -> None:
    position = 0
    for line in lines:
        found = text.find(line, position)
        assert found >= 0, line
        position = found + len(line)


def test_every_view_has_a_template_and_every_template_a_view() -> None:
    folder = Path(module.__file__).parent / "templates"

    assert set(TEMPLATES) == set(get_args(View))
    assert sorted(TEMPLATES.values()) == sorted(path.name for path in folder.glob("[!_]*.html"))


def test_every_printed_line_of_a_document_comes_out_in_order() -> None:
    reader = Reader(render(page(DOCUMENT)))
    body = reader.text[reader.text.index("П Р О Т О К О Л") :]

    assert_in_order(printed_document(DOCUMENT_VIEW), body)


def test_every_printed_line_of_a_decision_comes_out_in_order() -> None:
    text = Reader(render(page(f"{DOCUMENT}1.2.3/"))).text
    ladder = (words for rung in DECISION_VIEW.ladder for words in (rung.label, *rung.lines))

    assert_in_order(iter([*ladder, *printed(CLAUSE)]), text)


@pytest.mark.parametrize("address", VIEWS)
def test_a_page_is_whole(address: str) -> None:
    html = render(page(address))
    reader = Reader(html)
    here = [link.removeprefix("#") for link in reader.links if link.startswith("#")]
    void = {"input", "col", "img", "br", "hr", "link", "meta"}
    opened = [tag for tag, _ in reader.elements if tag not in void]

    assert len(reader.ids) == len(set(reader.ids))
    assert set(here) <= set(reader.ids)
    assert sorted(opened) == sorted(re.findall(r"</(\w+)>", html) + re.findall(r"<(\w+)[^<>]*/>", html))
    assert not [
        name
        for _, attributes in reader.elements
        for name in attributes
        if name == "style" or name.startswith("on")
    ]
    assert len([tag for tag, _ in reader.elements if tag == "h1"]) == (0 if address == "" else 1)


def hostile(value: Any) -> Any:
    """Put hostile words in the place of every text that is not an address, an id or the name of an icon."""
    if isinstance(value, tuple):
        return tuple(map(hostile, value))
    if isinstance(value, str):
        return HOSTILE
    if not isinstance(value, Struct) or isinstance(value, Pager | Piece):
        return value
    kept = {"address", "anchor", "kind", "shape", "state", "tone", "web"}
    return replace(value, **{name: hostile(each) for name, each in asdict(value).items() if name not in kept})


@pytest.mark.parametrize("address", VIEWS)
def test_no_value_comes_out_raw(address: str) -> None:
    reader = Reader(render(page(address, hostile(VIEWS[address]))))

    assert HOSTILE in reader.text
    assert [attributes.get("src") for tag, attributes in reader.elements if tag == "script"] == (
        {"search/": ["../assets/glasno/search.js"], "my/": ["../assets/glasno/my.js"]}.get(address, [])
    )


@pytest.mark.parametrize(
    ("address", "line", "target"),
    (
        (DOCUMENT, "см. [план](plan.pdf)", f"/{DOCUMENT}plan.pdf"),
        (f"{DOCUMENT}1.2.3/", "см. [план](plan.pdf)", f"/{DOCUMENT}plan.pdf"),
        (
            f"{DOCUMENT}1.2.3/",
            "см. [пункт](/protocols/other/2022-01-01/1/)",
            "/protocols/other/2022-01-01/1/",
        ),
        (DOCUMENT, "см. [сайт](https://example.org/?a=1&b=2)", "https://example.org/?a=1&b=2"),
    ),
)
def test_a_line_links(address: str, line: str, target: str) -> None:
    row = replace(CLAUSE, lines=(line,))
    view: View = (
        replace(DOCUMENT_VIEW, blocks=(DecidedBlock(None, (), (row,)),), contents=())
        if address == DOCUMENT
        else replace(DECISION_VIEW, clause=row)
    )

    reader = Reader(render(page(address, view)))

    assert target in [urljoin(f"/{address}", link) for link in reader.links]
    assert "см. план" in reader.text or "см. пункт" in reader.text or "см. сайт" in reader.text


def test_a_clause_leads_to_its_decision_and_a_heading_to_itself() -> None:
    reader = Reader(render(page(DOCUMENT)))
    numbers = [
        attributes
        for tag, attributes in reader.elements
        if tag == "a" and "g-num" in str(attributes.get("class"))
    ]

    assert [urljoin(f"/{DOCUMENT}", str(attributes["href"])) for attributes in numbers] == [
        f"/{DOCUMENT}{target}" for target in ("#p-1", "1.2.3/", "1.2.3-1/", "1.10/", "2.1/", "2.1-2/")
    ]


def test_the_tally_leads_to_the_page_of_each_table() -> None:
    reader = Reader(render(page("organizations/centre/")))

    targets = [urljoin("/organizations/centre/", link) for link in reader.links]
    assert {"/organizations/centre/#late", "/organizations/centre/page-2/#open"} <= set(targets)


def test_large_numbers_have_their_thousands_apart() -> None:
    html = render(page("execution/"))

    for number in ("4\u00a0856", "4\u00a0000", "4\u00a0006"):
        assert f">{number}<" in html


def test_every_shape_that_a_row_may_show_is_drawn_on_its_page() -> None:
    shapes = {shape for shape, _ in states.LOOKS.values()}
    row = AssignmentRow("1", "a/1/", "Сдать", "", None, Link("Протокол", "a/"))
    rows = tuple(replace(row, chip=Chip(shape, "ink", shape)) for shape in sorted(shapes))
    for view in VIEWS.values():
        if not isinstance(view, OrganizationView | DeadlinesView | ExecutionView | TopicView):
            continue
        page = Page("a/b/", "", "", "", replace(view, tables=(AssignmentTable(Heading("А", "a"), rows),)))
        html = render(page)
        shown = re.findall(r"<use href=#i-([a-z]+)>", html)
        assert set(shown) == shapes
        assert set(shown) <= set(re.findall(r"<symbol id=i-([a-z]+) ", html)), type(view).__name__
