"""A link that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.check.addresses import Addresses
from generator.check.content import MOST, Content, folder_of
from generator.check.nearest import nearest
from generator.check.rules.attachment_type import PUBLISHED
from generator.check.sheet import Sheet
from generator.diagnostics import Diagnostic, error
from generator.model.document import Document
from generator.source import Span, Text
from generator.text.links import scheme
from generator.text.slugs import slug

CODE = "broken-link"
_FILE = re.compile(
    rf"\[([^\[\]\n]{{1,300}})\]\(([^()\[\]\n]{{1,300}})\.({'|'.join(PUBLISHED)})\)", re.IGNORECASE
)


def check_broken_link(content: Content) -> Iterator[Diagnostic]:
    """Refuse links of printed lines to a page, a clause or a file that is not there."""
    addresses = Addresses(content.portal, content.published)
    for sheet in content.sheets:
        if sheet.targets:
            yield from islice(_of_document(sheet, addresses), MOST)
        yield from islice(_spaced(sheet), MOST)


def _spaced(sheet: Sheet) -> Iterator[Diagnostic]:
    """An address ends at a space: «[таблица](Таблица 1.csv)» shows its brackets to readers."""
    for line in sheet.lines:
        for match in _FILE.finditer(line) if "](" in line else ():
            if len(match[2].split()) < 2:
                continue
            name = f"{slug(match[2])}.{match[3].lower()}"
            yield error(
                CODE,
                line.part(match.start(2), match.end(3)).span,
                "В имени файла пробел: ссылка на него не получится.",
                f"Назовите файл без пробелов: [{match[1]}]({name})",
            )


def _of_document(sheet: Sheet, addresses: Addresses) -> Iterator[Diagnostic]:
    folder = folder_of(sheet.document.id)
    attached = _attached(sheet.document)
    for target in sheet.targets:
        if scheme(target) or target.span in attached:
            continue
        page, _, fragment = _address(target, folder).partition("#")
        if page not in addresses.published.files and not addresses.has_page(page):
            advice = _advice(target, page, folder, addresses)
            yield error(CODE, target.span, f"Ссылка ведёт в никуда: «{target}».", advice)
        elif fragment and (anchors := addresses.anchors(page)) and fragment not in anchors:
            near = nearest(fragment, anchors)
            advice = f"/{page}#{near}" if near else f"/{page}"
            yield error(CODE, target.span, f"На странице «{page}» нет места «{fragment}».", advice)


def _address(target: str, folder: str) -> str:
    """Return where a link leads from the root of the site; what cannot be an address stays as it is."""
    if target.startswith("//") or ".." in target or "\\" in target or "&" in target:
        return target
    return target[1:] if target.startswith("/") else folder + target


def _attached(document: Document) -> frozenset[Span]:
    """Return the places of links that name an attachment: another rule looks after those."""
    return frozenset(
        attachment.file.span for attachment in document.attachments if attachment.file is not None
    )


def _advice(target: Text, page: str, folder: str, addresses: Addresses) -> str:
    """Show the nearest file beside the record, or the nearest page of the site."""
    if "/" in target:
        likely = addresses.nearest(page)
        return f"Может быть, /{likely}?" if likely else "[протокол](/protocols/sovet/2023-03-16/)"
    beside = (path.removeprefix(folder) for path in addresses.published.files if path.startswith(folder))
    near = nearest(target, (name for name in beside if "/" not in name))
    return f"Может быть, {near}?" if near else f"Положите файл {target} в папку {folder}"
