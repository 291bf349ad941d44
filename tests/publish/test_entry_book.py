"""Entries come back as they were entered, in the order in which a site is gone through."""

from __future__ import annotations

from hashlib import sha256

from generator.publish.entry_book import Entry, EntryBook

NAMES = (
    "data/x.csv",
    "data-2/x",
    "index.html",
    "а/index.html",
    "a-b/index.html",
    "a/index.html",
    "data/я.csv",
)
ENTRIES = [Entry(name, sha256(name.encode()).hexdigest(), len(name)) for name in NAMES]


def test_entries_come_back_in_the_order_of_their_names() -> None:
    assert list(EntryBook(ENTRIES)) == sorted(ENTRIES)


def test_what_is_known_anew_takes_the_place_of_what_was() -> None:
    book = EntryBook(ENTRIES)
    anew = Entry("index.html", "0" * 64, 7, ("index.html: страница\u2028пуста.", "и\x85велика"))
    book.add([anew])
    assert book.get("index.html") == anew
    assert book.get("nowhere") is None
    assert len(list(book)) == len(ENTRIES)


def test_a_folder_holds_what_is_below_it_alone() -> None:
    assert EntryBook(ENTRIES).below("data/") == ["data/x.csv", "data/я.csv"]
