"""The tables of groups: what each has made, and what it has looked up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import json

from generator.catalogue.database import Database
from generator.catalogue.keys import Key, number_of
from generator.catalogue.rows import Made


class GroupTables(Database):
    """An open catalogue, as far as it knows of groups."""

    def groups(self) -> set[str]:
        """Return the key of every group that has made something."""
        return {key for (key,) in self._main.execute("SELECT key FROM made")}

    def readers(self, changed: Iterable[Key]) -> set[str]:
        """Return the keys of the groups that have looked up something that has changed."""
        found: set[str] = set()
        for name, key in changed:
            found.update(
                group
                for (group,) in self._main.execute(
                    "SELECT made.key FROM read JOIN made ON id = made WHERE number = ?",
                    (number_of(name, key),),
                )
            )
        return found

    def files(self, group: str) -> dict[str, str]:
        """Return the paths of what a group has made, with the days of its pages."""
        found = self._main.execute(
            "SELECT path, day FROM file JOIN made ON made.id = file.made WHERE key = ?", (group,)
        )
        return dict(found.fetchall())

    def days(self) -> dict[str, date]:
        """Return the days of pages by address, of those that have one."""
        found = self._main.execute("SELECT path, day FROM file WHERE day != ''")
        return {path.removesuffix("index.html"): date.fromisoformat(day) for path, day in found}

    def paths_below(self, folder: str) -> list[str]:
        """Return the paths of what groups have made below a folder."""
        found = self._main.execute(
            "SELECT path FROM file WHERE path GLOB ? AND path NOT LIKE '%.html'", (f"{folder}*",)
        )
        return [path for (path,) in found]

    def keep_made(self, groups: Iterable[Made]) -> None:
        """Keep what groups have made, in the place of what they made before."""
        for group in groups:
            number = self._number(group.key)
            self._written.execute("DELETE FROM file WHERE made = ?", (number,))
            self._written.execute("DELETE FROM read WHERE made = ?", (number,))
            self._enter_made(group, number)

    def add_made(self, group: Made) -> None:
        """Keep what a group has made, beside what it has made already."""
        self._enter_made(group, self._number(group.key))

    def _number(self, key: str) -> int:
        found = self._written.execute("SELECT id FROM made WHERE key = ?", (key,)).fetchone()
        if found is None:
            self._written.execute("INSERT INTO made (key) VALUES (?)", (key,))
            return self._number(key)
        number: int = found[0]
        return number

    def _enter_made(self, group: Made, number: int) -> None:
        # One statement for all rows: there are hundreds for some groups, and thousands of groups.
        self._written.execute(
            "REPLACE INTO file SELECT key, ?, value FROM json_each(?)",
            (number, json.encode(group.files).decode()),
        )
        self._written.execute(
            "REPLACE INTO read SELECT ?, value FROM json_each(?)",
            (number, json.encode(sorted(group.reads)).decode()),
        )
