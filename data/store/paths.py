"""Paths from one node to another along the edges, with one claim quoted for each step.

A path follows each edge from subject to object; a relation that reads the same in both
directions (``symmetric``) is followed both ways. No path visits a node twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from data.model import Atlas, Claim, Edge, Predicate
from data.store.opposition import opposed

#: How many paths are returned at most, and how many steps the search tries before it gives up.
LIMIT = 40
EFFORT = 20_000


@dataclass(frozen=True)
class Step:
    """From one node to the next along one edge, with the best of its claims.

    `also` are the other edges between the same two nodes in this direction; `directed` is
    False where the relation has no direction of its own.
    """

    start: str
    end: str
    edge: Edge
    claim: Claim
    sign: str
    directed: bool
    also: tuple[Edge, ...] = ()


@dataclass(frozen=True)
class Path:
    """A path without repeated nodes; never empty."""

    steps: tuple[Step, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes of the path, from the first to the last."""
        return (self.steps[0].start, *(step.end for step in self.steps))

    @property
    def sign(self) -> str:
        """The net sign: the product of the steps' signs, empty if one of them has none."""
        return net_sign(step.sign for step in self.steps)


@dataclass(frozen=True)
class FoundPaths:
    """The paths that a search returns, the number of all, and whether the search was complete."""

    paths: tuple[Path, ...] = ()
    total: int = 0
    complete: bool = True


@dataclass(frozen=True)
class Caution:
    """A reason why a path is no mechanism, and the numbers (from 1) of the steps concerned.

    Kinds: species, condition, correlation, part, no_effect, disagreement.
    """

    kind: str
    steps: tuple[int, ...]


def symmetric(predicate: Predicate) -> bool:
    """Return whether the relation reads the same in both directions, so is followed both ways."""
    return predicate.label == predicate.inverse_label


def net_sign(signs: Iterable[str]) -> str:
    """Return the product of signs, ``+`` or ``-``; empty (unknown) unless each is one of these."""
    all_signs = tuple(signs)
    if not all_signs or not set(all_signs) <= {"+", "-"}:
        return ""
    return "-" if all_signs.count("-") % 2 else "+"


def human(claim: Claim) -> bool:
    """Return whether people were studied."""
    return claim.evidence in ("human_trial", "human_observation")


def best_claim(claims: Iterable[Claim]) -> Claim:
    """Return the claim to quote for a step: human evidence first, then studies, then order."""
    return min(claims, key=_rank)


def _rank(claim: Claim) -> tuple[bool, bool, int]:
    return not human(claim), claim.voice != "study", claim.order


class StepGraph:
    """The graph of steps that edges allow, built as far as a search goes.

    An edge is followed from subject to object, a symmetric one both ways.
    """

    def __init__(self, atlas: Atlas, edges: Iterable[Edge]) -> None:
        self._atlas = atlas
        self._edges: dict[str, dict[str, list[Edge]]] = {}
        self._before: dict[str, list[str]] = {}
        self._steps: dict[str, tuple[Step, ...]] = {}
        self._distances: dict[tuple[str, int], Mapping[str, int]] = {}
        self._symmetric = {p.id for p in atlas.predicates.values() if symmetric(p)}
        for edge in edges:
            self._add(edge.subject, edge.object, edge)
            if edge.predicate in self._symmetric:
                self._add(edge.object, edge.subject, edge)

    def _add(self, start: str, end: str, edge: Edge) -> None:
        ends = self._edges.setdefault(start, {})
        if end not in ends:
            ends[end] = []
            self._before.setdefault(end, []).append(start)
        ends[end].append(edge)

    def steps_from(self, start: str) -> tuple[Step, ...]:
        """Return the steps that lead on from a node, one for each edge, in the edges' order.

        Edges that lead to the same node stand together. Empty for a node without.
        """
        if start not in self._steps:
            self._steps[start] = tuple(
                self._step(start, end, edge, parallel)
                for end, parallel in self._edges.get(start, {}).items()
                for edge in parallel
            )
        return self._steps[start]

    def _step(self, start: str, end: str, edge: Edge, parallel: Iterable[Edge]) -> Step:
        also = tuple(other for other in parallel if other is not edge)
        directed = edge.predicate not in self._symmetric
        claim = best_claim(edge.claims)
        return Step(start, end, edge, claim, self._atlas.sign(edge), directed, also)

    def distances(self, end: str, most: int) -> Mapping[str, int]:
        """Return the least number of steps to `end` for each node at most `most` steps away."""
        if (end, most) not in self._distances:
            distance, rim = {end: 0}, {end}
            for steps in range(1, most + 1):
                nearer = set[str]().union(*(self._before.get(node, ()) for node in rim))
                rim = nearer - distance.keys()
                distance |= dict.fromkeys(rim, steps)
            self._distances[end, most] = distance
        return self._distances[end, most]


