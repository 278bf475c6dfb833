"""The brain view on the network's canvas: contours, headings, lines to where claims were seen.

All of it is out of sight until ``assets/network.js`` shows the scene ``brain``.
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
_DECOR: Mapping[str, Any] = {"decor": True, "scene": "brain"}
_FIXED: Mapping[str, Any] = {"selectable": False, "grabbable": False}


def unconnected_positions(atlas: Atlas) -> Mapping[str, Position]:
    """The nodes, with their place, that only this view draws: sites that no edge touches."""
    return {node: sagittal_layout(atlas).places[node] for node in unconnected_sites(atlas)}


def positions(atlas: Atlas) -> Mapping[str, Position]:
    """Where the nodes stand in this view."""
    return sagittal_layout(atlas).places


def decor(atlas: Atlas) -> list[Element]:
    """What is drawn in this view alone and is no data: the head behind all, headings, site lines.

    Everything is out of sight at first. A site line carries `selects`: what a tap on it
    selects, as it stands for claims of that element.
    """
    arranged = sagittal_layout(atlas)
    return [
        *(_contour(name, *drawn) for name, drawn in arranged.backdrop.items() if arranged.regions),
        *(
            {
                "data": {"id": f"group:{i}", "label": h.text, "size": 1, **_DECOR},
                "position": {"x": h.x, "y": h.y},
                "classes": "heading group out",
                **_FIXED,
            }
            for i, h in enumerate(arranged.headings)
        ),
    ]


def region_data(atlas: Atlas, node: str) -> dict[str, Any]:
    """What a node of the graph carries more when it is drawn as a region; often nothing."""
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
    """The nodes that this view shows whatever is filtered: the regions, and lone sites."""
    return tuple(dict.fromkeys((*region_outlines(atlas), *unconnected_sites(atlas))))


def site_edges(atlas: Atlas) -> list[Element]:
    """A thin line to the place where claims were seen, one for each place and thing seen there.

    It starts at what was measured: the object if that is a transmitter, hormone or gene, else
    the subject. Only for places that are neither end of the claim: the others have the claim's
    own line.
    """
    found = []
    for (thing, site), claims in _all_sited(atlas).items():
        edges = {claim.edge for claim in claims}
        names = atlas.nodes[thing].label, atlas.nodes[site].label
        found.append(
            {
                "data": {
                    "id": _line(thing, site),
                    "source": thing,
                    "target": site,
                    "n": len(claims),
                    "name": f"{names[0]}, seen in the {names[1]}",
                    "selects": edges.pop() if len(edges) == 1 else site,
                    "site": True,
                    **_DECOR,
                },
                "classes": "site out",
                **_FIXED,
            }
        )
    return found


def claims_by_site_edge(view: View) -> dict[str, tuple[Claim, ...]]:
    """For each site line that the View shows: the visible claims it stands for."""
    sited = _sited(view.atlas, view.store.claims(view.filters.seen_elsewhere()))
    return {_line(*ends): sited[ends] for ends in _all_sited(view.atlas) if ends in sited}


def element_classes(view: View) -> dict[str, str]:
    """Regions that no claim of the View speaks of fade, so that the head stays whole."""
    spoken_of = view.store.claims_per_node(view.filters, place=True)
    return {node: "faint" for node in always_shown(view.atlas) if node not in spoken_of}


def credit() -> html.P:
    """Whose drawing this is and what it is not for; shown in this view alone."""
    return html.P(
        [
            html.B("Schematic, not for clinical use."),
            " Outline: MNI ICBM152, © McGill. Regions: Desikan–Killiany; CIT168 (CC BY 4.0);"
            " dashed: ours.",
        ],
        className="credit",
    )


@lru_cache(maxsize=4)
def _all_sited(atlas: Atlas) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
    return _sited(atlas, store_of(atlas).claims(EVERY.seen_elsewhere()))


def _sited(atlas: Atlas, claims: Iterable[Claim]) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
    """Return claims by what was measured and where, for sites that are neither of their ends."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        for site in claim.sites:
            if site not in (claim.subject, claim.object):
                measured = atlas.nodes[claim.object].kind in SIGNALS
                thing = claim.object if measured else claim.subject
                found.setdefault((thing, site), []).append(claim)
    return {pair: tuple(claims) for pair, claims in found.items()}


def _line(thing: str, site: str) -> str:
    return f"site:{thing}@{site}"


def _contour(name: str, at: Position, shape: Contour) -> Element:
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
        "position": {"x": at[0], "y": at[1]},
        "classes": f"contour {name} out",
        **_FIXED,
    }
