"""The brain layout: regions at their anatomical place in a sagittal view, the rest around them.

CSS pixels at zoom 1, y grows downwards, the same for everybody. Places come from
``data.anatomy`` (MNI space).
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from components.network.positions.columns import (
    ColumnHeading,
    Position,
    claim_degrees,
    label_width,
    slot_height,
)
from data.anatomy import Point, anatomy
from data.model import COLUMNS, Atlas, kinds_of_tone

#: Pixels a millimetre, and the MNI point (y, z) at the layout's origin.
SCALE = 2.45
ORIGIN: Point = (-106.5, 82.3)
#: x of the first column beside the brain, y of the rows below it, in pixels.
BESIDE_X = 224 * SCALE
BELOW_Y = 462.0

#: The kinds that stand beside the head: what is measured in it.
SIGNALS = kinds_of_tone("signal")
_HEADING_OF_TONE = {column.tone: column.heading for column in COLUMNS}
#: Groups beside the brain and below it: heading, kinds, number of columns.
_GROUPS_BESIDE = tuple(
    (_HEADING_OF_TONE[tone], kinds_of_tone(tone), columns)
    for tone, columns in (("signal", 1), ("actor", 2))
)
_GROUPS_BELOW = (
    ("No one place in the head", kinds_of_tone("place"), 1),
    *(
        (_HEADING_OF_TONE[tone], kinds_of_tone(tone), 2)
        for tone in _HEADING_OF_TONE
        if tone not in ("signal", "actor", "place")
    ),
)
_HEADING_HEIGHT = 26.0
_GAP = 20.0


@dataclass(frozen=True)
class Contour:
    """A contour around a centre: `points` as Cytoscape wants them (-1 to 1, x y x y), in pixels."""

    points: str
    width: float
    height: float


@dataclass(frozen=True)
class RegionOutline:
    """A region as drawn: its contour, and the offset of its label's middle from its centre.

    `extent` as in ``data.anatomy.Region``.
    """

    shape: Contour
    label: Position
    extent: str


@dataclass(frozen=True)
class SagittalLayout:
    """Positions of all nodes, outlines of regions, contours of the head, group headings."""

    positions: Mapping[str, Position]
    regions: Mapping[str, RegionOutline]
    backdrop: Mapping[str, tuple[Position, Contour]]
    headings: tuple[ColumnHeading, ...]


def to_screen(point: Point) -> Position:
    """Return the position in the layout of an MNI point (y, z) in millimetres."""
    return (
        round((point[0] - ORIGIN[0]) * SCALE, 1),
        round((ORIGIN[1] - point[1]) * SCALE, 1),
    )


@lru_cache(maxsize=4)
def region_outlines(atlas: Atlas) -> Mapping[str, RegionOutline]:
    """Return the outlines of the dataset's regions that have one, from back to front."""
    outlines = {}
    for node, region in anatomy().regions.items():
        if node in atlas.nodes and (
            node in claim_degrees(atlas) or node in unconnected_sites(atlas)
        ):
            centre, label = to_screen(region.anchor), to_screen(region.label)
            label_offset = (round(label[0] - centre[0], 1), round(label[1] - centre[1], 1))
            outlines[node] = RegionOutline(
                _to_contour(region.shape, centre), label_offset, region.extent
            )
    return outlines


@lru_cache(maxsize=4)
def unconnected_sites(atlas: Atlas) -> tuple[str, ...]:
    """Return the sites of claims that no edge touches; only this layout draws them."""
    sites = {site for claim in atlas.active_claims for site in claim.sites}
    return tuple(node for node in atlas.nodes if node in sites - set(claim_degrees(atlas)))


@lru_cache(maxsize=4)
def sagittal_layout(atlas: Atlas) -> SagittalLayout:
    """Return the layout of every node that an edge touches or a claim names as its site."""
    outlines = region_outlines(atlas)
    positions = {node: to_screen(anatomy().regions[node].anchor) for node in outlines}
    for node in (*claim_degrees(atlas), *unconnected_sites(atlas)):
        mni = atlas.nodes[node].mni
        if node not in outlines and mni is not None:
            positions[node] = to_screen((mni[1], mni[2]))
    headings: list[ColumnHeading] = []
    for groups, x, y in ((_GROUPS_BESIDE, BESIDE_X, 0.0), (_GROUPS_BELOW, 10.0, BELOW_Y)):
        for title, kinds, columns in groups:
            group = _unplaced_nodes(atlas, kinds, positions)
            if group:
                text = "\n".join(textwrap.wrap(title, 16))
                headings.append(ColumnHeading(text, round(x - 6, 1), y))
                x = _pack_columns(atlas, group, x, y + _HEADING_HEIGHT, columns, positions)
    return SagittalLayout(positions, outlines, _backdrop(), tuple(headings))


def _unplaced_nodes(
    atlas: Atlas, kinds: frozenset[str], placed: Mapping[str, Position]
) -> list[str]:
    """Return the nodes of some kinds without a position, those with most claims first."""
    degrees = claim_degrees(atlas)
    nodes = [
        node
        for node in (*degrees, *unconnected_sites(atlas))
        if node not in placed and atlas.nodes[node].kind in kinds
    ]
    return sorted(nodes, key=lambda node: -degrees.get(node, 0))


def _pack_columns(
    atlas: Atlas,
    group: Sequence[str],
    x: float,
    y: float,
    columns: int,
    positions: dict[str, Position],
) -> float:
    """Place nodes in columns of about one height from (x, y) on; return x of the next column."""
    height = sum(slot_height(atlas, node) for node in group)
    # Beside the brain as many columns as keep clear of the rows below it; these are no taller.
    columns = max(columns, math.ceil(height / (BELOW_Y - _HEADING_HEIGHT - _GAP)))
    column_height = height / columns
    column: list[str] = []
    top = 0.0
    for i, node in enumerate(group):
        column.append(node)
        positions[node] = (round(x, 1), round(y + top + slot_height(atlas, node) / 2, 1))
        top += slot_height(atlas, node)
        if top >= column_height - 1 or i == len(group) - 1:
            x += max(label_width(atlas, member) for member in column) + _GAP
            column, top = [], 0.0
    return x


def _backdrop() -> dict[str, tuple[Position, Contour]]:
    drawing = anatomy()
    contours = {}
    for name in ("silhouette", "outline", "callosum"):
        points = getattr(drawing, name)
        ys, zs = [y for y, _ in points], [z for _, z in points]
        centre = to_screen(((min(ys) + max(ys)) / 2, (min(zs) + max(zs)) / 2))
        contours[name] = centre, _to_contour(points, centre)
    return contours


def _to_contour(points: Sequence[Point], centre: Position) -> Contour:
    """Return a smoothed contour around a centre that need not be the middle of its box."""
    offsets = [(x - centre[0], y - centre[1]) for x, y in map(to_screen, _smooth_corners(points))]
    half_width, half_height = max(abs(x) for x, _ in offsets), max(abs(y) for _, y in offsets)
    numbers = (f"{x / half_width:.3f} {y / half_height:.3f}" for x, y in offsets)
    return Contour(" ".join(numbers), round(2 * half_width, 1), round(2 * half_height, 1))


def _smooth_corners(points: Sequence[Point]) -> list[Point]:
    """Return a closed contour with every corner cut once (Chaikin's algorithm)."""
    corners = []
    for (y, z), (y2, z2) in zip(points, (*points[1:], points[0]), strict=True):
        corners.append((0.75 * y + 0.25 * y2, 0.75 * z + 0.25 * z2))
        corners.append((0.25 * y + 0.75 * y2, 0.25 * z + 0.75 * z2))
    return corners
