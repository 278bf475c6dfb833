"""What the steps of a pathway rest on, counted: the line that ends a walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from data.model import Atlas, Pathway

#: How evidence is counted: what it rests on, for a sentence -> the kinds of evidence.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "people": ("human_trial", "human_observation"),
    "animals": ("animal_experiment",),
    "cells": ("cell_experiment",),
    "reviews": ("review",),
    "no study": ("statement",),
}


def count_steps(atlas: Atlas, pathway: Pathway) -> Mapping[str, int]:
    """Return how many steps rest on each of `GROUPS`, in their order; they add up to the steps."""
    kinds = Counter(atlas.claims[step.claim].evidence for step in pathway.steps)
    return {group: sum(kinds[kind] for kind in members) for group, members in GROUPS.items()}


def evidence_line(atlas: Atlas, pathway: Pathway) -> str:
    """Return the sentence that ends a walk: what its steps rest on, groups without a step left out.

    "Of its 11 steps 3 rest on people, 2 on animals and 6 on no study."
    """
    counts = [(count, group) for group, count in count_steps(atlas, pathway).items() if count]
    steps = len(pathway.steps)
    if len(counts) == 1:
        return f"All of its {steps} steps rest on {counts[0][1]}."
    (count, group), *others = counts
    first = f"{count} rest{'s' if count == 1 else ''} on {group}"
    parts = [first, *(f"{number} on {name}" for number, name in others)]
    return f"Of its {steps} steps {', '.join(parts[:-1])} and {parts[-1]}."
