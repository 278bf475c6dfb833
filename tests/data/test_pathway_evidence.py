from __future__ import annotations

import re
from dataclasses import replace

import pytest

from data import schema
from data.model import Atlas, Pathway, Step
from data.pathway_evidence import GROUPS, count_steps, evidence_line
from tests.sample import CLAIMS, sample

ATLAS = sample()


def walk(*claims: str) -> Pathway:
    steps = (Step("walk", number, claim, "So.") for number, claim in enumerate(claims, start=1))
    return Pathway("walk", "A walk", "Along.", tuple(steps))


def test_every_kind_of_evidence_is_counted_in_one_group() -> None:
    kinds = [kind for group in GROUPS.values() for kind in group]
    assert sorted(kinds) == sorted(schema.allowed_values("claims", "evidence"))


def test_steps_are_counted_by_what_they_rest_on() -> None:
    counted = count_steps(ATLAS, walk("s-01", "s-05", "s-02", "s-09", "s-07", "s-06"))
    assert counted == {"people": 2, "animals": 1, "cells": 1, "reviews": 1, "no study": 1}
    assert list(counted) == list(GROUPS)


@pytest.mark.parametrize(
    ("claims", "line"),
    [
        (("s-01", "s-06"), "Of its 2 steps 1 rests on people and 1 on no study."),
        (("s-01", "s-05", "s-02"), "Of its 3 steps 2 rest on people and 1 on animals."),
        (
            ("s-02", "s-09", "s-07"),
            "Of its 3 steps 1 rests on animals, 1 on cells and 1 on reviews.",
        ),
        (("s-06", "s-08"), "All of its 2 steps rest on no study."),
        (("s-05", "s-01", "s-05"), "All of its 3 steps rest on people."),
    ],
)
def test_the_last_line_says_so_in_a_sentence(claims: tuple[str, ...], line: str) -> None:
    assert evidence_line(ATLAS, walk(*claims)) == line


def test_a_claim_that_changes_changes_the_line() -> None:
    claims = tuple(replace(c, evidence="review") if c.id == "s-01" else c for c in CLAIMS)
    assert evidence_line(sample(claims), walk("s-01", "s-07")).endswith("rest on reviews.")


def test_the_lines_of_the_shipped_walks_add_up(shipped: Atlas) -> None:
    assert shipped.pathways
    for pathway in shipped.pathways.values():
        steps, *parts = map(int, re.findall(r"\d+", evidence_line(shipped, pathway)))
        assert steps == len(pathway.steps)
        assert sum(parts) in (steps, 0)
        assert sum(count_steps(shipped, pathway).values()) == steps
