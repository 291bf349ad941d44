"""The rules of one site, whatever server is to keep them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.publish.redirects import Redirect


class RulesError(ValueError):
    """A value that no configuration can hold; the message is in Russian."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a server has to know of a site.

    Raises:
        RulesError: for a path, folder or address with a sign that means something to a server.
    """

    path: str
    """Where the site stands on its host, with a slash at both ends."""
    folder: str
    """Where its files lie on the server, without a slash at the end."""
    policy: str
    """Its Content-Security-Policy."""
    redirects: tuple[Redirect, ...] = ()
    hsts: bool = False
    """Whether its whole host is reached over https alone."""
    brotli: bool = False
    """Whether the server can hand out ``.br``; only nginx has to be told."""

    def __post_init__(self) -> None:
        """Let nothing in that could end a line or a text of a configuration."""
        if not _PATH.fullmatch(self.path) or ".." in self.path:
            raise RulesError(
                f"Адрес «{self.path}» не годится: косая черта — на обоих концах, как в /portal/protocols/."
            )
        if not _FOLDER.fullmatch(self.folder):
            raise RulesError(
                f"Папка «{self.folder}» не годится: нужен полный путь, без кавычек и знаков $ ; {{ }}."
            )
        for redirect in self.redirects:
            if not is_writable(redirect):
                raise RulesError(
                    f"Адрес «{redirect.source}» в правила не записать: годятся буквы, цифры и знаки - . _ ~ /"
                )

    def gone_page(self, redirect: Redirect) -> str:
        """Return the path of the page that says why an address is gone."""
        target = redirect.target
        return f"{self.path}{target}index.html" if target.endswith("/") or not target else self.path + target


def is_writable(redirect: Redirect) -> bool:
    """Whether a configuration can hold a redirect: a source with spaces or quotes has no safe form in all.

    A server compares decoded sources, so letters of any script may stand there; a target is sent as it is.
    """
    source, target = redirect.source, redirect.target
    return bool(_SOURCE.fullmatch(source) and _TARGET.fullmatch(target)) and ".." not in source + target


_PATH = re.compile(r"/(?:[\w.~-]+/)*", re.ASCII)
_FOLDER = re.compile(r"(?:/|[A-Za-z]:[\\/])[^\x00-\x1f\"'$;{}]*")
_SOURCE = re.compile(r"(?:[\w.~-]+/)*(?:[\w.~-]+)?")
_TARGET = re.compile(r"(?:[\w.~-]+/)*(?:[\w.~-]+)?(?:#[\w.~-]+)?", re.ASCII)
