"""The brain view as Cytoscape elements: head contours, headings, edges to sites of claims.

All of it is hidden until ``assets/network/layout.js`` shows the layout ``brain``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from dash import html

from components.core.view import View
from components.network.positions.columns import Position
from components.network.positions.sagittal import (
    SIGNALS,
    Contour,
    region_outlines,
    sagittal_layout,
    unconnected_sites,
)
from data.model import Atlas, Claim
from data.store.engine import store_of
from data.store.filters import EVERY

Element = dict[str, Any]
_DECOR: Mapping[str, Any] = {"decor": True, "layout_id": "brain"}
_STATIC: Mapping[str, Any] = {"selectable": False, "grabbable": False}


def unconnected_positions(atlas: Atlas) -> Mapping[str, Position]:
    """Return the positions of the sites that no edge touches: only this view draws them."""
    return {node: sagittal_layout(atlas).positions[node] for node in unconnected_sites(atlas)}


def positions(atlas: Atlas) -> Mapping[str, Position]:
    """Return the positions of the nodes in this view."""
    return sagittal_layout(atlas).positions


def brain_decor(atlas: Atlas) -> list[Element]:
    """Return the elements of this view that are no data: head contours and group headings.

    All are hidden at first (class ``out``).
    """
    layout = sagittal_layout(atlas)
    return [
        *(_contour(name, *contour) for name, contour in layout.backdrop.items() if layout.regions),
        *(
            {
                "data": {"id": f"group:{number}", "label": heading.text, "size": 1, **_DECOR},
                "position": {"x": heading.x, "y": heading.y},
                "classes": "heading group out",
                **_STATIC,
            }
            for number, heading in enumerate(layout.headings)
        ),
    ]


def region_data(atlas: Atlas, node: str) -> dict[str, Any]:
    """Return the extra data of a node that is drawn as a region; empty for other nodes."""
    region = region_outlines(atlas).get(node)
    if region is None:
        return {}
    return {
        "polygon": region.shape.points,
        "wide": region.shape.width,
        "high": region.shape.height,
        "lx": region.label[0],
        "ly": region.label[1],
        "extent": region.extent,
        "depth": 3 + list(region_outlines(atlas)).index(node),
    }


def always_shown(atlas: Atlas) -> tuple[str, ...]:
    """Return the nodes that this view shows whatever is filtered: regions, unconnected sites."""
    return tuple(dict.fromkeys((*region_outlines(atlas), *unconnected_sites(atlas))))


def site_edges(atlas: Atlas) -> list[Element]:
    """Return a thin edge for each pair of a node and the site where claims observed it.

    It starts at what was measured: the object if that is a transmitter, hormone or gene, else
    the subject. Only for sites that are neither end of the claim: the others have the claim's
    own edge. Its data has `selects`, the element that a tap on it selects.
    """
    elements = []
    for (measured, site), claims in _all_claims_by_site(atlas).items():
        edges = {claim.edge for claim in claims}
        names = atlas.nodes[measured].label, atlas.nodes[site].label
        elements.append(
            {
                "data": {
                    "id": _site_edge_id(measured, site),
                    "source": measured,
                    "target": site,
                    "n": len(claims),
                    "name": f"{names[0]}, seen in the {names[1]}",
                    "selects": edges.pop() if len(edges) == 1 else site,
                    "site": True,
                    **_DECOR,
                },
                "classes": "site out",
                **_STATIC,
            }
        )
    return elements


def claims_by_site_edge(view: View) -> dict[str, tuple[Claim, ...]]:
    """Return the visible claims of each site edge that the View shows, by its id."""
    shown = _claims_by_site(view.atlas, view.store.claims(view.filters.seen_elsewhere()))
    return {
        _site_edge_id(*ends): shown[ends]
        for ends in _all_claims_by_site(view.atlas)
        if ends in shown
    }


def element_classes(view: View) -> dict[str, str]:
    """Return the class ``faint`` for each region that no claim of the View concerns."""
    claims_per_node = view.store.claims_per_node(view.filters, place=True)
    return {node: "faint" for node in always_shown(view.atlas) if node not in claims_per_node}


def attribution() -> html.P:
    """Make the attribution of the drawing with its disclaimer, shown in this view alone."""
    return html.P(
        [
            html.B("Schematic, not for clinical use."),
            " Outline: MNI ICBM152, © McGill. Regions: Desikan–Killiany; CIT168 (CC BY 4.0);"
            " dashed: ours.",
        ],
        className="credit",
    )


@lru_cache(maxsize=4)
def _all_claims_by_site(atlas: Atlas) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
    return _claims_by_site(atlas, store_of(atlas).claims(EVERY.seen_elsewhere()))


def _claims_by_site(
    atlas: Atlas, claims: Iterable[Claim]
) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
    """Return claims by (measured node, site), for sites that are neither of their ends."""
    claims_by_pair: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        for site in claim.sites:
            if site not in (claim.subject, claim.object):
                is_signal = atlas.nodes[claim.object].kind in SIGNALS
                measured = claim.object if is_signal else claim.subject
                claims_by_pair.setdefault((measured, site), []).append(claim)
    return {pair: tuple(claims) for pair, claims in claims_by_pair.items()}


def _site_edge_id(node: str, site: str) -> str:
    return f"site:{node}@{site}"


def _contour(name: str, centre: Position, shape: Contour) -> Element:
    return {
        "data": {
            "id": f"head:{name}",
            "label": "",
            "size": 1,
            "polygon": shape.points,
            "wide": shape.width,
            "high": shape.height,
            **_DECOR,
        },
        "position": {"x": centre[0], "y": centre[1]},
        "classes": f"contour {name} out",
        **_STATIC,
    }
