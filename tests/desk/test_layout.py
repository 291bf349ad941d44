"""The layout changes, the words and the record never do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.cli.format_command import format_command
from generator.load import RECORDS, load_file
from generator.load.layout import arrange
from generator.source import SourceFile

ROOT = Path(__file__).parents[2]
CONTENT = sorted(
    path
    for root in (ROOT / "content", *(ROOT / "tests/check/fixtures").glob("*/*"))
    for name in RECORDS
    for path in (root / name).rglob("*")
    if path.is_file() and path.suffix in (".md", ".yml")
)
MARKDOWN = "protocols/yar-ks/2023-03-16-2.md"
YAML = "protocols/yar-ks/2023-03-16-2.yml"
HEAD = "---\nbody: yar-ks\nkind: protocol\ndate: 2023-03-16\nfidelity: full\n---\n"
FULL = HEAD.removeprefix("---\n").removesuffix("---\n")

words = st.sampled_from(
    ["## Решили", "## Слушали:", "#", "# ", "1.1. ЦОК:", "- учесть;", "Срок: до 31 марта 2023 года",
     "Отв.: ЦОК",
     "Кому: coko",
     "СЛУШАЛИ:", "{б/н} Принять.", "\\1. год", "Иванова А. И., директор", "Пункт\tс табуляцией",
     "а\u00a0б", "в\u2028г", "—", "---"]
)  # fmt: skip
blanks = st.text(" \t\u00a0\u200b", max_size=3)
ends = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \n\n", "\n\t\n"])
bodies = st.lists(st.tuples(blanks, words, blanks, ends), max_size=14).map(
    lambda lines: "".join("".join(line) for line in lines)
)
scalars = st.sampled_from(
    ["Принять.", '"в кавычках  "', "|\n    первая  \n\n\n    вторая\t\n", ">\n    а\n\n    б\n", "нет"]
)
yamls = st.lists(st.tuples(scalars, blanks, ends), max_size=5).map(
    lambda items: (
        FULL
        + "subject: О разном \t\nsections:\n- kind: text\n  lines:\n"
        + "".join(f"  - {a}{b}{c}" for a, b, c in items)
    )
)


def check(path: str, data: bytes) -> bytes:
    file = SourceFile(path, data)
    arranged = arrange(file)
    again = SourceFile(path, arranged)
    assert arranged.decode("utf-8-sig").split() == data.decode("utf-8-sig").split()
    assert load_file(again)[0] == load_file(file)[0]
    assert arrange(again) == arranged
    return arranged


@settings(deadline=None, max_examples=300)
@given(bodies)
@example("\n## Решили\n1. А\n- б\n\n\nСрок: май 2023 года\n")
def test_markdown_keeps_its_words_and_its_meaning(body: str) -> None:
    check(MARKDOWN, (HEAD + body).encode())


@settings(deadline=None, max_examples=300)
@given(yamls)
def test_yaml_keeps_its_words_and_its_meaning(text: str) -> None:
    check(YAML, text.encode())


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=200))
def test_any_text_keeps_its_words(text: str) -> None:
    check(MARKDOWN, text.encode("utf-8", "ignore"))
    check(YAML, text.encode("utf-8", "ignore"))


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_real_records_keep_their_words(path: Path) -> None:
    data = path.read_bytes()
    place = path.relative_to(next(above for above in path.parents if (above / "organizations").is_dir()))
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        assert arrange(SourceFile(place.as_posix(), data)) == data
    else:
        check(place.as_posix(), data)


@pytest.mark.parametrize(
    ("before", "after"),
    (
        (b"\xef\xbb\xbf" + HEAD.encode(), HEAD),
        ((HEAD + "\n## Решили\n").replace("\n", "\r\n").encode(), HEAD + "\n## Решили\n"),
        (f"{HEAD}## Решили  \n1. Принять.\t\n\n\n\n2. Учесть.".encode(),
         f"{HEAD}\n## Решили\n\n1. Принять.\n\n2. Учесть.\n"),
        (f"{HEAD}\tПреамбула.\n## Решили\n".encode(), f"{HEAD}\n    Преамбула.\n\n## Решили\n"),
        (HEAD.replace("full\n", "full  \n\n").encode(), HEAD),
    ),
    ids=("bom", "crlf", "blanks", "tabs", "head"),
)  # fmt: skip
def test_markdown_is_put_in_order(before: bytes, after: str) -> None:
    assert check(MARKDOWN, before).decode() == after


def test_yaml_is_put_in_order() -> None:
    assert check(YAML, f"\n\n{FULL}\n\n\nnumber: 2  \r\n".encode()).decode() == f"{FULL}\nnumber: 2\n"


def test_a_blank_line_that_means_something_stays() -> None:
    text = f"{FULL}title: |\n  а\n\n\n  б\n"

    assert check(YAML, text.encode()).decode() == text


def test_check_changes_nothing_and_says_so(tmp_path: Path) -> None:
    record = tmp_path / "content" / MARKDOWN
    record.parent.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: П\n", encoding="utf-8")
    record.write_bytes(f"{HEAD}## Решили  \n".encode())

    checked = CliRunner().invoke(format_command, ["--root", str(tmp_path), "--check"])
    assert (checked.exit_code, record.read_bytes()) == (1, f"{HEAD}## Решили  \n".encode())

    done = CliRunner().invoke(format_command, ["--root", str(tmp_path), str(record)])
    assert (done.exit_code, record.read_bytes()) == (0, f"{HEAD}\n## Решили\n".encode())
    assert list(record.parent.iterdir()) == [record]
    assert CliRunner().invoke(format_command, ["--root", str(tmp_path), "--check"]).exit_code == 0
