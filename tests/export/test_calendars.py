"""iCalendar: read back by two programs that we did not write, and the same whenever it is built."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar

from generator.export.calendars import MOST, VIA, calendars
from generator.export.outlines import last_days
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.pages import addresses
from tests.export.portals import PORTALS, SETTINGS, TODAY, hostile
from tests.export.published import files_of
from tests.load.records import portal
from tests.npm import installed

Made = Callable[[str], Mapping[str, bytes]]
SAMPLE = 40
"""Files of a portal that a slow reader reads."""
ICAL_JS = "ical.js@2.2.1"
NAMES = {
    "organizations/sovet.yml": "name: 'Совет; «школ», города'\nclassification: council\n",
    "organizations/shkola.yml": "name: Школа № 1\nclassification: school\nparent: sovet\ngroups: [shkoly]\n",
    "organizations/shkoly.yml": "name: Школы\nclassification: institutions\nparent: sovet\n",
}
DECISIONS = (
    "## Решили\n"
    "1. Школе:\nКому: shkola\n"
    "1.1. Сдать отчёт; список, «план» \\ смету.\nСрок: до 1 мая 2023 года\n"
    "1.2. Сдать отчёт второй.\nСрок: до 2 мая 2023 года\n"
    "1.3. Сдать отчёт третий.\nСрок: до 3 мая 2023 года\n"
    "1.4. Сдать отчёт четвёртый.\nСрок: до 4 мая 2023 года\n"
    "1.5. Вести учёт.\nСрок: постоянно\n"
    "1.6. Сдать отчёт в самом конце.\nСрок: до 6 мая 2023 года\n"
    "2. Школам сдать анкеты.\nКому: shkoly\nСрок: в течение 2023 года\n"
)


def report(clause: str, day: str, text: str) -> dict[str, str]:
    return {f"reports/protocols/sovet/2023-03-16/{clause}/{day}.yml": f"date: {day}\n{text}"}


def followed() -> Portal:
    return portal(
        NAMES
        | {
            "protocols/sovet/2023-03-16.md": DECISIONS,
            "protocols/sovet/2023-06-01.md": "## Решили\n1. Отменить.\n"
            "Отменяет: protocols/sovet/2023-03-16/1.4\n",
        }
        | report("1.1", "2023-04-30", "status: done\ndone_on: 2023-04-29\n")
        | report("1.2", "2023-04-30", "status: extended\ndue: 2023-07-01\n")
        | report("1.2", "2023-06-30", "status: in-progress\n")
        | report("1.3", "2023-05-03", "status: lifted\n")
        | report("1.6", "2023-03-17", "status: extended\ndue: 9999-12-31\n")
    )


def of(linked: Portal, settings: Settings = SETTINGS, today: date = TODAY) -> dict[str, bytes]:
    return files_of(calendars, linked, settings, today)


def components(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).subcomponents)


def by_clause(data: bytes) -> dict[str, Any]:
    return {str(found["url"]).split("/")[-2]: found for found in components(data)}


def test_deadlines_with_what_became_of_them() -> None:
    found = by_clause(of(followed())["calendars/organizations/shkola/deadlines.ics"])
    assert {
        clause: (str(event["summary"]), event["dtstart"].dt, event["status"], event["sequence"])
        for clause, event in found.items()
    } == {
        "1.1": ("Исполнено: Сдать отчёт; список, «план» \\ смету.", date(2023, 5, 1), "CONFIRMED", 1),
        "1.2": ("Срок продлён: Сдать отчёт второй.", date(2023, 7, 1), "CONFIRMED", 2),
        "1.3": ("Снято с контроля: Сдать отчёт третий.", date(2023, 5, 3), "CANCELLED", 1),
        "1.4": ("Отменено: Сдать отчёт четвёртый.", date(2023, 5, 4), "CANCELLED", 1),
        "1.6": ("Срок продлён: Сдать отчёт в самом конце.", date(9999, 12, 31), "CONFIRMED", 1),
        "2": ("Срок: Школам сдать анкеты.", date(2023, 12, 31), "CONFIRMED", 0),
    }
    assert found["1.2"]["dtstamp"].dt == datetime(2023, 6, 30, tzinfo=UTC)
    assert found["2"]["dtstamp"].dt == datetime(2023, 3, 16, tzinfo=UTC)
    assert "Срок в документе: до 2 мая 2023 года" in found["1.2"]["description"]
    assert "Адресат: Школа № 1" in found["1.2"]["description"]
    assert found["1.1"]["url"] == f"{SETTINGS.site_url}protocols/sovet/2023-03-16/1.1/"
    assert "valarm" not in str(found).lower()


def test_deadlines_as_tasks() -> None:
    found = by_clause(of(followed())["calendars/bodies/sovet/tasks.ics"])
    assert {clause: (todo.name, todo["due"].dt, todo["status"]) for clause, todo in found.items()} == {
        "1.1": ("VTODO", date(2023, 5, 1), "COMPLETED"),
        "1.2": ("VTODO", date(2023, 7, 1), "IN-PROCESS"),
        "1.3": ("VTODO", date(2023, 5, 3), "CANCELLED"),
        "1.4": ("VTODO", date(2023, 5, 4), "CANCELLED"),
        "1.6": ("VTODO", date(9999, 12, 31), "IN-PROCESS"),
        "2": ("VTODO", date(2023, 12, 31), "NEEDS-ACTION"),
    }
    assert found["1.1"]["completed"].dt == datetime(2023, 4, 29, tzinfo=UTC)


def test_meetings() -> None:
    text = (
        "---\nbody: sovet\nkind: protocol\nnumber: '7'\ndate: 2023-03-16\ntime: '14:30'\n"
        "place: г. Примерск, ул. 1\n"
    )
    linked = portal(
        NAMES
        | {
            "protocols/sovet/2023-03-16.md": f"{text}form: mixed\nfidelity: full\n---\n"
            "## Повестка\n1. О зиме\n## Решили\n1. Ждать.\n2. Готовиться.\n"
        }
    )
    (event,) = components(of(linked)["calendars/bodies/sovet/meetings.ics"])
    assert event["summary"] == "Совет; «школ», города: протокол № 7"
    assert event["location"] == "г. Примерск, ул. 1"
    assert event["dtstart"].dt == date(2023, 3, 16)
    about = event["description"].replace("\xa0", " ").splitlines()
    assert about[1:-1] == ["Время: 14:30", "Форма: очно-заочно", "2 решения", "1. О зиме"]
    assert about[-1] == event["url"]


def test_the_names_of_events_last() -> None:
    before = by_clause(
        of(portal(NAMES | {"protocols/sovet/2023-03-16.md": DECISIONS}))["calendars/all/deadlines.ics"]
    )
    after = by_clause(of(followed())["calendars/all/deadlines.ics"])
    assert {clause: event["uid"] for clause, event in before.items()} == {
        clause: event["uid"] for clause, event in after.items()
    }
    assert len({event["uid"] for event in after.values()}) == len(after)
    assert after["1.2"]["sequence"] > before["1.2"]["sequence"]


def test_several_deadlines_of_one_decision() -> None:
    linked = portal(
        NAMES
        | {
            "protocols/sovet/2023-03-16.md": "## Решили\n1. Сдать.\nСрок: до 1 мая 2023 года\n"
            "Срок: до 1 июня 2023 года\n"
        }
    )
    found = components(of(linked)["calendars/all/deadlines.ics"])
    assert [event["dtstart"].dt for event in found] == [date(2023, 5, 1), date(2023, 6, 1)]
    assert len({event["uid"] for event in found}) == 2


def test_the_calendars_of_years_hold_every_deadline_and_every_meeting(each: str, made: Made) -> None:
    linked, files = PORTALS[each](), made(each)
    years = [address for address in files if address.startswith("calendars/years/")]
    counted = {
        content: sum(
            len(components(files[address])) for address in years if address.endswith(f"{content}.ics")
        )
        for content in ("meetings", "deadlines")
    }
    dated = [last_days(decision) for decision in linked.decisions.values() if not decision.heading]
    assert counted == {"meetings": len(linked.meetings), "deadlines": sum(map(len, dated))}
    assert len(components(files[addresses.site_calendar("meetings")])) == min(MOST, counted["meetings"])
    assert len(components(files[addresses.site_calendar("tasks")])) == min(MOST, counted["deadlines"])
    for address, data in files.items():
        if address.endswith(".ics") and address not in years:
            assert data.count(b"BEGIN:V") - 1 <= MOST + VIA


def test_lines_are_folded_by_bytes_and_end_as_the_rfc_says(each: str, made: Made) -> None:
    for address, data in made(each).items():
        if address.endswith(".ics"):
            lines = data.split(b"\r\n")
            assert lines[-1] == b""
            assert max(map(len, lines)) <= 75
            assert b"\n" not in b"".join(lines)
            for line in lines:
                line.decode()  # no letter is torn
            assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Glasno//Glasno//RU\r\n")


def test_ical_js_reads_the_same(tmp_path: Path, made: Made) -> None:
    modules = installed(ICAL_JS)
    texts: dict[Path, bytes] = {}
    for name in ("hostile", "primersk", "demo", "generated"):
        for address, data in made(name).items():
            if address.endswith(".ics") and len(texts) < 4 * SAMPLE:
                texts[tmp_path / f"{len(texts)}.ics"] = data
    for path, data in texts.items():
        path.write_bytes(data)
    program = Path(__file__).parent / "ical.mjs"
    said = subprocess.run(
        ["node", program, modules, *texts], capture_output=True, text=True, timeout=120, check=True
    )
    for read, data in zip(json.loads(said.stdout), texts.values(), strict=True):
        assert read == [
            {
                "kind": found.name.lower(),
                "uid": found["uid"],
                "day": found["due" if found.name == "VTODO" else "dtstart"].dt.isoformat(),
                "summary": found["summary"],
                "description": found["description"],
                "status": found["status"],
                "sequence": found["sequence"],
                "url": found["url"],
            }
            for found in components(data)
        ]


def test_the_same_bytes_on_any_day_and_in_any_run() -> None:
    assert of(hostile()) == of(hostile(), today=date(2099, 1, 1))


def test_without_an_address_of_the_site_there_are_no_links() -> None:
    files = of(followed(), replace(SETTINGS, site_url=""))
    found = components(files["calendars/all/deadlines.ics"])
    assert all("url" not in event for event in found)
    assert len({event["uid"] for event in found}) == len(found)


def test_a_text_comes_out_as_it_went_in() -> None:
    text = r"Открыть C:\New; папку, \N и \\"
    files = NAMES | {"protocols/sovet/2023-03-16.md": f"## Решили\n1. {text}.\nСрок: до 1 мая 2023 года\n"}
    (event,) = components(of(portal(files))["calendars/all/deadlines.ics"])
    assert event["summary"] == f"Срок: {text}."


def test_a_portal_without_protocols_has_no_calendars() -> None:
    assert of(portal(NAMES)) == {}
