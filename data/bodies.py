"""Whose body a claim speaks from: the first thing that a reader should know of it."""

from __future__ import annotations

from data.model import Claim

#: What :func:`body_of` can answer, in the order in which it is told.
BODIES = ("human", "animal", "cell", "none")
_OF_EVIDENCE = {
    "human_trial": "human",
    "human_observation": "human",
    "animal_experiment": "animal",
    "cell_experiment": "cell",
}


def body_of(claim: Claim) -> str:
    """Return whose body a claim speaks from: human, animal, cell or none (a mere statement).

    The kind of experiment decides; only a review goes by the species that it names.
    """
    if claim.evidence in _OF_EVIDENCE:
        return _OF_EVIDENCE[claim.evidence]
    if claim.evidence != "review" or not claim.species:
        return "none"
    if "human" in claim.species:
        return "human"
    return "cell" if set(claim.species) == {"cell_line"} else "animal"
