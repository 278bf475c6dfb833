"""Draw the network of a View as shapes: the canvas's content in any vector format.

It starts from the canvas's own elements, positions, classes and design tokens, so that an
image and the page show the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from components.core.design_tokens import tokens
from components.core.view import View
from components.images.shapes import DrawnEdge, DrawnNode, NetworkDrawing, TextLine
from components.images.svg_paths import edge_path, node_path, polygon_path
from components.network import brain
from components.network.elements import Element, elements, visible_elements
from components.network.positions.columns import FONT_SIZE, Position, column_layout
from components.views import registry
from data.model import NODE_KINDS, SIGNS, Atlas

_LINE_HEIGHT = FONT_SIZE * 1.12
_CHAR_WIDTH = FONT_SIZE * 0.5
_COMPARISON_LETTERS = {"tone-a": "A", "tone-b": "B", "tone-both": "AB"}


def draw_network(view: View, theme: str = "light") -> NetworkDrawing:
    """Return the drawing of a View; only headings where the View shows no claim."""
    return _Painter(view, tokens(theme)).drawing()


@lru_cache(maxsize=4)
def _graph(atlas: Atlas) -> Mapping[str, Element]:
    return {element["data"]["id"]: element for element in elements(atlas)}


class _Painter:
    """One drawing in the making: the View, its layout, and which elements are lit."""

    def __init__(self, view: View, colours: Mapping[str, str]) -> None:
        self.view, self.colours = view, colours
        self.graph = _graph(view.atlas)
        self.classes = registry.element_classes(view)
        self.layout = registry.layout_id(view)
        self.positions = registry.positions(view) or column_layout(view.atlas).positions
        visible = visible_elements(view) | {"layout_id": self.layout}
        hidden = {element for element, css_class in self.classes.items() if css_class == "off"}
        self.nodes = [
            node for node in visible["nodes"] if node not in hidden and node in self.positions
        ]
        node_ids = set(self.nodes)
        self.edges = {
            edge: count
            for edge, count in visible["edges"].items()
            if edge not in hidden and self._ends(edge) <= node_ids
        }
        self.clash = set(visible["clash"])
        self.chosen = self._selected_element()
        self.lit = self._lit_elements(visible.get("site_edges", {}))

    def drawing(self) -> NetworkDrawing:
        contours = self._contours()
        nodes = tuple(self._draw_node(node) for node in self._back_to_front())
        headings = self._headings()
        return NetworkDrawing(
            contours,
            tuple(self._draw_edge(edge, count) for edge, count in self.edges.items()),
            nodes,
            headings,
            self._bounding_box(nodes, headings),
            bool(self.lit),
            self.colours,
        )

    def _end(self, edge: str, which: str) -> str:
        return str(self.graph[edge]["data"][which])

    def _ends(self, edge: str) -> set[str]:
        return {self._end(edge, "source"), self._end(edge, "target")}

    def _selected_element(self) -> str:
        selection = self.view.selection
        if selection is None:
            return ""
        chosen = selection.edge.id if selection.edge else selection.id
        return chosen if chosen in self.nodes or chosen in self.edges else ""

    def _lit_elements(self, seen: Mapping[str, list[str]]) -> frozenset[str]:
        """Return the selected element and what it touches; empty if nothing is selected."""
        if not self.chosen:
            return frozenset()
        elements = {self.chosen}
        for edge in self.edges:
            ends = self._ends(edge)
            if edge == self.chosen or self.chosen in ends:
                elements |= {edge, *ends}
                for covered in seen.get(edge, ()):
                    elements |= {covered, *self._ends(covered)}
        return frozenset(elements)

    def _back_to_front(self) -> list[str]:
        """Return the nodes back to front: regions first, those behind before the others."""
        return sorted(self.nodes, key=lambda node: self._region(node).get("depth", 99))

    def _region(self, node: str) -> Mapping[str, Any]:
        data: Mapping[str, Any] = self.graph[node]["data"]
        return data if self.layout == "brain" and "polygon" in data else {}

    def _draw_node(self, node: str) -> DrawnNode:
        data = self.graph[node]["data"]
        kind = self.view.atlas.nodes[node].kind
        position, size, region = self.positions[node], float(data["size"]), self._region(node)
        node_kind = NODE_KINDS[kind]
        outline, colour = node_kind.outline, self.colours[f"tone-{node_kind.tone}"]
        css_class = self.classes.get(node, "")
        bold = "hub" in self.graph[node]["classes"] or node == self.chosen
        font = FONT_SIZE + (2 if "hub" in self.graph[node]["classes"] else 0)
        lines, anchor = self._label(data["label"], position, size, font, region)
        return DrawnNode(
            path=_contour(data, position) if region else node_path(node_kind.shape, position, size),
            fill=self.colours["ground"] if outline and not region else colour,
            rim=self.colours["focus"] if node == self.chosen else colour,
            rim_width=3 if node == self.chosen else 1.5 if region else 2 if outline else 0,
            opacity=(0.1 if css_class == "faint" else 0.34) if region else 1,
            halo="" if region else self._halo(css_class),
            lines=lines,
            anchor=anchor,
            font=font,
            bold=bold or bool(region),
            lit=node in self.lit,
        )

    def _halo(self, css_class: str) -> str:
        if css_class == "on-path":
            return self.colours["accent"]
        return (
            self.colours[f"compare-{css_class.removeprefix('tone-')}"]
            if css_class in _COMPARISON_LETTERS
            else ""
        )

    def _label(
        self, label: str, position: Position, size: float, font: float, region: Mapping[str, Any]
    ) -> tuple[tuple[TextLine, ...], str]:
        points_left = not region and self.layout in ("circle", "force") and position[0] < 0
        anchor = "middle" if region else "end" if points_left else "start"
        offset = -(size / 2 + 4) if points_left else size / 2 + 4
        x = position[0] + (region["lx"] if region else offset)
        y = position[1] + (region["ly"] if region else 0)
        rows = label.split("\n")
        top = y - (len(rows) - 1) * _LINE_HEIGHT / 2 + font * 0.34
        return (
            tuple(
                (round(x, 1), round(top + i * _LINE_HEIGHT, 1), row) for i, row in enumerate(rows)
            ),
            anchor,
        )

    def _draw_edge(self, edge: str, count: int) -> DrawnEdge:
        data, classes = self.graph[edge]["data"], self.graph[edge]["classes"].split()
        site = "site" in classes
        signs = {sign.name: sign for sign in SIGNS.values()}
        sign = next((name for name in classes if name in signs), "assoc")
        arrow, line_style = signs[sign].arrow, signs[sign].line
        ends = self._end(edge, "source"), self._end(edge, "target")
        width = 1.4 if site else 1.3 + 3.7 * (min(count, 6) - 1) / 5
        path = edge_path(
            (self.positions[ends[0]], self.positions[ends[1]]),
            (self._radius(ends[0]), self._radius(ends[1])),
            self._bend(edge, data, ends),
            "none" if site else "vee" if "part_of" in classes else arrow,
            width,
        )
        letter = _COMPARISON_LETTERS.get(self.classes.get(edge, ""), "")
        dash = "1.5 4" if site or "part_of" in classes else "6 3" if line_style == "dashed" else ""
        return DrawnEdge(
            path.path,
            path.arrow,
            self.colours["tone-place"] if site else self.colours[f"sign-{sign}"],
            round(width, 1),
            dash,
            sign == "none",
            edge in self.lit,
            edge == self.chosen or self.classes.get(edge) == "on-path",
            self.layout == "brain"
            and not site
            and len(self.edges) > 60
            and not self._touches_region(ends),
            letter,
            edge in self.clash,
            (round(path.middle[0], 1), round(path.middle[1], 1)),
        )

    def _touches_region(self, ends: tuple[str, str]) -> bool:
        return any(self._region(end) for end in ends)

    def _radius(self, node: str) -> float:
        return 0.0 if self._region(node) else float(self.graph[node]["data"]["size"]) / 2

    def _bend(self, edge: str, data: Mapping[str, Any], ends: tuple[str, str]) -> float:
        """Return how far a line bends: off the labels in a column, parallel lines apart."""
        parallel_edges = [other for other in self.edges if set(ends) == self._ends(other)]
        start, end = self.positions[ends[0]], self.positions[ends[1]]
        if self.layout == "flow" and "bow" in data:
            return float(data["bow"])
        if ":" in self.layout and start[0] == end[0]:  # as assets/network/step_columns.js does
            reach = 16 + 0.1 * abs(end[1] - start[1]) + 14 * parallel_edges.index(edge)
            return reach if end[1] > start[1] else -reach
        offset = 26 * (parallel_edges.index(edge) - (len(parallel_edges) - 1) / 2)
        return offset if ends[0] < ends[1] else -offset

    def _contours(self) -> tuple[tuple[str, str, str], ...]:
        """Return the contours of the head (brain layout only) as (path, fill, stroke)."""
        if self.layout != "brain":
            return ()
        fills = {
            "silhouette": ("sunken", "line"),
            "outline": ("surface", "line-strong"),
            "callosum": ("sunken", "line-strong"),
        }
        contours = []
        for element in brain.brain_decor(self.view.atlas):
            name = element["data"]["id"].removeprefix("head:")
            if name in fills:
                position = (element["position"]["x"], element["position"]["y"])
                fill, line = fills[name]
                contours.append(
                    (_contour(element["data"], position), self.colours[fill], self.colours[line])
                )
        return tuple(contours)

    def _headings(self) -> tuple[TextLine, ...]:
        lines = []
        for element in self.graph.values():
            data = element["data"]
            if "heading" in element.get("classes", "") and data["layout_id"] == self.layout:
                x, y = element["position"]["x"], element["position"]["y"]
                rows = data["label"].split("\n")
                top = y - (len(rows) - 1) * _LINE_HEIGHT / 2
                lines += [(x, round(top + i * _LINE_HEIGHT, 1), row) for i, row in enumerate(rows)]
        return tuple(lines)

    def _bounding_box(
        self, nodes: tuple[DrawnNode, ...], headings: tuple[TextLine, ...]
    ) -> tuple[float, float, float, float]:
        xs, ys = [0.0], [0.0]
        for node in self.nodes:
            (x, y), region = self.positions[node], self._region(node)
            half_height = (
                region["high"] if region else float(self.graph[node]["data"]["size"])
            ) / 2
            half_width = (region["wide"] if region else float(self.graph[node]["data"]["size"])) / 2
            xs += [x - half_width, x + half_width]
            ys += [y - half_height, y + half_height]
        for anchor, font, lines in [
            *((dot.anchor, dot.font, dot.lines) for dot in nodes),
            ("start", FONT_SIZE, headings),
        ]:
            for x, y, text in lines:
                length = len(text) * _CHAR_WIDTH * font / FONT_SIZE
                left = {"start": x, "end": x - length, "middle": x - length / 2}[anchor]
                xs += [left, left + length]
                ys += [y - font, y + 4]
        if self.layout == "brain":
            xs += [0.0, 441.0]
            ys += [0.0, 378.0]
        elif self.nodes or headings:
            xs.pop(0)
            ys.pop(0)
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _contour(data: Mapping[str, Any], position: Position) -> str:
    numbers = [float(number) for number in data["polygon"].split()]
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    return polygon_path(corners, position, data["wide"], data["high"])
