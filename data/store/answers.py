"""What a ClaimStore returns beside claims and edges: plain records, no tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class EdgeSummary(NamedTuple):
    """One edge among some claims, without its claims.

    `amount` counts those of the claims that are on it, `first` is the id of the first of
    them; `disputed` is whether another edge among these claims disagrees with it.
    """

    id: str
    subject: str
    predicate: str
    object: str
    amount: int
    first: str
    disputed: bool


class EvidenceShare(NamedTuple):
    """How many of some claims rest on one kind of evidence, and in which species.

    Species stand in the order in which these claims name them; none for claims that name none.
    """

    evidence: str
    amount: int
    species: tuple[str, ...]


@dataclass(frozen=True)
class Totals:
    """Some claims in numbers.

    `bodies` counts claims by whose body they speak from (:func:`data.bodies.body_of`),
    `referenced` those with a publication, `publications` the different ones, `differing`
    those with a remark against their source that is not "agrees".
    """

    claims: int
    bodies: Mapping[str, int]
    referenced: int
    publications: int
    differing: int


@dataclass(frozen=True)
class Hit:
    """One result of a search: `kind` is node or claim; lower `rank` is better."""

    kind: str
    id: str
    rank: int
