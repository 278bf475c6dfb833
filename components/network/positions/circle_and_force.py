"""The circle and force layouts: an oval and a spring layout, with labels that do not overlap.

Units are CSS pixels at zoom 1; the same dataset always gives the same positions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache

import networkx as nx

from components.network.positions.columns import (
    Position,
    claim_degrees,
    column_layout,
    label_width,
    slot_height,
)
from components.network.positions.label_separation import LabelBox, separate_labels
from components.network.positions.springs import spring_positions
from data.model import Atlas

_OVAL_SLOT = 19.0
#: The extents of the force layout while the labels leave enough room, in pixels.
_WIDTH, _HEIGHT, _ROW_BELOW = 1120.0, 800.0, 70.0


@lru_cache(maxsize=16)
def positions(atlas: Atlas, layout: str) -> Mapping[str, Position]:
    """Return the position of every node that an edge touches.

    `layout` is one of ``flow``, ``circle``, ``force``. Raises KeyError for any other.
    """
    return _LAYOUTS[layout](atlas)


def _circle(atlas: Atlas) -> Mapping[str, Position]:
    """Return an oval, nodes of a column side by side in the Flow's order, labels separated."""
    columns = column_layout(atlas)
    order = sorted(
        columns.positions, key=lambda node: (columns.column[node], columns.positions[node][1])
    )
    radius = len(order) * _OVAL_SLOT / math.tau
    oval = {
        node: (
            1.25 * radius * math.sin(math.tau * i / len(order)),
            -radius * math.cos(math.tau * i / len(order)),
        )
        for i, node in enumerate(order)
    }
    return _separate_labels(oval, atlas)


def _force(atlas: Atlas) -> Mapping[str, Position]:
    """Return a spring layout (Fruchterman-Reingold, fixed seed), labels separated.

    The largest connected component is spread out; other nodes stand in a row below. The more
    room the labels take, the larger the drawing.
    """
    graph: nx.Graph[str] = nx.Graph()
    for edge in atlas.edges.values():
        graph.add_edge(edge.subject, edge.object)
    if not graph:
        return {}
    largest, *other_components = sorted(
        nx.connected_components(graph), key=lambda component: (-len(component), min(component))
    )
    core: nx.Graph[str] = graph.subgraph(sorted(largest))
    scale = _scale(atlas)
    width, height = _WIDTH * scale, _HEIGHT * scale
    positions = {
        node: (_widen_middle(x) * width / 2, _widen_middle(y) * height / 2)
        for node, (x, y) in spring_positions(core).items()
    }
    outliers = [node for component in other_components for node in sorted(component)]
    for i, node in enumerate(outliers):
        x = -width / 2 + width * (i + 0.5) / len(outliers)
        positions[node] = (x, height / 2 + _ROW_BELOW)
    return _separate_labels({node: positions[node] for node in claim_degrees(atlas)}, atlas)


def _scale(atlas: Atlas) -> float:
    """Return how much larger than usual a drawing is, so that labels fill a third at most."""
    area = sum(label_width(atlas, n) * slot_height(atlas, n) for n in claim_degrees(atlas))
    return max(1.0, math.sqrt(3 * area / (_WIDTH * _HEIGHT)))


def _widen_middle(x: float) -> float:
    """Return a coordinate of -1..1 with the crowded middle widened."""
    return math.copysign(abs(x) ** 0.65, x)


def _separate_labels(positions: Mapping[str, Position], atlas: Atlas) -> Mapping[str, Position]:
    return separate_labels(
        {
            node: LabelBox(round(x, 1), y, label_width(atlas, node), slot_height(atlas, node))
            for node, (x, y) in positions.items()
        }
    )


_LAYOUTS: dict[str, Callable[[Atlas], Mapping[str, Position]]] = {
    "flow": lambda atlas: column_layout(atlas).positions,
    "circle": _circle,
    "force": _force,
}
