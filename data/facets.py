"""The facets by which claims are filtered and counted.

A facet gives every claim its values (several, or none). Filtering by a facet
keeps the claims that have any of the included values and none of the excluded
ones; facets are joined by "and". This is the only place that knows which values
a claim has.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from data.model import Atlas, Claim

#: Value of a facet for claims that say nothing about it.
UNSTATED = "unstated"

Included = tuple[str, ...]
Excluded = tuple[str, ...]
Choice = tuple[Included, Excluded]


@dataclass(frozen=True)
class Facet:
    """One way to filter: `name` is also its field in the address."""

    name: str
    label: str
    values_of: Callable[[Atlas, Claim], tuple[str, ...]]


def _conditions(atlas: Atlas, claim: Claim) -> tuple[str, ...]:
    named = (*claim.conditions, claim.subject, claim.object)
    wider = (wide for node in named for wide in atlas.ancestors(node))
    return tuple(dict.fromkeys(n for n in wider if atlas.nodes[n].kind == "condition"))


def _kinds(atlas: Atlas, claim: Claim) -> tuple[str, ...]:
    return tuple({atlas.nodes[end].kind: None for end in (claim.subject, claim.object)})


def _verdicts(atlas: Atlas, claim: Claim) -> tuple[str, ...]:
    found = {check.verdict: None for check in atlas.checks.get(claim.id, ())}
    return tuple(found) or (UNSTATED,)


FACETS: tuple[Facet, ...] = (
    Facet("condition", "Condition", _conditions),
    Facet("relation", "Relation", lambda _, claim: (claim.predicate,)),
    Facet("species", "Species", lambda _, claim: claim.species or (UNSTATED,)),
    Facet("evidence", "Evidence", lambda _, claim: (claim.evidence,)),
    Facet("voice", "Who says it", lambda _, claim: (claim.voice,)),
    Facet("check", "Against its source", _verdicts),
    Facet("status", "Reference", lambda _, claim: (claim.reference_status,)),
    Facet("kind", "Kind of thing", _kinds),
    Facet("pathway", "Mechanism", lambda atlas, claim: atlas.pathways_of.get(claim.id, ())),
    Facet("article", "Article", lambda _, claim: (claim.article,)),
)
