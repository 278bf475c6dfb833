"""The outline of the brain and its regions in a sagittal (side) view, from ``data/brain/``.

Its README names the sources. Points are (y, z) in millimetres of MNI space: y grows towards
the forehead, z upwards.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "brain" / "sagittal.json"

Point = tuple[float, float]


@dataclass(frozen=True)
class Region:
    """A region seen from the side.

    `anchor` is a point inside the shape, `label` the middle of the label; `centre` is the
    published or measured MNI centroid (x, y, z) of the left or middle part, None where there is
    none. `extent` says what the shape is: ``mask`` the projection of an atlas's mask,
    ``schematic`` drawn by us, ``aside`` drawn beside its place.
    """

    centre: tuple[float, float, float] | None
    anchor: Point
    label: Point
    extent: str
    source: str
    shape: tuple[Point, ...]


@dataclass(frozen=True)
class Anatomy:
    """The contours inside the head, and the regions by node id from back to front."""

    silhouette: tuple[Point, ...]
    outline: tuple[Point, ...]
    callosum: tuple[Point, ...]
    regions: Mapping[str, Region]


@lru_cache(maxsize=1)
def anatomy() -> Anatomy:
    """Return the shipped drawing, read once.

    Raises OSError, ValueError or KeyError if the file is damaged.
    """
    raw = json.loads(FILE.read_text("utf-8"))
    return Anatomy(
        silhouette=_points(raw["silhouette"]),
        outline=_points(raw["outline"]),
        callosum=_points(raw["callosum"]),
        regions={node: _region(region) for node, region in raw["regions"].items()},
    )


def _region(raw: Mapping[str, Any]) -> Region:
    centre = raw["centre"]
    return Region(
        centre=_mni_point(centre) if centre else None,
        anchor=_point(raw["anchor"]),
        label=_point(raw["label"]),
        extent=str(raw["extent"]),
        source=str(raw["source"]),
        shape=_points(raw["shape"]),
    )


def _mni_point(raw: list[float]) -> tuple[float, float, float]:
    x, y, z = raw
    return float(x), float(y), float(z)


def _point(raw: list[float]) -> Point:
    y, z = raw
    return float(y), float(z)


def _points(raw: list[list[float]]) -> tuple[Point, ...]:
    return tuple(_point(point) for point in raw)
