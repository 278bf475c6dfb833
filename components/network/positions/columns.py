"""The Flow layout: nodes in columns by kind, ordered to reduce edge crossings.

Units are CSS pixels at zoom 1; y grows downwards. The same dataset always gives the same
positions. Other layouts share its label metrics (`label_width`, `slot_height`).
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

#: Kinds that move to the first column when all their edges lead to the second.
_MOVABLE_KINDS = frozenset({"behaviour", "process", "condition", "symptom"})

LABEL_CHARS = 17
FONT_SIZE = 13.0
_LINE_HEIGHT = FONT_SIZE * 1.12
_CHAR_WIDTH = FONT_SIZE * 0.455
_ROW_GAP = 5.0
_COLUMN_GAP = 34.0
_HEIGHT = 730.0
#: Columns that would be taller stand in several files, this far apart.
_TALLEST = 860.0
_FILE_GAP = 14.0
_SWEEPS = 24


@dataclass(frozen=True)
class ColumnHeading:
    """The heading of a column and the position of its left end."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class ColumnLayout:
    """The Flow layout: positions, the number of each node's column, and the headings."""

    positions: Mapping[str, Position]
    column: Mapping[str, int]
    headings: tuple[ColumnHeading, ...]


def wrap_label(label: str) -> str:
    """Wrap a label into lines of at most `LABEL_CHARS` characters where words allow."""
    return "\n".join(textwrap.wrap(label, LABEL_CHARS, break_long_words=False)) or label


def node_size(degree: int) -> float:
    """Return the diameter in pixels of a node with that many claims, from 11 to 34."""
    return min(11.0 + 2.6 * math.sqrt(degree), 34.0)


@lru_cache(maxsize=8)
def claim_degrees(atlas: Atlas) -> Mapping[str, int]:
    """Return the number of claims that touch each node, without nodes that none touches."""
    degrees: dict[str, int] = {}
    for claim in atlas.active_claims:
        for end in (claim.subject, claim.object):
            degrees[end] = degrees.get(end, 0) + 1
    return {node: degrees[node] for node in atlas.nodes if node in degrees}


@lru_cache(maxsize=8)
def column_layout(atlas: Atlas) -> ColumnLayout:
    """Return columns in the order of the articles' argument, with short and uncrossed edges."""
    column = _assign_columns(atlas)
    ranks = [[node for node in column if column[node] == number] for number in range(len(COLUMNS))]
    ranks = _reduce_crossings(ranks, atlas)
    files = [_split_into_files(rank, atlas) for rank in ranks]
    heights = [sum(slot_height(atlas, n) for n in file) for column in files for file in column]
    height = max([_HEIGHT, *heights])
    positions: dict[str, Position] = {}
    headings: list[ColumnHeading] = []
    x = 0.0
    for tone, column_files in zip(COLUMNS, files, strict=True):
        if not column_files:
            continue
        headings.append(
            ColumnHeading("\n".join(textwrap.wrap(tone.heading, 18)), round(x - 6, 1), -34.0)
        )
        for number, file in enumerate(column_files):
            for node, y in zip(file, _spread_vertically(file, atlas, height), strict=True):
                # Only the first file has room at its left.
                outdent = 0.0 if number else _outdent(atlas, node)
                positions[node] = (round(x - outdent, 1), round(y, 1))
            x += max(label_width(atlas, node) for node in file) + _FILE_GAP
        x += _COLUMN_GAP - _FILE_GAP
    return ColumnLayout(positions, column, tuple(headings))


def _split_into_files(rank: Sequence[str], atlas: Atlas) -> list[list[str]]:
    """Return a column side by side in files of at most `_TALLEST`, one node in each in turn.

    So each file keeps the column's order from top to bottom. Empty for an empty column.
    """
    files = math.ceil(sum(slot_height(atlas, node) for node in rank) / _TALLEST)
    return [list(rank[number::files]) for number in range(files)]


