"""Whose body a claim's evidence comes from: people, animals, cells, or no study."""

from __future__ import annotations

from dataclasses import dataclass

from data.facets import facet_named
from data.model import Claim


@dataclass(frozen=True)
class BodyWords:
    """How the page calls a body: `short` in a list, `label` beside a number of claims.

    `origin` follows "2 claims:" in a sentence.
    """

    short: str
    label: str
    origin: str


#: The values of :func:`body_of` with their words, in the order in which they are listed.
BODY_WORDS = {
    "human": BodyWords("people", "people", "from people"),
    "animal": BodyWords("animals", "animals", "from animals"),
    "cell": BodyWords("cells", "cells in a dish", "from cells in a dish"),
    "none": BodyWords("no study", "no study, or not stated", "no study, or not stated"),
}
BODIES = tuple(BODY_WORDS)


def body_of(claim: Claim) -> str:
    """Return whose body a claim's evidence comes from, one of `BODIES`; none for a statement.

    The kind of experiment decides; only a review goes by the species that it names.
    """
    if body := facet_named("evidence").words[claim.evidence].body:
        return body
    if claim.evidence != "review" or not claim.species:
        return "none"
    if "human" in claim.species:
        return "human"
    return "cell" if set(claim.species) == {"cell_line"} else "animal"
