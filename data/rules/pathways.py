"""Rules for pathways: steps numbered without gaps, at least two, through claims not withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from data.fault import Fault, quoted
from data.raw_tables import RawTables, Row
from data.rules.rule import Rule

#: One step alone is no pathway.
MIN_STEPS = 2


def steps_numbered(source: RawTables) -> Iterator[Fault]:
    """Report pathways whose steps are not numbered 1, 2, 3 ... without a gap."""
    steps_by_pathway: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for row in source.tables["steps"]:
        # The schema reports what is no number.
        if row["step"].isascii() and row["step"].isdigit() and len(row["step"]) < 10:
            steps_by_pathway[row["pathway"]].append((int(row["step"]), row))
    for pathway, steps in steps_by_pathway.items():
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
    """Report pathways with fewer than `MIN_STEPS` steps."""
    if not source.readable("steps") and any(fault.table == "steps" for fault in source.faults):
        return
    for pathway, row in source.ids("pathways").items():
        steps = sum(step["pathway"] == pathway for step in source.tables.get("steps", ()))
        if steps < MIN_STEPS:
            message = (
                f"has {steps} of at least {MIN_STEPS} steps; add rows to steps.csv or delete it"
            )
            yield Fault("pathways", row.number, "id", message)


def steps_have_pathways(source: RawTables) -> Iterator[Fault]:
    """Report steps in a dataset that has no table of pathways."""
    unreadable = any(fault.table == "pathways" for fault in source.faults)
    if source.tables["steps"] and not source.readable("pathways") and not unreadable:
        message = "belong to pathways, but pathways.csv is missing; add it or delete the steps"
        yield Fault("steps", 0, "", message)


def no_withdrawn_steps(source: RawTables) -> Iterator[Fault]:
    """Report steps that go through a withdrawn claim."""
    claims = source.ids("claims")
    for row in source.tables["steps"]:
        claim = claims.get(row["claim"])
        if claim is not None and claim["withdrawn"]:
            message = f"{quoted(row['claim'])} is withdrawn; put another claim in its place"
            yield Fault("steps", row.number, "claim", message)


RULES: tuple[Rule, ...] = (
    (("steps",), steps_numbered),
    (("steps",), steps_have_pathways),
    (("pathways",), enough_steps),
    (("steps", "claims"), no_withdrawn_steps),
)
