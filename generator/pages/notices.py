"""Pages that stand where something else stood: withdrawn, or moved to another address."""

from __future__ import annotations

from generator.load import COLLECTIONS
from generator.model.withdrawn import Withdrawal
from generator.pages import addresses
from generator.pages.parts import Link
from generator.pages.views import NoticeView, Page
from generator.text.dates import format_date
from generator.text.typography import bind


def withdrawn_page(address: str, withdrawal: Withdrawal) -> Page:
    """Return the page that says when and why something was withdrawn, and nothing of what it said."""
    title = _title(str(withdrawal.address))
    reason = str(withdrawal.reason).strip()
    lines = (
        bind(f"{title} {format_date(withdrawal.date)}."),
        f"Причина: {reason}{'' if reason.endswith(('.', '!', '?', '…')) else '.'}",
    )
    return _page(address, title, lines, None)


def moved_page(address: str, target: str) -> Page:
    """Return the page that leads on to where something stands now."""
    return _page(
        address,
        "Страница переехала",
        ("Прежний адрес больше не используется.",),
        Link("Перейти на новую страницу", target),
    )


def _page(address: str, title: str, lines: tuple[str, ...], onward: Link | None) -> Page:
    organizations = address.startswith(addresses.ORGANIZATIONS)
    section = addresses.ORGANIZATIONS if organizations else addresses.PROTOCOLS
    above = Link("Организации" if organizations else "Протоколы", section)
    return Page(address, title, " ".join(lines), section, NoticeView((above,), title, lines, onward))


def _title(address: str) -> str:
    """Return what was withdrawn, in words that a day may follow."""
    steps = address.rstrip("/").split("/")
    if steps[0] not in COLLECTIONS or len(steps) < 3:
        return "Страница убрана"
    return "Документ отозван" if len(steps) == 3 else "Решение отозвано"
