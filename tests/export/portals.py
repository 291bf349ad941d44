"""Portals for the exporters: the demo, Примерск, a generated one, and one of hostile words."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpus import write_corpus
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.pipeline import read_and_check
from tests.load.records import portal
from tests.site.portal import PRIMERSK, ROOT

TODAY = date(2023, 11, 14)
SETTINGS = Settings(
    site_name="Решения Примерска",
    site_url="https://primersk.example/portal/",
    owner="Управление образования вымышленного города Примерска",
)
PROTOCOLS = int(os.environ.get("GLASNO_PROTOCOLS", "40"))
"""Generated protocols; `make bench-exports` takes 400."""

LONG = " ".join(f"слово{number}" for number in range(5000))

_HOSTILE = {
    "organizations/sovet.yml": (
        "name: Образцовый совет\nclassification: council\nregion: Примерская область\n"
    ),
    "organizations/shkola.yml": (
        "name: '=Школа, «Рост» & \"К°\" ]]> <i>'\nclassification: school\nparent: sovet\n"
        "groups: [shkoly]\naliases: ['@школа', {name: '+школа', since: 2020, misspelling: true}]\n"
    ),
    "organizations/shkoly.yml": "name: -школы\nclassification: institutions\n",
    "topics.yml": "topics:\n  - {id: proverka, title: 'Проверка, «итоги»', words: [проверка]}\n",
    "protocols/sovet/2022-01-10.md": "## Присутствовали\n- Образцов Пётр Ильич, директор\n",
    "protocols/sovet/2023-03-16-2.md": (
        "---\nbody: sovet\nkind: protocol\ndate: 2023-03-16\nnumber: '2/3'\ntime: '14:30'\nfidelity: full\n"
        "place: г. Примерск\nform: mixed\nregion: Примерская область\n---\n"
        '## Присутствовали\nПредседатель: Примерова Анна Ивановна, "зам.", @директор\n'
        '- Образцов Пётр Ильич, директор =Школа, «Рост» & "К°" ]]> <i>\n- Управление: 5 чел.\n'
        "## Повестка\n1. О проверке & <b>итогах</b>\n   Докладчик: Примерова Анна Ивановна, зам.\n"
        '## Решили\n1. =Школа, «Рост» & "К°" ]]> <i>:\n'
        '1.1. =СУММ(A1:A9), "кавычки", ]]> & </script><script>alert(1)</script>\n'
        "Срок: до 31 декабря 9999 года\nКому: shkola\n"
        f"1.2. +7 {LONG}\nСрок: постоянно\n"
        "1.3. @Провести проверку (см. [план](https://primersk.example/plan?a=1&b=2)):\n"
        "- первая, с дефисом\n- вторая\nСрок: 2023 год\n"
        "## Подписи\nПредседатель: А. И. Примерова\n"
    ),
    "protocols/sovet/2024-02-20-1.md": (
        "## Решили\n1. Отменить прежнее решение.\nОтменяет: protocols/sovet/2023-03-16-2/1.1\n"
        "2. Провести проверку.\nКому: shkoly\nСрок: март 2024 года\n"
        "Во исполнение: protocols/sovet/2023-03-16-2/1.2\n"
    ),
    "reports/protocols/sovet/2024-02-20-1/2/2024-03-05.yml": (
        "date: 2024-03-05\nstatus: extended\ndue: 9999-12-31\nby: shkola\n"
        "text: |\n  -Сделано, «почти»\n  вторая строка\n"
        "evidence: [{text: 'Справка & «акт»', url: 'https://primersk.example/akt?a=1&b=2'}]\n"
    ),
    "reports/protocols/sovet/2024-02-20-1/2/2024-04-20.yml": (
        "date: 2024-04-20\nstatus: done\ndone_on: 2024-04-19\n"
    ),
}


@cache
def hostile() -> Portal:
    """Return a portal of everything that breaks a careless exporter."""
    return portal(_HOSTILE)


@cache
def demo() -> Portal:
    """Return the portal of this repository."""
    return read_and_check(ROOT / "content").portal


@cache
def primersk() -> Portal:
    """Return the invented portal."""
    return read_and_check(PRIMERSK / "content").portal


@cache
def generated(protocols: int = PROTOCOLS) -> Portal:
    """Return a portal of invented protocols."""
    with TemporaryDirectory() as folder:
        write_corpus(Path(folder), protocols)
        return read_and_check(Path(folder) / "content").portal


PORTALS = {"demo": demo, "primersk": primersk, "generated": generated, "hostile": hostile}
