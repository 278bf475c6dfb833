"""The drawing shows what the page's canvas is told to show, no more and no less."""

from __future__ import annotations

import pytest

from components.core.state import ViewState, decode
from components.core.view import visible
from components.images.network_drawing import draw_network
from components.network.elements import visible_elements
from components.network.positions.columns import FONT_SIZE, wrap_label
from components.network.stylesheet import tokens
from components.views import registry
from tests.components.images.drawn import (
    ATLAS,
    SHIPPED,
    data_of,
    drawing_of,
    places_of,
)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "condition=anxiety",
        "layout=circle",
        "layout=force&species=rat",
        "view=brain",
        "view=paths&from=oxytocin&to=anxiety",
        "view=compare&a=anxiety&b=depression",
        "q=nothing-has-this",
    ],
)
def test_it_draws_what_the_canvas_shows(query: str) -> None:
    view = visible(SHIPPED, decode(query, SHIPPED).state)
    drawn = draw_network(view)
    off = {element for element, mark in registry.element_classes(view).items() if mark == "off"}
    found = visible_elements(view)
    assert len(drawn.nodes) == len(set(found["nodes"]) - off)
    assert len(drawn.edges) == len(set(found["edges"]) - off)
    written = sorted("\n".join(text for _, _, text in dot.lines) for dot in drawn.nodes)
    nodes = set(found["nodes"]) - off
    assert written == sorted(wrap_label(SHIPPED.nodes[node].label) for node in nodes)


def test_everything_lies_inside_its_box() -> None:
    drawn = draw_network(visible(SHIPPED, ViewState()))
    x, y, wide, high = drawn.box
    for dot in drawn.nodes:
        for left, baseline, _ in dot.lines:
            assert x <= left <= x + wide
            assert y <= baseline <= y + high


def test_a_selection_lights_itself_and_what_it_touches() -> None:
    drawn = draw_network(visible(ATLAS, ViewState(select="oxytocin.no_effect_on.trust")))
    assert drawn.focused
    assert sum(line.lit for line in drawn.edges) == 1
    assert sum(dot.lit for dot in drawn.nodes) == 2
    assert [line.chosen for line in drawn.edges if line.lit] == [True]


def test_a_claim_lights_its_edge_and_nothing_lights_nothing() -> None:
    assert draw_network(visible(ATLAS, ViewState(select="s-04"))).focused
    assert not draw_network(visible(ATLAS, ViewState())).focused
    hidden = ViewState.of(select="oxytocin.no_effect_on.trust", condition=("social-anxiety",))
    assert not draw_network(visible(ATLAS, hidden)).focused


def test_signs_and_clashes_are_told() -> None:
    view = visible(ATLAS, ViewState())
    drawn = draw_network(view)
    assert sum(line.clash for line in drawn.edges) == len(visible_elements(view)["clash"])
    assert any(line.hollow for line in drawn.edges)
    assert {line.colour for line in drawn.edges} <= set(tokens("light").values())


def test_the_theme_gives_its_colours() -> None:
    light, dark = (draw_network(visible(ATLAS, ViewState()), theme) for theme in ("light", "dark"))
    assert light.colours["ground"] != dark.colours["ground"]
    assert [dot.path for dot in light.nodes] == [dot.path for dot in dark.nodes]


Box = tuple[float, float, float, float]


def box_around(boxes: list[Box]) -> Box:
    """Return the smallest box (left, top, right, bottom) around others; zeros if there is none."""
    if not boxes:
        return (0, 0, 0, 0)
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def test_the_box_is_as_small_as_it_can_be() -> None:
    decided = set()
    queries = ("", "layout=circle", "view=brain", "q=nothing-has-this", "q=cortisol")
    more = ("layout=force&voice=person", "layout=force&q=love", "layout=circle&q=GABA")
    for query in (*queries, *more):
        drawn, nodes, _ = drawing_of(query, SHIPPED)
        places, shapes, texts = places_of(query, SHIPPED), list[Box](), list[Box]()
        for id in nodes:
            (x, y), data = places[id], data_of(id, SHIPPED)
            region = query == "view=brain" and "polygon" in data
            wide, high = (data["wide"], data["high"]) if region else (data["size"],) * 2
            shapes.append((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))
        labels = [(n.anchor, n.font, line) for n in nodes.values() for line in n.lines]
        labels += [("start", FONT_SIZE, line) for line in drawn.headings]
        for anchor, font, (x, y, text) in labels:
            length = len(text) * font / 2
            left = x - length * {"start": 0, "middle": 0.5, "end": 1}[anchor]
            texts.append((left, y - font, left + length, y + 4))
        if query == "view=brain":
            shapes.append((0, 0, 441, 378))
        left, top, right, bottom = whole = box_around(shapes + texts)
        assert drawn.box == pytest.approx((left, top, right - left, bottom - top))
        for kind, own in (("shape", box_around(shapes)), ("text", box_around(texts))):
            decided |= {(kind, side) for side in range(4) if nodes and own[side] == whole[side]}
    assert len(decided) == 8  # each side was once that of a node, once that of a text


def test_a_comparison_tells_its_sides_by_letter_and_halo() -> None:
    query = "view=compare&a=anxiety&b=depression"
    _, nodes, edges = drawing_of(query, SHIPPED)
    view = visible(SHIPPED, decode(query, SHIPPED).state)
    classes, colours = registry.element_classes(view), tokens("light")
    letters = {"tone-a": "A", "tone-b": "B", "tone-both": "AB"}
    for id, line in edges.items():
        assert line.letter == letters[classes[id]]
    for id, node in nodes.items():
        assert node.halo == colours[f"compare-{classes[id].removeprefix('tone-')}"]
    assert {line.letter for line in edges.values()} == {"A", "B", "AB"}


def test_a_path_is_lit_by_halo_and_width() -> None:
    query = "view=paths&from=oxytocin&to=anxiety"
    _, nodes, edges = drawing_of(query, SHIPPED)
    view = visible(SHIPPED, decode(query, SHIPPED).state)
    classes = registry.element_classes(view)
    on_path = {id for id, name in classes.items() if name == "on-path"}
    assert on_path
    assert {
        id for id, node in nodes.items() if node.halo == tokens("light")["accent"]
    } == on_path & set(nodes)
    assert {id for id, line in edges.items() if line.chosen} == on_path & set(edges)


def test_a_region_lights_what_was_seen_in_it() -> None:
    _, nodes, edges = drawing_of("view=brain&select=amygdala", SHIPPED)
    view = visible(SHIPPED, decode("view=brain&select=amygdala", SHIPPED).state)
    seen = visible_elements(view)["site_edges"]
    lit = {id for id, line in edges.items() if line.lit}
    touching = {
        id
        for id in edges
        if "amygdala" in (data_of(id, SHIPPED)["source"], data_of(id, SHIPPED)["target"])
    }
    covered = {edge for id in touching & set(seen) for edge in seen[id]}
    assert covered - touching
    assert lit == touching | covered
    ends = {data_of(id, SHIPPED)[end] for id in lit for end in ("source", "target")}
    assert {id for id, node in nodes.items() if node.lit} == ends
