"""Every address of the site is made here; addresses once published never change.

All are relative to the root of the site, without a leading slash and with one at the end.
"""

from __future__ import annotations

from generator.model.document import DocumentId, Ref
from generator.text.slugs import slug

HOME = ""
PROTOCOLS = "protocols/"
ORGANIZATIONS = "organizations/"
YEARS = "years/"
REGIONS = "regions/"
DEADLINES = "deadlines/"
UNDATED = "deadlines/open/"
EXECUTION = "execution/"
TOPICS = "topics/"
GROUPS = "groups/"
MINE = "my/"
SEARCH = "search/"
GLOSSARY = "glossary/"
VERIFY = "verify/"
RULES = "rules/"
DATA = "data/"
FEEDS = "feeds/"
CALENDARS = "calendars/"
WIDGETS = "widgets/"
MANIFEST = "SHA256SUMS"
PERSONS = "persons/"

_LONGEST = 150
"""Characters of one part of an address: a file system takes 255 bytes."""


_AKOMA_NTOSO = "akn.xml"


def document(id: DocumentId) -> str:
    """Return the page of a document."""
    return f"{id}/"


def decision(ref: Ref) -> str:
    """Return the page of a decision."""
    return f"{ref}/"


def anchor(clause: str) -> str:
    """Return the id of a clause on its document's page; content never makes ids without the prefix."""
    return f"p-{clause}"


def clause(ref: Ref) -> str:
    """Return the place of a clause on its document's page."""
    return f"{document(ref.document)}#{anchor(ref.clause)}"


def record(page: str) -> str:
    """Return a page's record for programs, beside it."""
    return f"{page}index.json"


def akoma_ntoso(id: DocumentId) -> str:
    """Return a document in Akoma Ntoso, beside its page."""
    return f"{id}/{_AKOMA_NTOSO}"


def is_akoma_ntoso(address: str) -> bool:
    """Whether a document in Akoma Ntoso stands at an address."""
    return address.endswith(f"/{_AKOMA_NTOSO}")


def body(collection: str, id: str, page: int = 1) -> str:
    """Return the list of documents of a body."""
    return paged(f"{collection}/{id}/", page)


def organization(id: str, page: int = 1) -> str:
    """Return the page of an organization."""
    return paged(f"{ORGANIZATIONS}{id}/", page)


def year(number: int, page: int = 1) -> str:
    """Return the list of documents of a year."""
    return paged(f"{YEARS}{number}/", page)


def region(name: str, page: int = 1) -> str:
    """Return the list of documents and organizations of a region, by its name."""
    return paged(f"{REGIONS}{slug(name)[:_LONGEST]}/", page)


def persons(page: int = 1) -> str:
    """Return the list of people, or a further part of it."""
    return paged(PERSONS, page)


def person(slug: str) -> str:
    """Return the page of a person."""
    return f"{PERSONS}{slug}/"


def glossary(page: int = 1) -> str:
    """Return the glossary, or a further part of it."""
    return paged(GLOSSARY, page)


def month(year: int, number: int, page: int = 1) -> str:
    """Return the deadlines of a month (1–12)."""
    return paged(f"{DEADLINES}{year}-{number:02}/", page)


def undated(year: int, number: int, page: int = 1) -> str:
    """Return what documents of a month (1–12) ask for without naming a day."""
    return paged(f"{UNDATED}{year}-{number:02}/", page)


def execution(body: str, page: int = 1) -> str:
    """Return how the decisions of a body are carried out."""
    return paged(f"{EXECUTION}{body}/", page)


def topic(id: str, page: int = 1) -> str:
    """Return the decisions on a topic."""
    return paged(f"{TOPICS}{id}/", page)


def rule(code: str) -> str:
    """Return the help page of a rule."""
    return f"{RULES}{code}/"


def body_feed(id: str, archive: int = 0) -> str:
    """Return the feed of a body; ``archive`` counts its archives from 1, the oldest (RFC 5005)."""
    return _feed(f"bodies/{id}", archive)


def organization_feed(id: str, archive: int = 0) -> str:
    """Return the feed of what an organization or a group is told to do."""
    return _feed(f"organizations/{id}", archive)


def topic_feed(id: str, archive: int = 0) -> str:
    """Return the feed of a topic."""
    return _feed(f"topics/{id}", archive)


def site_feed(archive: int = 0) -> str:
    """Return the feed of the whole portal."""
    return _feed("all", archive)


def decision_feed(ref: Ref, archive: int = 0) -> str:
    """Return the feed of a decision and the reports on it."""
    return f"{decision(ref)}{f'reports-{archive}' if archive else 'reports'}.atom"


def _feed(scope: str, archive: int) -> str:
    return f"{FEEDS}{scope}{f'/{archive}' if archive else ''}.atom"


def body_calendar(id: str, content: str) -> str:
    """Return a calendar of a body; ``content`` is «meetings», «deadlines» or «tasks»."""
    return f"{CALENDARS}bodies/{id}/{content}.ics"


def organization_calendar(id: str, content: str) -> str:
    """Return a calendar of what an organization or a group is told to do, by when."""
    return f"{CALENDARS}organizations/{id}/{content}.ics"


def year_calendar(year: int, content: str) -> str:
    """Return a calendar of everything in a year."""
    return f"{CALENDARS}years/{year}/{content}.ics"


def widget(content: str, body: str = "") -> str:
    """Return a widget, of one body or of all; ``content`` is «latest» or «deadlines»."""
    return f"{WIDGETS}{f'bodies/{body}' if body else 'all'}/{content}.html"


def site_calendar(content: str) -> str:
    """Return a calendar of the whole portal."""
    return f"{CALENDARS}all/{content}.ics"


def paged(address: str, page: int) -> str:
    """Return the address of a further page of a long list; the first keeps the plain address."""
    return address if page == 1 else f"{address}page-{page}/"
