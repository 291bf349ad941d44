"""Every kind of bad input that we know of: what the command line says of it, where, and with what exit code.

``WHERE`` numbers the known cases as our list does, and names the test of each. ``RECORDS`` and ``FILES`` are
those that need no test of their own; one run of ``glasno check`` looks at all of them.
"""

from __future__ import annotations

import json
import re
import resource
import shutil
import subprocess
import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.importers.sources.test_hostile import HOSTILE
from tests.site.portal import ROOT, environment, text_of_main, tree

MEMORY, SECONDS = 1 << 30, 10
STARTER = ROOT / "generator" / "starter"
BODY = "primersk-council"
FOLDER = f"protocols/{BODY}"
HERE = "tests/hostile/test_matrix.py"
SAID = f"{HERE}::test_what_the_check_says"
OF_FILES = f"{HERE}::test_what_the_check_says_of_files"
KEPT = f"{HERE}::test_words_that_other_programs_eat"
INJECTION = "tests/hostile/test_injection.py::test_no_page_runs_or_holds_a_payload"
WRITTEN = "tests/hostile/test_injection.py::test_a_hand_written_page_keeps_words_and_loses_programs"
REFUSALS = "tests/site/test_refusals.py"

WHERE: dict[int, tuple[str, ...]] = {
    1: (SAID,), 2: (SAID,), 3: (SAID,), 5: (SAID,), 6: (SAID,
    "tests/check/test_bad_input.py::test_a_scalar_stays_text"),
    7: ("tests/check/test_bad_input.py::test_a_scalar_stays_text",),
    8: ("tests/check/test_bad_input.py::test_a_scalar_stays_text",),
    9: ("tests/check/test_bad_input.py::test_a_scalar_stays_text",),
    10: (SAID,), 11: (SAID,), 12: (SAID,), 15: (SAID,),
    16: (SAID, f"{REFUSALS}::test_bad_content_is_refused_with_one_clear_message"),
    18: (SAID,), 19: (INJECTION,), 20: (INJECTION,), 21: (SAID,), 22: (SAID,), 24: (OF_FILES, INJECTION),
    25: (SAID, INJECTION),
    26: (WRITTEN,), 27: (WRITTEN,), 28: (WRITTEN,), 30: (WRITTEN, KEPT), 32: (KEPT,), 34: (KEPT,),
    35: (KEPT,), 36: (KEPT,),
    39: (SAID, KEPT), 41: (WRITTEN, KEPT), 42: (WRITTEN, KEPT),
    43: (SAID, f"{HERE}::test_a_link_of_a_hand_written_page_that_leads_nowhere"),
    44: (OF_FILES,), 45: (OF_FILES,), 46: (OF_FILES,
    "tests/pipeline/test_content.py::test_two_files_of_one_address"),
    47: (OF_FILES, "tests/check/test_bad_input.py::test_a_file_name_that_does_not_travel_is_refused"),
    48: (f"{REFUSALS}::test_bad_content_is_refused_with_one_clear_message",),
    50: (SAID,), 51: (SAID,), 52: (SAID,), 54: (OF_FILES,
    "tests/pipeline/test_file_kind.py::test_a_file_that_is_something_else"),
    55: (SAID, "tests/pipeline/test_file_kind.py::test_attachments_too_big_together",
         "tests/desk/test_review.py::test_a_flood_of_files_is_refused_unread"),
    56: ("tests/importers/sources/test_hostile.py::test_refused_within_bounds",
         "tests/pipeline/test_file_kind.py::test_a_dangerous_archive_is_refused",
         f"{HERE}::test_an_import_refuses_in_one_sentence"),
    57: ("tests/importers/sources/test_hostile.py::test_refused_within_bounds",
         f"{HERE}::test_an_import_refuses_in_one_sentence"),
    58: ("tests/desk/test_review.py::test_a_good_proposal_is_built_with_the_base_settings",),
    59: (f"{REFUSALS}::test_a_full_disk", f"{REFUSALS}::test_strict_refuses_remarks",
         f"{REFUSALS}::test_a_killed_build_leaves_the_site_and_the_next_one_clears_up"),
    60: (f"{REFUSALS}::test_a_second_build_is_refused_while_the_first_runs",),
    62: ("tests/site/test_hosts.py::test_hosts_build_the_same_bytes_as_glasno",),
    63: ("tests/pipeline/test_lost.py::test_a_removed_record",),
    65: (SAID, "tests/text/test_personal.py::test_personal_data_is_found_where_it_stands"),
}  # fmt: skip


