"""Pathways: a walk has steps without gaps, through claims that stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from data.fault import Fault, quoted
from data.raw_tables import RawTables, Row
from data.rules.rule import Rule

#: A walk of one step goes nowhere.
MIN_STEPS = 2


def steps_numbered(source: RawTables) -> Iterator[Fault]:
    """The steps of each pathway are numbered 1, 2, 3 ... without a gap."""
    walks: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for row in source.tables["steps"]:
        # What is no number is told by the schema.
        if row["step"].isascii() and row["step"].isdigit() and len(row["step"]) < 10:
            walks[row["pathway"]].append((int(row["step"]), row))
    for pathway, steps in walks.items():
        steps.sort(key=lambda step: (step[0], step[1].number))
        for expected, number in enumerate(sorted({step for step, _ in steps}), start=1):
            if number != expected:
                row = next(row for step, row in steps if step == number)
                message = (
                    f"pathway {quoted(pathway)} has no step {expected} before this one; "
                    f"number its steps 1, 2, 3 without a gap"
                )
                yield Fault("steps", row.number, "step", message)
                break


def enough_steps(source: RawTables) -> Iterator[Fault]:
    """Every pathway has at least two steps."""
    for pathway, row in source.ids("pathways").items():
        steps = sum(step["pathway"] == pathway for step in source.tables["steps"])
        if steps < MIN_STEPS:
            message = (
                f"has {steps} of at least {MIN_STEPS} steps; add rows to steps.csv or delete it"
            )
            yield Fault("pathways", row.number, "id", message)


def no_withdrawn_steps(source: RawTables) -> Iterator[Fault]:
    """No step walks through a withdrawn claim."""
    claims = source.ids("claims")
    for row in source.tables["steps"]:
        claim = claims.get(row["claim"])
        if claim is not None and claim["withdrawn"]:
            message = f"{quoted(row['claim'])} is withdrawn; put another claim in its place"
            yield Fault("steps", row.number, "claim", message)


RULES: tuple[Rule, ...] = (
    (("steps",), steps_numbered),
    (("pathways", "steps"), enough_steps),
    (("steps", "claims"), no_withdrawn_steps),
)