def find_paths(
    graph: StepGraph, start: str, end: str, length: int, *, limit: int = LIMIT, effort: int = EFFORT
) -> FoundPaths:
    """Return the paths of at most `length` steps, shortest first.

    Paths of one length come with most human evidence first, then in the order of their
    claims. At most `limit` are returned; `total` counts all of them. The search stops after
    `effort` steps: then `complete` is False and longer paths may be missing. No path leads
    from a node to itself.

    The search is our own and not networkx' `all_simple_edge_paths`, which gives the same
    paths without a bound on the work and in another order
    (docs/decisions/0072-what-stays-our-own.md).
    """
    if start == end:
        return FoundPaths()
    search = _Search(graph, end, length, effort)
    matches = [path for size in range(1, length + 1) for path in search.paths(start, size)]
    matches.sort(key=_order)
    return FoundPaths(tuple(matches[:limit]), len(matches), not search.spent)


def _order(path: Path) -> tuple[int, int, tuple[int, ...]]:
    claims = [step.claim for step in path.steps]
    return len(claims), -sum(map(human, claims)), tuple(claim.order for claim in claims)


class _Search:
    """A depth-first search with a bound on the work that skips nodes too far from the end."""

    def __init__(self, graph: StepGraph, end: str, length: int, effort: int) -> None:
        self.graph = graph
        self.end = end
        self.effort = effort
        self.spent = False
        self.distance = graph.distances(end, length - 1)

    def paths(self, start: str, size: int) -> Iterator[Path]:
        """Yield the paths of exactly `size` steps until the effort is spent."""
        yield from self._from(start, size, (), {start})

    def _from(
        self, node: str, left: int, taken: tuple[Step, ...], visited: set[str]
    ) -> Iterator[Path]:
        for step in self.graph.steps_from(node):
            end = step.end
            if end in visited or (end == self.end) != (left == 1):
                continue
            if self.distance.get(end, left) > left - 1:
                continue
            if self.effort <= 0:
                self.spent = True
                return
            self.effort -= 1
            if left == 1:
                yield Path((*taken, step))
            else:
                yield from self._from(end, left - 1, (*taken, step), visited | {end})


def cautions(atlas: Atlas, path: Path) -> tuple[Caution, ...]:
    """Return the reasons why a path is no mechanism, worst first; empty if there is none."""
    numbered = tuple(enumerate(path.steps, start=1))
    predicates = atlas.predicates
    plain = {
        "no_effect": [n for n, s in numbered if s.sign == "0"],
        "disagreement": [n for n, s in numbered if _contested(atlas, s)],
        "correlation": [n for n, s in numbered if not s.directed],
        "part": [n for n, s in numbered if s.directed and predicates[s.edge.predicate].sign == ""],
    }
    changes = {
        "species": _species_change(numbered),
        "condition": _condition_change(atlas, numbered),
    }
    by_kind = {**changes, **{kind: tuple(steps) for kind, steps in plain.items()}}
    return tuple(Caution(kind, steps) for kind, steps in by_kind.items() if steps)


def _contested(atlas: Atlas, step: Step) -> bool:
    return any(opposed(step.sign, atlas.sign(edge)) for edge in step.also)


Numbered = tuple[tuple[int, Step], ...]


def _species_change(steps: Numbered) -> tuple[int, ...]:
    """Return the steps that name a species, if no species is common to them all; else empty."""
    stated = [(number, set(step.claim.species)) for number, step in steps if step.claim.species]
    if not stated or set.intersection(*(species for _, species in stated)):
        return ()
    return tuple(number for number, _ in stated)


def _condition_change(atlas: Atlas, steps: Numbered) -> tuple[int, ...]:
    """Return the steps about a condition, if one is about another than the one before."""
    stated = [(n, about) for n, step in steps if (about := conditions(atlas, step.claim))]
    changed = any(not _related(atlas, one, other) for (_, one), (_, other) in pairwise(stated))
    return tuple(number for number, _ in stated) if changed else ()


def conditions(atlas: Atlas, claim: Claim) -> tuple[str, ...]:
    """Return the conditions that a claim is about: those of its passage, then of its ends."""
    ends = (end for end in (claim.subject, claim.object) if atlas.nodes[end].kind == "condition")
    return tuple(dict.fromkeys((*claim.conditions, *ends)))


def _related(atlas: Atlas, some: Iterable[str], others: tuple[str, ...]) -> bool:
    """Return whether a condition equals, or is broader or narrower than, one of the others."""
    return any(a in atlas.ancestors(b) or b in atlas.ancestors(a) for a in some for b in others)
