"""The examples in docstrings hold. Only modules that have examples are imported for it."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted([ROOT / "app.py", *ROOT.glob("data/**/*.py"), *ROOT.glob("components/**/*.py")])
WITH_EXAMPLES = [file for file in FILES if ">>> " in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize("file", WITH_EXAMPLES, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_examples_of_a_module(file: Path) -> None:
    module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    written = file.read_text(encoding="utf-8").count(">>> ")
    result = doctest.testmod(module, optionflags=doctest.FAIL_FAST | doctest.ELLIPSIS)
    assert result.failed == 0, "see the captured output"
    assert result.attempted == written, "an example stands where doctest does not look"


def test_there_are_examples() -> None:
    assert len(WITH_EXAMPLES) >= 5
