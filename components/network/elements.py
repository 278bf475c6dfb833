"""An Atlas as Cytoscape elements, the same for everybody; a View hides what it does not show.

Hiding is a class on the live graph, so that nothing moves.
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

#: From how many claims on a node is styled as a hub.
HUB_MIN_CLAIMS = 25


def elements(atlas: Atlas) -> list[Element]:
    """Return all nodes, edges and headings of the dataset, at the positions of the Flow layout.

    A node's id is its id in the dataset, an edge's ``subject.predicate.object``; what is no
    part of the data carries ``data.decor``.
    """
    layout = column_layout(atlas)
    disagreeing = frozenset(store_of(atlas).disputed_edges(EVERY))
    return [
        *(
            _heading(number, heading.text, heading.x, heading.y)
            for number, heading in enumerate(layout.headings)
        ),
        *(_node(atlas, node, position) for node, position in layout.positions.items()),
        *(
            _node(atlas, node, position)
            for node, position in brain.unconnected_positions(atlas).items()
        ),
        *(_edge(atlas, edge, layout, edge.id in disagreeing) for edge in atlas.edges.values()),
        *brain.brain_decor(atlas),
        _backdrop(),
        *brain.site_edges(atlas),
    ]


def visible_elements(view: View) -> dict[str, Any]:
    """Return what a View shows: `edges`, `nodes`, `clash`, `layout_id` and `site_edges`.

    `edges` gives the number of visible claims by edge id, of at most ``view.MAX_EDGES`` edges,
    `nodes` the ids of the nodes at their ends, `clash` the ids of edges whose claims disagree;
    `layout_id` names the layout: the page moves the nodes when it changes. In the brain layout
    `edges` include site edges, `site_edges` gives the edges that each of these stands for, and
    `nodes` include all regions.
    """
    edges = view.edge_summaries
    ends = {end for edge in edges for end in (edge.subject, edge.object)}
    visible: dict[str, Any] = {
        "edges": {edge.id: edge.amount for edge in edges},
        "nodes": [node for node in view.atlas.nodes if node in ends],
        "clash": sorted(view.disagreeing),
        "layout_id": layout_id(view),
    }
    if visible["layout_id"] != "brain":
        return visible
    site_claims = brain.claims_by_site_edge(view)
    visible["edges"] |= {site_edge: len(claims) for site_edge, claims in site_claims.items()}
    visible["nodes"] = list(dict.fromkeys((*visible["nodes"], *brain.always_shown(view.atlas))))
    visible["site_edges"] = {
        site_edge: sorted({claim.edge for claim in claims})
        for site_edge, claims in site_claims.items()
    }
    return visible


def layout_id(view: View) -> str:
    """Return the id of the layout: ``brain`` in the brain view, else the chosen layout."""
    return "brain" if view.state.view == "brain" else view.state.layout


def _backdrop() -> Element:
    """Make the backdrop that fades everything not lit; the page shows it when something is."""
    return {
        "data": {"id": "backdrop", "decor": True, "layout_id": "", "label": "", "size": 1},
        "position": {"x": 0, "y": 0},
        "classes": "backdrop out",
        "selectable": False,
        "grabbable": False,
    }


def _heading(number: int, text: str, x: float, y: float) -> Element:
    return {
        "data": {
            "id": f"heading:{number}",
            "label": text,
            "decor": True,
            "layout_id": "flow",
            "size": 1,
        },
        "position": {"x": x, "y": y},
        "classes": "heading",
        "selectable": False,
        "grabbable": False,
    }


def _node(atlas: Atlas, node_id: str, position: tuple[float, float]) -> Element:
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
        "position": {"x": position[0], "y": position[1]},
        "classes": f"{node.kind} hub" if degree >= HUB_MIN_CLAIMS else node.kind,
    }


def _edge(atlas: Atlas, edge: Edge, layout: ColumnLayout, disagrees: bool) -> Element:
    classes = [SIGNS[atlas.sign(edge)].name, edge.predicate]
    data: dict[str, Any] = {
        "id": edge.id,
        "source": edge.subject,
        "target": edge.object,
        "n": len(edge.claims),
        "name": claim_sentence(atlas, edge.claims[0]),
    }
    if layout.column[edge.subject] == layout.column[edge.object]:
        classes.append("bow")
        data["bow"] = _bow_distance(atlas, edge, layout)
    if disagrees:
        classes.append("clash")
    return {"data": data, "classes": " ".join(classes)}


def _bow_distance(atlas: Atlas, edge: Edge, layout: ColumnLayout) -> float:
    """Return how far an edge inside a column bends to its left, off the labels, in pixels.

    Cytoscape counts the distance to the right of the direction from source to target,
    so it changes sign with the direction; parallel edges bend further.
    """
    start, end = layout.positions[edge.subject][1], layout.positions[edge.object][1]
    ends = {edge.subject, edge.object}
    parallel_edges = [
        other.id for other in atlas.edges.values() if {other.subject, other.object} == ends
    ]
    distance = 22 + 0.16 * abs(end - start) + 16 * parallel_edges.index(edge.id)
    return round(distance if end > start else -distance, 1)
