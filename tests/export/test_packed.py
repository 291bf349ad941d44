"""Packed pieces: whatever is joined unpacks to its bytes, with the sum that ZIP files name."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.packed import NOTHING, Packed, Spoilt, content, joined, pack, plain, separated
from generator.export.zip_file import read_packed, write_packed


def whole(packed: Packed) -> bytes:
    data = zlib.decompress(packed.data, -zlib.MAX_WBITS)
    assert (packed.size, packed.crc) == (len(data), zlib.crc32(data))
    return data


@given(st.lists(st.lists(st.binary(max_size=300), max_size=4), max_size=6), st.binary(max_size=300))
def test_joined_pieces_unpack_to_their_bytes(pieces: list[list[bytes]], end: bytes) -> None:
    packed = joined((plain(b"begin"), *map(pack, pieces), plain(end, last=True)))
    assert whole(packed) == b"begin" + b"".join(map(b"".join, pieces)) + end


@given(st.binary(max_size=300))
def test_a_piece_gives_back_its_bytes(data: bytes) -> None:
    assert content(pack([data])) == content(plain(data)) == data


def test_nothing_is_packed_as_nothing() -> None:
    assert pack([]) == pack([b"", b""]) == NOTHING
    assert content(NOTHING) == b""


@pytest.mark.parametrize(
    "spoil",
    (
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"\0\0\xff\xff", b"\xff\0\xff\0"),
        lambda data: b"",
    ),
)
def test_a_spoilt_piece_is_not_taken_for_what_was_packed(spoil: Callable[[bytes], bytes]) -> None:
    piece = pack([b"decision" * 100])
    with pytest.raises(Spoilt):
        content(replace(piece, data=spoil(piece.data)))


@given(st.lists(st.binary(max_size=3), max_size=5))
def test_signs_stand_between_what_holds_something(data: list[bytes]) -> None:
    pieces = separated((pack([one]) for one in data), b",")
    assert b"".join(map(content, pieces)) == b",".join(filter(None, data))


def test_the_sum_of_long_pieces() -> None:
    long = bytes(range(256)) * 40_000
    assert whole(joined((pack([long, long]), pack([long], last=True)))) == 3 * long


def test_a_zip_file_of_packed_files_is_read_by_others_and_by_us() -> None:
    files = {"один.xml": pack([b"1"], last=True), "b/two": pack([b"2" * 500, b"3"], last=True)}
    data = write_packed(files)
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "один.xml": b"1",
            "b/two": b"2" * 500 + b"3",
        }
    assert dict(read_packed(data)) == {name: file.data for name, file in files.items()}
