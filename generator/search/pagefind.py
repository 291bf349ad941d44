"""The index of a built site, made by Pagefind."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pagefind_bin

from generator.search.service import SearchError


def index_site(site: Path) -> None:
    """Index the pages under ``site`` into ``site/pagefind``."""
    command = [pagefind_bin.get_executable(), "--site", str(site), "--force-language", "ru", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchError(f"Поисковый указатель не построен: {(done.stderr or done.stdout).strip()[-300:]}")
