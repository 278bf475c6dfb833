"""Filtering and counting by facets: sets of claim ids for every value of every facet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from data.facets import FACETS, UNSTATED, Choice, Facet
from data.model import Atlas

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
    order = facet.ordered_ids(atlas)
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
