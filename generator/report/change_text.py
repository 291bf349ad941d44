"""What a change means, as text, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.report.address_changes import AddressChanges
from generator.report.change import Change, Kind, Subject
from generator.report.markdown import span_code, words
from generator.text.plural import count

VERSION = "1.0"
"""The first number grows when a reader of the old form would read the new one wrongly."""
_SHOWN = 24
"""Changes that a comment tells before it refers to the whole list."""
_ADDRESSES = 8

_ENDINGS = {"протокол": "", "выписка": "а", "решение": "о"}
"""By the first word of a document's name: «добавлена выписка»."""

SIGNED = "Подписанный текст изменён"
AMENDED = "Отчёты об исполнении только добавляют"


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that a change means."""

    changes: tuple[Change, ...]
    addresses: AddressChanges
    elsewhere: tuple[str, ...] = ()
    """Files outside of the content folder that the change touches, from the repository's root."""
    broken: tuple[str, ...] = ()
    """Records that cannot be read, before or after; what changed in them is unknown."""

    @property
    def signed(self) -> tuple[str, ...]:
        """Published documents whose printed words are no longer the same, each once."""
        return tuple(dict.fromkeys(change.document for change in self.changes if change.signed))

    @property
    def amended(self) -> tuple[str, ...]:
        """Published reports on execution that are no longer as they were."""
        return tuple(
            f"{change.name} {change.what}"
            for change in self.changes
            if change.subject is Subject.REPORT and change.kind is not Kind.ADDED
        )


def sentence(change: Change, quote: Callable[[str], str] = str, say: Callable[[str], str] = str) -> str:
    """Return «решение 1.2.3: изменён срок: было «…», стало «…»»; ``quote`` and ``say`` escape words."""
    told = f"{say(change.name)}: {say(change.what)}"
    if change.kind is Kind.ADDED and change.subject is not Subject.DECISION:
        ending = next((end for word, end in _ENDINGS.items() if change.name.startswith(word)), "")
        new = "новая " if change.subject is Subject.ORGANIZATION else f"добавлен{ending} "
        return f"{new}{told}"
    if change.kind is Kind.REMOVED and change.subject is Subject.DOCUMENT:
        return told
    if change.before and change.after:
        return f"{told}: было «{quote(change.before)}», стало «{quote(change.after)}»"
    if change.after:
        return f"{told}: «{quote(change.after)}»"
    return f"{told}: было «{quote(change.before)}»" if change.before else told


def as_text(meaning: Meaning) -> str:
    """Return every change, grouped by document."""
    return "\n".join(_text(meaning)) + "\n"


def _text(meaning: Meaning) -> Iterator[str]:
    if not meaning.changes:
        yield "Смысл опубликованного не изменился."
    for document in meaning.signed:
        yield f"ВНИМАНИЕ: {SIGNED.lower()}: {document}"
    for report in meaning.amended:
        yield f"ВНИМАНИЕ: {AMENDED.lower()}: {report}. Верните прежний файл, а новое напишите новым отчётом."
    for document, group in groupby(meaning.changes, lambda change: change.document):
        told = list(group)
        inner = [change for change in told if change.subject in (Subject.DECISION, Subject.SECTION)]
        for change in told:
            if change not in inner:
                yield f"- {sentence(change)}"
        if inner:
            yield f"- в тексте {document}:"
            yield from (f"  - {sentence(change)}" for change in inner)
    addresses = meaning.addresses
    for title, listed in (
        ("Адреса, которые появятся", [f"/{address}" for address in addresses.appeared]),
        ("Адреса, которые изменятся", [f"/{was} → /{now}" for was, now in addresses.moved]),
        ("Адреса, которые исчезнут", [f"/{address}" for address in addresses.vanished]),
        ("Страницы с новым содержанием", [f"/{address}" for address in addresses.changed]),
        ("Файлы вне папки с записями", list(meaning.elsewhere)),
        ("Не прочитано", list(meaning.broken)),
    ):
        if listed:
            yield ""
            yield f"{title}: {len(listed)}"
            yield from (f"  {line}" for line in listed)


