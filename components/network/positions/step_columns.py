"""Positions for a few nodes in columns side by side, for views that draw only these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from components.network.positions.columns import (
    FONT_SIZE,
    Position,
    claim_degrees,
    node_size,
    wrap_label,
)
from data.model import Atlas

_LINE_HEIGHT = FONT_SIZE * 1.12
_CHAR_WIDTH = FONT_SIZE * 0.5
_ROW_GAP = 9.0
_MAX_SPARE = 34.0
_MAX_GAP = 220.0


def step_columns(
    atlas: Atlas,
    columns: Sequence[Sequence[str]],
    gap: float = 26.0,
    aspect: float = 0.0,
    most: int = 999,
) -> Mapping[str, Position]:
    """Return a position for each node, columns from left to right and centred, in pixels.

    Each node stands in one column, in the given order; empty columns take no space, and one
    with more than `most` nodes becomes several. The gap between columns grows until the
    whole is `aspect` times as wide as it is high.
    """
    parts = [part for column in columns for part in _split(column, most)]
    heights = [sum(_slot_height(atlas, node) for node in column) for column in parts]
    tallest = max(heights, default=0.0)
    positions: dict[str, Position] = {}
    widths = [max(_node_width(atlas, node) for node in column) for column in parts]
    spread = (aspect * tallest - sum(widths)) / max(len(parts) - 1, 1)
    gap = max(gap, min(spread, _MAX_GAP))
    x = 0.0
    for column, height, width in zip(parts, heights, widths, strict=True):
        spare = min((tallest - height) / len(column), _MAX_SPARE)
        y = -(height + spare * len(column)) / 2
        for node in column:
            slot = _slot_height(atlas, node) + spare
            positions[node] = (round(x, 1), round(y + slot / 2, 1))
            y += slot
        x += width + gap
    return positions


def _split(column: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    parts = -(-len(column) // most)
    for part in range(parts):
        yield column[part::parts]


def _slot_height(atlas: Atlas, node: str) -> float:
    lines = wrap_label(atlas.nodes[node].label).count("\n") + 1
    return max(lines * _LINE_HEIGHT, node_size(claim_degrees(atlas)[node])) + _ROW_GAP


def _node_width(atlas: Atlas, node: str) -> float:
    lines = wrap_label(atlas.nodes[node].label).split("\n")
    return max(map(len, lines)) * _CHAR_WIDTH + node_size(claim_degrees(atlas)[node]) / 2
