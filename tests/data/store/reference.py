"""The questions of a store, answered the plain way: sets, loops and records, without pandas.

What the engines answer is compared with this. It is written to be read, not to be fast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.facets import FACETS, UNSTATED, Choice, Facet
from data.model import Atlas, Claim, Edge, Node
from data.store.answers import Hit
from data.store.cross_table import OTHER, ROW_KINDS
from data.store.opposition import opposed, stance
from data.store.text import search_key

Index = Mapping[str, Mapping[str, frozenset[str]]]


@lru_cache(maxsize=8)
def facet_index(atlas: Atlas) -> Index:
    """For every facet and value, the ids of the active claims that have it.

    Values stand in the order of the dataset (conditions, kinds, relations,
    mechanisms and articles as in their tables; others by first appearance).
    A value that no claim has is not there.
    """
    return {facet.name: _values(atlas, facet) for facet in FACETS}


def _values(atlas: Atlas, facet: Facet) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for claim in atlas.active_claims:
        for value in facet.values_of(atlas, claim):
            found[value].add(claim.id)
    order = {
        "condition": list(atlas.nodes),
        "context": list(atlas.nodes),
        "relation": list(atlas.predicates),
        "pathway": list(atlas.pathways),
        "article": list(atlas.articles),
    }.get(facet.name, [])
    known = [value for value in order if value in found]
    rest = [value for value in found if value not in set(known)]
    rest.sort(key=lambda value: (value == UNSTATED, -len(found[value]), value))
    return {value: frozenset(found[value]) for value in (*known, *rest)}


def nest_values(atlas: Atlas, values: Mapping[str, frozenset[str]]) -> list[tuple[str, int]]:
    """Ids with their depth: each below its broader one, those with most claims first."""
    order = sorted(values, key=lambda value: -len(values[value]))
    found: list[tuple[str, int]] = []

    def add(value: str, depth: int) -> None:
        found.append((value, depth))
        for other in order:
            if atlas.nodes[other].broader == value:
                add(other, depth + 1)

    for value in order:
        if atlas.nodes[value].broader not in values:
            add(value, 0)
    return found


def matching_ids(atlas: Atlas, choices: Mapping[str, Choice], skip: str = "") -> frozenset[str]:
    """The ids of the active claims that pass every choice but the facet named `skip`.

    `choices` maps facet names to (included, excluded) values; a facet that is
    not there lets everything pass, a value that no claim has matches nothing.
    """
    passed = frozenset(claim.id for claim in atlas.active_claims)
    for name, (included, excluded) in choices.items():
        if name == skip:
            continue
        values = facet_index(atlas)[name]
        if included:
            passed &= frozenset().union(*(values.get(v, frozenset()) for v in included))
        for value in excluded:
            passed -= values.get(value, frozenset())
    return passed


def facet_counts(
    atlas: Atlas, choices: Mapping[str, Choice], within: frozenset[str] | None = None
) -> dict[str, dict[str, int]]:
    """For every facet and value, how many claims have it under the *other* facets' choices.

    `within`, if given, limits the count to those claim ids (a text search).
    Every value of :func:`index` is there, with 0 where nothing is left.
    """
    found: dict[str, dict[str, int]] = {}
    for name, values in facet_index(atlas).items():
        others = matching_ids(atlas, choices, skip=name)
        if within is not None:
            others &= within
        found[name] = {value: len(claims & others) for value, claims in values.items()}
    return found


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


@lru_cache(maxsize=8)
def disagreements(atlas: Atlas) -> Mapping[str, tuple[Edge, ...]]:
    """`disagreeing` for every edge of the dataset."""
    return disagreeing(atlas, tuple(atlas.edges.values()))


def disagreeing(atlas: Atlas, edges: Sequence[Edge]) -> dict[str, tuple[Edge, ...]]:
    """For each edge id, the other edges between the same two things that disagree.

    Edges without an opponent are not in the answer.
    """
    found: dict[str, tuple[Edge, ...]] = {}
    by_ends: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        by_ends.setdefault(stance(atlas, edge)[:2], []).append(edge)
    for group in by_ends.values():
        for edge in group:
            sign = stance(atlas, edge)[2]
            against = tuple(o for o in group if opposed(sign, stance(atlas, o)[2]))
            if against:
                found[edge.id] = against
    return found


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


@dataclass(frozen=True)
class Margin:
    """A row or a column: its id, how far it is indented, the claims that it counts."""

    id: str
    depth: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Cell:
    """What stands where a row meets a column; `known` counts the claims without any filter."""

    claims: tuple[Claim, ...]
    known: int

    @property
    def gap(self) -> bool:
        """Whether the dataset says nothing here, whatever is filtered."""
        return not self.known


@dataclass(frozen=True)
class CrossTable:
    """Rows, columns and the cell of each pair; `by` is one of `GROUPINGS`."""

    by: str
    rows: tuple[Margin, ...]
    columns: tuple[Margin, ...]
    cells: Mapping[tuple[str, str], Cell]
    claims: tuple[Claim, ...]


Belongs = Mapping[str, frozenset[str]]


def cross_table(atlas: Atlas, claims: Iterable[Claim], by: str) -> CrossTable:
    """The claims, active ones of the atlas, in rows of `by`. Raises KeyError for another `by`.

    Rows and columns are those of the whole dataset, so that they stay where they are
    whatever is filtered; only rows and columns that no claim of it has are left out.
    """
    rows, columns = _row_sets(atlas, by), _column_sets(atlas)
    shown = tuple(claims)
    cells = {}
    for row, here in rows.items():
        for column, there in columns.items():
            known = here & there
            cells[row, column] = Cell(tuple(c for c in shown if c.id in known), len(known))
    return CrossTable(by, _lines(atlas, rows, shown), _lines(atlas, columns, shown), cells, shown)


def _lines(atlas: Atlas, sets: Belongs, shown: tuple[Claim, ...]) -> tuple[Margin, ...]:
    return tuple(
        Margin(id, _depth(atlas, id, sets), tuple(c for c in shown if c.id in members))
        for id, members in sets.items()
    )


def _depth(atlas: Atlas, id: str, sets: Belongs) -> int:
    return sum(wide in sets for wide in atlas.ancestors(id)[1:])


@lru_cache(maxsize=8)
def _row_sets(atlas: Atlas, by: str) -> Belongs:
    if by == "evidence":
        return facet_index(atlas)["evidence"]
    if by != "node":
        raise KeyError(by)
    found: dict[str, dict[str, set[str]]] = {kind: {} for kind in ROW_KINDS}
    for claim in atlas.active_claims:
        for place in (claim.subject, claim.object, *claim.sites):
            for node in atlas.ancestors(place):
                kind = atlas.nodes[node].kind
                if kind in found:
                    found[kind].setdefault(node, set()).add(claim.id)
    rows: dict[str, frozenset[str]] = {}
    for kind in ROW_KINDS:
        members = {node: frozenset(ids) for node, ids in found[kind].items()}
        rows |= {node: members[node] for node, _ in nest_values(atlas, members)}
    return _complete(atlas, rows)


@lru_cache(maxsize=8)
def _column_sets(atlas: Atlas) -> Belongs:
    conditions = facet_index(atlas)["condition"]
    return _complete(atlas, {node: conditions[node] for node, _ in nest_values(atlas, conditions)})


def _complete(atlas: Atlas, sets: Belongs) -> Belongs:
    """The sets, and one for the claims in none of them if there are such claims."""
    rest = frozenset(c.id for c in atlas.active_claims).difference(*sets.values())
    return {**sets, OTHER: rest} if rest else sets
