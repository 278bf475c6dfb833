"""Where a reader may start: pairs of things that the data has an answer for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from data.facets import FACETS
from data.model import Atlas, Claim, Edge, group_edges
from data.store.comparison import actors, nested
from data.store.engine import store_of
from data.store.paths import Path, find_paths, steps_of

_SOURCES, _TARGETS = 12, 8


def example_paths(
    atlas: Atlas, edges: Sequence[Edge], start: str = "", end: str = "", amount: int = 3
) -> tuple[Path, ...]:
    """Short ways worth a look, each with other ends where these are free; maybe none.

    From what most claims touch to the conditions with most claims, or from `start`, or to
    `end`. Ways of two or three steps that have a net sign come first.
    """
    hubs = _busy(edges)
    conditions = [node for node in hubs if atlas.nodes[node].kind == "condition"]
    others = [node for node in hubs if node not in conditions]
    sources = [start] if start else others[:_SOURCES]
    targets = [end] if end else (conditions[:_TARGETS] or hubs[:_TARGETS])
    if start and not end:
        targets = [*targets, *others]
    steps = steps_of(atlas, edges)
    found = [
        path
        for source in sources
        for target in targets
        for path in find_paths(steps, source, target, 3, limit=12).paths[:12]
    ]
    found.sort(key=lambda path: (len(path.steps) == 1, not path.sign, len(path.steps)))
    return tuple(_apart(found, bool(start), bool(end)))[:amount]


def _busy(edges: Iterable[Edge]) -> list[str]:
    touched = Counter(end for e in edges for _ in e.claims for end in (e.subject, e.object))
    return [node for node, _ in touched.most_common()]


def _apart(paths: Iterable[Path], same_start: bool, same_end: bool) -> Iterable[Path]:
    """The first way for each end that is free."""
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
    """Pairs of conditions worth comparing: most actors in common, none broader than the other."""
    values_of = next(facet.values_of for facet in FACETS if facet.name == "condition")
    sizes = Counter(value for claim in claims for value in values_of(atlas, claim))
    listed = store_of(atlas).facet_values("condition")
    often = sorted((v for v in listed if sizes[v]), key=lambda v: -sizes[v])[:_TARGETS]
    edges = group_edges(claims)
    shared = {
        (a, b): sum(bool(x.on_a and x.on_b) for x in actors(atlas, edges, a, b))
        for a, b in combinations(often, 2)
        if not nested(atlas, a, b)
    }
    ranked = sorted((pair for pair in shared if shared[pair]), key=lambda pair: -shared[pair])
    return tuple(ranked[:amount])
