"""A name under «Отв.:» or before a colon that the registry does not know."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.check.mentions import titles, unresolved
from generator.check.names import NameIndex
from generator.diagnostics import Diagnostic, warning

CODE = "unknown-organization"


def check_unknown_organization(content: Content) -> Iterator[Diagnostic]:
    """Warn of addressees and responsible whose pages will not show the decision."""
    index: NameIndex | None = None
    advice: dict[tuple[str, bool], str] = {}
    for mention, addressed in unresolved(content):
        if mention.candidates:
            continue
        name = str(mention.text)
        index = index or NameIndex(content.portal.organizations.values())
        if (name, addressed) not in advice:
            advice[name, addressed] = _advice(index.nearest(name), content, addressed=addressed)
        yield warning(
            CODE,
            mention.text.span,
            f"Имени «{name}» нет в реестре: решение не попадёт ни на чью страницу.",
            advice[name, addressed],
        )


def _advice(near: tuple[str, ...], content: Content, *, addressed: bool) -> str:
    if not near:
        return "Добавьте файл organizations/<id>.yml с этим именем в именительном падеже."
    words = f"Похожи: {titles(near, content, '; ')}. Допишите имя в aliases"
    return f"{words} или под пунктом строку «Кому: {near[0]}»." if addressed else f"{words}."
