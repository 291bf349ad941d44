"""What decisions are about: the list of topics, and a list of decisions for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model.group import Group
from generator.model.portal import Portal
from generator.pages import addresses, words
from generator.pages.entries import ORDER
from generator.pages.ledger import Ledger
from generator.pages.lists import pager, pages_of, topic_links
from generator.pages.parts import Link
from generator.pages.tallies import first_places, tables, tally
from generator.pages.views import ListGroup, ListView, Page, TopicView

ROWS = 100
"""Decisions on one page of a topic."""

_ALL = Link("Темы", addresses.TOPICS)


def topic_groups(ledger: Ledger) -> Iterator[Group[Page]]:
    """Yield what makes the list of topics and the pages of each; nothing where the portal has no topics."""
    portal = ledger.portal
    if not portal.topics:
        return
    yield Group("topics", lambda: (_list(portal),))
    for id, topic in portal.topics.items():
        yield Group(f"topic {id}", partial(_topic, id, str(topic.title), ledger))


def _list(portal: Portal) -> Page:
    links = tuple(topic_links(portal))
    view = ListView(
        (), "Темы", "О чём решения: по словам, которые в них есть.", (ListGroup(None, links=links),)
    )
    return Page(addresses.TOPICS, "Темы", "Решения по темам.", addresses.PROTOCOLS, view)


def _topic(id: str, title: str, ledger: Ledger) -> Iterator[Page]:
    entries = sorted(ledger.on_topic(id), key=lambda entry: (ORDER[entry.state], entry.last))
    parts = pages_of(entries, ROWS)
    address = partial(addresses.topic, id)
    places = first_places(parts, address)
    for number, part in enumerate(parts, 1):
        view = TopicView(
            crumbs=(_ALL,),
            title=title,
            subtitle=words.decisions_count(len(entries)),
            tally=tally(entries, places),
            tables=tables(part),
            empty="" if entries else "Решений на эту тему нет.",
            pager=pager(number, len(parts), address),
        )
        yield Page(address(number), title, f"Решения на тему «{title}».", addresses.PROTOCOLS, view)
