from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.publish.lines import amend, find

KEYS = st.text("ab/.я", max_size=4)


def key_of(line: bytes) -> str:
    return line.decode().partition("=")[0]


def text(lines: dict[str, int]) -> bytes:
    return "".join(f"{key}={value}\n" for key, value in sorted(lines.items())).encode()


@given(st.dictionaries(KEYS, st.integers(0, 9)), KEYS)
def test_a_line_is_found_by_its_key(lines: dict[str, int], key: str) -> None:
    found = find(text(lines), key, key_of)
    assert found == (f"{key}={lines[key]}".encode() if key in lines else None)


@given(
    st.dictionaries(KEYS, st.integers(0, 9)),
    st.dictionaries(KEYS, st.none() | st.integers(0, 9)),
    st.sets(KEYS),
)
def test_amended_lines_are_those_written_anew(
    lines: dict[str, int], changes: dict[str, int | None], gone: set[str]
) -> None:
    changes = {**dict.fromkeys(gone), **changes}
    after = {key: value for key, value in {**lines, **changes}.items() if value is not None}
    told = {key: None if value is None else f"{key}={value}".encode() for key, value in changes.items()}
    assert amend(text(lines), told, key_of) == text(after)
