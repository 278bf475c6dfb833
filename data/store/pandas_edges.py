"""Edges among some claims: their numbers of claims, their order, which of them disagree."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from data.model import SIGNS, Edge
from data.store.answers import EdgeSummary
from data.store.frames import Bools, Frames, Ints, count, factorize
from data.store.opposition import opposed

_AGAINST = np.array([[opposed(one, other) for other in SIGNS] for one in SIGNS])


class Edges:
    """Queries about edges; `rows` are those of the claims that count."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        columns = ("id", "subject", "predicate", "object")
        self._texts = [frames.edges[name].to_numpy(dtype=object) for name in columns]

    @cached_property
    def _claim_ids(self) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
        return np.array([record.id for record in self._frames.records], dtype=object)

    def among(self, rows: Ints) -> tuple[Ints, Ints]:
        """Return the edges of the claims by first appearance, and for each claim which it is."""
        numbers, edges = factorize(self._frames.edge[rows])
        return edges, numbers

    def disputed(self, edges: Ints) -> Bools:
        """Return which of the edges disagree with another one of them."""
        pair, sign = self._frames.pair[edges], self._frames.sign[edges]
        present = np.zeros((len(self._frames.edges), len(SIGNS)), dtype=bool)
        present[pair, sign] = True
        return np.asarray((present[pair] & _AGAINST[sign]).any(axis=1))

    def ids(self, edges: Ints) -> list[str]:
        """Return the ids of edges."""
        ids: list[str] = self._texts[0][edges].tolist()
        return ids

    def summaries(self, rows: Ints, start: int, end: int | None) -> tuple[EdgeSummary, ...]:
        """Return the edges of the claims from one place in their order to another."""
        edges, numbers = self.among(rows)
        amounts = count(numbers, len(edges))
        first = np.empty(len(edges), dtype=np.int64)
        first[numbers[::-1]] = rows[::-1]  # of equal places the last is written: the first claim
        disputed = self.disputed(edges)
        page = slice(start, end)
        columns = (
            *(texts[edges[page]].tolist() for texts in self._texts),
            amounts[page].tolist(),
            self._claim_ids[first[page]].tolist(),
            disputed[page].tolist(),
        )
        return tuple(map(EdgeSummary._make, zip(*columns, strict=True)))

    def edge(self, id: str) -> Edge | None:
        """Return an edge with all its claims."""
        code = self._frames.edge_codes.get(id)
        return None if code is None else self._whole(code)

    def opponents(self, id: str) -> tuple[Edge, ...]:
        """Return the edges that disagree with an edge."""
        code = self._frames.edge_codes.get(id)
        if code is None:
            return ()
        same_ends = self._frames.pair == self._frames.pair[code]
        against = _AGAINST[self._frames.sign[code]][self._frames.sign]
        return tuple(map(self._whole, np.flatnonzero(same_ends & against).tolist()))

    def _whole(self, code: int) -> Edge:
        order, starts = self._frames.rows_of_edge
        rows = order[starts[code] : starts[code + 1]].tolist()
        claims = tuple(self._frames.records[row] for row in rows)
        return Edge(claims[0].subject, claims[0].predicate, claims[0].object, claims)
