"""A force-directed layout for graphs of any size.

`networkx.spring_layout` sets up matrices of all pairs and needs scipy from 500 nodes on
(networkx 3.6.1, whatever the method), a 36 MB wheel for one picture. Small graphs are its own;
larger ones follow the same forces with a sample of the pairs, which needs numpy alone and
takes time and memory in proportion to the nodes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from components.network.positions.columns import Position

#: From this number of nodes on a sample of the pairs is enough: networkx takes 1.5 s for 250
#: nodes and 7 s for 499, the sample 1.2 s for 500 (two busy cores).
SAMPLED_FROM = 300
#: How many nodes push each node in one step; how many steps there are.
_SAMPLE, _STEPS = 400, 150
#: Nearer than this two nodes push no harder; as in networkx.
_NEAREST = 0.01

Array = NDArray[np.float64]


def spring_positions(graph: nx.Graph[str], seed: int = 7) -> Mapping[str, Position]:
    """Return a place for each node, x and y from -1 to 1; the same for the same graph.

    Fruchterman and Reingold's springs (https://doi.org/10.1002/spe.4380211102), three times
    as far apart as usual. From `SAMPLED_FROM` nodes on, each step takes the push of a random
    sample instead of all others. Empty for an empty graph.
    """
    if not graph:
        return {}
    k = 3 / math.sqrt(len(graph))
    if len(graph) < SAMPLED_FROM:
        spread: Mapping[str, Any] = nx.spring_layout(graph, k=k, iterations=300, seed=seed)
    else:
        spread = dict(zip(graph, _sampled_springs(graph, k, seed), strict=True))
    return {node: (float(x), float(y)) for node, (x, y) in spread.items()}


def _sampled_springs(graph: nx.Graph[str], k: float, seed: int) -> Array:
    """Return one row (x, y) a node, from -1 to 1."""
    number = {node: i for i, node in enumerate(graph)}
    ends = np.array([(number[a], number[b]) for a, b in graph.edges if a != b]).reshape(-1, 2).T
    random = np.random.default_rng(seed)
    places = random.random((len(graph), 2))
    for step in range(_STEPS):
        others = random.choice(len(graph), min(_SAMPLE, len(graph)), replace=False)
        force = _push(places, others, k) + _pull(places, ends, k)
        length = np.maximum(np.hypot(*force.T), _NEAREST)[:, None]
        places += force / length * (0.1 * (1 - step / _STEPS))
    places -= places.mean(axis=0)
    return np.asarray(places / np.abs(places).max())


def _push(places: Array, others: NDArray[np.int64], k: float) -> Array:
    """Return what the sampled others push each node away with, scaled up to all of them."""
    x, y = (places[:, None, axis] - places[None, others, axis] for axis in (0, 1))
    strength = k * k / np.maximum(x * x + y * y, _NEAREST**2) * (len(places) / len(others))
    return np.stack([(x * strength).sum(axis=1), (y * strength).sum(axis=1)], axis=1)


def _pull(places: Array, ends: NDArray[np.int64], k: float) -> Array:
    """Return what each node's edges pull it with."""
    one, other = ends
    gap = places[other] - places[one]
    pull = gap * np.hypot(*gap.T)[:, None] / k
    force = np.zeros_like(places)
    np.add.at(force, one, pull)
    np.add.at(force, other, -pull)
    return force
