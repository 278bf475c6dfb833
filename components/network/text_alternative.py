"""The text alternative of the network: everything a View draws, as headings and sentences.

For screen readers, and for those who would rather read. Every node and edge opens the same
evidence as on the canvas.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from components.core.labels import count_noun, label_of
from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import MAX_EDGES, View
from components.network import brain
from data.model import COLUMNS, NODE_KINDS, SIGNS, Node
from data.store.answers import EdgeSummary

#: How many lines are listed at most, with the things at their ends.
MAX_LINES = MAX_EDGES


@dataclass(frozen=True)
class ListedEdge:
    """An edge: what it selects, its sentence in three parts, and facts about it."""

    select: str
    subject: str
    relation: str
    object: str
    sign: str
    facts: str


@dataclass(frozen=True)
class ListedNode:
    """A node, `claim_count` of the visible claims that end at it, and every edge that does."""

    node: Node
    claim_count: int
    edges: tuple[ListedEdge, ...]


@dataclass(frozen=True)
class KindGroup:
    """The nodes of one kind, by label; `name` is the kind's id."""

    name: str
    heading: str
    nodes: tuple[ListedNode, ...]


def text_alternative_html(view: View) -> str:
    """Return the text alternative as HTML; it says so if the filters leave nothing.

    It does not depend on the selection: the page marks that itself.
    """
    kinds = nodes_by_kind(view)
    return render(
        "network/text_alternative.html",
        kinds=kinds,
        node_count=sum(len(kind.nodes) for kind in kinds),
        edge_count=view.store.count_edges(view.filters),
        max_edges=MAX_LINES,
        sentence=view.text,
        link=href_builder(view.state),
    )


def nodes_by_kind(view: View) -> tuple[KindGroup, ...]:
    """Return what the View draws: kinds in the order of the drawing's columns, nodes by label.

    At most `MAX_LINES` edges, in the order of the tables, and the nodes at their ends. An edge
    stands under both of its ends, first where it starts. Kinds without a node are left out;
    empty if no claim passes the filters outside the brain view.
    """
    edges = view.store.edges(view.filters, MAX_LINES)
    drawn_nodes = {end for edge in edges for end in (edge.subject, edge.object)}
    if view.state.view == "brain":
        drawn_nodes.update(brain.always_shown(view.atlas))
    edges_by_node = _edges_by_node(view, edges)
    claim_counts = view.store.claims_per_node(view.filters)
    nodes_of_kind: dict[str, list[ListedNode]] = {}
    for node in sorted(view.atlas.nodes.values(), key=lambda node: node.label.casefold()):
        if node.id in drawn_nodes:
            listed_edges = tuple(edges_by_node.get(node.id, ()))
            listed = ListedNode(node, claim_counts.get(node.id, 0), listed_edges)
            nodes_of_kind.setdefault(node.kind, []).append(listed)
    order = [
        kind.id for column in COLUMNS for kind in NODE_KINDS.values() if kind.tone == column.tone
    ]
    return tuple(
        KindGroup(kind, _heading(kind, len(nodes_of_kind[kind])), tuple(nodes_of_kind[kind]))
        for kind in order
        if kind in nodes_of_kind
    )


def _edges_by_node(view: View, edges: Iterable[EdgeSummary]) -> dict[str, list[ListedEdge]]:
    """Return the edges of each node: starting there, ending there, then site edges."""
    starting: dict[str, list[ListedEdge]] = {}
    ending: dict[str, list[ListedEdge]] = {}
    species = view.store.species_by_edge(view.filters, MAX_LINES)
    for edge in edges:
        listed = _list_edge(view, edge, species.get(edge.id, ()))
        starting.setdefault(edge.subject, []).append(listed)
        if edge.object != edge.subject:
            ending.setdefault(edge.object, []).append(listed)
    site_edges = _site_edges_by_site(view) if view.state.view == "brain" else {}
    return {
        node: [*starting.get(node, ()), *ending.get(node, ()), *site_edges.get(node, ())]
        for node in {**starting, **ending, **site_edges}
    }


def _list_edge(view: View, edge: EdgeSummary, species: Iterable[str]) -> ListedEdge:
    predicate = view.atlas.predicates[edge.predicate]
    facts = _facts(edge.amount, species) + (["claims disagree"] if edge.disputed else [])
    return ListedEdge(
        select=edge.id,
        subject=view.atlas.nodes[edge.subject].label,
        relation=predicate.label,
        object=view.atlas.nodes[edge.object].label,
        sign=SIGNS[predicate.sign].name,
        facts=" · ".join(facts),
    )


def _site_edges_by_site(view: View) -> dict[str, list[ListedEdge]]:
    """Return the site edges of each place: what claims that end elsewhere observed there."""
    edge_data = {edge["data"]["id"]: edge["data"] for edge in brain.site_edges(view.atlas)}
    edges_by_place: dict[str, list[ListedEdge]] = {}
    for edge_id, claims in brain.claims_by_site_edge(view).items():
        data = edge_data[edge_id]
        measured, site = data["source"], data["target"]
        listed = ListedEdge(
            select=data["selects"],
            subject=view.atlas.nodes[measured].label,
            relation="was seen in the",
            object=view.atlas.nodes[site].label,
            sign="site",
            facts=" · ".join(_facts(len(claims), (s for c in claims for s in c.species))),
        )
        edges_by_place.setdefault(site, []).append(listed)
    return edges_by_place


def _facts(claim_count: int, species: Iterable[str]) -> list[str]:
    """Return the number of claims, and their species if any is recorded."""
    names = dict.fromkeys(label_of("species", value) for value in species)
    return [count_noun(claim_count, "claim"), *([", ".join(names)] if names else [])]


def _heading(kind: str, count: int) -> str:
    """Return the name of a kind, singular or plural, with a capital."""
    singular = label_of("kind", kind)
    text = singular if count == 1 else NODE_KINDS[kind].plural or f"{singular}s"
    return f"{text[:1].upper()}{text[1:]}"
