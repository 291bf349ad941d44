"""A portal that was read goes into a catalogue, from which all that follows is drawn, piece by piece.

What the portal leaves out of its texts is left out here: nothing behind the catalogue has ever seen it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from generator.catalogue.opened import open_portal
from generator.catalogue.store import Listing, Store, listing_of, row_of
from generator.link.privacy import Privacy, rewrite
from generator.model.document import DocumentId
from generator.model.glossary import Term
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.pages.glossary import Glossary
from generator.pages.ledger import entries_of
from generator.pipeline import Checked, Figures
from generator.pipeline.history import with_history
from generator.pipeline.workers import spread


def catalogue(
    checked: Checked, store: Store, *, today: date, settings: Settings, figures: Figures
) -> Checked:
    """Put a portal into an empty catalogue, with the history of its documents; return what draws from it."""
    with figures.timed("картотека"):
        portal, figures.history = with_history(checked.portal, checked.content.root)
        shown = protect(replace(checked, portal=portal), privacy(checked, settings))
        portal = shown.portal
        fill(store, portal, shown.glossary, today)
        return replace(shown, portal=open_portal(store, portal.organizations, portal.topics))


def fill(store: Store, portal: Portal, terms: Iterable[Term], today: date) -> None:
    """Put every meeting of a portal into an empty catalogue."""
    glossary = Glossary(portal, terms)
    store.fill(spread([partial(row_of, meeting) for meeting in portal.meetings.values()]))
    store.keep_listings(spread([partial(_listing, id, portal, today, glossary) for id in portal.heads]))
    store.commit()


def _listing(id: DocumentId, portal: Portal, today: date, glossary: Glossary) -> Listing:
    meeting = portal.meetings[id]
    return listing_of(meeting, entries_of(meeting, portal, today), glossary.uses(meeting.document))


def privacy(checked: Checked, settings: Settings) -> Privacy:
    """Return what a portal leaves out of its texts: names that were withdrawn, names in full."""
    return Privacy(checked.withdrawn.persons, settings.persons)


def protect(checked: Checked, privacy: Privacy) -> Checked:
    """Return what was read without what is left out."""
    if privacy.changes_nothing:
        return checked
    withdrawals = rewrite(checked.withdrawn.withdrawals, privacy.change)
    return replace(
        checked,
        portal=privacy.protect(checked.portal),
        glossary=rewrite(checked.glossary, privacy.change),
        withdrawn=replace(checked.withdrawn, withdrawals=withdrawals, persons=()),
    )
