"""Suggestions where to start: pairs of nodes that have paths or actors in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from data.model import Atlas, Edge
from data.store.comparison import nested
from data.store.engine import store_of
from data.store.filters import ClaimFilter
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


def example_pairs(atlas: Atlas, which: ClaimFilter, amount: int = 3) -> tuple[tuple[str, str], ...]:
    """Return the pairs of conditions with most actors in common, at most `amount`.

    Only the conditions with most of the claims are paired, and none with one broader than it.
    None if no two have an actor in common.
    """
    store = store_of(atlas)
    sizes = store.value_counts(which, "condition")
    often = sorted(sizes, key=lambda value: -sizes[value])[:_TARGETS]
    shared = store.shared_actors(which, often)
    pairs = [pair for pair, actors in shared.items() if actors and not nested(atlas, *pair)]
    return tuple(sorted(pairs, key=lambda pair: -shared[pair])[:amount])
