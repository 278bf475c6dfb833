from __future__ import annotations

from itertools import pairwise

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
