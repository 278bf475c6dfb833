"""Two conditions side by side: what is claimed about the one, the other, or both.

A claim is about a condition if its condition facet (data/facets.py) has it: the passage is
about it or a narrower one, or one of its ends is. An edge is about a condition if one of
its claims is, so an edge can be about both although no single claim is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.model import Atlas, Claim, Edge, group_edges
from data.store.engine import store_of
from data.store.filters import ClaimFilter
from data.store.opposition import opposed
from data.store.paths import symmetric

#: How the effects on two conditions can compare, in the order in which they are listed.
VERDICTS = ("opposite", "unlike", "contested", "same", "unsigned", "only_a", "only_b")


@dataclass(frozen=True)
class Comparison:
    """The edges about `a` alone, both, `b` alone; they hold only claims about `a` or `b`.

    Every such claim stands on exactly one of these edges. `about_a` and `about_b` are
    the ids of the claims about each.
    """

    a: str
    b: str
    only_a: tuple[Edge, ...]
    both: tuple[Edge, ...]
    only_b: tuple[Edge, ...]
    about_a: frozenset[str]
    about_b: frozenset[str]

    @property
    def edges(self) -> tuple[Edge, ...]:
        """All edges, those about `a` alone first, then both."""
        return (*self.only_a, *self.both, *self.only_b)


@dataclass(frozen=True)
class Actor:
    """What acts on the two conditions, by which edges; the verdict is one of `VERDICTS`."""

    node: str
    on_a: tuple[Edge, ...]
    on_b: tuple[Edge, ...]
    verdict: str


def compare(atlas: Atlas, claims: Iterable[Claim], a: str, b: str) -> Comparison:
    """Return the claims about `a` or `b` by edge; claims about neither are left out."""
    all_claims = tuple(claims)
    in_a, in_b = (_about(atlas, all_claims, condition) for condition in (a, b))
    either = in_a | in_b
    about = [claim for claim in all_claims if claim.id in either]
    sides: dict[tuple[bool, bool], list[Edge]] = {}
    for edge in group_edges(about):
        ids = {claim.id for claim in edge.claims}
        sides.setdefault((bool(ids & in_a), bool(ids & in_b)), []).append(edge)
    return Comparison(
        a,
        b,
        only_a=tuple(sides.get((True, False), ())),
        both=tuple(sides.get((True, True), ())),
        only_b=tuple(sides.get((False, True), ())),
        about_a=frozenset(claim.id for claim in about if claim.id in in_a),
        about_b=frozenset(claim.id for claim in about if claim.id in in_b),
    )


def _about(atlas: Atlas, claims: Iterable[Claim], condition: str) -> frozenset[str]:
    """Return the ids of those claims that are about a condition."""
    which = ClaimFilter((("condition", ((condition,), ())),))
    return store_of(atlas).passing(which, (claim.id for claim in claims))


def nested(atlas: Atlas, a: str, b: str) -> bool:
    """Return whether one of the two is the other or broader than it."""
    return a in atlas.ancestors(b) or b in atlas.ancestors(a)


def actors(atlas: Atlas, edges: Iterable[Edge], a: str, b: str) -> tuple[Actor, ...]:
    """Return what acts on either condition or a narrower one, sorted by `VERDICTS`.

    Of one verdict those with the most claims come first. A relation without direction counts
    from either end. The two conditions, and narrower ones, are no actors. Empty if nothing
    acts on either.
    """
    on: dict[str, tuple[list[Edge], list[Edge]]] = {}
    for edge in edges:
        for actor, target in acts(atlas, edge):
            if {a, b} & set(atlas.ancestors(actor)):
                continue
            for side, condition in enumerate((a, b)):
                if condition in atlas.ancestors(target):
                    on.setdefault(actor, ([], []))[side].append(edge)
    compared = [
        Actor(node, tuple(on_a), tuple(on_b), verdict(atlas, on_a, on_b))
        for node, (on_a, on_b) in on.items()
    ]
    return tuple(
        sorted(compared, key=lambda actor: (VERDICTS.index(actor.verdict), -_count_claims(actor)))
    )


def acts(atlas: Atlas, edge: Edge) -> tuple[tuple[str, str], ...]:
    """Return who acts on what by an edge: one pair, or both ways where it has no direction."""
    ends = (edge.subject, edge.object)
    return (ends, ends[::-1]) if symmetric(atlas.predicates[edge.predicate]) else (ends,)


def _count_claims(actor: Actor) -> int:
    return sum(len(edge.claims) for edge in (*actor.on_a, *actor.on_b))


def verdict(atlas: Atlas, on_a: Sequence[Edge], on_b: Sequence[Edge]) -> str:
    """Return how two groups of edges compare by their signs +, - and 0: one of `VERDICTS`.

    ``only_a`` and ``only_b`` where the other group is empty, ``contested`` where a group has
    several signs, ``unsigned`` where one has none, ``same`` where the signs are equal,
    ``unlike`` where one group has an effect and the other none, else ``opposite``.
    """
    if not on_b:
        return "only_a"
    if not on_a:
        return "only_b"
    signs_a, signs_b = _effect_signs(atlas, on_a), _effect_signs(atlas, on_b)
    if len(signs_a) > 1 or len(signs_b) > 1:
        return "contested"
    if not signs_a or not signs_b:
        return "unsigned"
    if signs_a == signs_b:
        return "same"
    return "unlike" if "0" in signs_a | signs_b else "opposite"


def _effect_signs(atlas: Atlas, edges: Iterable[Edge]) -> set[str]:
    return {atlas.sign(edge) for edge in edges} & {"+", "-", "0"}


def echo(atlas: Atlas, edge: Edge, comparison: Comparison) -> str:
    """Return how the other condition's claims on the same two nodes compare with an edge.

    Only edges with another relation between the same subject and object count: ``opposite``
    if one of them disagrees, else ``same`` if one has the same sign, else empty. For an edge
    about both conditions, either condition's claims count.
    """
    about = [claim.id in comparison.about_a for claim in edge.claims]
    also = [claim.id in comparison.about_b for claim in edge.claims]
    other = set().union(
        comparison.about_b if any(about) else (), comparison.about_a if any(also) else ()
    )
    sign = atlas.sign(edge)
    signs = {
        atlas.sign(twin)
        for twin in comparison.edges
        if (twin.subject, twin.object) == (edge.subject, edge.object)
        and twin.predicate != edge.predicate
        and any(claim.id in other for claim in twin.claims)
    }
    if any(opposed(sign, against) for against in signs):
        return "opposite"
    return "same" if sign in signs & {"+", "-", "0"} else ""
