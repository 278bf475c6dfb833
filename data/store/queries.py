"""Pure questions about an Atlas. Every answer is in the order of the tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.facets import Choice
from data.model import Atlas, Claim, Edge, Node
from data.store.facet_queries import matching_ids


@dataclass(frozen=True)
class Hit:
    """One answer of a search: `kind` is node or claim; lower `rank` is better."""

    kind: str
    id: str
    rank: int


def claims_of_node(claims: Iterable[Claim], node: str) -> tuple[Claim, ...]:
    """The claims whose subject or object is the node; empty if there is none."""
    return tuple(claim for claim in claims if node in (claim.subject, claim.object))


def claims_of_region(atlas: Atlas, claims: Iterable[Claim], region: str) -> tuple[Claim, ...]:
    """The claims that end at the region or a narrower one, or name it as their site.

    Empty if no claim speaks of it.
    """

    def touches(claim: Claim) -> bool:
        places = (claim.subject, claim.object, *claim.sites)
        return any(region in atlas.ancestors(place) for place in places)

    return tuple(claim for claim in claims if touches(claim))


def claims_around(atlas: Atlas, claims: Iterable[Claim], node: str) -> tuple[Claim, ...]:
    """The claims that do not end at the node but are about it all the same.

    They end at a narrower node, or name it, or a narrower one, as their site or condition.
    """

    def about(claim: Claim) -> bool:
        named = (claim.subject, claim.object, *claim.sites, *claim.conditions)
        return any(node in atlas.ancestors(one) for one in named)

    def ends_there(claim: Claim) -> bool:
        return node in (claim.subject, claim.object)

    return tuple(claim for claim in claims if about(claim) and not ends_there(claim))


def edges_out(edges: Iterable[Edge], node: str) -> tuple[Edge, ...]:
    """The edges that start at the node; empty if there is none."""
    return tuple(edge for edge in edges if edge.subject == node)


def edges_in(edges: Iterable[Edge], node: str) -> tuple[Edge, ...]:
    """The edges that end at the node; empty if there is none."""
    return tuple(edge for edge in edges if edge.object == node)


def neighbours(edges: Iterable[Edge], node: str) -> tuple[str, ...]:
    """The ids of the nodes at the other end of the node's edges, each once."""
    found: dict[str, None] = {}
    for edge in edges:
        if edge.subject == node:
            found[edge.object] = None
        elif edge.object == node:
            found[edge.subject] = None
    return tuple(found)


def narrower(atlas: Atlas, node: str) -> tuple[Node, ...]:
    """The nodes one step narrower than the given one; empty if there is none."""
    return tuple(other for other in atlas.nodes.values() if other.broader == node)


def opposed(one: str, other: str) -> bool:
    """Whether two signs disagree: up against down, or an effect against no effect.

    "Direction not stated" is an effect too; "not causal" disagrees with nothing.
    """
    return {one, other} in ({"+", "-"}, {"+", "0"}, {"-", "0"}, {"~", "0"})


@lru_cache(maxsize=8)
def disagreements(atlas: Atlas) -> Mapping[str, tuple[Edge, ...]]:
    """`disagreeing` for every edge of the dataset."""
    return disagreeing(atlas, tuple(atlas.edges.values()))


def disagreeing(atlas: Atlas, edges: Sequence[Edge]) -> dict[str, tuple[Edge, ...]]:
    """For each edge id, the other edges between the same subject and object that disagree.

    Edges without an opponent are not in the answer.
    """
    found: dict[str, tuple[Edge, ...]] = {}
    by_ends: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        by_ends.setdefault((edge.subject, edge.object), []).append(edge)
    for group in by_ends.values():
        for edge in group:
            against = tuple(o for o in group if opposed(atlas.sign(edge), atlas.sign(o)))
            if against:
                found[edge.id] = against
    return found


@lru_cache(maxsize=4096)
def search_key(text: str) -> str:
    """Text as the search compares it: lower case, without accents, single spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def claims_with_text(atlas: Atlas, text: str) -> frozenset[str]:
    """The ids of active claims whose quote, or an end's label or synonym, holds every word.

    An empty text gives every claim.
    """
    words, haystacks = search_key(text).split(), _haystacks(atlas)
    return frozenset(
        claim.id
        for claim in atlas.active_claims
        if all(word in haystacks[claim.id] for word in words)
    )


def claims_passing(
    atlas: Atlas, choices: Mapping[str, Choice], text: str = ""
) -> tuple[Claim, ...]:
    """The active claims that pass every facet's choice and hold every word of the text."""
    kept = matching_ids(atlas, choices)
    if text:
        kept &= claims_with_text(atlas, text)
    return tuple(claim for claim in atlas.active_claims if claim.id in kept)


@lru_cache(maxsize=8)
def _haystacks(atlas: Atlas) -> Mapping[str, str]:
    """For each active claim what is searched, folded: its quote and the names of its ends."""

    def names(claim: Claim) -> Iterable[str]:
        for node in (atlas.nodes[claim.subject], atlas.nodes[claim.object]):
            yield from (node.label, *node.synonyms)

    return {c.id: search_key(" ".join((c.quote, *names(c)))) for c in atlas.active_claims}


def search(atlas: Atlas, text: str, limit: int = 12) -> tuple[Hit, ...]:
    """Nodes by label or synonym, then claims by their words; best first.

    Ranks: 0 the label itself, 1 a synonym itself, 2 a label that begins so,
    3 a label or synonym that holds it, 4 a claim. Empty for an empty text.
    """
    wanted = search_key(text)
    if not wanted:
        return ()
    ends = {end for edge in atlas.edges.values() for end in (edge.subject, edge.object)}
    hits = [
        Hit("node", node.id, rank)
        for node in atlas.nodes.values()
        if node.id in ends and (rank := _node_rank(node, wanted)) is not None
    ]
    hits.sort(key=lambda hit: hit.rank)
    found = claims_with_text(atlas, text)
    hits += [Hit("claim", claim.id, 4) for claim in atlas.active_claims if claim.id in found]
    return tuple(hits[:limit])


def _node_rank(node: Node, wanted: str) -> int | None:
    label = search_key(node.label)
    names = [search_key(name) for name in node.synonyms]
    if label == wanted:
        return 0
    if wanted in names:
        return 1
    if label.startswith(wanted):
        return 2
    if any(wanted in name for name in (label, *names)):
        return 3
    return None
