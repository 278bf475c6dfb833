"""Suggestions where to start: pairs of nodes that have paths or actors in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from data.facets import facet_named
from data.model import Atlas, Claim, Edge, group_edges
from data.store.comparison import acts, nested
from data.store.engine import store_of
from data.store.paths import Path, StepGraph, find_paths

_SOURCES, _TARGETS = 12, 8


def example_paths(
    atlas: Atlas, edges: Sequence[Edge], start: str = "", end: str = "", amount: int = 3
) -> tuple[Path, ...]:
    """Return short example paths, each with other ends where these are free; empty if none.

    From the nodes that most claims touch to the conditions with most claims, or from `start`,
    or to `end`. Paths of two or three steps that have a net sign come first.
    """
    hubs = _by_claim_count(edges)
    conditions = [node for node in hubs if atlas.nodes[node].kind == "condition"]
    others = [node for node in hubs if node not in conditions]
    sources = [start] if start else others[:_SOURCES]
    targets = [end] if end else (conditions[:_TARGETS] or hubs[:_TARGETS])
    if start and not end:
        targets = [*targets, *others]
    graph = StepGraph(atlas, edges)
    candidates = [
        path
        for source in sources
        for target in targets
        for path in find_paths(graph, source, target, 3, limit=12).paths[:12]
    ]
    candidates.sort(key=lambda path: (len(path.steps) == 1, not path.sign, len(path.steps)))
    return tuple(_distinct_ends(candidates, bool(start), bool(end)))[:amount]


def _by_claim_count(edges: Iterable[Edge]) -> list[str]:
    touched = Counter(end for e in edges for _ in e.claims for end in (e.subject, e.object))
    return [node for node, _ in touched.most_common()]


def _distinct_ends(paths: Iterable[Path], same_start: bool, same_end: bool) -> Iterable[Path]:
    """Yield the paths that share no free end with one before."""
    used: set[str] = set()
    for path in paths:
        free = {path.nodes[0]} if not same_start else set()
        free |= {path.nodes[-1]} if not same_end else set()
        if not free & used and (free or not used):
            used |= free or {path.nodes[0]}
            yield path


def example_pairs(
    atlas: Atlas, claims: Sequence[Claim], amount: int = 3
) -> tuple[tuple[str, str], ...]:
    """Return the pairs of conditions with most actors in common, at most `amount`.

    Only the conditions with most claims are paired, and none with one broader than it. None
    if no two have an actor in common.
    """
    values_of = facet_named("condition").values_of
    sizes = Counter(value for claim in claims for value in values_of(atlas, claim))
    listed = store_of(atlas).facet_values("condition")
    largest = sorted((v for v in listed if sizes[v]), key=lambda v: -sizes[v])[:_TARGETS]
    reached = _conditions_acted_on(atlas, group_edges(claims), largest)
    shared = Counter(
        pair
        for actor, conditions in reached.items()
        for pair in combinations([c for c in largest if c in conditions], 2)
        if not set(pair) & set(atlas.ancestors(actor))
    )
    pairs = [pair for pair in combinations(largest, 2) if not nested(atlas, *pair)]
    ranked = sorted((pair for pair in pairs if shared[pair]), key=lambda pair: -shared[pair])
    return tuple(ranked[:amount])


def _conditions_acted_on(
    atlas: Atlas, edges: Iterable[Edge], conditions: Sequence[str]
) -> Mapping[str, set[str]]:
    """Return, for each node, which of the conditions it acts on, themselves or a narrower one."""
    condition_ids = set(conditions)
    reached: dict[str, set[str]] = {}
    for edge in edges:
        for actor, target in acts(atlas, edge):
            acted_on = condition_ids.intersection(atlas.ancestors(target))
            if acted_on:
                reached.setdefault(actor, set()).update(acted_on)
    return reached
