"""The network of a View as a drawing: what the canvas shows, as shapes that any format can hold.

It starts from the canvas's own elements, places, marks and tokens, so that a picture and the
page show the same.
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
from components.network.positions.columns import FONT, Position, column_layout
from components.views import registry
from data.model import NODE_KINDS, SIGNS, Atlas

_LINE = FONT * 1.12
_CHAR = FONT * 0.5
_LETTERS = {"tone-a": "A", "tone-b": "B", "tone-both": "AB"}


def draw_network(view: View, theme: str = "light") -> NetworkDrawing:
    """The drawing of a View; nothing but the headings where the View shows no claim."""
    return _Painter(view, tokens(theme)).drawing()


@lru_cache(maxsize=4)
def _graph(atlas: Atlas) -> Mapping[str, Element]:
    return {element["data"]["id"]: element for element in elements(atlas)}


class _Painter:
    """One drawing in the making: the View, its scene, and what of it is lit."""

    def __init__(self, view: View, colours: Mapping[str, str]) -> None:
        self.view, self.t = view, colours
        self.graph = _graph(view.atlas)
        self.marks = registry.element_classes(view)
        self.layout_id = registry.layout_id(view)
        self.places = registry.positions(view) or column_layout(view.atlas).places
        found = visible_elements(view) | {"layout_id": self.layout_id}
        off = {element for element, mark in self.marks.items() if mark == "off"}
        self.nodes = [n for n in found["nodes"] if n not in off and n in self.places]
        there = set(self.nodes)
        self.edges = {
            edge: n
            for edge, n in found["edges"].items()
            if edge not in off and self._ends(edge) <= there
        }
        self.clash = set(found["clash"])
        self.chosen = self._chosen()
        self.lit = self._lit(found.get("site_edges", {}))

    def drawing(self) -> NetworkDrawing:
        contours = self._contours()
        dots = tuple(self._dot(node) for node in self._order())
        headings = self._headings()
        return NetworkDrawing(
            contours,
            tuple(self._line(edge, n) for edge, n in self.edges.items()),
            dots,
            headings,
            self._box(dots, headings),
            bool(self.lit),
            self.t,
        )

    def _end(self, edge: str, which: str) -> str:
        return str(self.graph[edge]["data"][which])

    def _ends(self, edge: str) -> set[str]:
        return {self._end(edge, "source"), self._end(edge, "target")}

    def _chosen(self) -> str:
        selection = self.view.selection
        if selection is None:
            return ""
        chosen = selection.edge.id if selection.edge else selection.id
        return chosen if chosen in self.nodes or chosen in self.edges else ""

    def _lit(self, seen: Mapping[str, list[str]]) -> frozenset[str]:
        """What stands out: the selected element with what it touches; empty if nothing is."""
        if not self.chosen:
            return frozenset()
        lit = {self.chosen}
        for edge in self.edges:
            ends = self._ends(edge)
            if edge == self.chosen or self.chosen in ends:
                lit |= {edge, *ends}
                for under in seen.get(edge, ()):
                    lit |= {under, *self._ends(under)}
        return frozenset(lit)

    def _order(self) -> list[str]:
        """Nodes back to front: regions first, those behind before the others."""
        return sorted(self.nodes, key=lambda node: self._region(node).get("depth", 99))

    def _region(self, node: str) -> Mapping[str, Any]:
        data: Mapping[str, Any] = self.graph[node]["data"]
        return data if self.layout_id == "brain" and "polygon" in data else {}

    def _dot(self, node: str) -> DrawnNode:
        data = self.graph[node]["data"]
        kind = self.view.atlas.nodes[node].kind
        at, size, region = self.places[node], float(data["size"]), self._region(node)
        drawn_as = NODE_KINDS[kind]
        outline, colour = drawn_as.outline, self.t[f"tone-{drawn_as.tone}"]
        mark = self.marks.get(node, "")
        bold = "hub" in self.graph[node]["classes"] or node == self.chosen
        font = FONT + (2 if "hub" in self.graph[node]["classes"] else 0)
        lines, anchor = self._label(data["label"], at, size, font, region)
        return DrawnNode(
            path=_contour(data, at) if region else node_path(drawn_as.shape, at, size),
            fill=self.t["ground"] if outline and not region else colour,
            rim=self.t["focus"] if node == self.chosen else colour,
            rim_width=3 if node == self.chosen else 1.5 if region else 2 if outline else 0,
            opacity=(0.1 if mark == "faint" else 0.34) if region else 1,
            halo="" if region else self._halo(mark),
            lines=lines,
            anchor=anchor,
            font=font,
            bold=bold or bool(region),
            lit=node in self.lit,
        )

    def _halo(self, mark: str) -> str:
        if mark == "on-path":
            return self.t["accent"]
        return self.t[f"compare-{mark.removeprefix('tone-')}"] if mark in _LETTERS else ""

    def _label(
        self, label: str, at: Position, size: float, font: float, region: Mapping[str, Any]
    ) -> tuple[tuple[TextLine, ...], str]:
        west = not region and self.layout_id in ("circle", "force") and at[0] < 0
        anchor = "middle" if region else "end" if west else "start"
        aside = -(size / 2 + 4) if west else size / 2 + 4
        x = at[0] + (region["lx"] if region else aside)
        y = at[1] + (region["ly"] if region else 0)
        rows = label.split("\n")
        top = y - (len(rows) - 1) * _LINE / 2 + font * 0.34
        return (
            tuple((round(x, 1), round(top + i * _LINE, 1), row) for i, row in enumerate(rows)),
            anchor,
        )

    def _line(self, edge: str, n: int) -> DrawnEdge:
        data, classes = self.graph[edge]["data"], self.graph[edge]["classes"].split()
        site = "site" in classes
        signs = {sign.name: sign for sign in SIGNS.values()}
        sign = next((name for name in classes if name in signs), "assoc")
        arrow, line = signs[sign].arrow, signs[sign].line
        ends = self._end(edge, "source"), self._end(edge, "target")
        width = 1.4 if site else 1.3 + 3.7 * (min(n, 6) - 1) / 5
        drawn = edge_path(
            (self.places[ends[0]], self.places[ends[1]]),
            (self._radius(ends[0]), self._radius(ends[1])),
            self._bend(edge, data, ends),
            "none" if site else "vee" if "part_of" in classes else arrow,
            width,
        )
        letter = _LETTERS.get(self.marks.get(edge, ""), "")
        dash = "1.5 4" if site or "part_of" in classes else "6 3" if line == "dashed" else ""
        return DrawnEdge(
            drawn.path,
            drawn.arrow,
            self.t["tone-place"] if site else self.t[f"sign-{sign}"],
            round(width, 1),
            dash,
            sign == "none",
            edge in self.lit,
            edge == self.chosen or self.marks.get(edge) == "on-path",
            self.layout_id == "brain"
            and not site
            and len(self.edges) > 60
            and not self._in_head(ends),
            letter,
            edge in self.clash,
            (round(drawn.middle[0], 1), round(drawn.middle[1], 1)),
        )

    def _in_head(self, ends: tuple[str, str]) -> bool:
        return any(self._region(end) for end in ends)

    def _radius(self, node: str) -> float:
        return 0.0 if self._region(node) else float(self.graph[node]["data"]["size"]) / 2

    def _bend(self, edge: str, data: Mapping[str, Any], ends: tuple[str, str]) -> float:
        """How far a line bends: inside a column beside the labels, twins away from each other."""
        twins = [e for e in self.edges if set(ends) == self._ends(e)]
        start, end = self.places[ends[0]], self.places[ends[1]]
        if self.layout_id == "flow" and "bow" in data:
            return float(data["bow"])
        if ":" in self.layout_id and start[0] == end[0]:  # as assets/network/step_columns.js does
            reach = 16 + 0.1 * abs(end[1] - start[1]) + 14 * twins.index(edge)
            return reach if end[1] > start[1] else -reach
        offset = 26 * (twins.index(edge) - (len(twins) - 1) / 2)
        return offset if ends[0] < ends[1] else -offset

    def _contours(self) -> tuple[tuple[str, str, str], ...]:
        """The head behind everything, in the brain's scene: path, fill, line."""
        if self.layout_id != "brain":
            return ()
        fills = {
            "silhouette": ("sunken", "line"),
            "outline": ("surface", "line-strong"),
            "callosum": ("sunken", "line-strong"),
        }
        found = []
        for element in brain.decor(self.view.atlas):
            name = element["data"]["id"].removeprefix("head:")
            if name in fills:
                at = (element["position"]["x"], element["position"]["y"])
                fill, line = fills[name]
                found.append((_contour(element["data"], at), self.t[fill], self.t[line]))
        return tuple(found)

    def _headings(self) -> tuple[TextLine, ...]:
        found = []
        for element in self.graph.values():
            data = element["data"]
            if "heading" in element.get("classes", "") and data["layout_id"] == self.layout_id:
                x, y = element["position"]["x"], element["position"]["y"]
                rows = data["label"].split("\n")
                top = y - (len(rows) - 1) * _LINE / 2
                found += [(x, round(top + i * _LINE, 1), row) for i, row in enumerate(rows)]
        return tuple(found)

    def _box(
        self, dots: tuple[DrawnNode, ...], headings: tuple[TextLine, ...]
    ) -> tuple[float, float, float, float]:
        xs, ys = [0.0], [0.0]
        for node in self.nodes:
            (x, y), region = self.places[node], self._region(node)
            half = (region["high"] if region else float(self.graph[node]["data"]["size"])) / 2
            wide = (region["wide"] if region else float(self.graph[node]["data"]["size"])) / 2
            xs += [x - wide, x + wide]
            ys += [y - half, y + half]
        for anchor, font, lines in [
            *((dot.anchor, dot.font, dot.lines) for dot in dots),
            ("start", FONT, headings),
        ]:
            for x, y, text in lines:
                long = len(text) * _CHAR * font / FONT
                left = {"start": x, "end": x - long, "middle": x - long / 2}[anchor]
                xs += [left, left + long]
                ys += [y - font, y + 4]
        if self.layout_id == "brain":
            xs += [0.0, 441.0]
            ys += [0.0, 378.0]
        elif self.nodes or headings:
            xs.pop(0)
            ys.pop(0)
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _contour(data: Mapping[str, Any], at: Position) -> str:
    numbers = [float(number) for number in data["polygon"].split()]
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    return polygon_path(corners, at, data["wide"], data["high"])