def as_markdown(meaning: Meaning) -> str:
    """Return a summary for a comment, short enough to be read."""
    return "\n".join(lines(meaning)) + "\n"


def lines(meaning: Meaning, shown: int = _SHOWN) -> Iterator[str]:
    """Yield the lines of a summary that tells ``shown`` changes."""
    yield "### Что изменится на сайте"
    yield ""
    if not meaning.changes:
        yield "Смысл опубликованного не изменился."
    yield from _warnings(meaning)
    for change in meaning.changes[:shown]:
        inside = change.subject in (Subject.DECISION, Subject.SECTION)
        of = f" {words(change.document)}:" if inside else ""
        yield f"-{of} {sentence(change, words, words)}"
    if len(meaning.changes) > shown:
        yield f"- … и ещё {len(meaning.changes) - shown}. Полный список: `glasno diff`"
    addresses = meaning.addresses
    groups = (
        (("адрес появится", "адреса появятся", "адресов появятся"), [f"/{a}" for a in addresses.appeared]),
        (
            ("адрес изменится", "адреса изменятся", "адресов изменятся"),
            [f"/{a} → /{b}" for a, b in addresses.moved],
        ),
        (("адрес исчезнет", "адреса исчезнут", "адресов исчезнут"), [f"/{a}" for a in addresses.vanished]),
    )
    for forms, listed in groups:
        if listed:
            named = [span_code(line) for line in listed[:_ADDRESSES]]
            more = [f"и ещё {len(listed) - _ADDRESSES}"] if len(listed) > _ADDRESSES else []
            yield ""
            yield f"<details><summary>{count(len(listed), *forms)}</summary>"
            yield ""
            yield ", ".join([*named, *more])
            yield ""
            yield "</details>"
    if meaning.elsewhere:
        named = [span_code(path) for path in meaning.elsewhere[:_ADDRESSES]]
        yield ""
        yield (
            f"> ⚠️ Изменены файлы вне папки с записями ({len(meaning.elsewhere)}): {', '.join(named)}. "
            "Проверка их не применяла: посмотрите на них сами."
        )
    if meaning.broken:
        yield ""
        yield f"Не прочитано: {', '.join(span_code(path) for path in meaning.broken[:_ADDRESSES])}."


def _warnings(meaning: Meaning) -> Iterator[str]:
    for document in meaning.signed[:3]:
        yield f"> ⚠️ **{SIGNED}:** {words(document)}. Сверьте с подлинником."
    if len(meaning.signed) > 3:
        yield f"> … и ещё {count(len(meaning.signed) - 3, 'документ', 'документа', 'документов')}."
    for report in meaning.amended[:3]:
        yield f"> ⚠️ **{AMENDED}:** {words(report)}. Верните прежний файл, а новое напишите новым отчётом."
    if len(meaning.amended) > 3:
        yield f"> … и ещё {count(len(meaning.amended) - 3, 'отчёт', 'отчёта', 'отчётов')}."
    if meaning.signed or meaning.amended:
        yield ""


def as_json(meaning: Meaning) -> str:
    """Return everything as JSON."""
    addresses = meaning.addresses
    result = {
        "version": VERSION,
        "signed": list(meaning.signed),
        "amended": list(meaning.amended),
        "changes": [
            {
                "kind": change.kind.value,
                "subject": change.subject.value,
                "name": change.name,
                "what": change.what,
                "text": sentence(change),
                "address": change.address,
                "document": change.document or None,
                "before": change.before or None,
                "after": change.after or None,
                "signed": change.signed,
            }
            for change in meaning.changes
        ],
        "addresses": {
            "appeared": list(addresses.appeared),
            "moved": [{"from": was, "to": now} for was, now in addresses.moved],
            "vanished": list(addresses.vanished),
            "changed": list(addresses.changed),
        },
        "elsewhere": list(meaning.elsewhere),
        "broken": list(meaning.broken),
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Meaning], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
