"""The one clock of the program, and how far the history of a portal has come."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path


def as_of(root: Path) -> date:
    """Return the day for which states are told: SOURCE_DATE_EPOCH, else the newest commit to the content."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    try:
        return date.fromisoformat(_git(root, "log", "-1", "--format=%cs", "--", "."))
    except ValueError:
        return datetime.now(UTC).date()


def revision(root: Path) -> str:
    """Return the commit that a folder stands at; nothing where it has no history."""
    return _git(root, "rev-parse", "HEAD")


def _git(root: Path, *words: str) -> str:
    command = [shutil.which("git") or "git", *words]
    try:
        return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=10).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""
