"""An Atlas as Cytoscape elements: everything once, for everybody at the same place.

What a View hides is hidden on the live graph by a class, so nothing flies about.
"""

from __future__ import annotations

from typing import Any

from components.core.labels import claim_sentence
from components.core.view import View
from components.network import brain
from components.network.positions.columns import (
    ColumnLayout,
    claim_degrees,
    column_layout,
    node_size,
    wrap_label,
)
from data.model import SIGNS, Atlas, Edge
from data.store.engine import store_of
from data.store.filters import EVERY

Element = dict[str, Any]

#: From how many claims on a node is set apart as a hub.
HUB = 25


def elements(atlas: Atlas) -> list[Element]:
    """All nodes, edges and headings of the dataset, with the Flow layout's places.

    A node's id is its id, an edge's ``subject.predicate.object``; what is no part
    of the data carries ``data.decor``.
    """
    arranged = column_layout(atlas)
    against = frozenset(store_of(atlas).disputed_edges(EVERY))
    return [
        *(_heading(i, h.text, h.x, h.y) for i, h in enumerate(arranged.headings)),
        *(_node(atlas, node, place) for node, place in arranged.places.items()),
        *(_node(atlas, node, place) for node, place in brain.unconnected_positions(atlas).items()),
        *(_edge(atlas, edge, arranged, edge.id in against) for edge in atlas.edges.values()),
        *brain.decor(atlas),
        _veil(),
        *brain.site_edges(atlas),
    ]


def visible_elements(view: View) -> dict[str, Any]:
    """What of the graph a View shows: claims per edge, nodes, and edges that disagree.

    `scene` names the arrangement: brain, or a layout; the page moves the nodes when it changes.
    In the brain's, edges are also the lines to where claims were seen, and `seen` says for
    which edges each stands; the regions are there even when filters leave them nothing.
    """
    found: dict[str, Any] = {
        "edges": {edge.id: edge.amount for edge in view.edge_summaries},
        "nodes": [node.id for node in view.nodes],
        "clash": sorted(view.disagreeing),
        "scene": layout_id(view),
    }
    if found["scene"] != "brain":
        return found
    seen = brain.claims_by_site_edge(view)
    found["edges"] |= {line: len(claims) for line, claims in seen.items()}
    found["nodes"] = list(dict.fromkeys((*found["nodes"], *brain.always_shown(view.atlas))))
    found["seen"] = {line: sorted({c.edge for c in claims}) for line, claims in seen.items()}
    return found


def layout_id(view: View) -> str:
    """How the nodes are arranged: ``brain`` in the brain view, else the chosen layout."""
    return "brain" if view.state.view == "brain" else view.state.layout


def _veil() -> Element:
    """What lies over everything that is not lit; the page shows it when something is."""
    return {
        "data": {"id": "veil", "decor": True, "scene": "", "label": "", "size": 1},
        "position": {"x": 0, "y": 0},
        "classes": "veil out",
        "selectable": False,
        "grabbable": False,
    }


def _heading(number: int, text: str, x: float, y: float) -> Element:
    return {
        "data": {
            "id": f"heading:{number}",
            "label": text,
            "decor": True,
            "scene": "flow",
            "size": 1,
        },
        "position": {"x": x, "y": y},
        "classes": "heading",
        "selectable": False,
        "grabbable": False,
    }


def _node(atlas: Atlas, node_id: str, place: tuple[float, float]) -> Element:
    node = atlas.nodes[node_id]
    degree = claim_degrees(atlas).get(node_id, 0)
    return {
        "data": {
            "id": node_id,
            "label": wrap_label(node.label),
            "name": node.label,
            "size": round(node_size(degree), 1),
            **brain.region_data(atlas, node_id),
        },
        "position": {"x": place[0], "y": place[1]},
        "classes": f"{node.kind} hub" if degree >= HUB else node.kind,
    }


def _edge(atlas: Atlas, edge: Edge, arranged: ColumnLayout, clash: bool) -> Element:
    classes = [SIGNS[atlas.sign(edge)].name, edge.predicate]
    data: dict[str, Any] = {
        "id": edge.id,
        "source": edge.subject,
        "target": edge.object,
        "n": len(edge.claims),
        "name": claim_sentence(atlas, edge.claims[0]),
    }
    if arranged.column[edge.subject] == arranged.column[edge.object]:
        classes.append("bow")
        data["bow"] = _bow(atlas, edge, arranged)
    if clash:
        classes.append("clash")
    return {"data": data, "classes": " ".join(classes)}


def _bow(atlas: Atlas, edge: Edge, arranged: ColumnLayout) -> float:
    """How far an edge inside a column bends to its left, away from the labels.

    Cytoscape counts the distance to the right of the way from source to target,
    so it changes sign with the direction; parallel edges bend further.
    """
    start, end = arranged.places[edge.subject][1], arranged.places[edge.object][1]
    ends = {edge.subject, edge.object}
    twins = [e.id for e in atlas.edges.values() if {e.subject, e.object} == ends]
    reach = 22 + 0.16 * abs(end - start) + 16 * twins.index(edge.id)
    return round(reach if end > start else -reach, 1)
