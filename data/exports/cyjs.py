"""Cytoscape.js JSON, which Cytoscape and the library of that name open."""

from __future__ import annotations

import json

from data.exports.extract import Extract, about
from data.exports.graph_properties import Properties, edge_properties, node_properties
from data.model import Node


def write(extract: Extract) -> str:
    """Return a document with nodes and an edge for each claim in `elements`, `about` in `data`.

    A node has a `position` if the extract has one for it.
    """
    nodes = [
        {"data": _node(extract, node), **_position(extract, node.id)} for node in extract.nodes
    ]
    edges = [
        {
            "data": {
                "id": claim.id,
                "key": claim.id,  # by which networkx tells parallel edges apart
                "source": claim.subject,
                "target": claim.object,
                **edge_properties(extract, claim),
            }
        }
        for claim in extract.claims
    ]
    document = {
        "format_version": "1.0",
        "generated_by": "Pathway Explorer",
        "target_cytoscapejs_version": "~3",
        "directed": True,
        "multigraph": True,
        "data": about(extract),
        "elements": {"nodes": nodes, "edges": edges},
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def _node(extract: Extract, node: Node) -> Properties:
    # networkx wants a `value`, by which edges then find their ends.
    return {"id": node.id, "value": node.id, **node_properties(extract, node)}


def _position(extract: Extract, node: str) -> dict[str, dict[str, float]]:
    place = extract.places.get(node)
    return {"position": dict(zip("xy", place, strict=True))} if place else {}
