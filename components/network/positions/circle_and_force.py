"""The layouts beside the Flow: springs and an oval, with labels kept off one another.

Units are CSS pixels at zoom 1; the same dataset always gives the same places.
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

_APART_ROUNDS = 2000
_SLOT_ON_OVAL = 19.0


@lru_cache(maxsize=16)
def positions(atlas: Atlas, layout: str) -> Mapping[str, Position]:
    """The place of every node that an edge touches.

    `layout` is one of ``flow``, ``circle``, ``force``; anything else raises KeyError.
    """
    return _LAYOUTS[layout](atlas)


def _circle(atlas: Atlas) -> Mapping[str, Position]:
    """An oval, nodes of a column side by side in the Flow's order, labels clear of each other."""
    arranged = column_layout(atlas)
    order = sorted(arranged.places, key=lambda n: (arranged.column[n], arranged.places[n][1]))
    size = len(order) * _SLOT_ON_OVAL / math.tau
    oval = {
        node: (
            1.25 * size * math.sin(math.tau * i / len(order)),
            -size * math.cos(math.tau * i / len(order)),
        )
        for i, node in enumerate(order)
    }
    return _apart(oval, atlas)


def _force(atlas: Atlas) -> Mapping[str, Position]:
    """Springs (Fruchterman-Reingold as in networkx), seeded, then labels pushed apart.

    What hangs together with the hub is spread out; what does not stands in a row below.
    """
    graph: nx.Graph[str] = nx.Graph()
    for edge in atlas.edges.values():
        graph.add_edge(edge.subject, edge.object)
    if not graph:
        return {}
    main, *rest = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    core = graph.subgraph(sorted(main))
    spread = nx.spring_layout(core, k=3 / math.sqrt(len(core)), iterations=300, seed=7)
    found = {node: (_open(x) * 560, _open(y) * 400) for node, (x, y) in spread.items()}
    aside = [node for part in rest for node in sorted(part)]
    for i, node in enumerate(aside):
        found[node] = (-560 + 1120 * (i + 0.5) / len(aside), 470.0)
    return _apart({node: found[node] for node in claim_degrees(atlas)}, atlas)


def _open(x: float) -> float:
    """A coordinate of -1..1 with the crowded middle drawn apart."""
    return math.copysign(abs(float(x)) ** 0.65, x)


def _apart(found: Mapping[str, Position], atlas: Atlas) -> Mapping[str, Position]:
    """Move nodes up or down, a little at a time, until no two labels lie on one another."""
    order = sorted(found)
    y = [found[node][1] for node in order]
    pairs = _pairs([(found[n][0], label_width(atlas, n), slot_height(atlas, n)) for n in order])
    for _ in range(_APART_ROUNDS):
        moved = False
        for one, other, room in pairs:
            overlap = room - abs(y[one] - y[other])
            if overlap > 0:
                shift = (overlap + 1) / 2 * (1 if y[one] >= y[other] else -1)
                y[one] += shift
                y[other] -= shift
                moved = True
        if not moved:
            break
    at = {node: (round(found[node][0], 1), round(y[i], 1)) for i, node in enumerate(order)}
    return {node: at[node] for node in found}


def _pairs(labelled: Sequence[tuple[float, float, float]]) -> list[tuple[int, int, float]]:
    """Which nodes (x, width, height with their label) share a stretch of the horizontal.

    They alone can lie on one another, as nobody moves sideways; with the distance they need.
    """
    spans = [_span(x, width) for x, width, _ in labelled]
    return [
        (i, j, (labelled[i][2] + labelled[j][2]) / 2)
        for i, (left, right) in enumerate(spans)
        for j, (start, end) in enumerate(spans[:i])
        if right > start and end > left
    ]


def _span(x: float, width: float) -> Position:
    """From where to where a node and its label reach: labels point away from the middle."""
    return (x - width - 4, x + 12) if x < 0 else (x - 12, x + width + 4)


_LAYOUTS: dict[str, Callable[[Atlas], Mapping[str, Position]]] = {
    "flow": lambda atlas: column_layout(atlas).places,
    "circle": _circle,
    "force": _force,
}
