from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data.aliases import resolve_alias
from data.load import load
from data.model import Alias, Atlas
from data.validate import faults
from tests.sample import CLAIMS, sample

TEXT = """kind,alias,target,since,reason
node,bonding,closeness,2026.9.0,Renamed.
node,closeness,trust,2026.10.0,Renamed again.
claim,news-000,,2026.11.0,Stood in no article.
"""


def known_as(*rows: tuple[str, str, str]) -> Atlas:
    """The sample with these former ids: (kind, alias, target)."""
    aliases = {
        (kind, alias): Alias(kind, alias, target, "2026.10.0", f"It was {alias}.")
        for kind, alias, target in rows
    }
    return replace(sample(CLAIMS), aliases=aliases)


def target(atlas: Atlas, kind: str, name: str) -> str | None:
    found = resolve_alias(atlas, kind, name)
    return found.target if found else None


def test_what_never_was_an_id_leads_nowhere() -> None:
    atlas = known_as(("node", "fear", "anxiety"))
    assert resolve_alias(atlas, "node", "plague") is None
    assert resolve_alias(atlas, "claim", "fear") is None
    assert resolve_alias(atlas, "edge", "fear") is None


def test_a_former_id_leads_to_the_present_one() -> None:
    atlas = known_as(("node", "fear", "anxiety"))
    assert resolve_alias(atlas, "node", "fear") == Alias(
        "node", "fear", "anxiety", "2026.10.0", "It was fear."
    )


def test_a_thing_renamed_twice_is_found_and_the_last_reason_told() -> None:
    atlas = known_as(("node", "dread", "fear"), ("node", "fear", "anxiety"))
    found = resolve_alias(atlas, "node", "dread")
    assert found == Alias("node", "dread", "anxiety", "2026.10.0", "It was fear.")


def test_what_was_withdrawn_has_no_target() -> None:
    atlas = known_as(("claim", "s-00", ""), ("node", "dread", "fear"), ("node", "fear", ""))
    assert target(atlas, "claim", "s-00") == ""
    assert target(atlas, "node", "dread") == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("oxytocin.decreases.fear", "oxytocin.decreases.anxiety"),
        ("ot.decreases.anxiety", "oxytocin.decreases.anxiety"),
        ("ot.lowers.fear", "oxytocin.decreases.anxiety"),
        ("ot.increases.plague", None),  # one end never was
        ("oxytocin.worsens.fear", None),  # the ends are there, the line is not
        ("oxytocin.decreases.nerves", ""),  # an end was withdrawn
        ("oxytocin.raises.calm", "oxytocin.decreases.anxiety"),  # read anew, by name
        ("ot.fear", None),
        ("", None),
    ],
)
def test_an_edge_follows_its_ends_and_its_relation(name: str, expected: str | None) -> None:
    atlas = known_as(
        ("node", "fear", "anxiety"),
        ("node", "ot", "oxytocin"),
        ("node", "nerves", ""),
        ("predicate", "lowers", "decreases"),
        ("edge", "oxytocin.raises.calm", "oxytocin.decreases.fear"),
    )
    assert target(atlas, "edge", name) == expected


def test_a_circle_ends() -> None:
    atlas = known_as(("node", "one", "two"), ("node", "two", "one"))
    assert target(atlas, "node", "one") in {"one", "two"}


def test_the_table_is_read(folder: Path) -> None:
    (folder / "aliases.csv").write_text(TEXT, encoding="utf-8")
    package = folder / "datapackage.json"
    declared = package.read_text("utf-8").replace(
        '"path": "steps.csv" }',
        '"path": "steps.csv" }, { "name": "aliases", "path": "aliases.csv" }',
    )
    package.write_text(declared, encoding="utf-8")
    assert faults(folder) == []
    atlas = load(folder)
    assert target(atlas, "node", "bonding") == "trust"
    assert target(atlas, "claim", "news-000") == ""
    assert target(atlas, "edge", "oxytocin.increases.bonding") == "oxytocin.increases.trust"


def test_a_dataset_may_do_without(folder: Path) -> None:
    assert load(folder).aliases == {}


def test_every_former_id_of_the_shipped_dataset_leads_somewhere_or_says_why(
    shipped: Atlas,
) -> None:
    lost = [key for key in shipped.aliases if resolve_alias(shipped, *key) is None]
    assert lost == []
