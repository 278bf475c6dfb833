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


#: Corners of each arrow in its length: how far behind the tip, how far beside the line.
ARROWS = {
    "triangle": [(0, 0), (1.1, 0.5), (1.1, -0.5)],
    "diamond": [(0, 0), (0.6, 0.45), (1.2, 0), (0.6, -0.45)],
    "tee": [(0, 0.75), (0, -0.75), (0.32, -0.75), (0.32, 0.75)],
    "vee": [(0, 0), (1, 0.5), (0.55, 0), (1, -0.5)],
}


@pytest.mark.parametrize(("arrow", "corners"), ARROWS.items())
@pytest.mark.parametrize("width", [1.3, 5.0])
def test_an_arrow_has_its_shape_and_grows_with_its_line(
    arrow: str, corners: list[tuple[float, float]], width: float
) -> None:
    drawn = edge_path(((0, 0), (100, 0)), (0, 20), 0, arrow, width)
    length = 5 + 1.4 * width
    found = numbers(drawn.arrow)
    assert sorted(zip(found[::2], found[1::2], strict=True)) == [
        pytest.approx(corner, abs=0.06)
        for corner in sorted((79 - along * length, across * length) for along, across in corners)
    ]
    # A line ends where a filled arrow begins, and goes through the others to the rim.
    end = 79 if arrow in ("tee", "vee") else 79 - length
    assert numbers(drawn.path)[-2:] == [pytest.approx(end, abs=0.06), 0]


def test_a_circle_at_the_end_touches_the_rim() -> None:
    drawn = edge_path(((0, 0), (100, 0)), (0, 20), 0, "circle", 2)
    left, y, radius, *_ = numbers(drawn.arrow)
    assert (left, y, radius) == (pytest.approx(79 - 7.8, abs=0.06), 0, 3.9)
    assert numbers(drawn.path)[-2:] == [left, 0]


@pytest.mark.parametrize(("name", "corner"), [("round-rectangle", 3.5), ("barrel", 7)])
def test_a_rounded_square_has_its_corners_and_fills_its_box(name: str, corner: float) -> None:
    c, s = f"{corner:g}", f"{2 * (10 - corner):g}"
    assert node_path(name, (100, 50), 20) == (
        f"M90 {40 + corner:g} a{c} {c} 0 0 1 {c} -{c} h{s} a{c} {c} 0 0 1 {c} {c} "
        f"v{s} a{c} {c} 0 0 1 -{c} {c} h-{s} a{c} {c} 0 0 1 -{c} -{c} Z"
    )


def test_polygons_stand_on_a_side_or_a_corner_as_on_the_canvas() -> None:
    hexagon = numbers(node_path("hexagon", (0, 0), 20))
    assert sorted(hexagon[::2]) == [-10, -5, -5, 5, 5, 10]  # flat above and below
    octagon = numbers(node_path("octagon", (0, 0), 20))
    assert max(octagon[::2]) == max(octagon[1::2]) == 9.2  # flat on all four sides
    assert numbers(node_path("pentagon", (0, 0), 20))[:2] == [0, -10]
    star = numbers(node_path("star", (0, 0), 20))
    reach = [math.hypot(x, y) for x, y in zip(star[::2], star[1::2], strict=True)]
    assert reach == pytest.approx([10, 4.5] * 5, abs=0.1)


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
