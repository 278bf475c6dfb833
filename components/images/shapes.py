"""A network drawing as plain shapes: what ``network_drawing`` makes and ``network.svg`` writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.network.positions.columns import Position

#: x, y of the baseline, and the text.
TextLine = tuple[float, float, str]


@dataclass(frozen=True)
class DrawnEdge:
    """An edge as drawn: SVG paths of line and arrow, with their style; widths in pixels.

    `middle` is where `letter` (of a comparison) and ≠ (`clash`: claims disagree) are put. `lit`
    stands out, `chosen` is selected or on the path, `faint` is nearly transparent.
    """

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
    """A node as drawn: SVG path, style, and its label line by line, `font` in pixels."""

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
    """All shapes of a drawing, back to front, and the box around them (x, y, width, height).

    A contour is (path, fill, stroke). `focused` says that something is lit and the rest fades.
    """

    contours: tuple[tuple[str, str, str], ...]
    edges: tuple[DrawnEdge, ...]
    nodes: tuple[DrawnNode, ...]
    headings: tuple[TextLine, ...]
    box: tuple[float, float, float, float]
    focused: bool
    colours: Mapping[str, str]
