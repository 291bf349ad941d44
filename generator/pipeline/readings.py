"""Documents as they were parsed, kept from one build to the next by what their files say.

A reading is plain msgpack, which cannot run. One that cannot be found, or read, is made anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path

from msgspec import MsgspecError, Raw, Struct, msgpack

from generator.catalogue.plain import decode_document, encode_document
from generator.diagnostics import Diagnostic
from generator.load import Reading
from generator.model.document import Document
from generator.pipeline.workers import each
from generator.source import SourceFile
from generator.workspace.fingerprint import fingerprint, program

Make = Callable[[SourceFile], Reading]

FOLDER = "readings"
"""Its name in the folder of what is kept between builds."""
_BEGUN = "begun"


class _Kept(Struct, frozen=True, array_like=True):
    document: Raw
    faults: tuple[Diagnostic, ...]


class Readings:
    """The readings in a folder; ``None`` keeps nothing. Those that are not asked for are forgotten."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._program = fingerprint(program()) if folder is not None else ""
        with suppress(OSError):
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / _BEGUN).write_bytes(b"")

    def instead_of(self, make: Make) -> Make:
        """Return what finds what a file holds, or has it made."""

        def read(file: SourceFile) -> Reading:
            found = self._find(file)
            if found is None:
                found, _ = self._make(make, file)
            return found

        return read

    def each(self, make: Make, files: Sequence[SourceFile]) -> Iterator[Reading]:
        """Yield the reading of every file, in their order; those that are not kept are made on all cores.

        What is kept is read in this process: from another it would come pickled, which takes longer.
        """
        found = [self._find(file) for file in files]
        missing = [file for file, reading in zip(files, found, strict=True) if reading is None]
        made = iter([*each(partial(self._unless_kept, make), missing)])
        for file, reading in zip(files, found, strict=True):
            yield reading or next(made) or self._find(file) or make(file)

    def _find(self, file: SourceFile) -> Reading | None:
        if self._folder is None:
            return None
        path = self._folder / self._name(file)
        with suppress(OSError, MsgspecError):
            kept = msgpack.decode(path.read_bytes(), type=_Kept)
            document = decode_document(kept.document)
            os.utime(path)
            return document, kept.faults
        return None

    def _make(self, make: Make, file: SourceFile) -> tuple[Reading, bool]:
        """Make a reading and keep it, where it can be; tell whether it is kept."""
        document, faults = make(file)
        if self._folder is None or not isinstance(document, Document):
            return (document, faults), False
        return (document, faults), _keep(self._folder / self._name(file), document, faults)

    def _unless_kept(self, make: Make, file: SourceFile) -> Reading | None:
        """Make a reading; None stands for one that is kept now."""
        reading, kept = self._make(make, file)
        return None if kept else reading

    def _name(self, file: SourceFile) -> str:
        return fingerprint((self._program, file.path, blake2b(file.data).hexdigest()))

    def forget_others(self) -> None:
        """Forget the readings that were not asked for since these were opened."""
        if self._folder is None:
            return
        with suppress(OSError), os.scandir(self._folder) as entries:
            begun = (self._folder / _BEGUN).stat().st_mtime_ns
            for entry in entries:
                if entry.stat().st_mtime_ns < begun:
                    Path(entry.path).unlink(missing_ok=True)


NO_READINGS = Readings(None)


def _keep(path: Path, document: Document, faults: tuple[Diagnostic, ...]) -> bool:
    """Keep a reading; whether that was possible."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(msgpack.encode(_Kept(Raw(encode_document(document)), faults)))
        beside.replace(path)
    except OSError:
        return False
    return True
