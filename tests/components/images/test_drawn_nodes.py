"""Nodes, regions, labels and headings are drawn as the canvas draws them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from components.core.state import decode
from components.core.view import visible
from components.images.svg_paths import node_path, polygon_path
from components.network import brain
from components.network.positions.columns import FONT_SIZE, column_layout
from components.network.stylesheet import tokens
from data.model import NODE_KINDS
from tests.components.images.drawn import (
    SHIPPED,
    data_of,
    drawing_of,
    graph_of,
    places_of,
    regions_of,
)


def test_a_label_stands_beside_its_node() -> None:
    for query in ("", "layout=circle", "layout=force"):
        _, nodes, _ = drawing_of(query, SHIPPED)
        places = places_of(query, SHIPPED)
        for id, node in nodes.items():
            (x, y), half = places[id], data_of(id, SHIPPED)["size"] / 2
            left = query != "" and x < 0
            baselines = [baseline for _, baseline, _ in node.lines]
            assert node.anchor == ("end" if left else "start")
            for at, _, _ in node.lines:
                assert at == pytest.approx(x - half - 4 if left else x + half + 4, abs=0.06)
                assert at == round(at, 1)
            middle = (baselines[0] + baselines[-1]) / 2
            assert middle == pytest.approx(y + 0.34 * node.font, abs=0.06)
            gaps = [b - a for a, b in pairwise(baselines)]
            assert gaps == pytest.approx([FONT_SIZE * 1.12] * len(gaps), abs=0.11)
        assert any(len(node.lines) > 1 for node in nodes.values())


def test_a_node_looks_as_its_kind() -> None:
    _, nodes, _ = drawing_of("select=trust", SHIPPED)
    colours = tokens("light")
    for id, node in nodes.items():
        kind = NODE_KINDS[SHIPPED.nodes[id].kind]
        tone, chosen, hub = (
            colours[f"tone-{kind.tone}"],
            id == "trust",
            "hub" in graph_of(SHIPPED)[id]["classes"],
        )
        assert node.path == node_path(
            kind.shape, column_layout(SHIPPED).positions[id], data_of(id, SHIPPED)["size"]
        )
        assert node.fill == (colours["ground"] if kind.outline else tone)
        assert node.rim == (colours["focus"] if chosen else tone)
        assert node.rim_width == (3 if chosen else 2 if kind.outline else 0)
        assert (node.opacity, node.halo) == (1, "")
        assert node.font == FONT_SIZE + 2 * hub
        assert node.bold == (hub or chosen)
    assert {node.rim_width for node in nodes.values()} == {0, 2, 3}


def test_regions_of_the_brain_are_drawn_as_they_lie() -> None:
    query = "view=brain&species=rat"
    _, nodes, _ = drawing_of(query, SHIPPED)
    places, view = places_of(query, SHIPPED), visible(SHIPPED, decode(query, SHIPPED).state)
    faint = {id for id, name in brain.element_classes(view).items() if name == "faint"}
    regions = regions_of(nodes)
    for id in regions:
        node, data, (x, y) = nodes[id], data_of(id, SHIPPED), places[id]
        corners = [float(number) for number in data["polygon"].split()]
        outline = zip(corners[::2], corners[1::2], strict=True)
        assert node.path == polygon_path(tuple(outline), (x, y), data["wide"], data["high"])
        assert (node.anchor, node.bold, node.halo) == ("middle", True, "")
        assert node.rim_width == 1.5
        assert node.opacity == (0.1 if id in faint else 0.34)
        assert node.fill == tokens("light")[f"tone-{NODE_KINDS[SHIPPED.nodes[id].kind].tone}"]
        assert node.lines[0][0] == pytest.approx(x + data["lx"], abs=0.06)
        middle = (node.lines[0][1] + node.lines[-1][1]) / 2
        assert middle == pytest.approx(y + data["ly"] + 0.34 * node.font, abs=0.06)
    assert faint & regions
    assert regions - faint


def test_only_the_brain_has_a_head_around_it() -> None:
    drawn, colours = drawing_of("view=brain", SHIPPED)[0], tokens("light")
    assert [fill for _, fill, _ in drawn.contours] == [
        colours[fill] for fill in ("sunken", "surface", "sunken")
    ]
    assert not drawing_of("", SHIPPED)[0].contours


def test_headings_stand_over_their_columns() -> None:
    drawn, _, _ = drawing_of("", SHIPPED)
    headings = column_layout(SHIPPED).headings
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, y, text in drawn.headings:
        rows.setdefault(x, []).append((y, text))
    assert {x: "\n".join(text for _, text in lines) for x, lines in rows.items()} == {
        heading.x: heading.text for heading in headings
    }
    for heading in headings:
        ys = [y for y, _ in rows[heading.x]]
        assert (ys[0] + ys[-1]) / 2 == pytest.approx(heading.y, abs=0.06)
    assert drawing_of("layout=circle", SHIPPED)[0].headings == ()
