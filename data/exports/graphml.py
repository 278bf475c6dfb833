"""GraphML, for Gephi, yEd, igraph and networkx."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as Xml

from data.exports.extract import Extract, about
from data.exports.graph_properties import Properties, edge_properties, node_properties

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {str: "string", int: "int", float: "double", list: "string"}
#: What XML 1.0 has no way to write.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(extract: Extract) -> str:
    """Return a directed graph with an edge for each claim; lists are joined by "; ".

    Empty texts and lists are left out. Characters that XML cannot hold become "\ufffd".
    """
    nodes = {node.id: node_properties(extract, node) for node in extract.nodes}
    for node, place in extract.places.items():
        if node in nodes:
            nodes[node] |= dict(zip("xy", map(float, place), strict=True))
    edges = [edge_properties(extract, claim) for claim in extract.claims]
    root = Xml.Element("graphml", {"xmlns": NAMESPACE})
    description: Properties = dict(about(extract))
    for element, rows in (("graph", [description]), ("node", nodes.values()), ("edge", edges)):
        _declare(root, element, rows)
    graph = Xml.SubElement(root, "graph", {"id": "claims", "edgedefault": "directed"})
    _fill(graph, "graph", description)
    for node, properties in nodes.items():
        _fill(Xml.SubElement(graph, "node", {"id": node}), "node", properties)
    for claim, properties in zip(extract.claims, edges, strict=True):
        ends = {"id": claim.id, "source": claim.subject, "target": claim.object}
        _fill(Xml.SubElement(graph, "edge", ends), "edge", properties)
    Xml.indent(root, " ")
    text = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _declare(root: Xml.Element, element: str, rows: Iterable[Properties]) -> None:
    types = {name: _TYPES[type(value)] for row in rows for name, value in row.items()}
    for name, type_ in types.items():
        key = {"id": _key(element, name), "for": element, "attr.name": name, "attr.type": type_}
        Xml.SubElement(root, "key", key)


def _fill(parent: Xml.Element, element: str, properties: Properties) -> None:
    for name, value in properties.items():
        text = _text(value)
        if text:
            Xml.SubElement(parent, "data", {"key": _key(element, name)}).text = text


def _key(element: str, name: str) -> str:
    return f"{element}_{name}"


def _text(value: Any) -> str:
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return _FORBIDDEN.sub("\ufffd", text)
