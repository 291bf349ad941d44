"""A value that is kept is heard of by everyone who asks for it."""

from __future__ import annotations

from generator.model.reads import Reads, Told, Watched


def test_who_asks_for_a_kept_value_has_looked_up_what_it_is_made_of() -> None:
    reads = Reads()
    names, sizes = Watched("names", {1: "один", 2: "два"}, reads), Watched("sizes", {1: 10}, reads)
    made: list[int] = []

    def make(key: int) -> str:
        made.append(key)
        return f"{names[key]} {sizes.get(key)}"

    told = Told(reads, make, 8)
    assert (names[2], told(1)) == ("два", "один 10")
    assert reads.take() == {("names", 2), ("names", 1), ("sizes", 1)}
    assert told(1) == "один 10"
    assert reads.take() == {("names", 1), ("sizes", 1)}
    assert made == [1]


def test_what_is_looked_up_for_the_first_time_is_kept_apart_from_what_comes_after() -> None:
    reads = Reads()
    told: Told[int, None] = Told(reads, lambda key: reads.hear("names", key), 8)
    told(1)
    reads.hear("names", 2)
    assert reads.take() == {("names", 1), ("names", 2)}
    told(1)
    assert reads.take() == {("names", 1)}


def test_what_is_made_of_kept_values_is_heard_of_whole() -> None:
    reads = Reads()
    names = Watched("names", {1: "один", 2: "два"}, reads)
    inner: Told[int, str] = Told(reads, lambda key: names[key], 8)
    outer: Told[int, str] = Told(reads, lambda key: inner(key) + inner(1), 8)
    assert inner(1) == "один"
    assert reads.take() == {("names", 1)}
    for _ in range(2):
        assert outer(2) == "дваодин"
        assert reads.take() == {("names", 1), ("names", 2)}


def test_without_anyone_who_hears_a_value_is_kept_as_well() -> None:
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return key

    told = Told(None, make, 8)
    assert (told(3), told(3), made) == (3, 3, [3])
