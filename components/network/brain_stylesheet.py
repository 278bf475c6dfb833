"""The Cytoscape stylesheet of the brain view, a part of ``stylesheet``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_POLYGON = {
    "shape": "polygon",
    "shape-polygon-points": "data(polygon)",
    "width": "data(wide)",
    "height": "data(high)",
}


def brain_rules(tokens: Mapping[str, str], font: float) -> list[dict[str, Any]]:
    """Return the rules for head contours, translucent regions and site edges.

    `font` is the type size of other labels in pixels; regions and what stands beside them are a
    little larger, so that they can be read with the whole view on screen.
    """
    place_colour = tokens["tone-place"]
    contour = {
        **_POLYGON,
        "background-color": tokens["sunken"],
        "border-width": 1.5,
        "border-color": tokens["line"],
        "text-background-opacity": 0,
        "events": "no",
        "z-compound-depth": "bottom",
        "z-index": 1,
    }
    outline = {
        "background-color": tokens["surface"],
        "border-color": tokens["line-strong"],
        "z-index": 2,
    }
    region = {
        **_POLYGON,
        "background-color": place_colour,
        "background-opacity": 0.34,
        "border-width": 1.5,
        "border-color": place_colour,
        "font-size": font + 1,
        "font-weight": 600,
        "text-halign": "center",
        "text-justification": "center",
        "text-margin-x": "data(lx)",
        "text-margin-y": "data(ly)",
        "z-index": "data(depth)",
    }
    site = {
        "width": 1.4,
        "line-style": "dashed",
        "line-dash-pattern": [1.5, 4],
        "line-cap": "round",
        "line-color": place_colour,
        "opacity": 0.7,
    }
    styles: dict[str, dict[str, Any]] = {
        "node.contour": contour,
        "node.outline": outline,
        "node.callosum": {"background-color": tokens["sunken"], "z-index": 3},
        "node.as-region": region,
        "node.beside": {"font-size": font + 1},
        'node.as-region[extent != "mask"]': {"border-style": "dashed"},
        'node.as-region[extent = "area"]': {
            "background-opacity": 0.1,
            "z-compound-depth": "bottom",
        },
        "edge.aside": {"opacity": 0.16},
        "edge.site": site,
        ".faint": {"background-opacity": 0.1, "border-opacity": 0.35, "text-opacity": 0.6},
    }
    return _as_rules(styles)


def overriding_rules(tokens: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the rules that have to follow all others: selection and path of a region.

    Cytoscape draws an underlay as a box, which no region is, so its border shows the state.
    """
    styles: dict[str, dict[str, Any]] = {
        "node.as-region": {"underlay-opacity": 0},
        "node.as-region.on-path": {"border-width": 3, "border-color": tokens["accent"]},
        "node.as-region.chosen": {"border-color": tokens["focus"], "background-opacity": 0.5},
    }
    return _as_rules(styles)


def _as_rules(styles: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{"selector": selector, "style": dict(style)} for selector, style in styles.items()]
