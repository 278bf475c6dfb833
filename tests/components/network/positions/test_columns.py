from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from components.core.state import LAYOUTS
from components.network.positions.circle_and_force import positions
from components.network.positions.columns import (
    FONT_SIZE,
    LABEL_CHARS,
    Position,
    _layout_cost,
    claim_degrees,
    column_layout,
    node_size,
    wrap_label,
)
from data.model import COLUMNS, NODE_KINDS, Atlas, kinds_of_tone
from tests.components.core.test_labels import ENUMS
from tests.sample import claim, sample

ATLAS = sample()
ROOT = Path(__file__).parents[4]

#: Mean advance of a letter of Source Sans 3 and the height of a line, in parts of the size.
ADVANCE, LINE = 0.455, 1.05
#: Between a node's circle and its label (components/network/stylesheet.py).
MARGIN = 4.0

Box = tuple[float, float, float, float]


def label_box(atlas: Atlas, node: str, at: Position, outwards: bool = False) -> Box:
    """Where a node's label stands: beside its circle, centred on it from top to bottom.

    To the right, or `outwards`: left of what stands left of the middle (assets/network/layout.js).
    """
    lines = wrap_label(atlas.nodes[node].label).split("\n")
    away = node_size(claim_degrees(atlas)[node]) / 2 + MARGIN
    width = max(map(len, lines)) * FONT_SIZE * ADVANCE
    half = len(lines) * FONT_SIZE * LINE / 2
    left = at[0] - away - width if outwards and at[0] < 0 else at[0] + away
    return left, at[1] - half, left + width, at[1] + half


def overlap(one: Box, other: Box) -> bool:
    shared = (
        min(one[2], other[2]) - max(one[0], other[0]),
        min(one[3], other[3]) - max(one[1], other[1]),
    )
    return min(shared) > 1


def overlapping(
    atlas: Atlas, found: Mapping[str, Position], outwards: bool = False
) -> list[tuple[str, str]]:
    boxes = {node: label_box(atlas, node, at, outwards) for node, at in found.items()}
    return [(a, b) for a, b in combinations(boxes, 2) if overlap(boxes[a], boxes[b])]


def test_the_check_for_overlap_finds_one() -> None:
    found = dict(column_layout(ATLAS).positions)
    found["trust"] = (found["anxiety"][0] + 3, found["anxiety"][1] + 3)
    assert overlapping(ATLAS, found) == [("anxiety", "trust")] or overlapping(ATLAS, found) == [
        ("trust", "anxiety")
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_node_that_a_claim_touches_has_a_place_of_its_own(layout: str) -> None:
    found = positions(ATLAS, layout)
    assert set(found) == set(ATLAS.nodes) - {"memory"}
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_shipped_node_has_a_place_of_its_own(shipped: Atlas, layout: str) -> None:
    found = positions(shipped, layout)
    ends = {end for edge in shipped.edges.values() for end in (edge.subject, edge.object)}
    assert set(found) == ends
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_two_shipped_labels_overlap(shipped: Atlas, layout: str) -> None:
    assert overlapping(shipped, positions(shipped, layout), outwards=layout != "flow") == []


def test_no_label_lies_on_a_node_of_the_next_column(shipped: Atlas) -> None:
    found = column_layout(shipped).positions
    degrees = claim_degrees(shipped)
    boxes = {node: label_box(shipped, node, at) for node, at in found.items()}
    circles = {
        node: (x - r, y - r, x + r, y + r)
        for node, (x, y) in found.items()
        for r in (node_size(degrees[node]) / 2,)
    }
    assert [
        (label, node)
        for label, box in boxes.items()
        for node, circle in circles.items()
        if label != node and overlap(box, circle)
    ] == []


def test_columns_read_from_left_to_right(shipped: Atlas) -> None:
    arranged = column_layout(shipped)
    xs: dict[int, list[float]] = {}
    for node, (x, _) in arranged.positions.items():
        xs.setdefault(arranged.column[node], []).append(x)
    columns = sorted(xs)
    assert all(max(xs[a]) < min(xs[b]) for a, b in pairwise(columns))
    titles = [heading.text.replace("\n", " ") for heading in arranged.headings]
    assert titles == [COLUMNS[c].heading for c in columns]


def test_headings_stand_above_everything(shipped: Atlas) -> None:
    arranged = column_layout(shipped)
    highest = min(label_box(shipped, n, at)[1] for n, at in arranged.positions.items())
    for heading in arranged.headings:
        assert heading.y + 2 * FONT_SIZE * LINE / 2 < highest


def test_every_kind_of_the_tables_has_one_column() -> None:
    kinds = [kind for column in COLUMNS for kind in kinds_of_tone(column.tone)]
    assert sorted(kinds) == sorted(ENUMS["nodes", "kind"])
    assert list(NODE_KINDS) == ENUMS["nodes", "kind"]


def test_nodes_stand_in_the_column_of_their_kind() -> None:
    assert column_layout(ATLAS).column == {
        "oxytocin": 1,
        "dopamine": 1,
        "serotonin": 1,
        "amygdala": 2,
        "right-amygdala": 2,
        "anxiety": 5,
        "social-anxiety": 5,
        "trust": 4,
        "magnesium": 0,
    }
    # The column of processes is empty: it takes no room and has no heading.
    assert [heading.text.replace("\n", " ") for heading in column_layout(ATLAS).headings] == [
        COLUMNS[c].heading for c in (0, 1, 2, 4, 5)
    ]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("conditions", "expected"),
    [(["anxiety", "memory"], 0.0), (["memory", "anxiety"], 2.0)],  # crossed: 1, and twice 0.5 long
)
def test_crossed_lines_are_counted_and_lengths_added(
    conditions: list[str], expected: float, backwards: bool
) -> None:
    atlas = sample(
        [
            claim("x-01", "dopamine", "decreases", "anxiety", "1"),
            claim("x-02", "memory", "associated_with", "serotonin", "2"),
        ]
    )
    edges = list(atlas.edges.values())[:: -1 if backwards else 1]
    assert _layout_cost([["dopamine", "serotonin"], conditions], edges) == expected


