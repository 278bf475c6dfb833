"""Which edges disagree: between the same two things, with signs against each other."""

from __future__ import annotations

from data.model import Atlas, Claim, Edge
from data.store.answers import EdgeSummary

_TURNED = {"+": "-", "-": "+"}


def opposed(one: str, other: str) -> bool:
    """Return whether two signs disagree: up against down, or an effect against no effect.

    "Direction not stated" is an effect too; "not causal" disagrees with nothing.
    """
    return {one, other} in ({"+", "-"}, {"+", "0"}, {"-", "0"}, {"~", "0"})


def stance(atlas: Atlas, edge: Edge | Claim | EdgeSummary) -> tuple[str, str, str]:
    """Return the two things that an edge is about, as ids, and the sign that it says of them.

    Of the lack of a thing the opposite is said as of the thing itself: where a lack of
    dopamine raises something, dopamine lowers it. The sign is turned for each end that is a
    lack.
    """
    sign = atlas.predicates[edge.predicate].sign
    things = []
    for end in (edge.subject, edge.object):
        missing = atlas.nodes[end].lack_of
        sign = _TURNED.get(sign, sign) if missing else sign
        things.append(missing or end)
    return things[0], things[1], sign
