"""What holds of the scripts' imports, without Node: rooms as in components/, and no circle."""

from __future__ import annotations

import json
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from components.core.state import ViewState, state_dict

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
#: From top to bottom, as in pyproject.toml; folders of one rank do not import one another.
RANKS = (
    ("main.js",),
    ("server",),
    ("shell",),
    ("views",),
    ("network", "evidence", "filters"),
    ("core",),
)
RANK = {room: rank for rank, rooms in enumerate(RANKS) for room in rooms}
_IMPORT = re.compile(r'^(?:import|export)\b[^;]*?"(\.[^"]+)";', re.MULTILINE)


def imports() -> dict[str, set[str]]:
    """For each script the scripts that it imports, as paths below assets/."""
    graph = {}
    for path in ASSETS.rglob("*.js"):
        name = path.relative_to(ASSETS).as_posix()
        if not name.startswith("dist/"):
            targets = _IMPORT.findall(path.read_text("utf-8"))
            resolved = {(path.parent / target).resolve() for target in targets}
            graph[name] = {target.relative_to(ASSETS).as_posix() for target in resolved}
    return graph


def outside_the_ranks(graph: dict[str, set[str]]) -> list[str]:
    """The imports that lead up, or to another folder of the same rank."""
    found = []
    for name, targets in graph.items():
        room = name.partition("/")[0]
        for target in targets:
            other = target.partition("/")[0]
            if room != other and RANK[room] >= RANK[other]:
                found.append(f"{name} -> {target}")
    return found


def test_imports_are_found_and_lead_to_scripts() -> None:
    graph = imports()
    assert len(graph) > 40
    assert "core/state.js" in graph["core/prefetch.js"]
    assert {target for targets in graph.values() for target in targets} <= set(graph)


def test_imports_go_one_way() -> None:
    assert outside_the_ranks(imports()) == []
    wrong = {"core/a.js": {"network/b.js"}, "network/b.js": {"filters/c.js", "core/a.js"}}
    assert len(outside_the_ranks(wrong)) == 2


def test_there_is_no_circle() -> None:
    TopologicalSorter(imports()).prepare()  # raises CycleError, which names it


def test_nothing_is_shared_but_by_imports() -> None:
    """Only main.js gives something to the window, and nothing reads it from there."""
    for name in imports():
        text = (ASSETS / name).read_text("utf-8")
        assert ("window.explorer" in text) == (name == "main.js"), name


def test_the_scripts_defaults_are_those_of_the_state() -> None:
    """tests/scripts encodes addresses with them, in this order."""
    text = (ROOT / "tests" / "scripts" / "default_state.json").read_text("utf-8")
    assert list(json.loads(text).items()) == [
        (name, list(value) if isinstance(value, tuple) else value)
        for name, value in state_dict(ViewState()).items()
    ]


def test_the_lock_names_no_registry() -> None:
    """Packages come from the registry that npm is set up for, as pip's do."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    for name, package in lock["packages"].items():
        assert package.get("resolved", "https://registry.npmjs.org/").startswith(
            "https://registry.npmjs.org/"
        ), name


@pytest.mark.parametrize("name", ["page.js", "page.css", "site.css", "prerender.js"])
def test_the_bundles_are_checked_in(name: str) -> None:
    assert (ASSETS / "dist" / name).stat().st_size > 100