def test_a_behaviour_that_only_acts_on_transmitters_stands_with_what_acts() -> None:
    raises = claim("x-1", "trust", "increases", "oxytocin", "...")
    also = claim("x-2", "trust", "decreases", "anxiety", "...")
    back = claim("x-3", "oxytocin", "increases", "trust", "...")
    assert column_layout(sample([raises])).column["trust"] == 0
    assert column_layout(sample([raises, also])).column["trust"] == 4
    assert column_layout(sample([raises, back])).column["trust"] == 4


def test_a_node_counts_the_claims_that_touch_it() -> None:
    assert claim_degrees(ATLAS) == {
        "oxytocin": 6,
        "dopamine": 3,
        "serotonin": 1,
        "amygdala": 2,
        "right-amygdala": 1,
        "anxiety": 3,
        "social-anxiety": 1,
        "trust": 2,
        "magnesium": 1,
    }


def test_hubs_are_larger_but_not_without_bounds() -> None:
    sizes = [node_size(degree) for degree in range(1, 400)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[24] < sizes[63]
    assert sizes[0] >= 10
    assert sizes[-1] <= 40


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("oxytocin", ["oxytocin"]),
        ("social anxiety disorder", ["social anxiety", "disorder"]),
        ("prefrontal-cortex activity", ["prefrontal-cortex", "activity"]),
        ("tetrahydrocannabinolicacid", ["tetrahydrocannabinolicacid"]),
        ("", [""]),
    ],
)
def test_labels_are_broken_between_words(label: str, lines: list[str]) -> None:
    assert wrap_label(label).split("\n") == lines


def test_no_shipped_label_loses_a_letter(shipped: Atlas) -> None:
    for node in shipped.nodes.values():
        lines = wrap_label(node.label).split("\n")
        assert "".join(lines).replace(" ", "") == "".join(node.label.split())
        assert all(len(line) <= LABEL_CHARS or " " not in line for line in lines)


def test_an_unknown_layout_is_refused() -> None:
    with pytest.raises(KeyError):
        positions(ATLAS, "spiral")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_dataset_without_claims_has_no_places(layout: str) -> None:
    assert positions(sample(()), layout) == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_claim_is_enough(layout: str) -> None:
    one = sample([claim("x-1", "oxytocin", "increases", "trust", "...")])
    assert set(positions(one, layout)) == {"oxytocin", "trust"}


PRINT = """
import json
from components.core.state import LAYOUTS
from components.network.elements import elements
from components.network.positions.circle_and_force import positions
from data.load import load
atlas = load()
print(json.dumps([[positions(atlas, layout) for layout in LAYOUTS], elements(atlas)]))
"""


def test_everybody_sees_the_same_places() -> None:
    """Other processes hash strings in another order; nothing may hang on that."""
    found = [
        subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert len(json.loads(found[0])[1]) > 100
    assert found[0] == found[1]
