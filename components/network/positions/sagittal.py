"""The brain's scene: where everything stands when the regions lie at their place in the head.

Like the layouts: CSS pixels at zoom 1, y grows downwards, the same for everybody.
"""

from __future__ import annotations

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

#: Pixels for a millimetre, and the MNI place (y, z) that lies at the scene's origin.
SCALE = 2.45
ORIGIN: Point = (-106.5, 82.3)
#: Where the columns beside the brain begin, and the rows below it.
BESIDE = 224 * SCALE
BELOW = 462.0

#: The kinds that stand beside the head: what is measured in it.
SIGNALS = kinds_of_tone("signal")
_HEADINGS = {column.tone: column.heading for column in COLUMNS}
#: What stands beside the brain and below it: heading, kinds, in how many columns.
_BESIDE = tuple(
    (_HEADINGS[tone], kinds_of_tone(tone), columns)
    for tone, columns in (("signal", 1), ("actor", 2))
)
_BELOW = (
    ("No one place in the head", kinds_of_tone("place"), 1),
    *(
        (_HEADINGS[tone], kinds_of_tone(tone), 2)
        for tone in _HEADINGS
        if tone not in ("signal", "actor", "place")
    ),
)
_HEADING = 26.0
_GAP = 20.0


@dataclass(frozen=True)
class Contour:
    """A contour around a node's centre: `points` as Cytoscape wants them (-1 to 1, x y x y)."""

    points: str
    width: float
    height: float


@dataclass(frozen=True)
class RegionOutline:
    """A region as drawn: its contour, and how far its label's middle is from its centre.

    `extent` as in ``data.anatomy.Region``.
    """

    shape: Contour
    label: Position
    extent: str


@dataclass(frozen=True)
class SagittalLayout:
    """Places of all nodes, the regions' contours, the head's contours, the groups' headings."""

    places: Mapping[str, Position]
    regions: Mapping[str, RegionOutline]
    backdrop: Mapping[str, tuple[Position, Contour]]
    headings: tuple[ColumnHeading, ...]


def to_screen(point: Point) -> Position:
    """Where an MNI place (y, z) lies in the scene."""
    return (
        round((point[0] - ORIGIN[0]) * SCALE, 1),
        round((ORIGIN[1] - point[1]) * SCALE, 1),
    )


@lru_cache(maxsize=4)
def region_outlines(atlas: Atlas) -> Mapping[str, RegionOutline]:
    """The regions of the dataset that have a contour, those behind first."""
    found = {}
    for node, region in anatomy().regions.items():
        if node in atlas.nodes and (
            node in claim_degrees(atlas) or node in unconnected_sites(atlas)
        ):
            centre, label = to_screen(region.anchor), to_screen(region.label)
            away = (round(label[0] - centre[0], 1), round(label[1] - centre[1], 1))
            found[node] = RegionOutline(_shape(region.shape, centre), away, region.extent)
    return found


@lru_cache(maxsize=4)
def unconnected_sites(atlas: Atlas) -> tuple[str, ...]:
    """What claims name as their site though no edge touches it; it is drawn in this scene alone."""
    sites = {site for claim in atlas.active_claims for site in claim.sites}
    return tuple(node for node in atlas.nodes if node in sites - set(claim_degrees(atlas)))


@lru_cache(maxsize=4)
def sagittal_layout(atlas: Atlas) -> SagittalLayout:
    """The scene of a dataset: every node that an edge touches or a claim names as its site."""
    drawn = region_outlines(atlas)
    places = {node: to_screen(anatomy().regions[node].anchor) for node in drawn}
    for node in (*claim_degrees(atlas), *unconnected_sites(atlas)):
        mni = atlas.nodes[node].mni
        if node not in drawn and mni is not None:
            places[node] = to_screen((mni[1], mni[2]))
    headings: list[ColumnHeading] = []
    for groups, x, y in ((_BESIDE, BESIDE, 0.0), (_BELOW, 10.0, BELOW)):
        for title, kinds, columns in groups:
            group = _group(atlas, kinds, places)
            if group:
                text = "\n".join(textwrap.wrap(title, 16))
                headings.append(ColumnHeading(text, round(x - 6, 1), y))
                x = _pack(atlas, group, x, y + _HEADING, columns, places)
    return SagittalLayout(places, drawn, _backdrop(), tuple(headings))


def _group(atlas: Atlas, kinds: frozenset[str], placed: Mapping[str, Position]) -> list[str]:
    """The nodes of some kinds that have no place yet, those with most claims first."""
    degrees = claim_degrees(atlas)
    found = [
        node
        for node in (*degrees, *unconnected_sites(atlas))
        if node not in placed and atlas.nodes[node].kind in kinds
    ]
    return sorted(found, key=lambda node: -degrees.get(node, 0))


def _pack(
    atlas: Atlas, group: Sequence[str], x: float, y: float, columns: int, into: dict[str, Position]
) -> float:
    """Place a group in columns of about the same height from (x, y) on; where the next begins."""
    share = sum(slot_height(atlas, node) for node in group) / columns
    column: list[str] = []
    top = 0.0
    for i, node in enumerate(group):
        column.append(node)
        into[node] = (round(x, 1), round(y + top + slot_height(atlas, node) / 2, 1))
        top += slot_height(atlas, node)
        if top >= share - 1 or i == len(group) - 1:
            x += max(label_width(atlas, one) for one in column) + _GAP
            column, top = [], 0.0
    return x


def _backdrop() -> dict[str, tuple[Position, Contour]]:
    drawing = anatomy()
    found = {}
    for name in ("silhouette", "outline", "callosum"):
        points = getattr(drawing, name)
        ys, zs = [y for y, _ in points], [z for _, z in points]
        centre = to_screen(((min(ys) + max(ys)) / 2, (min(zs) + max(zs)) / 2))
        found[name] = centre, _shape(points, centre)
    return found


def _shape(points: Sequence[Point], centre: Position) -> Contour:
    """A contour, its corners cut, around a centre that need not be the middle of its box."""
    away = [(x - centre[0], y - centre[1]) for x, y in map(to_screen, _smooth(points))]
    wide, high = max(abs(x) for x, _ in away), max(abs(y) for _, y in away)
    numbers = (f"{x / wide:.3f} {y / high:.3f}" for x, y in away)
    return Contour(" ".join(numbers), round(2 * wide, 1), round(2 * high, 1))


def _smooth(points: Sequence[Point]) -> list[Point]:
    """A closed contour with every corner cut once (Chaikin)."""
    found = []
    for (y, z), (y2, z2) in zip(points, (*points[1:], points[0]), strict=True):
        found.append((0.75 * y + 0.25 * y2, 0.75 * z + 0.25 * z2))
        found.append((0.25 * y + 0.75 * y2, 0.25 * z + 0.75 * z2))
    return found
