"""How the portal names documents and decisions, in one voice everywhere."""

from __future__ import annotations

import re
from datetime import date

from generator.model.document import Clause, Document
from generator.model.portal import Decision, Head
from generator.text import labels
from generator.text.dates import format_date, format_date_short
from generator.text.deadlines import is_deadline_line
from generator.text.links import LINK
from generator.text.plural import count
from generator.text.repeated import repeated
from generator.text.responsible import is_responsible_line
from generator.text.typography import bind
from generator.vocabulary import DocumentKind

_DEADLINE_TAIL = re.compile(r"\s+Срок\s*(?:[:–—-]|исполнения)[^.]*\.?\s*;?\s*$")
GENITIVE = {
    DocumentKind.PROTOCOL: "протокола",
    DocumentKind.EXTRACT: "выписки из протокола",
    DocumentKind.DECISION_ACT: "решения",
}


def documents_count(number: int) -> str:
    """Return «5 документов»."""
    return count(number, "документ", "документа", "документов")


def decisions_count(number: int) -> str:
    """Return «5 решений»."""
    return count(number, "решение", "решения", "решений")


def assignments_count(number: int) -> str:
    """Return «5 поручений»."""
    return count(number, "поручение", "поручения", "поручений")


def organizations_count(number: int) -> str:
    """Return «5 организаций»."""
    return count(number, "организация", "организации", "организаций")


def list_day(day: date) -> str:
    """Return «16 марта 2023», as a list says it."""
    return bind(format_date(day).removesuffix(" года"))


def printed_number(document: Document | Head) -> str:
    """Return the number, or nothing where the document has a blank for it («№ ____»)."""
    number = str(document.number or "").strip()
    return "" if not number.strip("_ .…-–—") else number


def document_title(document: Document | Head) -> str:
    """Return «Протокол от 16 марта 2023 года № 2»."""
    return f"{document.kind.label.capitalize()} {_of(document, format_date(document.date))}"


def document_genitive(document: Document | Head) -> str:
    """Return «протокола от 16 марта 2023 года № 2»."""
    return f"{GENITIVE[document.kind]} {_of(document, format_date(document.date))}"


def document_short(document: Document | Head) -> str:
    """Return «Протокол от 16.03.2023 № 2»."""
    return f"{document.kind.label.capitalize()} {of_short(document)}"


def of_short(document: Document | Head) -> str:
    """Return «от 16.03.2023 № 2»."""
    return _of(document, format_date_short(document.date))


def _of(document: Document | Head, day: str) -> str:
    number = printed_number(document)
    return bind(f"от {day}{f' № {number}' if number else ''}")


def place(clause: Clause, context: tuple[Clause, ...]) -> str:
    """Return how a clause is cited: «1.2.3», «1.2, подп. а», «1.2, абз. 1», «абз. 2»."""
    return _place(tuple((step.label, step.ordinal) for step in (*context, clause)))


@repeated
def _place(path: tuple[tuple[str | None, int], ...]) -> str:
    steps: list[str] = []
    above = ""
    for label, ordinal in path:
        if label is None:
            steps.append(f"абз. {ordinal}")
        elif not above or labels.is_parent(above, label):
            # The label of a clause repeats those above it: «1.2.3» stands for «1», «1.2» and itself.
            steps[-1:] = [labels.bare(label)] if above else [*steps[-1:], labels.bare(label)]
            above = label
        else:
            steps.append(f"подп. {labels.bare(label)}")
    return bind(", ".join(steps))


def decision_title(decision: Decision) -> str:
    """Return «Пункт 1.2.3»."""
    cited = place(decision.clause, decision.context)
    return bind(f"Пункт {cited}" if cited[:1].isdigit() else cited.capitalize())


def decision_of(decision: Decision, document: Document | Head) -> str:
    """Return «Пункт 1.2.3 протокола от 16 марта 2023 года № 2», with the item where numbers start again."""
    return f"{decision_title(decision)} {document_genitive(document)}{item_words(decision)}"


def item_words(decision: Decision) -> str:
    """Return « по вопросу 2.3», where numbering starts again for every item of the agenda."""
    item = decision.item
    outermost = (*decision.context, decision.clause)[0]
    if item is None or (outermost.label and labels.parts(outermost.label)[:1] == labels.parts(item)[:1]):
        return ""
    return bind(f" по вопросу {labels.bare(item)}")


def file_size(size: int) -> str:
    """Return «583 байта», «240 КБ», «1,2 МБ»; a kilobyte is 1024 bytes, as in the systems of readers."""
    if size < 1024:
        return count(size, "байт", "байта", "байт")
    if size < 1024 * 1024:
        return bind(f"{round(size / 1024)}\N{NO-BREAK SPACE}КБ")
    return f"{size / (1024 * 1024):.1f}".replace(".", ",").removesuffix(",0") + "\N{NO-BREAK SPACE}МБ"


def summary(decision: Decision, limit: int = 90) -> str:
    """Return the number and the first words of a decision, for the portal's own links to it."""
    text = first_words(decision, limit)
    label = place(decision.clause, decision.context)
    return f"{label}. {text}"


def first_words(decision: Decision, limit: int = 160) -> str:
    """Return the beginning of the text, cut between words; the portal says with «…» that it goes on."""
    text = _said(decision.clause.lines)
    if len(text) <= limit:
        return text.rstrip(" ;:") if text.rstrip()[-1:] in ";:" else text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


@repeated
def _said(lines: tuple[str, ...]) -> str:
    """Return lines as one, without bullets, links, and what only tells the deadline and who answers."""
    said = [
        (LINK.sub(r"\1", line) if "](" in line else line).lstrip("-–—•· ")
        for line in lines
        if not (is_deadline_line(line) or is_responsible_line(line))
    ]
    text = " ".join(said)
    return _DEADLINE_TAIL.sub("", text) if "Срок" in text else text
