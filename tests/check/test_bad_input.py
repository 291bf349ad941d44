"""The cases of bad input that a record can hold: a remark or a text kept, in little time and memory."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from generator.check import Published
from generator.load import load
from generator.model.document import Document
from generator.source import SourceFile
from tests.check.tree import ORGANIZATION, diagnose, protocol, protocol_file

SECONDS = 10
MEMORY = 1 << 30


@pytest.fixture(autouse=True)
def _limited() -> Iterator[None]:
    """Let a test take ten seconds and one GiB, then fail."""

    def too_late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"over {SECONDS} s")

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGALRM, too_late)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    signal.signal(signal.SIGALRM, before)


def remarks(data: str | bytes, suffix: str = ".md") -> list[str]:
    data = data.encode() if isinstance(data, str) else data
    found = diagnose((ORGANIZATION, protocol_file(data, suffix)))
    return [f"{remark.span.line} {remark.code}" for remark in found]


def document(text: str) -> Document:
    (read,) = load([protocol_file(text.encode())]).documents
    return read


LAUGHS = "\n".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}' if i else 'ха'] * 9)}]" for i in range(9))


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        pytest.param(
            protocol(place="!!python/object/apply:os.system [id]"), ["7 yaml-tag"], id="1 a tag that runs"
        ),
        pytest.param(protocol(place=f"x\n{LAUGHS}"), ["8 yaml-alias"], id="2 billion laughs"),
        pytest.param(protocol(place="&a [*a]"), ["7 yaml-alias"], id="3 an alias of itself"),
        pytest.param(protocol(place="x\nplace: y"), ["8 yaml-dup"], id="5 a key twice"),
        pytest.param(protocol(fidelity="no"), ["6 value"], id="6 Norway"),
        pytest.param(protocol(date="2023-02-30"), ["4 date"], id="10 no such day"),
        pytest.param(protocol(date="16.03.2023"), ["4 date"], id="11 another order"),
        pytest.param(protocol(date="9" * 5000), ["4 date"], id="12 a number of 5,000 digits"),
        pytest.param(protocol(date="0x" + "f" * 20_000), ["4 date"], id="12 a hexadecimal number"),
        pytest.param(protocol(place=f"[{'1,' * 200_000}]"), ["2 too-big"], id="15 a list of 200,000"),
        pytest.param("---\nbody: sovet\n## Решили\n1. Да.\n", ["1 front-matter"], id="16 a head not closed"),
        pytest.param(protocol(place='"г. Примерск'), ["7 yaml-syntax"], id="16 a quote not closed"),
        pytest.param(protocol(templat="main.html"), ["7 unknown-key"], id="18 an unknown key"),
        pytest.param(protocol(template="../../../etc/passwd"), ["7 unknown-key"], id="18 a key of the host"),
        pytest.param(protocol(title='"<script>alert(2)</script>"'), [], id="19 a script in the title"),
        pytest.param(protocol(title='"\\"><script>alert(3)</script>"'), [], id="20 a quote and a script"),
        pytest.param(protocol(place='"a\x00b"'), ["7 control"], id="21 NUL"),
        pytest.param(protocol(place='"a\\0b"'), ["7 control"], id="21 NUL by its escape"),
        pytest.param(protocol(place='"a\\u202eb"'), ["7 bidi"], id="50 a mark of direction by its escape"),
        pytest.param(protocol("1. " + "[" * 4000), [], id="39 4,000 brackets"),
        pytest.param(protocol("1. " + "[" * 1_000_000), [], id="39 a megabyte of brackets"),
        pytest.param(protocol("1. [план](plan.pdf)"), ["9 broken-link"], id="43 a link to nothing"),
        pytest.param(
            protocol("1. [x](java&#115;cript:alert)"), ["9 broken-link"], id="25 a scheme in entities"
        ),
        pytest.param(protocol("1. Ивано\u200bв"), ["9 zero-width"], id="51 no width"),
        pytest.param(protocol("1. Ива\u00adнов и\u00a0Петров"), [], id="51 a soft hyphen is no fault"),
        pytest.param(protocol("1. Иванoв"), ["9 mixed-script"], id="52 a Latin o"),
        pytest.param(protocol("1. " + "x" * 1_100_000), ["1 too-big"], id="55 a record of over a megabyte"),
    ),
)
def test_a_protocol_gets_its_remark(text: str, expected: list[str]) -> None:
    assert remarks(text) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    (
        pytest.param(protocol().encode("cp1251"), ["8 encoding"], id="22 cp1251"),
        pytest.param(protocol().encode("utf-16"), ["1 encoding"], id="22 UTF-16"),
        pytest.param(b"\xef\xbb\xbf" + protocol().encode(), [], id="a byte order mark is no fault"),
        pytest.param(protocol().replace("\n", "\r\n").encode(), [], id="nor are the line ends of Windows"),
        pytest.param(b"", ["1 empty"], id="nothing"),
        pytest.param(b" \n\n", ["1 empty"], id="blanks"),
        pytest.param(b"\xff" * 100_000, ["1 encoding"], id="no text at all"),
    ),
)
def test_bytes_get_their_remark(data: bytes, expected: list[str]) -> None:
    assert remarks(data) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        pytest.param("- a\n- b\n", ["1 type"], id="a list where a mapping belongs"),
        pytest.param("просто текст\n", ["1 type"], id="a text where a mapping belongs"),
        pytest.param("body: " + "[" * 200_000, ["1 complexity"], id="200,000 brackets"),
        pytest.param("body: [" + "1," * 200_000 + "]", ["1 too-big"], id="15 a list of 200,000"),
        pytest.param("a: 1\n---\nb: 2\n", ["2 yaml-syntax"], id="two records in one file"),
        pytest.param("[a]: b\n", ["1 type"], id="a list for a key"),
    ),
)
def test_a_yaml_record_gets_its_remark(text: str, expected: list[str]) -> None:
    assert remarks(text, ".yml") == expected


def test_a_thousand_faults_are_told_in_their_first_hundred() -> None:
    assert len(remarks("".join(f"k{i}: 1\n" for i in range(19_000)), ".yml")) == 100
    assert len(remarks(protocol("1. " + "аa\u200b " * 100_000))) == 200


@pytest.mark.parametrize("value", ("012", "12:30", "1.10", "1_000", "нет", "no", "off", "0x1F", "1e3"))
def test_a_scalar_stays_text(value: str) -> None:
    assert document(protocol(place=value)).place == value


@pytest.mark.parametrize(
    "name",
    (
        "protocols/sovet/-rf.pdf",
        "protocols/sovet/.hidden.pdf",
        "protocols/sovet/a..pdf ",
        "protocols/sovet/a.pdf.",
        "protocols/sovet/con.pdf",
        "protocols/sovet/a\\b.pdf",
        "protocols/sovet/c:a.pdf",
        "protocols/sovet/%2e%2e.pdf",
        "protocols/sovet/a\x00.pdf",
        "protocols/../a.pdf",
        "protocols/sovet/" + "я" * 120 + ".pdf",
        "protocols/sovet/a\u202efdp.pdf",
        "protocols/sovet/a\u200b.pdf",
        "protocols/sovet/плaн.pdf",
    ),
)
def test_a_file_name_that_does_not_travel_is_refused(name: str) -> None:
    found = diagnose((ORGANIZATION,), Published(files=frozenset({name})))

    assert "name" in {remark.code for remark in found}


@pytest.mark.parametrize(
    "path",
    (
        "protocols/README.md",
        "protocols/sovet/index.md",
        "protocols/sovet/2023-03-16/2.md",
        "protocols/sovet/2023-03-16-№2.md",
        "organizations/old/centre.yml",
        "organizations/Centre.yml",
        "organizations/con.yml",
    ),
)
def test_a_record_out_of_its_place_is_refused(path: str) -> None:
    data = ORGANIZATION.data if path.startswith("organizations") else protocol().encode()

    assert [remark.code for remark in diagnose((ORGANIZATION, SourceFile(path, data)))] == ["name"]


@pytest.mark.parametrize(
    "decided",
    (
        pytest.param("".join(f"{i}. [а](b{i}.pdf)\n" for i in range(1, 999)) * 5, id="links to nothing"),
        pytest.param("".join(f"{i}. Принять.\nКому: s{i}\n" for i in range(1, 999)) * 5, id="unknown ids"),
        pytest.param(
            "".join(f"{i}. Рекомендовать Центру № {i}:\n{i}.1. Принять.\n" for i in range(1, 999)) * 3,
            id="unknown names",
        ),
        pytest.param(
            "1. Принять.\n## Присутствовали\n"
            + "".join(f"- Иванов{a}{b} Пётр Ильич\n" for a in "абвгдежзик" for b in "абвгдежзик")
            + "## Слушали\n"
            + "".join(f"Петров{a}{b}ва П. И.\n" for a in "абвгдежзик" for b in "абвгдежзик"),
            id="unknown speakers",
        ),
    ),
)
def test_many_faults_take_little_time(decided: str) -> None:
    assert remarks(protocol(decided))
