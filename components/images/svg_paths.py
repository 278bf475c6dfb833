"""SVG paths of nodes and edges: the shapes and arrows that the canvas draws, for images.

Units are CSS pixels at zoom 1; y grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.network.positions.columns import Position


def _regular(corners: int, turn: float = 0.0, inner: float = 0.0) -> tuple[Position, ...]:
    """Return the corners of a regular polygon around the origin; a star of `inner` radius."""
    steps = corners * 2 if inner else corners
    return tuple(
        (
            (inner if inner and i % 2 else 1.0) * math.sin(math.tau * i / steps + turn),
            -(inner if inner and i % 2 else 1.0) * math.cos(math.tau * i / steps + turn),
        )
        for i in range(steps)
    )


#: The canvas's node shapes that are polygons, in a box from -1 to 1.
_POLYGONS: Mapping[str, tuple[Position, ...]] = {
    "triangle": ((0, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "rhomboid": ((-1, -1), (1 / 3, -1), (1, 1), (-1 / 3, 1)),
    "tag": ((-1, -1), (0.25, -1), (1, 0), (0.25, 1), (-1, 1)),
    "pentagon": _regular(5),
    "hexagon": _regular(6, math.pi / 6),
    "octagon": _regular(8, math.pi / 8),
    "star": _regular(5, inner=0.45),
}


@dataclass(frozen=True)
class EdgePath:
    """An edge as drawn: the line's path, its arrow's (may be empty), the middle of the line."""

    path: str
    arrow: str
    middle: Position


def node_path(name: str, centre: Position, size: float) -> str:
    """Return the path of a node's shape with the diameter `size`.

    `name` is a Cytoscape node shape. Raises KeyError for an unknown one.
    """
    half = size / 2
    if name == "ellipse":
        return _circle(centre, half)
    if name in ("round-rectangle", "barrel"):
        return _rounded_square(centre, half, half * (0.35 if name == "round-rectangle" else 0.7))
    return polygon_path(_POLYGONS[name], centre, size, size)


def polygon_path(corners: Sequence[Position], centre: Position, width: float, height: float) -> str:
    """Return the path of a closed polygon whose corners are given in a box from -1 to 1."""
    points = (_point((centre[0] + x * width / 2, centre[1] + y * height / 2)) for x, y in corners)
    return f"M{' L'.join(points)} Z"


def edge_path(
    ends: tuple[Position, Position],
    radii: tuple[float, float],
    bend: float,
    arrow: str,
    width: float,
) -> EdgePath:
    """Return the path of an edge between two nodes, from rim to rim (`radii`).

    `bend` is the distance of the control point from the middle, to the right of the direction
    from source to target, as Cytoscape counts it; `arrow` is one of the canvas's arrow shapes or
    ``none``. Raises KeyError for an unknown arrow.
    """
    (x1, y1), (x2, y2) = ends
    distance = math.dist(*ends) or 1.0
    control = (
        (x1 + x2) / 2 - bend * (y2 - y1) / distance,
        (y1 + y2) / 2 + bend * (x2 - x1) / distance,
    )
    start = _towards(ends[0], control, radii[0])
    tip = _towards(ends[1], control, radii[1] + 1)
    direction = _unit(tip, control)
    arrow_length = 5.0 + 1.4 * width
    overlap = 0.0 if arrow in ("none", "tee", "vee") else arrow_length
    stop = (tip[0] + direction[0] * overlap, tip[1] + direction[1] * overlap)
    middle = ((x1 + 2 * control[0] + x2) / 4, (y1 + 2 * control[1] + y2) / 4)
    path = f"M{_point(start)} Q{_point(control)} {_point(stop)}"
    return EdgePath(path, _arrow(arrow, tip, direction, arrow_length), middle)


def _arrow(name: str, tip: Position, direction: Position, length: float) -> str:
    """Return the arrow's path; `direction` is the unit vector back along the line."""
    normal = (-direction[1], direction[0])

    def point_at(along: float, across: float) -> str:
        return _point(
            (
                tip[0] + direction[0] * along * length + normal[0] * across * length,
                tip[1] + direction[1] * along * length + normal[1] * across * length,
            )
        )

    if name == "circle":
        return _circle(
            (tip[0] + direction[0] * length / 2, tip[1] + direction[1] * length / 2), length / 2
        )
    corners = {
        "triangle": (point_at(0, 0), point_at(1.1, 0.5), point_at(1.1, -0.5)),
        "diamond": (point_at(0, 0), point_at(0.6, 0.45), point_at(1.2, 0), point_at(0.6, -0.45)),
        "tee": (point_at(0, 0.75), point_at(0, -0.75), point_at(0.32, -0.75), point_at(0.32, 0.75)),
        "vee": (point_at(0, 0), point_at(1, 0.5), point_at(0.55, 0), point_at(1, -0.5)),
        "none": (),
    }[name]
    return f"M{' L'.join(corners)} Z" if corners else ""


def _circle(centre: Position, radius: float) -> str:
    r = _number(radius)
    left, right = _point((centre[0] - radius, centre[1])), _point((centre[0] + radius, centre[1]))
    return f"M{left} A{r} {r} 0 1 0 {right} A{r} {r} 0 1 0 {left} Z"


def _rounded_square(centre: Position, half: float, corner: float) -> str:
    x, y = _number(centre[0] - half), _number(centre[1] - half + corner)
    c, s = _number(corner), _number(2 * (half - corner))
    arc = f"a{c} {c} 0 0 1"
    return f"M{x} {y} {arc} {c} -{c} h{s} {arc} {c} {c} v{s} {arc} -{c} {c} h-{s} {arc} -{c} -{c} Z"


def _towards(point: Position, target: Position, distance: float) -> Position:
    unit = _unit(point, target)
    return point[0] + unit[0] * distance, point[1] + unit[1] * distance


def _unit(start: Position, end: Position) -> Position:
    distance = math.dist(start, end) or 1.0
    return (end[0] - start[0]) / distance, (end[1] - start[1]) / distance


def _point(point: Position) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
