"""Whose body a claim speaks from: the first thing that a reader should know of it."""

from __future__ import annotations

from data.facets import facet_named
from data.model import Claim

#: What :func:`body_of` can answer, in the order in which it is told.
BODIES = ("human", "animal", "cell", "none")


def body_of(claim: Claim) -> str:
    """Return whose body a claim speaks from: human, animal, cell or none (a mere statement).

    The kind of experiment decides; only a review goes by the species that it names.
    """
    if body := facet_named("evidence").words[claim.evidence].body:
        return body
    if claim.evidence != "review" or not claim.species:
        return "none"
    if "human" in claim.species:
        return "human"
    return "cell" if set(claim.species) == {"cell_line"} else "animal"
