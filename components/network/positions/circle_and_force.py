"""The layouts beside the Flow: springs and an oval, with labels kept off one another.

Units are CSS pixels at zoom 1; the same dataset always gives the same places.
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

_SLOT_ON_OVAL = 19.0
#: The extents of the force layout while the labels leave enough room.
_WIDTH, _HEIGHT, _ROW_BELOW = 1120.0, 800.0, 70.0


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
    """Springs, then labels pushed apart.

    What hangs together with the hub is spread out; what does not stands in a row below. The
    more room the labels take, the larger the drawing.
    """
    graph: nx.Graph[str] = nx.Graph()
    for edge in atlas.edges.values():
        graph.add_edge(edge.subject, edge.object)
    if not graph:
        return {}
    main, *rest = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    core: nx.Graph[str] = graph.subgraph(sorted(main))
    scale = _scale(atlas)
    width, height = _WIDTH * scale, _HEIGHT * scale
    found = {
        node: (_open(x) * width / 2, _open(y) * height / 2)
        for node, (x, y) in spring_positions(core).items()
    }
    aside = [node for part in rest for node in sorted(part)]
    for i, node in enumerate(aside):
        found[node] = (-width / 2 + width * (i + 0.5) / len(aside), height / 2 + _ROW_BELOW)
    return _apart({node: found[node] for node in claim_degrees(atlas)}, atlas)


def _scale(atlas: Atlas) -> float:
    """How much larger than usual a drawing has to be, that labels fill at most a third of it."""
    area = sum(label_width(atlas, n) * slot_height(atlas, n) for n in claim_degrees(atlas))
    return max(1.0, math.sqrt(3 * area / (_WIDTH * _HEIGHT)))


def _open(x: float) -> float:
    """A coordinate of -1..1 with the crowded middle drawn apart."""
    return math.copysign(abs(x) ** 0.65, x)


def _apart(found: Mapping[str, Position], atlas: Atlas) -> Mapping[str, Position]:
    return separate_labels(
        {
            node: LabelBox(round(x, 1), y, label_width(atlas, node), slot_height(atlas, node))
            for node, (x, y) in found.items()
        }
    )


_LAYOUTS: dict[str, Callable[[Atlas], Mapping[str, Position]]] = {
    "flow": lambda atlas: column_layout(atlas).places,
    "circle": _circle,
    "force": _force,
}
