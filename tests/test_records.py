"""What every record of the program has in common."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(path for place in ("data", "components") for path in (ROOT / place).rglob("*.py"))


def thawed(tree: ast.AST) -> list[str]:
    """Return the names of the dataclasses that can be changed after they were made."""
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for mark in node.decorator_list
        if ast.unparse(mark).startswith("dataclass") and "frozen=True" not in ast.unparse(mark)
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_records_are_never_changed(module: Path) -> None:
    """Stores, views and caches hand them to everybody."""
    assert thawed(ast.parse(module.read_text("utf-8"))) == []


def test_a_record_that_can_be_changed_is_noticed() -> None:
    marks = ("@dataclass(eq=False)", "@dataclass", "@dataclass(frozen=True)")
    made = "\n".join(f"{mark}\nclass C{n}: ..." for n, mark in enumerate(marks))
    assert thawed(ast.parse(made)) == ["C0", "C1"]