def _assign_columns(atlas: Atlas) -> dict[str, int]:
    tones = [column.tone for column in COLUMNS]
    column_of_kind = {kind.id: tones.index(kind.tone) for kind in NODE_KINDS.values()}
    column = {node: column_of_kind[atlas.nodes[node].kind] for node in claim_degrees(atlas)}
    starts = {edge.subject for edge in atlas.edges.values()}
    ends = {edge.object for edge in atlas.edges.values()}
    targets: dict[str, set[int]] = {}
    for edge in atlas.edges.values():
        targets.setdefault(edge.subject, set()).add(column[edge.object])
    for node in starts - ends:
        if atlas.nodes[node].kind in _MOVABLE_KINDS and targets[node] == {1}:
            column[node] = 0
    return column


def _reduce_crossings(ranks: list[list[str]], atlas: Atlas) -> list[list[str]]:
    """Order each column by the barycentres of neighbours; return the order of lowest cost."""
    edges = tuple(atlas.edges.values())
    weights: dict[str, list[tuple[str, int]]] = {node: [] for rank in ranks for node in rank}
    for edge in edges:
        weights[edge.subject].append((edge.object, len(edge.claims)))
        weights[edge.object].append((edge.subject, len(edge.claims)))
    best_ranks, lowest_cost = ranks, _layout_cost(ranks, edges)
    for sweep in range(_SWEEPS):
        heights = _relative_heights(ranks)
        sweep_order = range(len(ranks)) if sweep % 2 == 0 else range(len(ranks) - 1, -1, -1)
        ranks = [list(rank) for rank in ranks]
        for column in sweep_order:
            ranks[column].sort(
                key=lambda node: (_barycentre(weights[node], heights, heights[node]), node)
            )
            heights.update(_relative_heights([ranks[column]]))
        if (cost := _layout_cost(ranks, edges)) < lowest_cost:
            best_ranks, lowest_cost = ranks, cost
    return best_ranks


def _relative_heights(ranks: Sequence[Sequence[str]]) -> dict[str, float]:
    return {node: (i + 0.5) / len(rank) for rank in ranks for i, node in enumerate(rank)}


def _barycentre(
    links: Sequence[tuple[str, int]], heights: Mapping[str, float], own_height: float
) -> float:
    total = sum(weight for _, weight in links) + 1
    return (own_height + sum(heights[other] * weight for other, weight in links)) / total


def _layout_cost(ranks: Sequence[Sequence[str]], edges: Sequence[Edge]) -> float:
    """Return the crossings between edges of the same two columns, plus the length of all edges."""
    heights = _relative_heights(ranks)
    column = {node: number for number, rank in enumerate(ranks) for node in rank}
    pairs_by_columns: dict[tuple[int, int], list[tuple[float, float]]] = {}
    length = 0.0
    for edge in edges:
        left, right = sorted((edge.subject, edge.object), key=lambda node: column[node])
        pairs_by_columns.setdefault((column[left], column[right]), []).append(
            (heights[left], heights[right])
        )
        length += abs(heights[left] - heights[right]) * len(edge.claims)
    return sum(map(count_crossings, pairs_by_columns.values())) + length


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
    """Return the height in pixels of a node with its label, the gap below included."""
    lines = wrap_label(atlas.nodes[node].label).count("\n") + 1
    return max(lines * _LINE_HEIGHT, node_size(claim_degrees(atlas).get(node, 0))) + _ROW_GAP


def label_width(atlas: Atlas, node: str) -> float:
    """Return the distance in pixels from a node's centre to the right end of its label."""
    lines = wrap_label(atlas.nodes[node].label).split("\n")
    size = node_size(claim_degrees(atlas).get(node, 0))
    return max(len(line) for line in lines) * _CHAR_WIDTH + size / 2 + 6


def _outdent(atlas: Atlas, node: str) -> float:
    """Return how far a hub stands left of its column, so that its edges can be distinguished."""
    return 26.0 if claim_degrees(atlas)[node] >= 25 else 0.0


def _spread_vertically(rank: Sequence[str], atlas: Atlas, height: float) -> list[float]:
    slots = [slot_height(atlas, node) for node in rank]
    spare = (height - sum(slots)) / len(slots)
    centres, y = [], 0.0
    for slot in slots:
        centres.append(y + (slot + spare) / 2)
        y += slot + spare
    return centres
