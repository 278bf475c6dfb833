"""A drawing with the ids of what it draws, for tests."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from components.core.state import decode
from components.core.view import visible
from components.images.network_drawing import draw_network
from components.images.shapes import DrawnEdge, DrawnNode, NetworkDrawing
from components.network.elements import elements, visible_elements
from components.network.positions.columns import column_layout
from components.views import registry
from data.load import load
from data.model import Atlas
from tests.sample import sample

ATLAS = sample()
SHIPPED = load()


@cache
def drawing_of(
    query: str, atlas: Atlas = ATLAS
) -> tuple[NetworkDrawing, dict[str, DrawnNode], dict[str, DrawnEdge]]:
    """Return a drawing, and what is drawn by the ids of nodes and of edges."""
    view = visible(atlas, decode(query, atlas).state)
    drawn, shown, classes = (
        draw_network(view),
        visible_elements(view),
        registry.element_classes(view),
    )
    nodes = [node for node in shown["nodes"] if classes.get(node) != "off"]
    edges = [edge for edge in shown["edges"] if classes.get(edge) != "off"]
    if registry.layout_id(view) == "brain":
        regions = [node for node in nodes if "polygon" in data_of(node, atlas)]
        regions.sort(key=lambda node: data_of(node, atlas)["depth"])
        nodes = [*regions, *(node for node in nodes if node not in regions)]
    return (
        drawn,
        dict(zip(nodes, drawn.nodes, strict=True)),
        dict(zip(edges, drawn.edges, strict=True)),
    )


@cache
def graph_of(atlas: Atlas) -> dict[str, dict[str, Any]]:
    return {element["data"]["id"]: element for element in elements(atlas)}


def data_of(element: str, atlas: Atlas) -> dict[str, Any]:
    found: dict[str, Any] = graph_of(atlas)[element]["data"]
    return found


@cache
def places_of(query: str, atlas: Atlas) -> Mapping[str, tuple[float, float]]:
    view = visible(atlas, decode(query, atlas).state)
    return registry.positions(view) or column_layout(atlas).positions


def bend_of(query: str, atlas: Atlas, edge: str, line: DrawnEdge) -> float:
    """How far the middle of a line lies to the right of the way from its source to its target."""
    data, places = data_of(edge, atlas), places_of(query, atlas)
    (x1, y1), (x2, y2) = places[data["source"]], places[data["target"]]
    across = (line.middle[0] - (x1 + x2) / 2, line.middle[1] - (y1 + y2) / 2)
    length = math.dist((x1, y1), (x2, y2))
    return (across[1] * (x2 - x1) - across[0] * (y2 - y1)) / length


def regions_of(nodes: Mapping[str, DrawnNode]) -> set[str]:
    return {id for id in nodes if "polygon" in data_of(id, SHIPPED)}
