"""What a state shows: the only interpreter of a ViewState."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from components.core.labels import count_noun
from components.core.state import ViewState
from data.facets import FACETS
from data.model import Atlas, Claim, Edge, Node, group_edges
from data.store import facet_queries, queries


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
    def told(self) -> Claim | None:
        """The claim that speaks for it: itself, or the first of an edge; none for a node."""
        return self.claim or (self.edge.claims[0] if self.edge else None)


@dataclass(frozen=True)
class View:
    """The claims that a state shows, and all that is drawn from them."""

    atlas: Atlas
    state: ViewState
    claims: tuple[Claim, ...]

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The visible edges with their visible claims."""
        return group_edges(self.claims)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes that a visible edge touches, in table order."""
        ends = {end for edge in self.edges for end in (edge.subject, edge.object)}
        return tuple(node for node in self.atlas.nodes.values() if node.id in ends)

    @cached_property
    def disagreeing(self) -> Mapping[str, tuple[Edge, ...]]:
        """For each visible edge that is disagreed with: the visible edges against it."""
        return queries.disagreeing(self.atlas, self.edges)

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """For each facet and value: how many claims there are under the other filters."""
        within = queries.claims_with_text(self.atlas, self.state.q) if self.state.q else None
        return facet_queries.facet_counts(self.atlas, self.state.choices, within)

    @cached_property
    def selection(self) -> Selection | None:
        """The selected element with *all* its claims, also those that filters hide."""
        return find_selection(self.atlas, self.state.select)

    @cached_property
    def sentence(self) -> tuple[Clause, ...]:
        """The View in words: how many claims, then one clause for each filter in use."""
        total = len(self.atlas.active_claims)
        shown = len(self.claims)
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
    """The View of a state: the active claims that pass its filters and its text search."""
    return View(atlas, state, queries.claims_passing(atlas, state.choices, state.q))


def find_selection(atlas: Atlas, element: str) -> Selection | None:
    """The element with this id and all its claims; None for an unknown or empty id."""
    if element in atlas.nodes:
        return Selection("node", element, node=atlas.nodes[element])
    if element in atlas.edges:
        return Selection("edge", element, edge=atlas.edges[element])
    if element in atlas.claims:
        claim = atlas.claims[element]
        known = atlas.edges.get(claim.edge)
        others = [c for c in known.claims if c != claim] if known else []
        # A withdrawn claim is on no edge of the atlas, but stands on its own.
        edge = known if known and not claim.withdrawn else group_edges([*others, claim])[0]
        return Selection("claim", element, edge=edge, claim=claim)
    return None
