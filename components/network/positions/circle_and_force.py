"""The circle and force layouts: an oval and a spring layout, with labels that do not overlap.

Units are CSS pixels at zoom 1; the same dataset always gives the same positions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import networkx as nx

from components.network.positions.columns import (
    Position,
    claim_degrees,
    column_layout,
    label_width,
    slot_height,
)
from data.model import Atlas

_MAX_ROUNDS = 2000
_OVAL_SLOT = 19.0


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
    """Return a spring layout (Fruchterman-Reingold of networkx, fixed seed), labels separated.

    The largest connected component is spread out; other nodes stand in a row below.
    """
    graph: nx.Graph[str] = nx.Graph()
    for edge in atlas.edges.values():
        graph.add_edge(edge.subject, edge.object)
    if not graph:
        return {}
    largest, *other_components = sorted(
        nx.connected_components(graph), key=lambda component: (-len(component), min(component))
    )
    core = graph.subgraph(sorted(largest))
    unit_positions = nx.spring_layout(core, k=3 / math.sqrt(len(core)), iterations=300, seed=7)
    positions = {
        node: (_widen_middle(x) * 560, _widen_middle(y) * 400)
        for node, (x, y) in unit_positions.items()
    }
    outliers = [node for component in other_components for node in sorted(component)]
    for i, node in enumerate(outliers):
        positions[node] = (-560 + 1120 * (i + 0.5) / len(outliers), 470.0)
    return _separate_labels({node: positions[node] for node in claim_degrees(atlas)}, atlas)


def _widen_middle(x: float) -> float:
    """Return a coordinate of -1..1 with the crowded middle widened."""
    return math.copysign(abs(float(x)) ** 0.65, x)


def _separate_labels(positions: Mapping[str, Position], atlas: Atlas) -> Mapping[str, Position]:
    """Move nodes up or down in small steps until no two labels overlap."""
    order = sorted(positions)
    y = [positions[node][1] for node in order]
    pairs = _overlapping_pairs(
        [(positions[node][0], label_width(atlas, node), slot_height(atlas, node)) for node in order]
    )
    for _ in range(_MAX_ROUNDS):
        moved = False
        for first, second, needed in pairs:
            overlap = needed - abs(y[first] - y[second])
            if overlap > 0:
                shift = (overlap + 1) / 2 * (1 if y[first] >= y[second] else -1)
                y[first] += shift
                y[second] -= shift
                moved = True
        if not moved:
            break
    separated = {
        node: (round(positions[node][0], 1), round(y[i], 1)) for i, node in enumerate(order)
    }
    return {node: separated[node] for node in positions}


def _overlapping_pairs(boxes: Sequence[tuple[float, float, float]]) -> list[tuple[int, int, float]]:
    """Return the pairs of boxes (x, width, height) that share a stretch of the horizontal.

    Only these can overlap, as no node moves sideways; with the vertical distance they need.
    """
    spans = [_span(x, width) for x, width, _ in boxes]
    return [
        (i, j, (boxes[i][2] + boxes[j][2]) / 2)
        for i, (left, right) in enumerate(spans)
        for j, (start, end) in enumerate(spans[:i])
        if right > start and end > left
    ]


def _span(x: float, width: float) -> Position:
    """Return the left and right end of a node with its label, which points away from the middle."""
    return (x - width - 4, x + 12) if x < 0 else (x - 12, x + width + 4)


_LAYOUTS: dict[str, Callable[[Atlas], Mapping[str, Position]]] = {
    "flow": lambda atlas: column_layout(atlas).positions,
    "circle": _circle,
    "force": _force,
}
