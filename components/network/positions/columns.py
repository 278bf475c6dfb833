"""Where the nodes stand. The same dataset always gives the same places.

Units are CSS pixels at zoom 1; y grows downwards.
"""

from __future__ import annotations

import math
import textwrap
from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.model import COLUMNS, NODE_KINDS, Atlas, Edge

Position = tuple[float, float]

#: Kinds that move to the first column when all they do is act on the second.
_MOVABLE = frozenset({"behaviour", "process", "condition", "symptom"})

LABEL_CHARS = 17
FONT = 13.0
_LINE = FONT * 1.12
_CHAR = FONT * 0.455
_ROW_GAP = 5.0
_COLUMN_GAP = 34.0
_HEIGHT = 730.0
_SWEEPS = 24


@dataclass(frozen=True)
class Heading:
    """A column's heading and where it stands (its left end)."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class ColumnLayout:
    """The Flow layout: places, each node's column and the columns' headings."""

    places: Mapping[str, Position]
    column: Mapping[str, int]
    headings: tuple[Heading, ...]


def wrap_label(label: str) -> str:
    """A label broken into lines of at most `LABEL_CHARS` characters where words allow."""
    return "\n".join(textwrap.wrap(label, LABEL_CHARS, break_long_words=False)) or label


def node_size(degree: int) -> float:
    """The diameter of a node with that many claims: larger hubs, bounded."""
    return min(11.0 + 2.6 * math.sqrt(degree), 34.0)


@lru_cache(maxsize=8)
def claim_degrees(atlas: Atlas) -> Mapping[str, int]:
    """For each node that an edge touches: how many claims touch it."""
    degrees: dict[str, int] = {}
    for claim in atlas.active_claims:
        for end in (claim.subject, claim.object):
            degrees[end] = degrees.get(end, 0) + 1
    return {node: degrees[node] for node in atlas.nodes if node in degrees}


@lru_cache(maxsize=8)
def column_layout(atlas: Atlas) -> ColumnLayout:
    """Columns that read like the articles argue, ordered to keep lines short and uncrossed."""
    column = _columns(atlas)
    ranks = [[n for n in column if column[n] == c] for c in range(len(COLUMNS))]
    ranks = _untangle(ranks, atlas)
    heights = [sum(slot_height(atlas, node) for node in rank) for rank in ranks]
    height = max(_HEIGHT, *heights)
    found: dict[str, Position] = {}
    headings: list[Heading] = []
    x = 0.0
    for tone, rank in zip(COLUMNS, ranks, strict=True):
        if not rank:
            continue
        for node, y in zip(rank, _spread(rank, atlas, height), strict=True):
            found[node] = (round(x - _outdent(atlas, node), 1), round(y, 1))
        headings.append(Heading("\n".join(textwrap.wrap(tone.heading, 18)), round(x - 6, 1), -34.0))
        x += max(label_width(atlas, node) for node in rank) + _COLUMN_GAP
    return ColumnLayout(found, column, tuple(headings))


def _columns(atlas: Atlas) -> dict[str, int]:
    tones = [column.tone for column in COLUMNS]
    home = {kind.id: tones.index(kind.tone) for kind in NODE_KINDS.values()}
    column = {n: home[atlas.nodes[n].kind] for n in claim_degrees(atlas)}
    starts = {edge.subject for edge in atlas.edges.values()}
    ends = {edge.object for edge in atlas.edges.values()}
    targets: dict[str, set[int]] = {}
    for edge in atlas.edges.values():
        targets.setdefault(edge.subject, set()).add(column[edge.object])
    for node in starts - ends:
        if atlas.nodes[node].kind in _MOVABLE and targets[node] == {1}:
            column[node] = 0
    return column


def _untangle(ranks: list[list[str]], atlas: Atlas) -> list[list[str]]:
    """Order the columns by the barycentre of neighbours, keeping the least crossed order."""
    edges = tuple(atlas.edges.values())
    weights: dict[str, list[tuple[str, int]]] = {node: [] for rank in ranks for node in rank}
    for edge in edges:
        weights[edge.subject].append((edge.object, len(edge.claims)))
        weights[edge.object].append((edge.subject, len(edge.claims)))
    best, least = ranks, _tangle(ranks, edges)
    for sweep in range(_SWEEPS):
        at = _relative(ranks)
        forward = range(len(ranks)) if sweep % 2 == 0 else range(len(ranks) - 1, -1, -1)
        ranks = [list(rank) for rank in ranks]
        for c in forward:
            ranks[c].sort(key=lambda node: (_barycentre(weights[node], at, at[node]), node))
            at.update(_relative([ranks[c]]))
        if (tangle := _tangle(ranks, edges)) < least:
            best, least = ranks, tangle
    return best


def _relative(ranks: Sequence[Sequence[str]]) -> dict[str, float]:
    return {node: (i + 0.5) / len(rank) for rank in ranks for i, node in enumerate(rank)}


def _barycentre(links: Sequence[tuple[str, int]], at: Mapping[str, float], own: float) -> float:
    total = sum(weight for _, weight in links) + 1
    return (own + sum(at[other] * weight for other, weight in links)) / total


def _tangle(ranks: Sequence[Sequence[str]], edges: Sequence[Edge]) -> float:
    """Crossings between edges that join the same two columns, and the length of all lines."""
    at = _relative(ranks)
    column = {node: c for c, rank in enumerate(ranks) for node in rank}
    lines: dict[tuple[int, int], list[tuple[float, float]]] = {}
    length = 0.0
    for edge in edges:
        left, right = sorted((edge.subject, edge.object), key=lambda n: column[n])
        lines.setdefault((column[left], column[right]), []).append((at[left], at[right]))
        length += abs(at[left] - at[right]) * len(edge.claims)
    return sum(map(count_crossings, lines.values())) + length


def count_crossings(lines: Sequence[tuple[float, float]]) -> int:
    """Return how many pairs of straight lines between two columns cross.

    A line is given by its y on the left and on the right; lines with an end in common do not
    cross. These are the inversions of a sorted list: n log n instead of all pairs.
    """
    passed: list[float] = []
    crossings = 0
    for _, right in sorted(lines):
        crossings += len(passed) - bisect_right(passed, right)
        insort(passed, right)
    return crossings


def slot_height(atlas: Atlas, node: str) -> float:
    """The height that a node with its label takes in a column, the gap below included."""
    lines = wrap_label(atlas.nodes[node].label).count("\n") + 1
    return max(lines * _LINE, node_size(claim_degrees(atlas).get(node, 0))) + _ROW_GAP


def label_width(atlas: Atlas, node: str) -> float:
    """From a node's centre to the right end of its label."""
    lines = wrap_label(atlas.nodes[node].label).split("\n")
    size = node_size(claim_degrees(atlas).get(node, 0))
    return max(len(line) for line in lines) * _CHAR + size / 2 + 6


def _outdent(atlas: Atlas, node: str) -> float:
    """Hubs stand a little out of their column, so that their many lines are told apart."""
    return 26.0 if claim_degrees(atlas)[node] >= 25 else 0.0


def _spread(rank: Sequence[str], atlas: Atlas, height: float) -> list[float]:
    slots = [slot_height(atlas, node) for node in rank]
    spare = (height - sum(slots)) / len(slots)
    found, y = [], 0.0
    for high in slots:
        found.append(y + (high + spare) / 2)
        y += high + spare
    return found
