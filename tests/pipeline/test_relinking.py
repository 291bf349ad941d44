"""Changed records reach what they say something of; a report on nothing is left to a whole build."""

from __future__ import annotations

from datetime import date

import pytest

from generator.catalogue.amend import Known
from generator.load import load
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.pipeline.keeping import WholeBuildNeeded
from generator.pipeline.relinking import relink
from generator.source import SourceFile
from tests.load.records import portal

DOCUMENT = "protocols/sovet/2023-03-16"
KNOWN = Known({}, {}, (), date(2024, 3, 1), Settings())


@pytest.fixture(scope="module")
def stood() -> Portal:
    return portal({f"{DOCUMENT}.md": "## Решили\n1. Открыть музей.\n"})


def report(decision: str) -> SourceFile:
    text = "date: 2024-02-01\nstatus: done\ntext: Музей открыт.\n"
    return SourceFile(f"reports/{decision}/2024-02-01.yml", text.encode())


def test_a_report_reaches_the_decision_that_it_names(stood: Portal) -> None:
    (meeting,) = relink(load([report(f"{DOCUMENT}/1")]), stood, KNOWN)
    assert [one.name for one in meeting.decisions[0].reports] == ["2024-02-01"]


@pytest.mark.parametrize("decision", (f"{DOCUMENT}/2", "protocols/sovet/2023-04-20/1"))
def test_a_report_on_a_decision_that_is_not_there_needs_a_whole_build(stood: Portal, decision: str) -> None:
    with pytest.raises(WholeBuildNeeded):
        relink(load([report(decision)]), stood, KNOWN)
