"""How to cite a document or a decision: in words, by ГОСТ Р 7.0.100–2018, and in BibTeX."""

from __future__ import annotations

import re

from generator.model.document import CourseSection, DecidedSection, Document, TextSection
from generator.model.organization import Organization
from generator.model.portal import Decision, Meeting, Portal
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.pages.document_views import Citation, Citations
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


def citations(
    meeting: Meeting, portal: Portal, settings: Settings, decision: Decision | None = None
) -> Citations:
    """Return the citations of a document, or of one decision of it."""
    document = meeting.document
    body = portal.organizations.get(document.body)
    name = str(body.name if body else document.body)
    of_document = cited_document(meeting, portal)
    address = addresses.decision(decision.ref) if decision else addresses.document(document.id)
    url = f"{settings.site_url}{address}" if settings.site_url else ""
    short = words.document_short(document)
    place = f", {cited_point(decision)}" if decision else ""
    site = f" // {settings.site_name} : [сайт]." if settings.site_name else "."
    gost = bind(f"{short}{place} / {name}. – Текст : электронный{site}")
    return Citations(
        url=url,
        rows=(
            Citation(
                "",
                f"{cited_point(decision)} {of_document}" if decision else _nominative(of_document, document),
            ),
            Citation("ГОСТ Р 7.0.100–2018", f"{gost} – URL: {url}" if url else gost, visited=bool(url)),
            Citation("BibTeX", _bibtex(document, f"{short}{place}", name, url, address), literal=True),
        ),
    )


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
    return of_document.replace(words.GENITIVE[document.kind], words.NOMINATIVE[document.kind], 1)


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


def _bibtex(document: Document, title: str, author: str, url: str, address: str) -> str:
    key = re.sub(r"[^a-z0-9.-]+", "-", address.strip("/").partition("/")[2])
    fields = {
        "author": f"{{{_tex(author)}}}",
        "title": _tex(title.replace("\N{NO-BREAK SPACE}", " ")),
        "year": str(document.date.year),
        "date": document.date.isoformat(),
        "url": url,
        "langid": "russian",
    }
    rows = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    rows.insert(3, f"  month = {_MONTHS[document.date.month - 1]},")
    return "\n".join((f"@misc{{{key},", *rows, "}"))


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)