def head(**fields: str) -> str:
    known = {"body": BODY, "kind": "protocol", "date": "%DATE%", "fidelity": "full", **fields}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in known.items()) + "---\n"


def protocol(decided: str = "1. Принять.", **fields: str) -> str:
    return head(**fields) + f"## Решили\n{decided}\n"


LAUGHS = "x\n" + "\n".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}' if i else 'ха'] * 9)}]" for i in range(9))

RECORDS: dict[str, tuple[str | bytes, tuple[str, ...]]] = {
    # A plain head has six lines; the clauses begin in the eighth.
    "1 a tag that runs": (protocol(place="!!python/object/apply:os.system [id]"), ("6 yaml-tag",)),
    "2 billion laughs": (protocol(place=LAUGHS), ("7 yaml-alias",)),
    "3 an alias of itself": (protocol(place="&a [*a]"), ("6 yaml-alias",)),
    "5 a key twice": (protocol(place="x\nplace: y"), ("7 yaml-dup",)),
    "6 Norway": (protocol(fidelity="no"), ("5 value",)),
    "10 no such day": (protocol(date="2022-02-30"), ("4 date",)),
    "10 month 00": (protocol(date="2023-00-10"), ("4 date",)),
    "10 day 00": (protocol(date="2023-10-00"), ("4 date",)),
    "11 another order": (protocol(date="12.07.2022"), ("4 date",)),
    "11 digits of another script": (protocol(date="２０２２-07-12"), ("4 date",)),
    "12 5,000 digits": (protocol(date="9" * 5000), ("4 date",)),
    "15 a list of 200,000": (protocol(place=f"[{'1,' * 200_000}]"), ("2 too-big",)),
    "16 a head not closed": (f"---\nbody: {BODY}\n## Решили\n1. Да.\n", ("1 front-matter",)),
    "16 a quote not closed": (protocol(place='"г. Примерск'), ("6 yaml-syntax",)),
    "16 no head": ("## Решили\n1. Принять.\n", ("1 front-matter",)),
    "18 an unknown key": (protocol(templat="main.html"), ("6 unknown-key",)),
    "18 a key of the host": (protocol(template="../../../etc/passwd"), ("6 unknown-key",)),
    "18 a merge key": (protocol(**{"<<": "{place: x}"}), ("6 unknown-key",)),
    "18 a complex key": (protocol(place="x\n? [a, b]\n: c"), ("7 type",)),
    "21 NUL": (protocol(place='"a\x00b"'), ("6 control",)),
    "21 NUL by its escape": (protocol(place='"a\\0b"'), ("6 control",)),
    "21 a line separator": (protocol("1. Принять\u2028к сведению."), ("8 control",)),
    "21 a flood of marks": (protocol("1. Приня" + "\u0301" * 100_000 + "ть."), ("8 control",)),
    "22 cp1251": (protocol().encode("cp1251"), ("7 encoding",)),
    "22 UTF-16": (protocol().encode("utf-16"), ("1 encoding",)),
    "25 a scheme": (protocol("1. [x](javascript:alert'1')"), ("8 url-scheme",)),
    "25 data": (protocol("1. [x](data:text/html;base64,PHM+)"), ("8 url-scheme",)),
    "25 a scheme in entities": (protocol("1. [x](java&#115;cript:alert)"), ("8 broken-link",)),
    "39 4,000 brackets": (protocol("1. " + "[" * 4000), ()),
    "39 a megabyte of brackets": (protocol("1. " + "[" * 1_000_000), ()),
    "43 a link to nothing": (protocol("1. [план](plan.pdf)"), ("8 broken-link",)),
    "43 a place that is not there": (protocol(f"1. [x](/{FOLDER}/2026-09-15-1/#p-99)"), ("8 broken-link",)),
    "50 a mark of direction": (protocol("1. Принять \u202eк сведению."), ("8 bidi",)),
    "50 in a title": (protocol(title="Протокол \u2066x"), ("6 bidi",)),
    "51 no width": (protocol("1. Ивано\u200bв"), ("8 zero-width",)),
    "51 a byte order mark in the middle": (protocol("1. Ивано\ufeffв"), ("8 zero-width",)),
    "51 a soft hyphen": (protocol("1. Ива\u00adнов и\u00a0Петров"), ()),
    "52 a Latin o": (protocol("1. Иванoв"), ("8 mixed-script",)),
    "55 a record of over a megabyte": (protocol("1. " + "x" * 1_100_000), ("1 too-big",)),
    "65 a telephone": (protocol("1. Звонить 8 910 123-45-67."), ("8 personal-data",)),
    "65 SNILS": (protocol("1. СНИЛС 112-233-445 95"), ("8 personal-data",)),
    "nothing": (b"", ("1 empty",)),
    "blanks": (b" \r\n\t\n", ("1 empty",)),
    "only a head": (head(), ("1 empty-document",)),
    "a head of 65 KB": (protocol(subject="x" * 65 * 1024), ("2 too-big",)),
    "lines of Windows": (protocol().replace("\n", "\r\n"), ()),
    "lines of old Macs": (protocol().replace("\n", "\r"), ()),
    "a tab": (protocol("1.\tПринять\tк сведению."), ()),
    "one line of a megabyte": (protocol("1. " + "слово " * 85_000), ()),
    "60,000 clauses": (
        protocol("".join(f"{n // 600 + 1}.{n % 600 + 1}. Да.\n" for n in range(60_000))),
        ("1 too-big",),
    ),
    "6,000 clauses": (
        protocol("".join(f"{n // 600 + 1}.{n % 600 + 1}. Да.\n" for n in range(6_000))),
        ("5008 too-big",),
    ),
    "a label of 10,000 levels": (protocol("1." * 10_000 + " Принять."), ()),
    "other scripts and pictures": (protocol("1. שלום, ٣ 世界 😀 👨‍👩‍👧."), ("8 zero-width", "8 zero-width")),
    "quotes not closed": (protocol("1. Принять «к «сведению, “так"), ()),
    "entities": (protocol("1. &lt;b&gt; &amp;amp; &#x202e; &nbsp;"), ()),
    "a deadline beyond time": (protocol("1. Принять.\nСрок: до 31.12.99999"), ("9 deadline-not-understood",)),
}

