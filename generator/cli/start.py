"""A new portal, written from the starter that the package carries."""

from __future__ import annotations

import shutil
from importlib.resources import as_file
from importlib.resources import files as package_files
from pathlib import Path


def start_portal(folder: Path) -> Path | None:
    """Write a portal that builds at once; return what stands in the way where the folder is not empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return folder
    with as_file(package_files("generator") / "starter") as starter:
        shutil.copytree(starter, folder, dirs_exist_ok=True)
    return None
