"""The layouts beside the Flow: springs and an oval, with labels kept off one another.

Units are CSS pixels at zoom 1; the same dataset always gives the same places.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import networkx as nx

from components.layouts import Place, claim_degrees, flow, label_width, slot
from data.model import Atlas

_APART_ROUNDS = 2000
_SLOT_ON_OVAL = 19.0


@lru_cache(maxsize=16)
def places(atlas: Atlas, layout: str) -> Mapping[str, Place]:
    """The place of every node that an edge touches.

    `layout` is one of ``flow``, ``circle``, ``force``; anything else raises KeyError.
    """
    return _LAYOUTS[layout](atlas)


def _circle(atlas: Atlas) -> Mapping[str, Place]:
    """An oval, nodes of a column side by side in the Flow's order, labels clear of each other."""
    arranged = flow(atlas)
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


def _force(atlas: Atlas) -> Mapping[str, Place]:
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


def _apart(found: Mapping[str, Place], atlas: Atlas) -> Mapping[str, Place]:
    """Move nodes up or down, a little at a time, until no two labels lie on one another."""
    at = {node: [x, y] for node, (x, y) in found.items()}
    sizes = {node: (label_width(atlas, node), slot(atlas, node)) for node in at}
    order = sorted(at)
    for _ in range(_APART_ROUNDS):
        moved = False
        for i, one in enumerate(order):
            for other in order[:i]:
                overlap = _overlap(at[one], sizes[one], at[other], sizes[other])
                if overlap > 0:
                    shift = (overlap + 1) / 2 * (1 if at[one][1] >= at[other][1] else -1)
                    at[one][1] += shift
                    at[other][1] -= shift
                    moved = True
        if not moved:
            break
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in at.items()}


def _overlap(a: Sequence[float], size_a: Place, b: Sequence[float], size_b: Place) -> float:
    """How far two labelled nodes reach into one another vertically; 0 or less if they do not."""
    (left_a, right_a), (left_b, right_b) = _span(a[0], size_a[0]), _span(b[0], size_b[0])
    if right_a <= left_b or right_b <= left_a:
        return 0.0
    return (size_a[1] + size_b[1]) / 2 - abs(a[1] - b[1])


def _span(x: float, width: float) -> Place:
    """From where to where a node and its label reach: labels point away from the middle."""
    return (x - width - 4, x + 12) if x < 0 else (x - 12, x + width + 4)


_LAYOUTS: dict[str, Callable[[Atlas], Mapping[str, Place]]] = {
    "flow": lambda atlas: flow(atlas).places,
    "circle": _circle,
    "force": _force,
}