FILES: dict[str, tuple[str | bytes, tuple[str, ...]]] = {
    "16-page-not-closed.md": ("---\ntitle: x\n# X\n", ("1 front-matter",)),
    "16-page-broken.md": ("---\ntitle: [x\n---\n# X\n", ("2 yaml-syntax",)),
    "18-page-template.md": ("---\ntemplate: ../../../etc/passwd\n---\n# X\n", ("2 unknown-key",)),
    "18-page-shell.md": ("---\nshell: true\n---\n# X\n", ("2 unknown-key",)),
    "18-page-hide.md": ("---\nhide: [navigation]\n---\n# X\n", ("2 unknown-key",)),
    "18-page-bare.md": ("template: x.html\n\n# X\n", ("1 front-matter",)),
    "1-page-tag.md": ("---\ntitle: !!python/object/apply:os.system [id]\n---\n# X\n", ("2 yaml-tag",)),
    "2-page-alias.md": ("---\ntitle: &a x\ndescription: *a\n---\n# X\n", ("2 yaml-alias",)),
    "21-page-control.md": ("# X\x00\n", ("1 control",)),
    "22-page-encoding.md": ("# Портал\n".encode("cp1251"), ("1 encoding",)),
    "24-page-script.md": ("# X\n\n<script>alert(1)</script>\n", ("3 raw-html", "3 raw-html")),
    "24-page-meta.md": (
        "# X\n\n<meta http-equiv=refresh content=0>\n<base href=//x>\n",
        ("3 raw-html", "4 raw-html"),
    ),
    "24-page-form.md": (
        "# X\n\n<form action=x><iframe\nsrc=y><object>\n",
        ("3 raw-html",) * 2 + ("4 raw-html",),
    ),
    "25-page-scheme.md": ("# X\n\n[x](JaVa&#115;cript:alert) [y](data:text/html,x)\n", ("3 url-scheme",) * 2),
    "39-page-brackets.md": ("# X\n\n" + "[" * 4000 + "\n", ("3 complexity",)),
    "39-page-nested.md": ("# X\n\n" + "[" * 2000 + "]" * 2000 + "\n", ("3 complexity",)),
    "39-page-headings.md": ("# X\n\n" + "## а\n" * 20_000, ("1002 complexity",)),
    "44-page-headings.md": (
        "# X\n\n### Y\n\n# Z\n\n##\n",
        ("3 a11y-heading", "5 a11y-heading", "7 a11y-heading"),
    ),
    "44-page-table.md": ("# X\n\n|  |  |\n|--|--|\n| a | b |\n", ("3 a11y-table",)),
    "44-page-image.md": ("# X\n\n![](x.png)\n", ("3 a11y-image",)),
    "45-page-image.md": ("# X\n\n![Карта](https://example.org/x.png)\n", ("3 third-party",)),
    "50-page-bidi.md": ("# X \u202e\n", ("1 bidi",)),
    "55-page-size.md": ("# X\n" + "слово " * 50_000, ("1 too-big",)),
    "65-page-mail.md": ("# X\n\nПишите: <ivanov@example.org>\n", ("3 personal-data",)),
    "54-page.html": ("<script>alert(1)</script>", ("1 attachment-type",)),
    "54-drawing.svg": ("<svg onload=alert(1)/>", ("1 attachment-type",)),
    "54-program.js": ("alert(1)", ("1 attachment-type",)),
    f"{FOLDER}/2000-01-03.yml": (
        f"body: {BODY}\nkind: protocol\ndate: 2000-01-03\nfidelity: full\nsections:\n"
        f"  - kind: decided\n    clauses: [{{label: {'щ' * 300}, text: Принять}}]\n",
        ("7 complexity",),
    ),
    f"{FOLDER}/54-page.html": ("<script>", ("1 attachment-type",)),
    f"{FOLDER}/54-zip.pdf": (b"PK\x03\x04", ("1 attachment-type",)),
    f"{FOLDER}/54-nothing.pdf": (b"", ("1 empty",)),
    f"{FOLDER}/47-percent%2e%2e.pdf": (b"%PDF-1.7", ("1 name",)),
    f"{FOLDER}/-47-dash.pdf": (b"%PDF-1.7", ("1 name",)),
    f"{FOLDER}/.47-dot.pdf": (b"%PDF-1.7", ("1 name",)),
    f"{FOLDER}/con.pdf": (b"%PDF-1.7", ("1 name",)),
    f"{FOLDER}/47-back\\slash.pdf": (b"%PDF-1.7", ("1 name",)),
    f"{FOLDER}/47-end.pdf.": (b"%PDF-1.7", ("1 name",)),
    f"{FOLDER}/{'я' * 110}.pdf": (b"%PDF-1.7", ("1 name",)),
    f"{FOLDER}/52-плaн.pdf": (b"%PDF-1.7", ("1 name",)),
    "39-page-lists.md": ("# X\n\n" + "".join(f"{'    ' * n}- а\n" for n in range(300)), ("23 complexity",)),
    "persons/index.md": ("# Люди\n", ("1 slug-collision",)),
    "protocols.md": ("# Протоколы\n", ("1 slug-collision",)),
    "search.md": ("# Поиск\n", ("1 slug-collision",)),
    "data/index.md": ("# Данные\n", ("1 slug-collision",)),
    "page-empty.md": ("\n", ("1 empty",)),
    "page-empty-below-its-head.md": ("---\ntitle: x\n---\n", ("1 empty",)),
    "46-page/index.md": ("# X\n", ("1 slug-collision",)),
    "46-page.md": ("# X\n", ()),
}
"""Other files of the content folder, by their paths."""


