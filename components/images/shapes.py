"""A drawing as plain shapes: what ``picture`` makes of a View and ``network.svg`` writes down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.network.positions.columns import Position

#: x, y of the baseline, and the text.
TextLine = tuple[float, float, str]


@dataclass(frozen=True)
class DrawnEdge:
    """An edge as drawn; on its middle stand `letter` (where compared) and ≠ where claims clash."""

    path: str
    arrow: str
    colour: str
    width: float
    dash: str
    hollow: bool
    lit: bool
    chosen: bool
    faint: bool
    letter: str
    clash: bool
    middle: Position


@dataclass(frozen=True)
class DrawnNode:
    """A node as drawn, with its label line by line: (x, y of the baseline, text)."""

    path: str
    fill: str
    rim: str
    rim_width: float
    opacity: float
    halo: str
    lines: tuple[TextLine, ...]
    anchor: str
    font: float
    bold: bool
    lit: bool


@dataclass(frozen=True)
class NetworkDrawing:
    """All that is drawn, back to front, and the box around it (x, y, width, height)."""

    contours: tuple[tuple[str, str, str], ...]
    lines: tuple[DrawnEdge, ...]
    dots: tuple[DrawnNode, ...]
    headings: tuple[TextLine, ...]
    box: tuple[float, float, float, float]
    focused: bool
    colours: Mapping[str, str]
