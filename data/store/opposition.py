"""Which signs disagree."""

from __future__ import annotations


def opposed(one: str, other: str) -> bool:
    """Return whether two signs disagree: up against down, or an effect against no effect.

    "Direction not stated" is an effect too; "not causal" disagrees with nothing.
    """
    return {one, other} in ({"+", "-"}, {"+", "0"}, {"-", "0"}, {"~", "0"})
