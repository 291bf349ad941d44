"""How to cite a document or a decision: in words, by ГОСТ Р 7.0.100–2018, and in BibTeX."""

from __future__ import annotations

import re

from generator.model.document import CourseSection, DecidedSection, Document, Ref, TextSection
from generator.model.organization import Organization
from generator.model.portal import Decision, Meeting, Portal
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.pages.document_views import Citation, Citations
from generator.text.spelling import NBSP
from generator.text.stems import stems
from generator.text.typography import bind

_SITTING = re.compile(r"\b(заседани[яе]|совещани[яе])\s+([^\n,;:№\d]{3,300})", re.IGNORECASE)
_GENITIVE = {"заседание": "заседания", "совещание": "совещания"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SIGN = re.compile(rf"[{re.escape(''.join(_TEX))}]")
_NO_KEY = re.compile(r"[^a-z0-9.-]+")


class Citing:
    """How to cite a document and its decisions; what they have in common is found once."""

    def __init__(self, meeting: Meeting, portal: Portal, settings: Settings) -> None:
        self.document = cited_document(meeting, portal)
        """How a citation names the document, «протокола от 16.03.2023 № 2 (Совет по качеству)»."""
        self._meeting = meeting
        self._site_url = settings.site_url
        self._short = words.document_short(meeting.document)
        body = portal.organizations.get(meeting.document.body)
        self._body = str(body.name if body else meeting.document.body)
        site = f" // {settings.site_name} : [сайт]." if settings.site_name else "."
        day = meeting.document.date
        self._author = f"  author = {{{{{_tex(self._body)}}}}},"
        self._dated = (
            f"  year = {{{day.year}}},\n  month = {_MONTHS[day.month - 1]},\n  date = {{{day.isoformat()}}},"
        )
        self._published = bind(f" / {self._body}. – Текст : электронный{site}")

    def whole(self) -> Citations:
        """Return the citations of the document."""
        return self._citations(
            _nominative(self.document, self._meeting.document),
            self._short,
            addresses.document(self._meeting.id),
        )

    def decision(self, ref: Ref, point: str) -> Citations:
        """Return the citations of a decision; ``point`` is how it is cited (see ``cited_point``)."""
        return self._citations(f"{point} {self.document}", f"{self._short}, {point}", addresses.decision(ref))

    def _citations(self, plain: str, title: str, address: str) -> Citations:
        url = f"{self._site_url}{address}" if self._site_url else ""
        gost = f"{title}{self._published}"
        return Citations(
            url=url,
            rows=(
                Citation("", plain),
                Citation("ГОСТ Р 7.0.100–2018", f"{gost} – URL: {url}" if url else gost, visited=bool(url)),
                Citation("BibTeX", self._bibtex(title, url, address), literal=True),
            ),
        )

    def _bibtex(self, title: str, url: str, address: str) -> str:
        key = _NO_KEY.sub("-", address.strip("/").partition("/")[2])
        rows = (
            f"@misc{{{key},",
            self._author,
            f"  title = {{{_tex(title.replace(NBSP, ' '))}}},",
            self._dated,
            *((f"  url = {{{url}}},",) if url else ()),
            "  langid = {russian},",
            "}",
        )
        return "\n".join(rows)


def cited_point(decision: Decision) -> str:
    """Return «п. 1.2.3», or «п. 1 по вопросу 2.3» where numbering starts again for every question."""
    cited = words.place(decision.clause, decision.context)
    point = f"п. {cited}" if cited[:1].isdigit() else cited
    return bind(f"{point}{words.item_words(decision)}")


def cited_document(meeting: Meeting, portal: Portal) -> str:
    """Return «протокола заседания Совета по качеству от 16.03.2023 № 2».

    A name is never declined by the program: the case is taken from the document's own letterhead, and where
    that has none the name stands in brackets as it is, «протокола от 16.03.2023 № 2 (Совет по качеству)».
    """
    document = meeting.document
    body = portal.organizations.get(document.body)
    kind, of = words.GENITIVE[document.kind], words.of_short(document)
    sitting = _sitting(document, body) if body else ""
    if sitting:
        return f"{kind} {bind(sitting)} {of}"
    return f"{kind} {of} ({body.name})" if body else f"{kind} {of}"


def _nominative(of_document: str, document: Document) -> str:
    """Return the citation of a whole document; only its first words change their case."""
    return of_document.replace(words.GENITIVE[document.kind], document.kind.label.capitalize(), 1)


def _sitting(document: Document, body: Organization) -> str:
    """Return «заседания Совета по качеству» as the letterhead prints it, where it names this body."""
    names = {stems(name) for name in (body.name, body.title, *body.other_names)}
    for line in _letterhead(document):
        for found in _SITTING.finditer(line):
            named = re.sub(r"\s+(?:от|в форме|по вопрос\w+)\s*$", "", found[2]).rstrip(" .–—-»\t")
            named = named + "»" if named.count("«") > named.count("»") else named
            if stems(named) in names:
                sitting = found[1].lower()
                return f"{_GENITIVE.get(sitting, sitting)} {named}"
    return ""


def _letterhead(document: Document) -> list[str]:
    """Return the title, and the lines before anything is heard or decided."""
    lines = [str(document.title)] if document.title else []
    for section in document.sections:
        if isinstance(section, CourseSection | DecidedSection):
            break
        if isinstance(section, TextSection):
            lines += map(str, section.lines)
    return lines


def _tex(text: str) -> str:
    return _SIGN.sub(lambda found: _TEX[found[0]], text)
