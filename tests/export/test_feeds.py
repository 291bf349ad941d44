"""Atom: by the RFC, complete through its archives, the same whenever it is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from generator.export.feeds import feeds
from generator.export.feeds.archives import ENTRIES
from generator.export.feeds.items import VIA
from generator.export.material import material
from generator.model.portal import Portal
from generator.model.settings import Export, Settings
from generator.pages import addresses, pages
from tests.export.portals import LONG, PORTALS, SETTINGS, TODAY, hostile
from tests.export.published import files_of
from tests.load.records import portal

Made = Callable[[str], Mapping[str, bytes]]
ATOM = "{http://www.w3.org/2005/Atom}"
BASE = SETTINGS.site_url
SAMPLE = 40
"""Files of a portal that a slow reader reads."""
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


def of(linked: Portal, settings: Settings = SETTINGS, today: date = TODAY) -> dict[str, bytes]:
    return files_of(feeds, linked, settings, today)


def atom(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {address: data for address, data in files.items() if address.endswith(".atom")}


def logical(files: Mapping[str, bytes], address: str) -> Iterator[bytes]:
    """Yield the files of a feed as a reader of RFC 5005 goes: what is new, then archive by archive."""
    following: str | None = address
    while following:
        data = files[following]
        yield data
        links = {
            link.get("rel"): link.get("href") or "" for link in etree.fromstring(data).iterfind(f"{ATOM}link")
        }
        assert links["self"] == BASE + following
        assert ("current" in links) is (b"<fh:archive/>" in data) is (following != address)
        following = links.get("prev-archive", "").removeprefix(BASE) or None


def ids(files: Mapping[str, bytes], address: str) -> set[str]:
    return {
        id.text or ""
        for data in logical(files, address)
        for id in etree.fromstring(data).iterfind(f"{ATOM}entry/{ATOM}id")
    }


def test_every_file_is_as_the_rfc_says(each: str, made: Made) -> None:
    for data in atom(made(each)).values():
        tree = etree.fromstring(data)
        GRAMMAR.assertValid(tree)
        found = [id.text for id in tree.iterfind(f"{ATOM}entry/{ATOM}id")]
        assert len(found) == len(set(found))
        days = [day.text or "" for day in tree.iterfind(f"{ATOM}entry/{ATOM}updated")]
        assert days == sorted(days, reverse=True)
        assert tree.findtext(f"{ATOM}updated") == days[0]


def test_feedparser_has_nothing_to_say(each: str, made: Made) -> None:
    for address, data in list(atom(made(each)).items())[:SAMPLE]:
        read = feedparser.parse(data)
        assert not read.bozo, (address, read.bozo_exception)
        assert len(read.entries) == data.count(b"<entry>")


def test_what_pages_offer_is_what_is_made(each: str, made: Made) -> None:
    files = made(each)
    offered = {alternate.address for page in pages(PORTALS[each](), TODAY) for alternate in page.alternates}
    made_too = {
        address
        for address, data in files.items()
        # Nobody subscribes to an archive, or to the deadlines of a year.
        if address.endswith((".atom", ".ics"))
        and b"<fh:archive/>" not in data
        and not address.startswith("calendars/years/")
    }
    assert offered <= files.keys()
    # Their pages come with the section of topics.
    to_come = {address for address in made_too if address.startswith("feeds/topics/")}
    assert made_too - to_come <= offered


def test_the_archives_hold_everything(each: str, made: Made) -> None:
    linked, files = PORTALS[each](), made(each)
    documents = {BASE + addresses.document(id) for id in linked.meetings}
    reports = {
        f"{BASE}{addresses.decision(ref)}#{report.name}"
        for ref, decision in linked.decisions.items()
        for report in decision.reports
    }
    assert ids(files, addresses.site_feed()) == documents | reports
    for body, held in linked.convened.items():
        assert {BASE + addresses.document(id) for id in held} <= ids(files, addresses.body_feed(body))
    for id, refs in linked.assigned.items():
        named = {BASE + addresses.decision(ref) for ref in refs}
        assert named <= ids(files, addresses.organization_feed(id))


def test_a_file_holds_a_bounded_number_of_entries(made: Made) -> None:
    for data in atom(made("generated")).values():
        assert data.count(b"<entry>") <= 2 * ENTRIES + VIA


_SCHOOLS = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "organizations/shkola.yml": "name: Школа № 1\nclassification: school\nparent: sovet\ngroups: [shkoly]\n",
    "organizations/shkoly.yml": "name: Школы\nclassification: institutions\nparent: sovet\n",
}


def protocols(years: int, reports: int = 0) -> dict[str, str]:
    files = dict(_SCHOOLS)
    for year in range(2000, 2000 + years):
        files[f"protocols/sovet/{year}-03-01.md"] = (
            "## Решили\n"
            + "".join(
                f"{n}. Сдать отчёт {n}.\nСрок: до 1 мая {year} года\nКому: shkola\n" for n in range(1, 8)
            )
            + "8. Школам провести праздник.\nКому: shkoly\n"
        )
    for number in range(reports):
        folder = f"reports/protocols/sovet/{2000 + number}-03-01/1"
        files[f"{folder}/{2000 + number}-05-02.yml"] = f"date: {2000 + number}-05-02\nstatus: done\n"
    return files


def test_an_archive_never_changes() -> None:
    before, after = of(portal(protocols(20, 20))), of(portal(protocols(24, 24)))
    archives = {address for address, data in before.items() if b"<fh:archive/>" in data}
    assert addresses.organization_feed("shkola", 2) in archives
    assert {address: before[address] for address in archives} == {a: after[a] for a in archives}


def test_a_corrected_text_changes_the_file_it_stands_in_alone() -> None:
    files = protocols(30, 30)
    path = "protocols/sovet/2003-03-01.md"
    longer = files | {path: files[path].replace("отчёт 1.", f"отчёт {LONG}.")}
    before, after = of(portal(files)), of(portal(longer))
    assert before.keys() == after.keys()
    changed = {address for address in before if before[address] != after[address]}
    assert changed == {
        addresses.site_feed(1),
        addresses.body_feed("sovet", 1),
        addresses.organization_feed("shkola", 1),
        f"{path.removesuffix('.md')}/1/reports.atom",
    }


def test_an_archive_is_a_group_that_stays() -> None:
    before, after = (
        {group.key for group in feeds(material(portal(protocols(years, years)), SETTINGS, TODAY))}
        for years in (30, 34)
    )
    assert any(key.startswith("feed body sovet 1 ") for key in before)
    assert before < after


def test_what_groups_are_told_reaches_their_members() -> None:
    linked = portal(protocols(3))
    files = of(linked)
    school = ids(files, addresses.organization_feed("shkola"))
    group = {BASE + addresses.decision(ref) for ref in linked.assigned["shkoly"]}
    assert len(group) == 3
    assert group == ids(files, addresses.organization_feed("shkoly"))
    assert group < school
    assert len(school) == 3 * 8


def test_an_entry_of_each_kind() -> None:
    linked = portal(
        protocols(1)
        | {
            "topics.yml": "topics: [{id: prazdniki, title: Праздники, words: [праздник]}]\n",
            "reports/protocols/sovet/2000-03-01/8/2000-04-02.yml": (
                "date: 2000-04-02\nstatus: extended\ndue: 2000-05-01\nby: shkola\n"
                "text: Перенесли, «дождь» & ветер.\n"
                "evidence: [{text: Приказ, url: 'https://primersk.example/prikaz?a=1&b=2'}]\n"
            ),
        }
    )
    files = of(linked)
    new = feedparser.parse(files["feeds/topics/prazdniki.atom"])
    report, decision = new.entries
    assert report.title.replace("\xa0", " ") == "Пункт 8 протокола от 1 марта 2000 года: срок продлён"
    assert report.author == "Школа № 1"
    assert report.updated == "2000-04-02T00:00:00Z"
    assert "<b>срок продлён до 1 мая 2000 года</b> — Школа № 1" in report.content[0].value
    assert "Перенесли, «дождь» &amp; ветер." in report.content[0].value
    assert 'href="https://primersk.example/prikaz?a=1&amp;b=2"' in report.content[0].value
    assert report.link == decision.link == f"{BASE}protocols/sovet/2000-03-01/8/"
    assert decision.title == "Пункт 8. Школам провести праздник."
    assert (decision.author, decision.updated) == ("Совет", "2000-03-01T00:00:00Z")
    assert [(tag.term, tag.label) for tag in decision.tags] == [("prazdniki", "Праздники")]
    own = feedparser.parse(files["protocols/sovet/2000-03-01/8/reports.atom"])
    assert [entry.id for entry in own.entries] == [report.id, decision.id]
    site = feedparser.parse(files["feeds/all.atom"])
    assert [entry.id for entry in site.entries] == [report.id, f"{BASE}protocols/sovet/2000-03-01/"]
    assert "<h2>Решили</h2>" in site.entries[1].content[0].value


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_words_come_through_and_stay_words(made: Made) -> None:
    files = made("hostile")
    tree = etree.fromstring(files["feeds/bodies/sovet.atom"])
    entries = {entry.findtext(f"{ATOM}id"): entry for entry in tree.iterfind(f"{ATOM}entry")}
    read = _Words()
    read.feed(entries[f"{BASE}protocols/sovet/2023-03-16-2/"].findtext(f"{ATOM}content") or "")
    assert read.tags <= {"p", "b", "h2", "a", "blockquote"}
    assert '=СУММ(A1:A9), "кавычки", ]]> & </script><script>alert(1)</script>' in read.text
    assert LONG in read.text
    school = etree.fromstring(files["feeds/organizations/shkola.atom"])
    assert (school.findtext(f"{ATOM}title") or "").startswith('=Школа, «Рост» & "К°" ]]> <i>')


def test_the_same_bytes_on_any_day_and_in_any_run() -> None:
    assert of(hostile()) == of(hostile(), today=date(2099, 1, 1))


def test_without_an_address_of_the_site_links_begin_at_its_root() -> None:
    settings = replace(SETTINGS, site_url="")
    files = of(hostile(), settings)
    for address, data in files.items():
        tree = etree.fromstring(data)
        GRAMMAR.assertValid(tree)
        depth = address.count("/")
        assert tree.get("{http://www.w3.org/XML/1998/namespace}base") == "../" * depth
        assert all("://" not in link.get("href", "") for link in tree.iter(f"{ATOM}link"))
        assert all((id.text or "").startswith("urn:uuid:") for id in tree.iter(f"{ATOM}id"))


def test_a_portal_without_protocols_has_no_feeds() -> None:
    assert of(portal(_SCHOOLS)) == {}
    offered = (alternate.export for page in pages(portal(_SCHOOLS), TODAY) for alternate in page.alternates)
    assert not {Export.FEEDS, Export.CALENDARS}.intersection(offered)


@pytest.mark.parametrize(
    ("exports", "types"),
    (
        (frozenset(), set()),
        (frozenset({Export.FEEDS}), {"application/atom+xml"}),
        (frozenset({Export.CALENDARS}), {"text/calendar"}),
    ),
)
def test_a_page_offers_only_what_the_portal_publishes(exports: frozenset[Export], types: set[str]) -> None:
    offered = [
        a
        for page in pages(hostile(), TODAY, settings=replace(SETTINGS, exports=exports))
        for a in page.alternates
    ]
    assert {alternate.media_type for alternate in offered} == types
