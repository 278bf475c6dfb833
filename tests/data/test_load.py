from __future__ import annotations

from pathlib import Path

import pytest

from data.load import DataError, load
from tests.data.conftest import MINIMAL


def test_a_sound_folder_becomes_an_atlas() -> None:
    atlas = load(MINIMAL)
    assert (atlas.title, atlas.version, atlas.licence) == (
        "The smallest dataset",
        "2026.11.0",
        "CC0-1.0",
    )
    assert list(atlas.claims) == ["news-001", "news-002", "news-003", "news-004"]
    assert [claim.order for claim in atlas.claims.values()] == [0, 1, 2, 3]
    assert atlas.nodes["oxytocin"].synonyms == ("OXT",)
    assert atlas.nodes["oxytocin"].marks == ("brain hormone",)
    assert atlas.nodes["amygdala"].mni == (-20.0, -4.0, -18.5)
    assert atlas.nodes["oxytocin"].mni is None
    assert atlas.claims["news-003"].species == ("rat",)
    assert atlas.claims["news-001"].conditions == ()
    assert atlas.references["doe2020"].doi == "10.5555/example.2020"
    assert [step.claim for step in atlas.pathways["calm"].steps] == ["news-001", "news-002"]
    assert atlas.checks["check-001"].verdict == "leaves_out"
    assert atlas.checks_of["news-003"] == (atlas.checks["check-001"],)
    assert atlas.checks["check-001"].seen_words == "in male mice"
    assert atlas.sections == {}


def test_a_dataset_needs_four_tables(folder: Path) -> None:
    for name in ("checks.csv", "pathways.csv", "steps.csv"):
        (folder / name).unlink()
    path = folder / "claims.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "doe2020" not in line), encoding="utf-8")
    (folder / "references.json").unlink()
    nodes = folder / "nodes.csv"
    lines = nodes.read_text(encoding="utf-8").splitlines(keepends=True)
    nodes.write_text("".join(x for x in lines if "social" not in x), encoding="utf-8")
    atlas = load(folder)
    assert (atlas.checks, atlas.pathways, atlas.references) == ({}, {}, {})
    assert list(atlas.claims) == ["news-001", "news-002", "news-004"]


def test_a_withdrawn_claim_keeps_its_place_but_makes_no_edge() -> None:
    atlas = load(MINIMAL)
    assert atlas.claims["news-004"].withdrawn
    edge = atlas.edges["oxytocin.increases.trust"]
    assert [claim.id for claim in edge.claims] == ["news-001"]


def test_steps_come_in_their_order_whatever_the_order_of_the_rows(folder: Path) -> None:
    lines = (folder / "steps.csv").read_text(encoding="utf-8").splitlines()
    turned = "\n".join([lines[0], lines[2], lines[1]])
    (folder / "steps.csv").write_text(turned + "\n", encoding="utf-8")
    assert [step.step for step in load(folder).pathways["calm"].steps] == [1, 2]


def test_the_digest_follows_the_content(folder: Path) -> None:
    before = load(folder).digest
    assert before == load(MINIMAL).digest
    assert len(before) == 12
    path = folder / "nodes.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("A hormone", "One hormone"), "utf-8")
    assert load(folder).digest != before


def test_a_broken_folder_is_refused_with_every_fault(folder: Path) -> None:
    (folder / "nodes.csv").unlink()
    (folder / "predicates.csv").unlink()
    with pytest.raises(DataError) as caught:
        load(folder)
    assert [fault.table for fault in caught.value.faults] == ["nodes", "predicates"]
    text = str(caught.value)
    assert "2 faults" in text
    for fault in caught.value.faults:
        assert str(fault) in text.splitlines()
