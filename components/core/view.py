"""What a state shows: the only interpreter of a ViewState."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from components.core.labels import count_noun
from components.core.state import ViewState
from data.facets import FACETS
from data.model import Atlas, Claim, Edge, Node, group_edges
from data.store.answers import EdgeSummary
from data.store.engine import store_of
from data.store.filters import EVERY, ClaimFilter
from data.store.protocol import ClaimStore

#: How many edges are drawn and listed at most.
MAX_EDGES = 2000


@dataclass(frozen=True)
class Clause:
    """One clause of the View's sentence and the field that it tells of."""

    field: str
    text: str


@dataclass(frozen=True)
class Selection:
    """What is selected: kind is node, edge or claim; `edge` is set for the latter two."""

    kind: str
    id: str
    node: Node | None = None
    edge: Edge | None = None
    claim: Claim | None = None

    @property
    def representative_claim(self) -> Claim | None:
        """Return the claim itself, or the first of an edge; None for a node."""
        return self.claim or (self.edge.claims[0] if self.edge else None)


@dataclass(frozen=True)
class View:
    """What a state shows of a dataset; everything is queried from the store when it is needed.

    `claims` and `edges` hold every record that is shown: where numbers or a page of records
    are enough, ask `store` with `filters`.
    """

    atlas: Atlas
    state: ViewState

    @cached_property
    def store(self) -> ClaimStore:
        """The store that answers for the dataset."""
        return store_of(self.atlas)

    @cached_property
    def filters(self) -> ClaimFilter:
        """Which claims the state shows."""
        return ClaimFilter.of(self.state.choices, self.state.q)

    @cached_property
    def total(self) -> int:
        """The number of claims shown."""
        return self.store.count(self.filters)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim shown, in the order of the tables."""
        return self.store.claims(self.filters)

    @cached_property
    def edge_summaries(self) -> tuple[EdgeSummary, ...]:
        """The first `MAX_EDGES` visible edges with their numbers of visible claims."""
        return self.store.edges(self.filters, MAX_EDGES)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The visible edges with their visible claims."""
        return group_edges(self.claims)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes that a visible edge touches, in table order."""
        return tuple(self.atlas.nodes[node] for node in self.store.nodes(self.filters))

    @cached_property
    def disagreeing(self) -> frozenset[str]:
        """The ids of those of `edge_summaries` that another visible edge disagrees with."""
        return frozenset(edge.id for edge in self.edge_summaries if edge.disputed)

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """For each facet and value: how many claims there are under the other filters."""
        return self.store.facet_counts(self.filters)

    def shown(self, claims: Iterable[Claim]) -> frozenset[str]:
        """Return the ids of those claims that the state shows."""
        return self.store.passing(self.filters, (claim.id for claim in claims))

    @cached_property
    def selection(self) -> Selection | None:
        """The selected element with *all* its claims, also those that filters hide."""
        return find_selection(self.atlas, self.state.select)

    @cached_property
    def sentence(self) -> tuple[Clause, ...]:
        """The View in words: how many claims, then one clause for each filter in use."""
        total = self.store.count(EVERY)
        shown = self.total
        amount = (
            f"All {count_noun(total, 'claim')}" if shown == total else f"{shown} of {total} claims"
        )
        parts = [Clause("", amount)]
        for facet in FACETS:
            if facet.name in self.state.choices:
                choice = self.state.choices[facet.name]
                parts.append(Clause(facet.name, facet.clause(self.atlas, choice)))
        if self.state.q:
            parts.append(Clause("q", f"with the words “{self.state.q}”"))
        return tuple(parts)

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return " · ".join(part.text for part in self.sentence)


def visible(atlas: Atlas, state: ViewState) -> View:
    """Return the View of a state: the active claims that pass its filters and its text search."""
    return View(atlas, state)


def find_selection(atlas: Atlas, element: str) -> Selection | None:
    """Return the element with this id and all its claims; None for an unknown or empty id."""
    if element in atlas.nodes:
        return Selection("node", element, node=atlas.nodes[element])
    if edge := store_of(atlas).edge(element):
        return Selection("edge", element, edge=edge)
    if element in atlas.claims:
        claim = atlas.claims[element]
        known = store_of(atlas).edge(claim.edge)
        others = [c for c in known.claims if c != claim] if known else []
        # A withdrawn claim is on no edge of the atlas, but stands on its own.
        edge = known if known and not claim.withdrawn else group_edges([*others, claim])[0]
        return Selection("claim", element, edge=edge, claim=claim)
    return None
