"""What acts on which things, counted in arrays: the question behind example pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from data.store.frames import Frames, Ints


def count_shared_actors(
    frames: Frames, rows: Ints, targets: Sequence[str]
) -> Mapping[tuple[str, str], int]:
    """Return for each pair of targets how many nodes act on both by the claims of some rows."""
    both_ways = frames.symmetric[rows]
    subject, object = frames.subject[rows], frames.object[rows]
    actors = np.concatenate((subject, object[both_ways]))
    acted_on = np.concatenate((object, subject[both_ways]))
    within = {target: frames.within(target) for target in targets}
    acting = {}
    for target in targets:
        acting[target] = np.zeros(len(frames.node_ids), dtype=bool)
        acting[target][actors[within[target][acted_on]]] = True
    return {
        (a, b): int((acting[a] & acting[b] & ~within[a] & ~within[b]).sum())
        for a, b in combinations(targets, 2)
    }
