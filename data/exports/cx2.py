"""CX2, the format of Cytoscape and NDEx."""

from __future__ import annotations

import json
from typing import Any

from data.exports.extract import ATTRIBUTION, Extract, about
from data.exports.graph_properties import edge_properties, node_properties
from data.model import SIGNS

#: Okabe-Ito colours and arrows of the page, by the word for the claim's sign.
_COLOURS = {sign.effect: sign.export_colour for sign in SIGNS.values()}
_ARROWS = {sign.effect: sign.arrow for sign in SIGNS.values()}
_TYPES = {str: "string", int: "integer", float: "double", list: "list_of_string"}


def write(extract: Extract) -> str:
    """Return the extract as a CX2 document: each claim an edge, its record the edge's columns.

    Empty texts, lists and aspects are left out, as CX2 does with missing values.
    """
    numbers = {node.id: number for number, node in enumerate(extract.nodes)}
    nodes: list[dict[str, Any]] = [
        {"id": numbers[node.id], **_place(extract, node.id)}
        | {"v": _filled({"id": node.id} | node_properties(extract, node))}
        for node in extract.nodes
    ]
    edges: list[dict[str, Any]] = [
        {
            "id": number,
            "s": numbers[claim.subject],
            "t": numbers[claim.object],
            "v": _filled(edge_properties(extract, claim)),
        }
        for number, claim in enumerate(extract.claims)
    ]
    network = _network(extract)
    aspects: dict[str, list[Any]] = {
        "attributeDeclarations": [
            {
                "networkAttributes": _declared([network]),
                "nodes": _declared([node["v"] for node in nodes]),
                "edges": _declared([edge["v"] for edge in edges]),
            }
        ],
        "networkAttributes": [network],
        "nodes": nodes,
        "edges": edges,
        "visualProperties": [_visual_properties()],
    }
    aspects = {name: items for name, items in aspects.items() if items}
    counted = [{"name": name, "elementCount": len(items)} for name, items in aspects.items()]
    document = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": counted},
        *({name: items} for name, items in aspects.items()),
        {"status": [{"error": "", "success": True}]},
    ]
    return json.dumps(document, ensure_ascii=False) + "\n"


def _network(extract: Extract) -> dict[str, str]:
    """Return what NDEx shows (name, description, version, rights), then the rest of `about`."""
    description = about(extract)
    names = {"name": "title", "description": "shown", "version": "version"}
    named = {name: description[ours] for name, ours in names.items() if ours in description}
    rights = {"rights": description.get("licence", ""), "rightsHolder": ATTRIBUTION}
    rest = {name: description[name] for name in description if name not in names.values()}
    return {**named, **rights, **rest}


def _place(extract: Extract, node: str) -> dict[str, float]:
    return dict(zip("xy", extract.places.get(node, ()), strict=False))


def _filled(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value not in ("", [])}


def _declared(rows: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Return each column with its type; the values of a column are all of one type."""
    return {name: {"d": _TYPES[type(value)]} for row in rows for name, value in row.items()}


def _visual_properties() -> dict[str, Any]:
    """Return the page's labels and signs: colour and arrow show a claim's effect."""
    return {
        "default": {
            "node": {"NODE_LABEL_FONT_SIZE": 12, "NODE_SHAPE": "ellipse"},
            "edge": {"EDGE_WIDTH": 1.5},
        },
        "nodeMapping": {
            "NODE_LABEL": {
                "type": "PASSTHROUGH",
                "definition": {"attribute": "name", "type": "string"},
            }
        },
        "edgeMapping": {
            "EDGE_LINE_COLOR": _mapped(_COLOURS),
            "EDGE_TARGET_ARROW_COLOR": _mapped(_COLOURS),
            "EDGE_TARGET_ARROW_SHAPE": _mapped(_ARROWS),
        },
    }


def _mapped(values: dict[str, str]) -> dict[str, Any]:
    pairs = [{"v": word, "vp": look} for word, look in values.items()]
    return {
        "type": "DISCRETE",
        "definition": {"attribute": "effect", "type": "string", "map": pairs},
    }
