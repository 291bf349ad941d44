"""A meeting with names left out or shortened; where nothing is to be changed it is the same one."""

from __future__ import annotations

from datetime import date

from generator.link import link_loaded
from generator.link.privacy import SHORTENED, Privacy
from generator.load import load
from generator.model.portal import Meeting
from generator.model.settings import Persons
from generator.model.withdrawn import WithdrawnPerson
from generator.source import Span, Text
from tests.check.tree import ORGANIZATION, protocol, protocol_file

NOWHERE = Span("withdrawn.yml")


def meeting() -> Meeting:
    text = protocol(
        "1. Центр:\n1.1. Поручить Примеровой А. И. отчёт.\nОтв.: Примерова А. И.\n"
        "## Присутствовали\n- Примерова Анна Ивановна, директор\n- Образцов Пётр Ильич"
    )
    loaded = load((ORGANIZATION, protocol_file(text.encode())))
    (found,) = link_loaded(loaded).meetings.values()
    return found


def gone(name: str, reason: str = "По заявлению") -> WithdrawnPerson:
    return WithdrawnPerson(Text(name, NOWHERE), (), date(2024, 3, 12), Text(reason, NOWHERE))


def test_nothing_to_change_is_the_same_meeting() -> None:
    printed = meeting()

    assert Privacy((), Persons.NAMES).protect_meeting(printed) is printed
    assert Privacy((), Persons.PAGES).protect_meeting(printed) is printed


def test_a_withdrawn_name_is_in_no_text_of_a_meeting() -> None:
    shown = Privacy([gone("Примерова Анна Ивановна")], Persons.NAMES).protect_meeting(meeting())

    assert "Пример" not in repr(shown).replace("Примерская", "")
    assert [attendee.person.name for attendee in shown.attendees] == ["[имя изъято]", "Образцов Пётр Ильич"]
    assert shown.abridged == ("12 марта 2024 года из документа изъято имя. Причина: По заявлению.",)


def test_what_stood_in_two_places_still_does() -> None:
    shown = Privacy([gone("Примерова Анна Ивановна")], Persons.NAMES).protect_meeting(meeting())

    (clause,) = [c for c in shown.document.clauses if c.label == "1.1."]
    assert next(d for d in shown.decisions if d.clause.label == "1.1.").clause is clause


def test_a_reason_does_not_say_the_name() -> None:
    shown = Privacy(
        [gone("Примерова Анна Ивановна", "Просьба Примеровой А. И.")], Persons.NAMES
    ).protect_meeting(meeting())

    assert shown.abridged == ("12 марта 2024 года из документа изъято имя. Причина: Просьба [имя изъято].",)


def test_initials_are_told_and_a_stranger_is_not() -> None:
    shown = Privacy([gone("Посторонний Иван Иванович")], Persons.INITIALS).protect_meeting(meeting())

    assert [a.person.name for a in shown.attendees] == [
        "Примерова\u00a0А.\u00a0И.",
        "Образцов\u00a0П.\u00a0И.",
    ]
    assert shown.abridged == (SHORTENED,)
