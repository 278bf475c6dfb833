""":class:`~data.store.protocol.ClaimStore` in memory, by pandas and numpy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np

from data.bodies import BODIES
from data.model import Atlas, Claim, Edge
from data.store.answers import EdgeSummary, EvidenceShare, Hit, Totals
from data.store.cross_table import GROUPINGS, CrossTable
from data.store.filters import EVERY, ClaimFilter
from data.store.frames import Frames, Ints, count, factorize
from data.store.masks import Masks
from data.store.orders import EVIDENCE_STRENGTH, ORDERS
from data.store.pandas_actors import count_shared_actors
from data.store.pandas_cross_table import JoinedTable
from data.store.pandas_edges import Edges
from data.store.text import fold, name_rank


class PandasStore:
    """One dataset's claims, edges and facets; the protocol says what each query returns."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._frames = Frames(atlas)
        self._masks = Masks(self._frames)
        self._edges = Edges(self._frames)
        self._rank: Callable[[str], Ints] = lru_cache(self._ranked)
        self._joined: Callable[[str], JoinedTable] = lru_cache(
            lambda by: JoinedTable(self._frames, by)
        )

    def prepare(self) -> None:
        """Compute what first queries would otherwise wait for: texts, mentions, tables, orders."""
        self._masks.of(ClaimFilter(text="a"))
        self._frames.about.rows_of(0)
        self._edges.edge(next(iter(self._frames.edge_codes), ""))
        for by in GROUPINGS:
            self._joined(by)
        for order in ORDERS:
            self._rank(order)

    # How many

    def count(self, which: ClaimFilter) -> int:
        """Return the number of claims."""
        return len(self._masks.rows(which))

    def totals(self, which: ClaimFilter) -> Totals:
        """Return the claims in numbers."""
        rows = self._masks.rows(which)
        references = self._frames.reference[rows]
        known = references[references >= 0]
        bodies = count(self._frames.body[rows], len(BODIES)).tolist()
        return Totals(
            claims=len(rows),
            bodies=dict(zip(BODIES, bodies, strict=True)),
            referenced=len(known),
            publications=int(np.count_nonzero(count(known, len(self._atlas.references)))),
            differing=int(np.count_nonzero(self._frames.differs[rows])),
        )

    def evidence_shares(self, which: ClaimFilter) -> tuple[EvidenceShare, ...]:
        """Return what the claims rest on, strongest first."""
        evidence = self._frames.evidence
        amounts = count(evidence[self._masks.rows(which)], len(EVIDENCE_STRENGTH)).tolist()
        species = self._frames.species_of(evidence, self._masks.of(which))
        return tuple(
            EvidenceShare(name, amount, species.get(code, ()))
            for code, (name, amount) in enumerate(zip(EVIDENCE_STRENGTH, amounts, strict=True))
            if amount
        )

    # Facets

    def facet_values(self, facet: str) -> Mapping[str, int]:
        """Return every value of a facet with its number of claims, as it is listed."""
        return self._sizes[facet]

    def facet_counts(self, which: ClaimFilter) -> Mapping[str, Mapping[str, int]]:
        """Return for each facet and value the number of claims under the other choices."""
        return {name: self._counts(which.without(name), name) for name in self._frames.facets}

    def value_counts(self, which: ClaimFilter, facet: str) -> Mapping[str, int]:
        """Return for each value of a facet that the claims have how many have it."""
        counts = self._counts(which, facet)
        return {value: amount for value, amount in counts.items() if amount}

    def _counts(self, which: ClaimFilter, facet: str) -> Mapping[str, int]:
        if which == EVERY:
            return self._sizes[facet]
        column = self._frames.facets[facet]
        return dict(zip(column.values, column.counts(self._masks.of(which)).tolist(), strict=True))

    @cached_property
    def _sizes(self) -> Mapping[str, Mapping[str, int]]:
        return {
            name: dict(zip(column.values, column.sizes.tolist(), strict=True))
            for name, column in self._frames.facets.items()
        }

    # Claims

    def claims(
        self, which: ClaimFilter, order: str = "", limit: int | None = None, offset: int = 0
    ) -> tuple[Claim, ...]:
        """Return claims in an order of ``data.store.orders``."""
        records = self._frames.records
        end = None if limit is None else offset + limit
        if which == EVERY and not order:
            return records[offset:end]
        return tuple(records[row] for row in self._ordered(which, order)[offset:end].tolist())

    def position(self, which: ClaimFilter, order: str, element: str) -> int:
        """Return where the claim, or the first of an edge, stands in an order, from 1."""
        rows = self._ordered(which, order)
        if (row := self._frames.claim_rows.get(element)) is not None:
            matches = rows == row
        else:
            matches = self._frames.edge[rows] == self._frames.edge_codes.get(element, -1)
        return int(matches.argmax()) + 1 if matches.any() else 0

    def passing(self, which: ClaimFilter, ids: Iterable[str]) -> frozenset[str]:
        """Return those of some ids that are ids of the claims."""
        mask, rows = self._masks.of(which), self._frames.claim_rows
        return frozenset(id for id in ids if id in rows and mask[rows[id]])

    def _ordered(self, which: ClaimFilter, order: str) -> Ints:
        """Return the rows of the claims in an order; those with an empty key come last."""
        rows = self._masks.rows(which)
        if not order:
            return rows
        ranks = self._rank(order.removeprefix("-"))[rows]
        has_key = ranks >= 0
        own = -ranks[has_key] if order.startswith("-") else ranks[has_key]
        return np.concatenate((rows[has_key][np.argsort(own, kind="stable")], rows[~has_key]))

    def _ranked(self, order: str) -> Ints:
        """Return each claim's rank in an order, equal for equal keys; -1 where the key is empty."""
        key = ORDERS[order]
        keys = [key(self._atlas, claim) for claim in self._frames.records]
        ranks = {value: rank for rank, value in enumerate(sorted(set(keys) - {()}))}
        return np.array([ranks.get(value, -1) for value in keys], dtype=np.int64)

    # Edges

    def edges(
        self, which: ClaimFilter, limit: int | None = None, offset: int = 0
    ) -> tuple[EdgeSummary, ...]:
        """Return the edges that the claims are on, in the order of their first claims."""
        end = None if limit is None else offset + limit
        return self._edges.summaries(self._masks.rows(which), offset, end)

    def count_edges(self, which: ClaimFilter) -> int:
        """Return the number of edges that the claims are on."""
        return len(self._edges.among(self._masks.rows(which))[0])

    def disputed_edges(self, which: ClaimFilter) -> tuple[str, ...]:
        """Return the ids of edges with another one among the claims that disagrees."""
        edges, _ = self._edges.among(self._masks.rows(which))
        return tuple(self._edges.ids(edges[self._edges.disputed(edges)]))

    def species_by_edge(
        self, which: ClaimFilter, limit: int | None = None, offset: int = 0
    ) -> Mapping[str, tuple[str, ...]]:
        """Return for the same edges as `edges` the species that the claims name."""
        mask = self._masks.of(which)
        edges, _ = self._edges.among(self._masks.rows(which))
        page = edges[offset : None if limit is None else offset + limit]
        species = self._frames.species_of(self._frames.edge, mask)
        named = zip(self._edges.ids(page), page.tolist(), strict=True)
        return {id: species[edge] for id, edge in named if edge in species}

    def edge(self, id: str) -> Edge | None:
        """Return the edge with all its claims; None for an unknown id."""
        return self._edges.edge(id)

    def opponents(self, id: str) -> tuple[Edge, ...]:
        """Return the edges about the same two things that disagree with an edge."""
        return self._edges.opponents(id)

    # Nodes

    def nodes(self, which: ClaimFilter) -> tuple[str, ...]:
        """Return the ids of the nodes at which the claims end."""
        rows = self._masks.rows(which)
        present = np.zeros(len(self._frames.node_ids), dtype=bool)
        present[self._frames.subject[rows]] = True
        present[self._frames.object[rows]] = True
        return tuple(self._frames.node_ids[code] for code in np.flatnonzero(present).tolist())

    def busiest_nodes(self, which: ClaimFilter, limit: int) -> tuple[str, ...]:
        """Return the nodes with most of the claims, most first, else by first appearance."""
        rows = self._masks.rows(which)
        ends = np.stack((self._frames.subject[rows], self._frames.object[rows]), axis=1).ravel()
        numbers, nodes = factorize(ends)
        most = np.argsort(-count(numbers, len(nodes)), kind="stable")[:limit]
        return tuple(self._frames.node_ids[code] for code in nodes[most].tolist())

    def claims_per_node(self, which: ClaimFilter, place: bool = False) -> Mapping[str, int]:
        """Return for each node how many of the claims end at it, or touch it as a place."""
        frames, size = self._frames, len(self._frames.node_ids)
        if place:
            mask = self._masks.of(which)
            amounts = count(frames.place.nodes[mask[frames.place.rows]], size)
        else:
            rows = self._masks.rows(which)
            subject, object = frames.subject[rows], frames.object[rows]
            amounts = count(subject, size) + count(object[object != subject], size)
        touched = np.flatnonzero(amounts)
        ids = (frames.node_ids[code] for code in touched.tolist())
        return dict(zip(ids, amounts[touched].tolist(), strict=True))

    def shared_actors(
        self, which: ClaimFilter, targets: Sequence[str]
    ) -> Mapping[tuple[str, str], int]:
        """Return for each pair of some nodes how many others act on both by the claims."""
        return count_shared_actors(self._frames, self._masks.rows(which), targets)

    # All at once

    def cross_table(
        self,
        which: ClaimFilter,
        by: str,
        max_rows: int | None = None,
        max_columns: int | None = None,
    ) -> CrossTable:
        """Return the claims counted in rows of `by` and columns of conditions."""
        return self._joined(by).table(self._masks.of(which), max_rows, max_columns)

    def search(self, text: str, limit: int = 12) -> tuple[Hit, ...]:
        """Return nodes by label or synonym, then claims by their words; best first."""
        query = fold(text)
        if not query:
            return ()
        names = self._frames.folded_names
        hits = [
            Hit("node", node, rank)
            for node in self._touched
            if (rank := name_rank(*names[node], query)) is not None
        ]
        hits = sorted(hits, key=lambda hit: hit.rank)[:limit]
        claims = self.claims(ClaimFilter(text=text), limit=limit - len(hits))
        return (*hits, *(Hit("claim", claim.id, 4) for claim in claims))

    @cached_property
    def _touched(self) -> tuple[str, ...]:
        return self.nodes(EVERY)
