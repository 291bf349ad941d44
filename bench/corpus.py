"""A portal of any size, the same each time: invented councils, schools and decisions."""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

ORGANIZATIONS = 1000
BODIES = 40
DECISIONS = 25

_WORDS = [
    "провести",
    "подготовить",
    "представить",
    "организовать",
    "обеспечить",
    "план",
    "отчёт",
    "анализ",
    "результатов",
    "диагностики",
    "образовательных",
    "организаций",
    "педагогов",
    "обучающихся",
    "муниципальных",
    "мероприятий",
    "рекомендаций",
    "методической",
    "поддержки",
    "повышения",
    "качества",
    "участия",
    "в",
    "работе",
    "по",
    "итогам",
    "мониторинга",
    "с",
    "учётом",
    "мер",
    "и",
    "показателей",
    "системы",
    "оценки",
    "для",
    "школ",
    "региона",
    "района",
    "города",
    "на",
    "основе",
    "данных",
    "совместно",
    "до",
    "конца",
    "учебного",
    "периода",
    "при",
    "необходимости",
]
_SURNAMES = ["Примеров", "Образцов", "Учебный", "Школьный", "Тестов", "Пробный", "Вымышленный", "Условный"]
_DEADLINES = (
    "до {day} {month} {year} года",
    "{month_word} {year} года",
    "в течение {year} года",
    "в течение года",
    "постоянно",
    "по запросу",
    "{year}-{next} учебный год",
    "в течение месяца после получения результатов",
)
_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_MONTH_WORDS = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]


def write_corpus(root: Path, protocols: int) -> None:
    """Write a portal of ``protocols`` protocols, half in Markdown and half in YAML, into an empty folder."""
    chance = random.Random(protocols)  # noqa: S311 - invented texts, the same each time
    content = root / "content"
    _organizations(content / "organizations")
    (content / "index.md").write_text("# Что решили советы\n", encoding="utf-8")
    (content / "about.md").write_text("# О портале\n\nВсё на этом портале выдумано.\n", encoding="utf-8")
    (root / "theme_overrides").mkdir(parents=True, exist_ok=True)
    settings = (Path(__file__).parents[1] / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"site_url: https://portal.example/\n{settings}", encoding="utf-8")
    for number in range(protocols):
        body = number % BODIES
        day = date(2005, 1, 10) + timedelta(days=number // BODIES * 17 + body % 5)
        folder = content / "protocols" / f"council-{body}"
        folder.mkdir(parents=True, exist_ok=True)
        sequence = number // BODIES + 1
        markdown = number % 2 == 0
        path = folder / f"{day}-{sequence}.{'md' if markdown else 'yml'}"
        path.write_text((_markdown if markdown else _yaml)(chance, body, day, sequence), encoding="utf-8")
        for decision in range(DECISIONS):
            if chance.random() < 0.1:
                place = f"{decision // 5 + 1}.{decision % 5 + 1}"
                _report(content / "reports/protocols" / f"council-{body}" / path.stem / place, chance, day)


def _report(folder: Path, chance: random.Random, day: date) -> None:
    folder.mkdir(parents=True)
    reported = day + timedelta(days=chance.randrange(10, 200))
    status = chance.choice(("done", "in-progress", "partly"))
    text = f"date: {reported}\nstatus: {status}\ntext: {_sentence(chance)}\n"
    (folder / f"{reported}.yml").write_text(text, encoding="utf-8")


def _organizations(folder: Path) -> None:
    folder.mkdir(parents=True)
    for body in range(BODIES):
        text = f"name: Совет № {body} по образованию\nclassification: council\nregion: Область {body % 8}\n"
        (folder / f"council-{body}.yml").write_text(text, encoding="utf-8")
    for number in range(ORGANIZATIONS):
        text = (
            f"name: МБОУ «Школа № {number}»\nclassification: school\nregion: Область {number % 8}\n"
            f"groups: [schools-{number % 8}]\n"
        )
        (folder / f"school-{number}.yml").write_text(text, encoding="utf-8")
    for region in range(8):
        text = (
            f"name: Школы области {region}\nclassification: institutions\n"
            f"region: Область {region}\naliases: [школы]\n"
        )
        (folder / f"schools-{region}.yml").write_text(text, encoding="utf-8")


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=40)).capitalize() + "."


