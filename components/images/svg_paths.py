"""Nodes and lines as SVG paths: the shapes and arrows that the canvas draws, for pictures.

Units are CSS pixels at zoom 1; y grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.network.positions.columns import Position


def _regular(corners: int, turn: float = 0.0, inner: float = 0.0) -> tuple[Position, ...]:
    """The corners of a regular polygon around the origin; a star if `inner` is its waist."""
    steps = corners * 2 if inner else corners
    return tuple(
        (
            (inner if inner and i % 2 else 1.0) * math.sin(math.tau * i / steps + turn),
            -(inner if inner and i % 2 else 1.0) * math.cos(math.tau * i / steps + turn),
        )
        for i in range(steps)
    )


#: Shapes of the canvas that are polygons, in a box from -1 to 1.
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
    """A line as drawn: its path, its arrow's path (may be empty) and the middle of the line."""

    path: str
    arrow: str
    middle: Position


def node_path(name: str, at: Position, size: float) -> str:
    """The path of a node's shape with this diameter. Raises KeyError for an unknown shape."""
    half = size / 2
    if name == "ellipse":
        return _circle(at, half)
    if name in ("round-rectangle", "barrel"):
        return _rounded(at, half, half * (0.35 if name == "round-rectangle" else 0.7))
    return polygon_path(_POLYGONS[name], at, size, size)


def polygon_path(corners: Sequence[Position], at: Position, wide: float, high: float) -> str:
    """The path of a closed polygon whose corners are given in a box from -1 to 1."""
    points = (_p((at[0] + x * wide / 2, at[1] + y * high / 2)) for x, y in corners)
    return f"M{' L'.join(points)} Z"


def edge_path(
    ends: tuple[Position, Position],
    radii: tuple[float, float],
    bend: float,
    arrow: str,
    width: float,
) -> EdgePath:
    """A line between two nodes, from rim to rim, that bends by `bend` to the right of its way.

    `bend` is how far the control point lies beside the middle, as Cytoscape counts it;
    `arrow` one of the canvas's arrow shapes or ``none``.
    """
    (x1, y1), (x2, y2) = ends
    long = math.dist(*ends) or 1.0
    control = (
        (x1 + x2) / 2 - bend * (y2 - y1) / long,
        (y1 + y2) / 2 + bend * (x2 - x1) / long,
    )
    start = _towards(ends[0], control, radii[0])
    tip = _towards(ends[1], control, radii[1] + 1)
    away = _unit(tip, control)
    reach = 5.0 + 1.4 * width
    back = 0.0 if arrow in ("none", "tee", "vee") else reach
    stop = (tip[0] + away[0] * back, tip[1] + away[1] * back)
    middle = ((x1 + 2 * control[0] + x2) / 4, (y1 + 2 * control[1] + y2) / 4)
    path = f"M{_p(start)} Q{_p(control)} {_p(stop)}"
    return EdgePath(path, _arrow(arrow, tip, away, reach), middle)


def _arrow(name: str, tip: Position, away: Position, reach: float) -> str:
    """The arrow at a tip; `away` is the unit vector back along the line."""
    side = (-away[1], away[0])

    def at(back: float, aside: float) -> str:
        return _p(
            (
                tip[0] + away[0] * back * reach + side[0] * aside * reach,
                tip[1] + away[1] * back * reach + side[1] * aside * reach,
            )
        )

    if name == "circle":
        return _circle((tip[0] + away[0] * reach / 2, tip[1] + away[1] * reach / 2), reach / 2)
    corners = {
        "triangle": (at(0, 0), at(1.1, 0.5), at(1.1, -0.5)),
        "diamond": (at(0, 0), at(0.6, 0.45), at(1.2, 0), at(0.6, -0.45)),
        "tee": (at(0, 0.75), at(0, -0.75), at(0.32, -0.75), at(0.32, 0.75)),
        "vee": (at(0, 0), at(1, 0.5), at(0.55, 0), at(1, -0.5)),
        "none": (),
    }[name]
    return f"M{' L'.join(corners)} Z" if corners else ""


def _circle(at: Position, radius: float) -> str:
    r = _n(radius)
    left, right = _p((at[0] - radius, at[1])), _p((at[0] + radius, at[1]))
    return f"M{left} A{r} {r} 0 1 0 {right} A{r} {r} 0 1 0 {left} Z"


def _rounded(at: Position, half: float, corner: float) -> str:
    x, y, c, s = _n(at[0] - half), _n(at[1] - half + corner), _n(corner), _n(2 * (half - corner))
    arc = f"a{c} {c} 0 0 1"
    return f"M{x} {y} {arc} {c} -{c} h{s} {arc} {c} {c} v{s} {arc} -{c} {c} h-{s} {arc} -{c} -{c} Z"


def _towards(point: Position, other: Position, by: float) -> Position:
    unit = _unit(point, other)
    return point[0] + unit[0] * by, point[1] + unit[1] * by


def _unit(start: Position, end: Position) -> Position:
    long = math.dist(start, end) or 1.0
    return (end[0] - start[0]) / long, (end[1] - start[1]) / long


def _p(point: Position) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
