"""Shapes and lines as paths: they stand where they should and touch no one's rim."""

from __future__ import annotations

import math
import re

import pytest

from components.images.svg_paths import edge_path, node_path, polygon_path
from data.model import NODE_KINDS, SIGNS


def numbers(path: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", path)]


@pytest.mark.parametrize("name", sorted({kind.shape for kind in NODE_KINDS.values()}))
def test_every_shape_of_the_canvas_can_be_drawn(name: str) -> None:
    path = node_path(name, (100, 50), 20)
    assert path.startswith("M")
    assert path.endswith("Z")
    if set(path) <= set("MLZ0123456789.- "):  # a polygon: it stays in its box
        found = numbers(path)
        assert max(abs(x - 100) for x in found[::2]) <= 10.1
        assert max(abs(y - 50) for y in found[1::2]) <= 10.1


def test_an_unknown_shape_is_refused() -> None:
    with pytest.raises(KeyError):
        node_path("cloud", (0, 0), 10)


def test_a_polygon_fills_its_box() -> None:
    assert polygon_path(((-1, -1), (1, 0), (0, 1)), (10, 20), 8, 4) == "M6 18 L14 20 L10 22 Z"


def test_a_straight_line_goes_from_rim_to_rim() -> None:
    drawn = edge_path(((0, 0), (100, 0)), (10, 20), 0, "none", 2)
    assert numbers(drawn.path) == [10, 0, 50, 0, 79, 0]
    assert drawn.arrow == ""
    assert drawn.middle == (50, 0)


def test_a_bend_goes_to_the_right_of_the_way() -> None:
    down = edge_path(((0, 0), (0, 100)), (0, 0), 30, "none", 2)
    assert down.middle == (-15, 50)  # facing down the page, the right hand is at its left
    up = edge_path(((0, 100), (0, 0)), (0, 0), 30, "none", 2)
    assert up.middle == (15, 50)


@pytest.mark.parametrize("arrow", [sign.arrow for sign in SIGNS.values() if sign.arrow != "none"])
def test_an_arrow_ends_at_the_rim(arrow: str) -> None:
    drawn = edge_path(((0, 0), (100, 0)), (0, 20), 0, arrow, 2)
    found = numbers(drawn.arrow)
    assert drawn.arrow
    if arrow != "circle":
        assert max(found[::2]) == pytest.approx(79, abs=0.11)


@pytest.mark.parametrize(
    "arrow", [sign.arrow for sign in SIGNS.values() if sign.arrow not in ("none", "circle")]
)
def test_an_arrow_turns_with_its_line(arrow: str) -> None:
    right = numbers(edge_path(((0, 0), (100, 0)), (0, 20), 0, arrow, 2).arrow)
    down = numbers(edge_path(((0, 0), (0, 100)), (0, 20), 0, arrow, 2).arrow)
    turned = {(-y, x) for x, y in zip(right[::2], right[1::2], strict=True)}
    assert set(zip(down[::2], down[1::2], strict=True)) == turned


def test_two_nodes_in_one_place_still_give_a_line() -> None:
    drawn = edge_path(((5, 5), (5, 5)), (3, 3), 10, "triangle", 2)
    assert all(math.isfinite(number) for number in numbers(drawn.path + drawn.arrow))
