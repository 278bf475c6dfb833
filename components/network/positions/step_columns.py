"""Places for a few nodes in columns side by side, for views that draw only these."""

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

_LINE = FONT_SIZE * 1.12
_CHAR = FONT_SIZE * 0.5
_ROW_GAP = 9.0
_SPARE = 34.0
_WIDEST = 220.0


def step_columns(
    atlas: Atlas,
    columns: Sequence[Sequence[str]],
    gap: float = 26.0,
    aspect: float = 0.0,
    most: int = 999,
) -> Mapping[str, Position]:
    """A place for each node, columns from left to right and centred, labels clear.

    Each node stands in one column, in the given order; empty columns take no room, and one
    with more than `most` nodes becomes several. The gap between columns grows until the
    whole is `aspect` times as wide as it is high.
    """
    kept = [part for column in columns for part in _split(column, most)]
    heights = [sum(_slot(atlas, node) for node in column) for column in kept]
    tallest = max(heights, default=0.0)
    found: dict[str, Position] = {}
    widths = [max(_width(atlas, node) for node in column) for column in kept]
    spread = (aspect * tallest - sum(widths)) / max(len(kept) - 1, 1)
    gap = max(gap, min(spread, _WIDEST))
    x = 0.0
    for column, height, width in zip(kept, heights, widths, strict=True):
        spare = min((tallest - height) / len(column), _SPARE)
        y = -(height + spare * len(column)) / 2
        for node in column:
            slot = _slot(atlas, node) + spare
            found[node] = (round(x, 1), round(y + slot / 2, 1))
            y += slot
        x += width + gap
    return found


def _split(column: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    parts = -(-len(column) // most)
    for part in range(parts):
        yield column[part::parts]


def _slot(atlas: Atlas, node: str) -> float:
    lines = wrap_label(atlas.nodes[node].label).count("\n") + 1
    return max(lines * _LINE, node_size(claim_degrees(atlas)[node])) + _ROW_GAP


def _width(atlas: Atlas, node: str) -> float:
    lines = wrap_label(atlas.nodes[node].label).split("\n")
    return max(map(len, lines)) * _CHAR + node_size(claim_degrees(atlas)[node]) / 2
