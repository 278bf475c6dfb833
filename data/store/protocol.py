"""The queries over a dataset's claims, whatever engine runs them.

A page, an export or the API queries a :class:`ClaimStore` and gets plain values and records.
``pandas_store`` runs the queries in memory; SQL can run the same: each is a selection, a count
or an order over four tables, claims, edges, the values that facets give a claim, and the
nodes that it mentions.

Every query leaves out withdrawn claims and returns rows in the order of the tables; values
that no claim has are missing or 0, never an error; an unknown id gives an empty result.
`limit` is the most rows returned (None: all), `offset` how many are skipped before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from data.model import Claim, Edge
from data.store.answers import EdgeSummary, EvidenceShare, Hit, Totals
from data.store.cross_table import CrossTable
from data.store.filters import ClaimFilter


class ClaimStore(Protocol):
    """One dataset's claims, edges and facets."""

    # How many

    def count(self, which: ClaimFilter) -> int:
        """Return the number of claims."""

    def totals(self, which: ClaimFilter) -> Totals:
        """Return the claims in numbers: bodies, publications, remarks."""

    def evidence_shares(self, which: ClaimFilter) -> tuple[EvidenceShare, ...]:
        """Return what the claims rest on, strongest first, without kinds that none rests on."""

    # Facets

    def facet_values(self, facet: str) -> Mapping[str, int]:
        """Return every value of a facet with its number of claims, as it is listed.

        Ids of a table stand in its order, other values by falling number, "not stated" last.
        Raises KeyError for an unknown facet.
        """

    def facet_counts(self, which: ClaimFilter) -> Mapping[str, Mapping[str, int]]:
        """Return for each facet and value the number of claims under the *other* choices.

        Every facet and every value is there, so it grows with the vocabulary, not the claims.
        """

    def value_counts(self, which: ClaimFilter, facet: str) -> Mapping[str, int]:
        """Return for each value of a facet that the claims have how many have it.

        Raises KeyError for an unknown facet.
        """

    # Claims

    def claims(
        self, which: ClaimFilter, order: str = "", limit: int | None = None, offset: int = 0
    ) -> tuple[Claim, ...]:
        """Return claims in an order of ``data.store.orders``, reversed with ``-`` before it.

        An empty order is that of the tables. Raises KeyError for an unknown one.
        """

    def position(self, which: ClaimFilter, order: str, element: str) -> int:
        """Return where the claim, or the first of an edge, stands in an order, from 1.

        0 if none of the claims is it.
        """

    def passing(self, which: ClaimFilter, ids: Iterable[str]) -> frozenset[str]:
        """Return those of some ids that are ids of the claims."""

    # Edges

    def edges(
        self, which: ClaimFilter, limit: int | None = None, offset: int = 0
    ) -> tuple[EdgeSummary, ...]:
        """Return the edges that the claims are on, in the order of their first claims."""

    def count_edges(self, which: ClaimFilter) -> int:
        """Return the number of edges that the claims are on."""

    def disputed_edges(self, which: ClaimFilter) -> tuple[str, ...]:
        """Return the ids of edges with another one among the claims that disagrees.

        In the order of their first claims.
        """

    def species_by_edge(
        self, which: ClaimFilter, limit: int | None = None, offset: int = 0
    ) -> Mapping[str, tuple[str, ...]]:
        """Return for the same edges as `edges` the species that the claims name, as they do.

        Edges without any are left out.
        """

    def edge(self, id: str) -> Edge | None:
        """Return the edge with all its claims; None for an unknown id."""

    def opponents(self, id: str) -> tuple[Edge, ...]:
        """Return the edges about the same two things that disagree with an edge.

        Of a lack the opposite is said as of the thing itself (``data.store.opposition``).
        """

    # Nodes

    def nodes(self, which: ClaimFilter) -> tuple[str, ...]:
        """Return the ids of the nodes at which the claims end."""

    def busiest_nodes(self, which: ClaimFilter, limit: int) -> tuple[str, ...]:
        """Return the nodes with most of the claims, most first, else by first appearance."""

    def claims_per_node(self, which: ClaimFilter, place: bool = False) -> Mapping[str, int]:
        """Return for each node how many of the claims end at it.

        With `place`, how many touch it as ``ClaimFilter.in_place`` has it. Nodes that none
        touches are left out.
        """

    def shared_actors(
        self, which: ClaimFilter, targets: Sequence[str]
    ) -> Mapping[tuple[str, str], int]:
        """Return for each pair of some nodes how many others act on both by the claims.

        What acts on a narrower node acts on the node; a relation that reads the same both ways
        acts from either end; the two, and what is narrower, do not count. Pairs are those of
        ``itertools.combinations``, all of them, so ask of a few nodes.
        """

    # All at once

    def cross_table(
        self,
        which: ClaimFilter,
        by: str,
        max_rows: int | None = None,
        max_columns: int | None = None,
    ) -> CrossTable:
        """Return the claims counted in rows of `by` and columns of conditions.

        See ``data.store.cross_table`` for how a claim counts. Rows and columns are those of
        the whole dataset, so that they stay where they are whatever is filtered; beyond the
        limits those with the fewest claims are left out. Raises KeyError for an unknown `by`.
        """

    def search(self, text: str, limit: int = 12) -> tuple[Hit, ...]:
        """Return nodes by label or synonym, then claims by their words; best first.

        Ranks: 0 the label itself, 1 a synonym itself, 2 a label that begins so, 3 a label or
        synonym that holds it, 4 a claim that holds every word. Empty for an empty text.
        """
