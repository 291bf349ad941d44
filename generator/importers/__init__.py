"""A document as the secretary has it to a draft record: its structure recognised, every word of it kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from generator.diagnostics import Diagnostic, error, in_order, warning
from generator.importers.agenda import write_agenda
from generator.importers.attendance import write_attendance
from generator.importers.bodies import Body, find_body
from generator.importers.decisions import write_decisions
from generator.importers.draft import CODE, Draft, write_draft
from generator.importers.entries import Stream, read_entries
from generator.importers.letterhead import Letterhead, read_letterhead
from generator.importers.lines import DraftLine, Meaning
from generator.importers.markers import HEADINGS, Part
from generator.importers.offers import offer_organizations
from generator.importers.signatures import write_signatures
from generator.importers.sources.blocks import SourceDocument
from generator.importers.structure import Section, split_sections
from generator.importers.tokens import lost_tokens
from generator.importers.yaml_form import Yaml, write_yaml
from generator.load.markdown_tree import parse_markdown
from generator.model.organization import Organization
from generator.source import Span
from generator.text.slugs import slug
from generator.text.stems import stems
from generator.vocabulary import DocumentKind, Fidelity

__all__ = ["Draft", "import_document"]

_HEAD_WORDS = "Шапка таблицы осталась в заголовке: она напечатана, но вопроса в ней нет."
_ADDED = "Этот заголовок добавлен: в документе его нет, а раздел начинается здесь."


def import_document(
    source: SourceDocument,
    organizations: Mapping[str, Organization],
    body: str | None = None,
    form: Literal["md", "yml"] = "md",
) -> Draft:
    """Return the draft of a record for a document that was read.

    ``organizations`` are those of the registry by id; ``body`` is who met, where the editor says so. The
    diagnostics of a draft stand at its own lines.
    """
    stream = read_entries(source)
    sections = split_sections(stream.entries)
    following = [entry for section in sections[1:4] for entry in section.entries]
    last = sections[0].entries[-1].text if sections[0].entries else ""
    headings = [f"{last} {section.heading}" for section in sections[1:2]]
    head = read_letterhead(sections[0].entries, following, headings)
    met = find_body(head, organizations, body)
    path = _path(head, met, form)
    written = write_draft(_front(head, met, organizations), _lines(sections, stream), path or "draft.md")
    text, printed = written.text, written.body
    remarks = (*_head_remarks(head, met, path, organizations), *written.diagnostics)
    if form == "yml":
        tree, _ = parse_markdown(written.text, path)
        assert tree is not None
        yaml = write_yaml(tree)
        text, remarks = yaml.text, tuple(_moved(remark, yaml) for remark in remarks)
        printed = text.partition("\nsections:\n")[2]
    proposed = (met.proposed,) if met.proposed else ()
    return Draft(
        text=text,
        path=path,
        diagnostics=in_order(remarks),
        residue=(*source.residue, *stream.residue),
        mended=written.mended,
        lost=lost_tokens(source, printed, written.mended, parted=form == "yml"),
        new_organizations=(*proposed, *offer_organizations(written.text, path, organizations, proposed)),
    )


def _moved(remark: Diagnostic, yaml: Yaml) -> Diagnostic:
    """Return a remark at the line of the YAML form that holds the same words."""
    line = yaml.lines.get(remark.span.line, remark.span.line)
    return replace(remark, span=Span(remark.span.path, line, 1, remark.span.width))


def _path(head: Letterhead, body: Body, form: str) -> str:
    """Return where the record belongs under the content folder; empty where body or date are not known."""
    if not body.id or head.day is None:
        return ""
    collection = "decisions" if head.kind is DocumentKind.DECISION_ACT else "protocols"
    number = slug(head.number)
    return f"{collection}/{body.id}/{head.day.isoformat()}{f'-{number}' if number else ''}.{form}"


def _front(head: Letterhead, body: Body, organizations: Mapping[str, Organization]) -> list[tuple[str, str]]:
    """Return the keys of the head with their values."""
    values = [
        ("body", body.id),
        ("kind", head.kind.value),
        ("date", head.day.isoformat() if head.day else ""),
        ("number", head.number),
        ("time", head.time),
        ("place", head.place),
        ("form", head.form.value if head.form else ""),
        ("fidelity", Fidelity.FULL.value),
        ("title", _title(head, body, organizations)),
        ("subject", head.subject[:500]),
    ]
    required = ("body", "kind", "date", "fidelity")
    return [(key, value) for key, value in values if value or key in required]


def _title(head: Letterhead, body: Body, organizations: Mapping[str, Organization]) -> str:
    """Return the title where it says more than who met, when, and under which number."""
    known = organizations.get(body.id)
    names = [known.title, *known.other_names] if known else [head.phrase]
    said = set(stems(head.title)) - set(
        stems("протокол выписка из решение постановление приказ заседания от года г №")
    )
    said -= {stem for name in names for stem in stems(name)}
    said -= set(stems(f"{head.number} {head.subject if head.kind is DocumentKind.DECISION_ACT else ''}"))
    more = [stem for stem in said if len(stem) > 3 and not stem.isdigit()]
    return head.title[:500] if len(more) > 2 else ""


def _head_remarks(
    head: Letterhead, body: Body, path: str, organizations: Mapping[str, Organization]
) -> Iterator[Diagnostic]:
    """Yield what a person has to say about the head."""
    span = Span(path or "draft.md", 2)
    if not body.id:
        yield error(CODE, span, "Орган не распознан.", "Назовите его: glasno import ФАЙЛ --body id")
    elif body.candidates:
        options = ", ".join(body.candidates[:8])
        yield warning(
            CODE, span, f"Так называются несколько органов: {options}.", f"--body {body.candidates[0]}"
        )
    elif not body.known:
        yield warning(
            CODE,
            span,
            f"Органа «{body.id}» нет в реестре. {_nearest(head, organizations)}".strip(),
            f"Добавьте organizations/{body.id}.yml или назовите орган: --body id",
        )
    day = Span(path or "draft.md", 4)
    if head.day is None:
        printed = f" Напечатано: {head.short_day}." if head.short_day else ""
        yield error(CODE, day, f"Не найдена дата заседания.{printed}", "date: 2023-03-16")


def _nearest(head: Letterhead, organizations: Mapping[str, Organization]) -> str:
    """Return the bodies of the registry whose names share most words with the head."""
    said = set(stems(f"{head.phrase} {' '.join(head.above)}"))
    scored = sorted(
        (-len(said & set(stems(organization.name))), organization.id)
        for organization in organizations.values()
        if not organization.classification.is_group
    )
    near = [id for score, id in scored[:3] if score <= -2]
    return f"Похожи: {', '.join(near)}." if near else ""


def _lines(sections: list[Section], stream: Stream) -> Iterator[DraftLine]:
    for section in sections:
        content, words = _content(section, stream)
        yield from _heading(section, words)
        yield from content


def _heading(section: Section, words: str) -> Iterator[DraftLine]:
    """Yield the heading of a part as printed, or one of ours; words of a table's head are kept in it."""
    if section.plain:
        yield DraftLine(section.heading, Meaning.HEADING, after_blank=True)
    elif section.opened:
        name = HEADINGS[section.part]
        yield DraftLine(f"## {f'{name}: {words}' if words else name}", Meaning.ADDED, note=_ADDED)
    elif section.heading:
        text = f"{section.heading} | {words}" if words else section.heading
        yield DraftLine(f"{'#' * section.level} {text}", Meaning.HEADING, note=_HEAD_WORDS if words else "")


def _content(section: Section, stream: Stream) -> tuple[list[DraftLine], str]:
    match section.part:
        case Part.ATTENDANCE:
            return write_attendance(section.entries), ""
        case Part.AGENDA:
            return write_agenda(section.entries, spaced=stream.spaced)
        case Part.DECIDED:
            return write_decisions(section.entries, spaced=stream.spaced), ""
        case Part.SIGNATURES:
            return write_signatures(section.entries), ""
        case Part.TEXT | Part.HEARD | Part.SPOKE | Part.ATTACHMENTS:
            return [
                DraftLine(line, after_blank=entry.after_blank and index == 0)
                for entry in section.entries
                for index, line in enumerate(entry.lines)
            ], ""
