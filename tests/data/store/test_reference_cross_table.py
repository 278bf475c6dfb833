"""The plain table, which the engines are compared with, against what was counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Atlas, Claim
from data.store.cross_table import GROUPINGS, OTHER, ROW_KINDS
from tests.data.store.reference import (
    CrossTable,
    Margin,
    claims_of_region,
    cross_table,
    facet_index,
)
from tests.sample import claim, sample

ATLAS = sample()
CONDITIONS = ["anxiety", "social-anxiety", OTHER]

#: Row -> the claims in the three columns, counted by hand from the list in tests/sample.py.
BY_NODE = {
    "dopamine": (["s-09"], ["s-09"], ["s-05", "s-10"]),
    "serotonin": ([], [], ["s-06"]),
    "oxytocin": (["s-01", "s-02", "s-03", "s-09"], ["s-09"], ["s-04", "s-10"]),
    "amygdala": (["s-02"], [], ["s-06", "s-08"]),
    "right-amygdala": (["s-02"], [], ["s-08"]),
    OTHER: (["s-07"], ["s-07"], []),
}
BY_EVIDENCE = {
    "animal_experiment": (["s-02", "s-03"], [], ["s-10"]),
    "human_trial": (["s-01"], [], ["s-04"]),
    "statement": ([], [], ["s-06", "s-08"]),
    "cell_experiment": (["s-09"], ["s-09"], []),
    "human_observation": ([], [], ["s-05"]),
    "review": (["s-07"], ["s-07"], []),
}


def every(atlas: Atlas = ATLAS, by: str = "node") -> CrossTable:
    return cross_table(atlas, atlas.active_claims, by)


def ids(claims: tuple[Claim, ...]) -> list[str]:
    return [one.id for one in claims]


@pytest.mark.parametrize(("by", "expected"), [("node", BY_NODE), ("evidence", BY_EVIDENCE)])
def test_the_cells_are_as_counted_by_hand(
    by: str, expected: dict[str, tuple[list[str], ...]]
) -> None:
    found = every(by=by)
    assert [row.id for row in found.rows] == list(expected)
    assert [column.id for column in found.columns] == CONDITIONS
    for row, cells in expected.items():
        for column, claims in zip(CONDITIONS, cells, strict=True):
            cell = found.cells[row, column]
            assert ids(cell.claims) == claims, (row, column)
            assert cell.known == len(claims)
            assert cell.gap is (not claims)


def test_the_margins_count_each_claim_once() -> None:
    found = every()
    assert {row.id: len(row.claims) for row in found.rows} == {
        "dopamine": 3,
        "serotonin": 1,
        "oxytocin": 6,
        "amygdala": 3,
        "right-amygdala": 2,
        OTHER: 1,
    }
    assert {column.id: len(column.claims) for column in found.columns} == {
        "anxiety": 5,
        "social-anxiety": 2,
        OTHER: 5,
    }
    assert len(found.claims) == 10


def test_narrower_rows_and_columns_stand_below_their_broader_ones() -> None:
    found = every()
    assert {line.id: line.depth for line in (*found.rows, *found.columns) if line.depth} == {
        "right-amygdala": 1,
        "social-anxiety": 1,
    }


def test_a_claim_with_two_conditions_counts_in_both_and_once_in_all() -> None:
    two = claim(
        "x-1", "oxytocin", "increases", "trust", "...", conditions=("anxiety", "social-anxiety")
    )
    found = every(sample([two]))
    assert [len(found.cells["oxytocin", c].claims) for c in ("anxiety", "social-anxiety")] == [1, 1]
    assert [len(line.claims) for line in found.columns] == [1, 1]
    assert len(found.rows[0].claims) == len(found.claims) == 1


def test_what_is_filtered_away_is_no_gap() -> None:
    human = [one for one in ATLAS.active_claims if "human" in one.species]
    found = cross_table(ATLAS, human, "node")
    assert [line.id for line in found.rows] == list(BY_NODE)
    cell = found.cells["amygdala", "anxiety"]
    assert (cell.claims, cell.known, cell.gap) == ((), 1, False)
    assert found.cells["amygdala", "social-anxiety"].gap
    assert ids(found.cells["oxytocin", "anxiety"].claims) == ["s-01"]


def test_withdrawn_claims_are_not_counted() -> None:
    assert not {"s-11", "s-12"} & {c for row in every().rows for c in ids(row.claims)}


def test_another_grouping_is_refused() -> None:
    with pytest.raises(KeyError):
        every(by="colour")


@pytest.mark.parametrize("by", GROUPINGS)
def test_a_dataset_without_claims_has_no_cells(by: str) -> None:
    assert every(sample(()), by) == CrossTable(by, (), (), {}, ())


def union(lines: tuple[Margin, ...]) -> set[str]:
    return {one for line in lines for one in ids(line.claims)}


def sums(atlas: Atlas, claims: list[Claim], by: str) -> None:
    """Check everything that the module promises of sums, for any choice of claims."""
    found = cross_table(atlas, claims, by)
    wanted = {one.id for one in claims}
    assert union(found.rows) == union(found.columns) == wanted
    conditions = facet_index(atlas)["condition"]
    for column in found.columns:
        cells = [found.cells[row.id, column.id].claims for row in found.rows]
        assert {one for cell in cells for one in ids(cell)} == set(ids(column.claims))
        if by == "evidence":
            assert sum(map(len, cells)) == len(column.claims)
        if column.id != OTHER:
            assert set(ids(column.claims)) == conditions[column.id] & wanted
    for row in found.rows:
        cells = [found.cells[row.id, column.id].claims for column in found.columns]
        assert {one for cell in cells for one in ids(cell)} == set(ids(row.claims))
        assert all(len(set(ids(cell))) == len(cell) for cell in cells)
        if by == "node" and row.id != OTHER:
            assert row.claims == claims_of_region(atlas, claims, row.id)
    if by == "evidence":
        assert sum(len(row.claims) for row in found.rows) == len(claims)
    stands = {(row.id, c.id) for row in found.rows for c in found.columns}
    assert set(found.cells) == stands
    weights = sum(
        sum(one in row.claims for row in found.rows)
        * sum(one in column.claims for column in found.columns)
        for one in claims
    )
    assert sum(len(cell.claims) for cell in found.cells.values()) == weights


NODES = st.sampled_from(sorted(ATLAS.nodes))
FEW = st.lists(st.sampled_from(["anxiety", "social-anxiety"]), unique=True, max_size=2).map(tuple)
SITES = st.lists(st.sampled_from(["amygdala", "right-amygdala"]), unique=True, max_size=2)


@st.composite
def datasets(draw: st.DrawFn) -> list[Claim]:
    """Claims about the sample's nodes, between any two of them."""
    ends = draw(st.lists(st.tuples(NODES, NODES).filter(lambda p: p[0] != p[1]), max_size=12))
    return [
        claim(
            f"x-{number:02}",
            subject,
            "regulates",
            object,
            "...",
            conditions=draw(FEW),
            sites=tuple(draw(SITES)),
            evidence=draw(st.sampled_from(sorted(BY_EVIDENCE))),
        )
        for number, (subject, object) in enumerate(ends)
    ]


@given(datasets(), st.sampled_from(GROUPINGS), st.data())
def test_sums_equal_claim_counts(claims: list[Claim], by: str, data: st.DataObject) -> None:
    atlas = sample(claims)
    active = list(atlas.active_claims)
    keep = data.draw(st.sets(st.sampled_from(active)) if active else st.just(set()))
    sums(atlas, [one for one in active if one in keep], by)
    sums(atlas, active, by)


@pytest.mark.parametrize("by", GROUPINGS)
def test_sums_of_the_sample(by: str) -> None:
    sums(ATLAS, list(ATLAS.active_claims), by)


def test_rows_are_of_the_kinds_that_are_promised() -> None:
    kinds = [ATLAS.nodes[row.id].kind for row in every().rows if row.id != OTHER]
    assert kinds == sorted(kinds, key=ROW_KINDS.index)