def _deadline(chance: random.Random, day: date) -> str:
    due = day + timedelta(days=chance.randrange(10, 300))
    return chance.choice(_DEADLINES).format(
        day=due.day,
        month=_MONTHS[due.month - 1],
        month_word=_MONTH_WORDS[due.month - 1],
        year=due.year,
        next=due.year + 1,
    )


def _people(chance: random.Random) -> list[str]:
    return [
        f"{chance.choice(_SURNAMES)} {chance.choice('АБВГД')}. {chance.choice('ЕИКЛМ')}., методист"
        for _ in range(chance.randrange(11, 17))
    ]


def _addressee(chance: random.Random, body: int) -> str:
    school = chance.randrange(ORGANIZATIONS // 8) * 8 + body % 8
    return "школам" if chance.random() < 0.2 else f"МБОУ «Школа № {school}»"


def _markdown(chance: random.Random, body: int, day: date, sequence: int) -> str:
    lines = [
        "---",
        f"body: council-{body}",
        "kind: protocol",
        f'number: "{sequence}"',
        f"date: {day}",
        "fidelity: full",
        "---",
    ]
    lines += [
        "## Присутствовали",
        "Председатель: Примерова А. И., председатель совета",
        *(f"- {p}" for p in _people(chance)),
    ]
    items = range(1, chance.randrange(4, 7))
    lines += ["## Повестка", *(f"{item}. {_sentence(chance)}" for item in items), "## Решили"]
    for item in range(1, 6):
        lines.append(f"{item}. Рекомендовать {_addressee(chance, body)}:")
        for clause in range(1, DECISIONS // 5 + 1):
            lines += [f"{item}.{clause}. {_sentence(chance)}", f"Срок: {_deadline(chance, day)}"]
            if sequence > 1 and chance.random() < 0.02:
                earlier = day - timedelta(days=17)
                lines.append(
                    f"Во исполнение: protocols/council-{body}/{earlier}-{sequence - 1}/{item}.{clause}"
                )
    return "\n".join([*lines, "## Подписи", "Председатель: А. И. Примерова", ""])


def _yaml(chance: random.Random, body: int, day: date, sequence: int) -> str:
    lines = [
        f"body: council-{body}",
        "kind: protocol",
        f'number: "{sequence}"',
        f"date: {day}",
        "fidelity: full",
        "sections:",
    ]
    lines += ["  - kind: attendance", "    heading: Присутствовали", "    people:"]
    lines += [
        '      - "Председатель: Примерова А. И., председатель совета"',
        *(f"      - {p}" for p in _people(chance)),
    ]
    lines += ["  - kind: agenda", "    heading: Повестка", "    items:"]
    items = range(1, chance.randrange(4, 7))
    lines += [f'      - {{label: "{item}.", text: {_sentence(chance)}}}' for item in items]
    lines += ["  - kind: decided", "    heading: Решили", "    clauses:"]
    for item in range(1, 6):
        lines += [
            f'      - label: "{item}."',
            f'        text: "Рекомендовать {_addressee(chance, body)}:"',
            "        clauses:",
        ]
        for clause in range(1, DECISIONS // 5 + 1):
            lines += [f'          - label: "{item}.{clause}."', f"            text: {_sentence(chance)}"]
            lines.append(f"            deadline: {_deadline(chance, day)}")
            if sequence > 1 and chance.random() < 0.02:
                earlier = f"protocols/council-{body}/{day - timedelta(days=17)}-{sequence - 1}"
                relation = f"{{kind: implements, decision: {earlier}/{item}.{clause}}}"
                lines.append(f"            relations: [{relation}]")
    lines += [
        "  - kind: signatures",
        "    heading: Подписи",
        '    people: ["Председатель: А. И. Примерова"]',
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("protocols", type=int)
    arguments = parser.parse_args()
    write_corpus(arguments.folder, arguments.protocols)
    print(f"Wrote {arguments.protocols} protocols to {arguments.folder}.")
