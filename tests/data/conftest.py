"""A small sound dataset, and ways to break it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from data.load import load
from data.model import Atlas

FIXTURES = Path(__file__).parents[1] / "fixtures"
MINIMAL = FIXTURES / "valid" / "minimal"


@pytest.fixture(scope="session")
def shipped() -> Atlas:
    """The dataset that the app opens by default."""
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the smallest sound dataset, to be changed at will."""
    return Path(shutil.copytree(MINIMAL, tmp_path / "dataset"))


def change(folder: Path, step: dict[str, Any]) -> None:
    """Carry out one change that a file of ``fixtures/invalid`` describes."""
    path = folder / step["file"]
    if "delete" in step:
        path.unlink()
    elif "folder" in step:
        path.mkdir()
    elif "text" in step:
        path.write_text(step["text"], encoding=step.get("encoding", "utf-8"), newline="")
    elif "append" in step:
        path.write_text(_read(path) + step["append"], encoding="utf-8", newline="")
    else:
        text = _read(path)
        # A change that misses its place would leave a sound dataset and a puzzling test.
        assert text.count(step["replace"]) == 1, f"{step['replace']!r} in {path.name}"
        text = text.replace(step["replace"], step["with"])
        path.write_text(text, encoding="utf-8", newline="")


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
