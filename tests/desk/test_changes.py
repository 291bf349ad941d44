"""Two versions of a few records → what an editor is told."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.diff_command import diff_command
from generator.pipeline.changes import compare
from generator.report.change_text import FORMATS, Meaning, sentence
from generator.report.markdown import MAX_LINES
from generator.source import SourceFile

HEAD = '---\nbody: sovet\nkind: protocol\nnumber: "3"\ndate: 2023-03-16\nfidelity: full\n---\n'
BODY = """\
## Присутствовали
Председатель: Примерова Анна Ивановна, директор
## Решили
1. ЦОК:
1.1. Подготовить отчёт о мониторинге.
Срок: до 1 мая 2023 года
1.2. Провести семинар для директоров школ области.
Отв.: методисты
"""
SOVET = "name: Совет по образованию\nclassification: council\n"
COKO = "name: Центр оценки качества\nclassification: unit\naliases: [ЦОК]\n"
SCHOOLS = "name: Школы\nclassification: institutions\naliases: [школы]\n"
DOCUMENT = "protocols/sovet/2023-03-16-3.md"
BEFORE = {DOCUMENT: HEAD + BODY, "organizations/sovet.yml": SOVET, "organizations/coko.yml": COKO}


def meaning(before: dict[str, str], after: dict[str, str]) -> Meaning:
    first, second = (
        [SourceFile(path, text.encode()) for path, text in records.items()] for records in (before, after)
    )
    return compare(first, second)


def told(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [sentence(change).replace("\u00a0", " ") for change in meaning(before, after).changes]


def edited(old: str, new: str, path: str = DOCUMENT) -> dict[str, str]:
    assert old in BEFORE[path]
    return BEFORE | {path: BEFORE[path].replace(old, new)}


def test_nothing_changed() -> None:
    assert told(BEFORE, dict(reversed(BEFORE.items()))) == []


def test_a_new_layout_means_nothing() -> None:
    assert told(BEFORE, edited("## Решили\n", "\n## Решили  \n\n")) == []


def test_a_document_is_added() -> None:
    without = {path: text for path, text in BEFORE.items() if path != DOCUMENT}

    assert told(without, BEFORE) == [
        "добавлен протокол № 3 от 16 марта 2023 года (Совет по образованию): 2 решения, 1 со сроком"
    ]
    assert told(BEFORE, without) == [
        "протокол № 3 от 16 марта 2023 года: опубликованный документ исчезнет с сайта"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    (
        ("до 1 мая", "до 1 июня",
         "решение 1.1: изменён срок: было «до 1 мая 2023 года», стало «до 1 июня 2023 года»"),
        ("Срок: до 1 мая 2023 года\n", "", "решение 1.1: изменён срок: было «до 1 мая 2023 года»"),
        ("семинар для директоров", "вебинар для директоров",
         "решение 1.2: изменён текст: было «1.2. Провести семинар для директоров школ …», "
         "стало «1.2. Провести вебинар для директоров школ …»"),
        ("методисты", "директор", "решение 1.2: изменены ответственные: было «методисты», стало «директор»"),
        ("1.2. Провести семинар для директоров школ области.\nОтв.: методисты\n", "",
         "решение 1.2: удалено: было «Провести семинар для директоров школ области. Отв.: методисты»"),
        ("Отв.: методисты\n", "Отв.: методисты\n1.3. Учесть.\n", "решение 1.3: добавлено: «Учесть.»"),
        ("1.2. Провести", "1.4. Провести", "решение 1.4: изменён номер: было «1.2», стало «1.4»"),
        ("директор\n", "ректор\n",
         "раздел «Присутствовали»: изменён текст: было «… Примерова Анна Ивановна, директор», "
         "стало «… Примерова Анна Ивановна, ректор»"),
        ("fidelity: full", "fidelity: summary",
         "Протокол от 16 марта 2023 года № 3: изменено поле «полнота»: было «полный», стало «изложение»"),
        ("1.1. Под", "Кому: coko\n1.1. Под", None),
    ),
)  # fmt: skip
def test_a_document_is_changed(old: str, new: str, said: str | None) -> None:
    assert said is None or said in told(BEFORE, edited(old, new))


def test_an_addressee_changes_when_the_registry_does() -> None:
    organization = BEFORE | {"organizations/coko.yml": COKO.replace("[ЦОК]", "[ЦОКО]")}
    found = meaning(BEFORE, organization)
    sentences = [sentence(change) for change in found.changes]

    assert (
        "организация «Центр оценки качества»: изменено поле «другие имена»: было «ЦОК», стало «ЦОКО»"
        in sentences
    )
    assert [line for line in sentences if line.startswith("решение 1.1: изменён адресат: было «Центр")]
    assert found.signed == ()


def test_an_organization_comes_and_goes() -> None:
    more = BEFORE | {"organizations/schools.yml": SCHOOLS}

    assert told(BEFORE, more)[-1] == "новая организация «Школы»: группа организаций"
    assert told(more, BEFORE)[-1] == "организация «Школы»: удалена из списка"


@pytest.mark.parametrize(
    ("old", "new", "signed"),
    (
        ("Подготовить", "Составить", True),
        ("до 1 мая", "до 2 мая", True),
        ("Председатель", "Секретарь", True),
        ("1.2. Провести", "1.4. Провести", True),
        ("fidelity: full", "fidelity: summary", False),
        ("1. ЦОК:\n", "1. ЦОК:\nКому: coko\n", False),
    ),
)
def test_a_change_of_the_signed_text_is_named(old: str, new: str, signed: bool) -> None:
    found = meaning(BEFORE, edited(old, new))

    assert bool(found.signed) is signed
    assert ("Подписанный текст изменён" in FORMATS["markdown"](found)) is signed


def test_an_order_of_clauses_is_signed_too() -> None:
    first, second = "1.3. Раз.\n", "1.4. Два.\n"
    found = meaning(
        edited("Отв.: методисты\n", f"{first}{second}"), edited("Отв.: методисты\n", f"{second}{first}")
    )

    assert [(change.name, change.what) for change in found.changes] == [("пункты", "изменён порядок")]
    assert found.signed


def test_a_moved_document_keeps_its_changes_and_its_pages() -> None:
    moved = {path: text for path, text in BEFORE.items() if path != DOCUMENT}
    moved["protocols/sovet/2023-03-16-4.md"] = BEFORE[DOCUMENT].replace('"3"', '"4"')
    found = meaning(BEFORE, moved)

    assert [sentence(change).replace("\u00a0", " ") for change in found.changes] == [
        "протокол № 4 от 16 марта 2023 года: адрес изменён: было «/protocols/sovet/2023-03-16-3/», "
        "стало «/protocols/sovet/2023-03-16-4/»",
        "Протокол от 16 марта 2023 года № 4: изменено поле «номер»: было «3», стало «4»",
    ]
    assert ("protocols/sovet/2023-03-16-3/1.1/", "protocols/sovet/2023-03-16-4/1.1/") in found.addresses.moved
    assert found.addresses.vanished == found.addresses.appeared == ()


def test_addresses_appear_and_vanish() -> None:
    found = meaning(BEFORE, edited("1.2. Провести семинар", "1.5. Отменить семинар")).addresses

    assert found.appeared == ("protocols/sovet/2023-03-16-3/1.5/",)
    assert found.vanished == ("protocols/sovet/2023-03-16-3/1.2/",)
    assert "protocols/sovet/2023-03-16-3/" in found.changed
    assert "organizations/sovet/" not in found.vanished


def test_a_record_that_cannot_be_read_is_named() -> None:
    assert meaning(BEFORE, edited("kind: protocol", "kind: protokol")).broken == (DOCUMENT,)


def test_a_comment_is_short_and_harmless() -> None:
    clauses = "".join(f"{n}. @all <b>[ссылка](https://evil.example)</b> {n}.\n" for n in range(2, 200))
    text = FORMATS["markdown"](meaning(BEFORE, edited("Отв.: методисты\n", clauses)))

    assert len(text.splitlines()) <= MAX_LINES
    assert "@all" not in text
    assert "<b>" not in text
    assert "https://evil" not in text


def git(folder: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=Т", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    root = tmp_path / "repository" / "portal"
    for path, text in BEFORE.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_text(text, encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: П\n", encoding="utf-8")
    git(root.parent, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "один")
    return root


def run(root: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(diff_command, ["--root", str(root), *arguments])
    return done.exit_code, done.output


def test_revisions_are_compared_without_a_checkout(portal: Path) -> None:
    record = portal / "content" / DOCUMENT
    record.write_text(record.read_text(encoding="utf-8").replace("до 1 мая", "до 1 июня"), encoding="utf-8")
    (portal / "content" / "organizations" / "link.yml").symlink_to("/etc/passwd")
    (portal / "mkdocs.yml").write_text("site_name: Чужой\n", encoding="utf-8")
    (portal.parent / "Makefile").write_text("evil:\n", encoding="utf-8")
    git(portal.parent, "add", ".")
    git(portal, "commit", "-q", "-m", "два")
    git(portal, "checkout", "-q", "HEAD~1")

    code, text = run(portal, "HEAD", "main", "--format", "json")
    made = json.loads(text)

    assert code == 0
    assert [change["what"] for change in made["changes"]] == ["изменён срок"]
    assert made["elsewhere"] == ["Makefile", "portal/mkdocs.yml"]
    assert "до 1 мая" in record.read_text(encoding="utf-8")


def test_the_folder_as_it_lies_is_compared(portal: Path) -> None:
    (portal / "content/organizations/schools.yml").write_text(SCHOOLS, encoding="utf-8")

    assert run(portal, "HEAD")[1].splitlines()[0] == "- новая организация «Школы»: группа организаций"


def test_a_folder_that_nobody_has_touched_is_what_was_committed(portal: Path) -> None:
    topics = portal / "content/topics.yml"
    topics.write_text("topics: [{id: reports, title: Отчёты, words: [отчёт]}]\n", encoding="utf-8")
    git(portal, "add", ".")
    git(portal, "commit", "-q", "-m", "темы")

    assert run(portal, "HEAD") == (0, "Смысл опубликованного не изменился.\n")
    assert "/topics/reports/" in run(portal, "HEAD~1", "HEAD")[1]


@pytest.mark.parametrize("revision", ("нет-такой", "--output=x", "HEAD~9"))
def test_a_wrong_revision_is_wrong_usage(portal: Path, revision: str) -> None:
    code, text = run(portal, "--", revision)

    assert code == 2
    assert "Такой версии в репозитории нет" in text


REPORT = "reports/protocols/sovet/2023-03-16-3/1.1/2023-04-30.yml"
DONE = "date: 2023-04-30\nstatus: done\ntext: Отчёт сдан в срок.\n"
REPORTED = BEFORE | {REPORT: DONE}
OF = "отчёт от 30 апреля 2023 года о решении 1.1 протокола от 16 марта 2023 года № 3"


def test_a_report_is_added() -> None:
    change = meaning(BEFORE, REPORTED)
    assert told(BEFORE, REPORTED) == [f"добавлен {OF}: исполнено"]
    assert change.amended == ()
    assert change.broken == ()


@pytest.mark.parametrize(
    ("after", "said"),
    (
        (BEFORE, f"{OF}: удалён: было «исполнено Отчёт сдан в срок.»"),
        (
            BEFORE | {REPORT: DONE.replace("в срок", "позже")},
            f"{OF}: изменён: было «исполнено Отчёт сдан в срок.», стало «исполнено Отчёт сдан позже.»",
        ),
    ),
)
def test_reports_are_only_added(after: dict[str, str], said: str) -> None:
    change = meaning(REPORTED, after)
    assert told(REPORTED, after) == [said]
    for form in ("text", "markdown"):
        assert "тчёты об исполнении только добавляют" in FORMATS[form](change)
    assert len(json.loads(FORMATS["json"](change))["amended"]) == 1


def test_a_report_goes_with_its_document() -> None:
    moved = {path.replace("2023-03-16-3", "2023-03-16"): text for path, text in REPORTED.items()}
    assert told(REPORTED, moved) == [
        "протокол № 3 от 16 марта 2023 года: адрес изменён: было «/protocols/sovet/2023-03-16-3/», "
        "стало «/protocols/sovet/2023-03-16/»"
    ]


def test_lists_of_words_and_topics_are_read() -> None:
    after = BEFORE | {"glossary.yml": "terms: []\n", "topics.yml": "topics: []\n"}
    assert meaning(BEFORE, after).broken == ()
