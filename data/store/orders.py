"""The orders in which claims can be sorted.

Each gives a claim a key; claims with equal keys stay in the order of the tables, claims
with an empty key have no value in the column and come last. A store turns a key into a
number once (``PandasStore``) or into a column (SQL), so it must depend on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from data.citation import author_year
from data.facets import UNSTATED, facet_named
from data.model import Atlas, Claim
from data.store.text import fold, search_key

Key = tuple[int | str, ...]

#: Kinds of evidence from the strongest to the weakest.
EVIDENCE_STRENGTH = tuple(facet_named("evidence").words)
_SPECIES = tuple(value for value in facet_named("species").words if value != UNSTATED)
_VOICES = tuple(facet_named("voice").words)
_CHECKS = facet_named("check").words
#: Verdicts of remarks, those that weigh most against a claim first.
_VERDICTS = tuple(sorted(_CHECKS, key=lambda verdict: -_CHECKS[verdict].weight))


def _claim(atlas: Atlas, claim: Claim) -> Key:
    ends = atlas.nodes[claim.subject].label, atlas.nodes[claim.object].label
    relation = atlas.predicates[claim.predicate].label
    return search_key(ends[0]), relation, search_key(ends[1])


def _reference(atlas: Atlas, claim: Claim) -> Key:
    reference = atlas.references.get(claim.reference)
    return (search_key(author_year(reference)), reference.id) if reference else ()


def _check(atlas: Atlas, claim: Claim) -> Key:
    return tuple(sorted(_VERDICTS.index(c.verdict) for c in atlas.checks_of.get(claim.id, ())))


#: Name of an order -> the function that returns a claim's key.
ORDERS: Mapping[str, Callable[[Atlas, Claim], Key]] = {
    "claim": _claim,
    "quote": lambda _, claim: (fold(claim.quote).lstrip("\"'“‘…•( "),),
    "evidence": lambda _, claim: (EVIDENCE_STRENGTH.index(claim.evidence),),
    "species": lambda _, claim: tuple(sorted(_SPECIES.index(one) for one in claim.species)),
    "voice": lambda _, claim: (_VOICES.index(claim.voice),),
    "reference": _reference,
    "condition": lambda atlas, claim: tuple(
        search_key(atlas.nodes[n].label) for n in claim.conditions
    ),
    "check": _check,
}
