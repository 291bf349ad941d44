"""Invented documents of the genre against readings by hand: a guard against rules that fit five files."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("import_accuracy", ROOT / "bench" / "import_accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["import_accuracy"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_fixture_is_read_as_by_hand(path: Path, bench: ModuleType) -> None:
    files, organizations = bench.registry()
    shown, lost, _ = bench.read(path, files, organizations)
    gold = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    faults = {key: score.errors for key, score in bench.score(shown, gold).items() if score.errors}

    assert faults == {}
    assert lost == 0
