"""Packed pieces: whatever is joined unpacks to its bytes, with the sum that ZIP files name."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from generator.export.packed import Packed, joined, pack, plain
from generator.export.zip_file import read_packed, write_packed


def whole(packed: Packed) -> bytes:
    data = zlib.decompress(packed.data, -zlib.MAX_WBITS)
    assert (packed.size, packed.crc) == (len(data), zlib.crc32(data))
    return data


@given(st.lists(st.lists(st.binary(max_size=300), max_size=4), max_size=6), st.binary(max_size=300))
def test_joined_pieces_unpack_to_their_bytes(pieces: list[list[bytes]], end: bytes) -> None:
    packed = joined((plain(b"begin"), *map(pack, pieces), plain(end, last=True)))
    assert whole(packed) == b"begin" + b"".join(map(b"".join, pieces)) + end


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