DAYS = [
    name
    for number in range(2 * len(RECORDS))
    if (name := (date(2001, 1, 1) + timedelta(number))).weekday() != 6  # a Sunday is remarked on
]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, dict[str, list[str]]]:
    """Exit code of one ``glasno check`` over all cases, and «line code» of all that it says, by path."""
    content = Path(shutil.copytree(STARTER, tmp_path_factory.mktemp("matrix") / "portal")) / "content"
    for day, (data, _) in zip(DAYS, RECORDS.values(), strict=False):
        text = data if isinstance(data, bytes) else data.replace("%DATE%", str(day))
        write(content / f"{FOLDER}/{day}.md", text)
    for name, (data, _) in FILES.items():
        write(content / name, data)
    done = limited("check", "--format", "json", "--root", content.parent, cwd=content.parent, factor=6)
    assert done.stderr == ""
    said: dict[str, list[str]] = defaultdict(list)
    for each in json.loads(done.stdout)["diagnostics"]:
        said[each["path"].partition("content/")[2]].append(f"{each['line']} {each['code']}")
    return done.returncode, said


def write(path: Path, data: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)


def limited(*arguments: object, cwd: Path, factor: int = 1) -> subprocess.CompletedProcess[str]:
    """Run ``glasno`` within 1 GiB, and ten seconds of the processor for each of ``factor`` commands."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (factor * SECONDS, factor * SECONDS))

    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        preexec_fn=limit,
        check=False,
    )


def test_the_check_of_all_fails(checked: tuple[int, dict[str, list[str]]]) -> None:
    assert checked[0] == 1


@pytest.mark.parametrize("what", RECORDS)
def test_what_the_check_says(checked: tuple[int, dict[str, list[str]]], what: str) -> None:
    path = f"{FOLDER}/{DAYS[list(RECORDS).index(what)]}.md"

    assert tuple(checked[1][path]) == RECORDS[what][1]


@pytest.mark.parametrize("name", FILES)
def test_what_the_check_says_of_files(checked: tuple[int, dict[str, list[str]]], name: str) -> None:
    assert tuple(checked[1][name.replace("\\", "/") if name not in checked[1] else name]) == FILES[name][1]


SLOWEST = (
    "39 a megabyte of brackets",
    "60,000 clauses",
    "a label of 10,000 levels",
    "21 a flood of marks",
    "2 billion laughs",
)


@pytest.mark.parametrize("what", SLOWEST)
def test_each_alone_takes_little_time_and_memory(tmp_path: Path, what: str) -> None:
    portal = Path(shutil.copytree(STARTER, tmp_path / "portal"))
    data, expected = RECORDS[what]
    assert isinstance(data, str)
    write(portal / f"content/{FOLDER}/2001-01-01.md", data.replace("%DATE%", "2001-01-01"))

    done = limited("check", "--root", portal, cwd=tmp_path)

    assert done.returncode == (1 if expected else 0), done.stdout[-500:] + done.stderr[-500:]


EATEN = (
    "7. Слушали отчёт, и номер семь остаётся.",
    "1986. Великое лето началось рано.",
    "5*3=15 и 2*2=4, №1*2*3",
    "<Иванов И.И.> и <ul style=x><p class=y>перечень</p></ul>",
    "{{ config }} {% include 'x' %} {%raw%}",
    '--8<-- "/etc/passwd"',
    "[" * 400,
)


def test_words_that_other_programs_eat(tmp_path: Path) -> None:
    portal = Path(shutil.copytree(STARTER, tmp_path / "portal"))
    body = "\n\n    ".join(("", *EATEN))  # four blanks make code of a paragraph, elsewhere
    write(portal / f"content/{FOLDER}/2001-01-01.md", head().replace("%DATE%", "2001-01-01") + body + "\n")

    done = limited("build", "--root", portal, cwd=tmp_path, factor=3)

    assert done.returncode == 0, done.stderr[-800:]
    html = (portal / f"site/{FOLDER}/2001-01-01/index.html").read_text(encoding="utf-8")
    shown = re.sub(r"\s+", " ", text_of_main(html))
    assert [words for words in EATEN if words not in shown] == []
    assert "<pre><code" not in html


def test_a_link_of_a_hand_written_page_that_leads_nowhere(tmp_path: Path) -> None:
    portal = Path(shutil.copytree(STARTER, tmp_path / "portal"))
    write(
        portal / "content/about.md",
        "# О портале\n\n[план](plan.pdf), [x](index.md#нет), [y](../../../etc/passwd)\n",
    )

    done = limited("build", "--root", portal, cwd=tmp_path, factor=3)

    assert done.returncode == 1
    for link in ("plan.pdf", "passwd"):
        assert re.search(rf"about/index\.html ссылка никуда не ведёт: \S*{link}", done.stderr)
    assert not (portal / "site").exists()


@pytest.mark.parametrize(
    ("what", "refused"),
    (("macros", "макросы"), ("external entity", "DTD"), ("bomb in an .odt", "нечто огромное|МБ")),
)
def test_an_import_refuses_in_one_sentence(tmp_path: Path, what: str, refused: str) -> None:
    portal = Path(shutil.copytree(STARTER, tmp_path / "portal"))
    name, build, _ = HOSTILE[what]
    (portal / name).write_bytes(build())
    before = tree(portal / "content")

    done = limited("import", "--root", portal, portal / name, cwd=tmp_path)

    assert done.returncode == 1
    assert re.search(refused, done.stderr + done.stdout)
    assert "Traceback" not in done.stderr
    assert tree(portal / "content") == before


NUMBERS = frozenset(range(1, 66)) - {4, 13, 14, 17, 23, 29, 31, 33, 37, 38, 40, 49, 53, 61, 64}
"""The numbers of the list; some were never given."""


def test_every_known_case_has_a_test() -> None:
    assert WHERE.keys() == NUMBERS
    for place in sorted({place for places in WHERE.values() for place in places}):
        path, _, function = place.partition("::")
        assert re.search(rf"^def {function}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), (
            place
        )
