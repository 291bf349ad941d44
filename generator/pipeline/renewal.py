"""Records have changed: what depends on them is made anew, and the rest of the site stays as it is.

Whatever is more than changed or new records of documents and reports is left to a whole build, and so is
whatever is wrong: that one explains it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import MsgspecError

from generator.catalogue.amend import Known, amend
from generator.catalogue.opened import open_portal
from generator.catalogue.store import open_store
from generator.check import Published, check_records
from generator.diagnostics import Diagnostic, in_order
from generator.export.packed import Spoilt
from generator.link.topics import TopicIndex
from generator.load import Loaded, load
from generator.model.portal import Meeting, Portal
from generator.pipeline import Notify, silent
from generator.pipeline.content import read_records
from generator.pipeline.keeping import FRAME, NOTE, Standing, WholeBuildNeeded
from generator.pipeline.relinking import relink
from generator.pipeline.remaking import Remaking
from generator.publish.amendment import Unsealed
from generator.publish.update import updating
from generator.report.verdict import stops
from generator.workspace.frame import Frame

MOST = 100
"""Changed records with which a whole build takes no longer."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """How much was changed: records, pages, and all files of the site; and how many remarks there are now."""

    records: int
    pages: int
    files: int
    remarks: int
    diagnostics: tuple[Diagnostic, ...]
    """What is to be said of the changed records."""


def renew(
    content: Path, target: Path, folder: Path, frame: Frame, *, notify: Notify = silent, search: bool = True
) -> Renewed:
    """Bring a site up to date with the changed records of a content folder.

    ``folder`` holds the catalogue of the last build; ``frame`` is what the site would be made of now. Without
    ``search`` its index stays as it is.

    Raises:
        WholeBuildNeeded: where more has changed, or something is wrong; nothing has changed then.
        Locked: when another program builds there.
    """
    try:
        return _renew(content, target, folder, frame, notify, search=search)
    except (MsgspecError, sqlite3.DatabaseError, Spoilt, LookupError, ValueError):
        # Rows that are not there, or do not fit each other; a fault of ours shows in a whole build as well.
        raise WholeBuildNeeded("the catalogue cannot be read") from None


def _renew(
    content: Path, target: Path, folder: Path, frame: Frame, notify: Notify, *, search: bool
) -> Renewed:
    with open_store(folder) as store:
        # What another program has kept is not even looked at.
        if store is None or store.note(FRAME, str) != frame.made_of:
            raise WholeBuildNeeded("there is no catalogue of this site")
        standing = store.note(NOTE, Standing)
        assert standing is not None
        notify("разбор", 0, 0)
        paths = _changed(content.name, standing, frame)
        loaded = _load(content, paths, standing)
        known = Known(
            {organization.id: organization for organization in standing.organizations},
            TopicIndex(standing.topics).topics,
            standing.terms,
            standing.today,
            standing.settings,
        )
        stood = open_portal(store, known.organizations, known.topics)
        meetings = relink(loaded, stood, known)
        _require_clauses(stood, meetings)
        portal, keys = amend(store, stood, meetings, known)
        diagnostics = _check(portal, loaded, standing)
        remarks = _count(standing.remarks, diagnostics, paths)
        try:
            with updating(target) as update:
                if update.standing.state != standing.sealed.state:
                    raise WholeBuildNeeded("the site was changed by another hand")
                remaking = Remaking(store, standing, portal, update, target, folder)
                remaking.make(keys, notify, search=search)
                updated = update.seal(
                    standing.sealed, remaking.deleted, remaking.entries.values(), twins=standing.twins
                )
                left = replace(
                    standing,
                    records=frame.records,
                    sealed=updated.sealed,
                    linked=standing.linked | remaking.linked,
                    remarks=remarks,
                )
                # What is sealed will stand, whoever brings it there: so the catalogue tells of it first.
                store.take_note(NOTE, left)
                store.commit()
                update.apply()
        except Unsealed:
            raise WholeBuildNeeded("the site does not stand as it was built") from None
    pages = sum(name.endswith(".html") for name in updated.written)
    return Renewed(len(paths), pages, len(updated.written), sum(remarks.values()), diagnostics)


def _changed(folder: str, standing: Standing, frame: Frame) -> list[str]:
    """Return the paths of records that are new or others, from their folder."""
    if standing.records.keys() - frame.records.keys():
        raise WholeBuildNeeded("a record is gone")
    changed = sorted(path for path, state in frame.records.items() if standing.records.get(path) != state)
    if not changed or len(changed) > MOST:
        raise WholeBuildNeeded(f"{len(changed)} records have changed")
    if not all(path.startswith(f"{folder}/") for path in changed):
        raise WholeBuildNeeded("not every file is a record of this portal")
    new = [path for path in changed if path not in standing.records]
    stems = Counter(map(_stem, frame.records)) if new else Counter[str]()
    if any(stems[_stem(path)] > 1 for path in new):
        raise WholeBuildNeeded("two records have one address")
    if new and standing.withdrawn:
        raise WholeBuildNeeded("a new record may stand where another was withdrawn")
    return [path.removeprefix(f"{folder}/") for path in changed]


def _stem(path: str) -> str:
    return path.rpartition(".")[0].casefold()


def _load(content: Path, paths: Sequence[str], standing: Standing) -> Loaded:
    """Return what some records say, where they can be read and publish no other files than before."""
    files, faults = read_records(content, paths)
    loaded = load(files)
    if faults or len(files) < len(paths) or len(loaded.documents) + len(loaded.reports) != len(files):
        raise WholeBuildNeeded("a record cannot be read")
    for document in loaded.documents:
        folder = f"{document.id.collection}/{document.id.body}/"
        named = {name for name in document.files if f"{folder}{name}" in standing.attachments}
        places = (address.rpartition("/") for address in standing.files)
        if named != {name for above, _, name in places if above == str(document.id)}:
            raise WholeBuildNeeded("a document publishes other files")
    if any(evidence.file for report in loaded.reports for evidence in report.evidence):
        raise WholeBuildNeeded("a report publishes a file")
    return loaded


def _require_clauses(stood: Portal, meetings: Iterable[Meeting]) -> None:
    """Refuse to take a clause away: others may name it."""
    for meeting in meetings:
        if meeting.id in stood.meetings:
            before = {decision.ref for decision in stood.meetings[meeting.id].decisions}
            if before - {decision.ref for decision in meeting.decisions}:
                raise WholeBuildNeeded("a clause is there no more")


def _check(portal: Portal, loaded: Loaded, standing: Standing) -> tuple[Diagnostic, ...]:
    """Return what is to be said of some records; what stops publication is left to the whole build."""
    published = Published(standing.attachments, standing.linked)
    found = in_order((*loaded.diagnostics, *check_records(portal, loaded, published)))
    if stops(found, strict=standing.strict):
        raise WholeBuildNeeded("something is wrong")
    return found


def _count(
    before: Mapping[str, int], diagnostics: Iterable[Diagnostic], changed: Iterable[str]
) -> Mapping[str, int]:
    """Return how many remarks there are on each record."""
    others = {path: number for path, number in before.items() if path not in set(changed)}
    return {**others, **Counter(diagnostic.span.path for diagnostic in diagnostics)}
