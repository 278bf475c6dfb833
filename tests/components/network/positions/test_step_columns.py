from __future__ import annotations

from itertools import pairwise

import pytest

from components.network.positions.columns import (
    FONT_SIZE,
    claim_degrees,
    node_size,
    wrap_label,
)
from components.network.positions.step_columns import step_columns
from tests.sample import sample

ATLAS = sample()
COLUMNS = [["oxytocin"], ["dopamine", "serotonin", "right-amygdala", "amygdala"], [], ["trust"]]


def test_columns_stand_from_left_to_right_and_are_centred() -> None:
    places = step_columns(ATLAS, COLUMNS)
    xs = [{places[node][0] for node in column} for column in COLUMNS if column]
    assert [len(x) for x in xs] == [1, 1, 1]
    assert all(max(one) < min(other) for one, other in pairwise(xs))
    assert places["oxytocin"][1] == places["trust"][1] == 0.0
    heights = [places[node][1] for node in COLUMNS[1]]
    assert heights == sorted(heights)
    assert min(b - a for a, b in pairwise(heights)) > 13  # room for a line of a label


def test_a_long_column_becomes_several() -> None:
    places = step_columns(ATLAS, COLUMNS, most=2)
    assert len({places[node][0] for node in COLUMNS[1]}) == 2


def test_gaps_grow_to_the_wanted_shape_and_no_node_is_lost() -> None:
    narrow, wide = step_columns(ATLAS, COLUMNS), step_columns(ATLAS, COLUMNS, aspect=4.0)
    assert wide["trust"][0] > narrow["trust"][0]
    assert set(wide) == {node for column in COLUMNS for node in column}
    assert step_columns(ATLAS, []) == {}


def lines_of(node: str) -> list[str]:
    return wrap_label(ATLAS.nodes[node].label).split("\n")


def size_of(node: str) -> float:
    return node_size(claim_degrees(ATLAS)[node])


def slot(node: str) -> float:
    return max(len(lines_of(node)) * FONT_SIZE * 1.12, size_of(node)) + 9


def width(column: list[str]) -> float:
    return max(max(map(len, lines_of(n))) * FONT_SIZE / 2 + size_of(n) / 2 for n in column)


@pytest.mark.parametrize(
    "short", [["anxiety"], ["anxiety", "trust"], ["anxiety", "trust", "magnesium"]]
)
def test_a_short_column_shares_what_room_there_is_among_its_nodes(short: list[str]) -> None:
    tall = COLUMNS[1]
    places = step_columns(ATLAS, [tall, short])
    tallest, height = sum(map(slot, tall)), sum(map(slot, short))
    spare = min((tallest - height) / len(short), 34)
    for column, own in ((tall, 0.0), (short, spare)):
        top = -(sum(map(slot, column)) + own * len(column)) / 2
        for node in column:
            assert places[node][1] == pytest.approx(top + (slot(node) + own) / 2, abs=0.06)
            top += slot(node) + own


def test_a_column_begins_a_gap_after_the_widest_label_before_it() -> None:
    columns = [column for column in COLUMNS if column]
    widths = [width(column) for column in columns]
    tallest = max(sum(map(slot, column)) for column in columns)
    for aspect, gap in ((0.0, 26.0), (4.0, (4 * tallest - sum(widths)) / 2), (99.0, 220.0)):
        places = step_columns(ATLAS, COLUMNS, aspect=aspect)
        xs = [places[column[0]][0] for column in columns]
        assert 26 <= gap <= 220
        assert xs == pytest.approx([0, widths[0] + gap, widths[0] + widths[1] + 2 * gap], abs=0.06)


def test_nodes_of_a_parted_column_take_turns() -> None:
    places = step_columns(ATLAS, [COLUMNS[1]], most=3)
    first, second, third, fourth = COLUMNS[1]
    assert places[first][0] == places[third][0] < places[second][0] == places[fourth][0]
    assert len({at[0] for at in step_columns(ATLAS, [COLUMNS[1]], most=4).values()}) == 1
