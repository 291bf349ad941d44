"""Templates as Python has compiled them: kept beside its own modules, and trusted no more and no less.

Only templates of the package are kept so. Never in the folder of a portal: what is kept there may come from
elsewhere, and must not be able to run.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from generator.export.templating import TEMPLATES
from generator.pages import templating
from generator.pages.render import take_compiled


def keep_templates() -> None:
    """Compile each template once for all builds; where nothing can be kept, once for each."""
    take_compiled(Compiled())
    TEMPLATES.bytecode_cache = Compiled()


class Compiled(BytecodeCache):
    """Compiled templates in the folder of compiled modules."""

    def __init__(self) -> None:
        self._module = Path(cache_from_source(templating.__file__))
        self._compiler = jinja2.__version__.encode() + Path(templating.__file__).read_bytes()

    @property
    def folder(self) -> Path:
        """The folder of compiled modules."""
        return self._module.parent

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the names of a template and of its package."""
        package = Path(filename or "").parent.parent.name
        return f"{package}-{Path(name).stem}"

    def get_source_checksum(self, source: str) -> str:
        """Return a sum of a template and of what compiles it."""
        return hashlib.sha256(self._compiler + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template as it was compiled from the same text, if it was."""
        with suppress(OSError, EOFError, UnpicklingError), self._place(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template where Python keeps modules."""
        if sys.dont_write_bytecode:
            return
        place = self._place(bucket)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        with suppress(OSError):
            try:
                beside.write_bytes(bucket.bytecode_to_string())
                beside.replace(place)
            finally:
                beside.unlink(missing_ok=True)

    def _place(self, bucket: Bucket) -> Path:
        return self._module.with_suffix(f".{bucket.key}")
