"""Rules of evidence for walks; see ``evidence_rules.py``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from data.model import Atlas
from data.pathway_evidence import count_steps, evidence_line

#: Words by which a walk says that a source is only recognised.
UNSURE = re.compile(r"\bprobabl|not certain|uncertain|\bmay be meant\b|\bif that study is\b", re.I)
#: Steps that need no "probably" of their own: (pathway, claim) -> why.
SURE_ENOUGH = {
    ("opioids", "indigo-227"): "goes on from the step before, which says it",
}


def withdrawn_walked(atlas: Atlas) -> list[tuple[str, int]]:
    """Rule 15: steps on claims that were withdrawn."""
    return [
        (step.pathway, step.step)
        for pathway in atlas.pathways.values()
        for step in pathway.steps
        if atlas.claims[step.claim].withdrawn
    ]


def walks_miscounted(atlas: Atlas) -> list[str]:
    """Rule 15: walks whose last line does not add up to their steps."""
    return [
        pathway.id
        for pathway in atlas.pathways.values()
        if _numbers(evidence_line(atlas, pathway)) != _counted(atlas, pathway.id)
    ]


def walks_too_sure(
    atlas: Atlas, exceptions: Container[tuple[str, str]] = SURE_ENOUGH.keys()
) -> list[tuple[str, str]]:
    """Rule 15: steps that tell a study though their source is recognised without confidence."""
    return [
        (step.pathway, step.claim)
        for pathway in atlas.pathways.values()
        for step in pathway.steps
        if atlas.claims[step.claim].reference_status == "recognised"
        and atlas.claims[step.claim].reference_confidence != "high"
        and not UNSURE.search(step.narration)
        and (step.pathway, step.claim) not in exceptions
    ]


def _counted(atlas: Atlas, pathway: str) -> list[int]:
    """Return the numbers that the last line of a walk should have, counted by themselves."""
    steps = atlas.pathways[pathway].steps
    groups = {"human_trial": "people", "human_observation": "people"}
    kinds = Counter(
        groups.get(atlas.claims[step.claim].evidence, atlas.claims[step.claim].evidence)
        for step in steps
    )
    assert sum(count_steps(atlas, atlas.pathways[pathway]).values()) == len(steps)
    order = ("people", "animal_experiment", "cell_experiment", "review", "statement")
    numbers = [kinds[kind] for kind in order if kinds[kind]]
    return [len(steps), *(numbers if len(numbers) > 1 else [])]


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]
