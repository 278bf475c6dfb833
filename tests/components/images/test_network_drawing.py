"""The drawing shows what the page's canvas is told to show, no more and no less."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from components.core.state import ViewState, decode
from components.core.view import visible
from components.images.network_drawing import draw_network
from components.images.shapes import DrawnEdge, DrawnNode, NetworkDrawing
from components.images.svg_paths import edge_path, node_path, polygon_path
from components.network import brain
from components.network.elements import elements, visible_elements
from components.network.positions.columns import FONT_SIZE, column_layout, wrap_label
from components.network.stylesheet import tokens
from components.views import registry
from data.load import load
from data.model import NODE_KINDS, SIGNS, Atlas
from tests.components.images.test_svg_paths import numbers
from tests.sample import sample

ATLAS = sample()
SHIPPED = load()


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


@cache
def drawing_of(
    query: str, atlas: Atlas = ATLAS
) -> tuple[NetworkDrawing, dict[str, DrawnNode], dict[str, DrawnEdge]]:
    """Return a drawing, its nodes by id (none are behind others) and its edges by id."""
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


@pytest.mark.parametrize("atlas", [ATLAS, SHIPPED], ids=["sample", "shipped"])
def test_each_line_says_its_sign_and_its_number_of_claims(atlas: Atlas) -> None:
    _, _, edges = drawing_of("", atlas)
    places = column_layout(atlas).positions
    for id, line in edges.items():
        edge, data = atlas.edges[id], data_of(id, atlas)
        sign = SIGNS[atlas.sign(edge)]
        width = 1.3 + 3.7 * (min(len(edge.claims), 6) - 1) / 5
        part = edge.predicate == "part_of"
        wanted = edge_path(
            (places[edge.subject], places[edge.object]),
            tuple(data_of(end, atlas)["size"] / 2 for end in (edge.subject, edge.object)),  # type: ignore[arg-type]
            2 * bend_of("", atlas, id, line),
            "vee" if part else sign.arrow,
            width,
        )
        assert line.width == round(width, 1)
        assert line.arrow == "" or numbers(line.arrow) == pytest.approx(
            numbers(wanted.arrow), abs=0.4
        )
        assert bool(line.arrow) == (part or sign.arrow != "none")
        assert numbers(line.path) == pytest.approx(numbers(wanted.path), abs=0.4)
        assert line.colour == tokens("light")[f"sign-{sign.name}"]
        assert line.dash == ("1.5 4" if part else "6 3" if sign.line == "dashed" else "")
        assert line.hollow == (sign.name == "none")
        assert not line.faint
        assert line.middle == tuple(round(number, 1) for number in line.middle)
        if "bow" in data:
            assert 2 * bend_of("", atlas, id, line) == pytest.approx(data["bow"], abs=0.3)
    assert {line.width for line in edges.values()} >= {1.3, 2.0}


@pytest.mark.parametrize("query", ["", "layout=circle"])
def test_lines_between_the_same_two_lie_side_by_side(query: str) -> None:
    _, _, edges = drawing_of(query, SHIPPED)
    groups: dict[frozenset[str], list[str]] = {}
    for id in edges:
        if not (query == "" and "bow" in data_of(id, SHIPPED)):
            edge = SHIPPED.edges[id]
            groups.setdefault(frozenset((edge.subject, edge.object)), []).append(id)
    turned = False
    for ends, parallel in groups.items():
        # Seen from one and the same end, whichever way the lines go.
        first = min(ends)
        bends = [
            bend_of(query, SHIPPED, id, edges[id])
            * (1 if SHIPPED.edges[id].subject == first else -1)
            for id in parallel
        ]
        wanted = [13 * (n - (len(parallel) - 1) / 2) for n in range(len(parallel))]
        assert bends == pytest.approx(wanted, abs=0.2)
        turned = turned or len({SHIPPED.edges[id].subject for id in parallel}) > 1
    assert any(len(parallel) > 2 for parallel in groups.values())
    assert turned


@pytest.mark.parametrize(
    "query", ["view=compare&a=anxiety&b=depression", "view=paths&from=oxytocin&to=anxiety"]
)
def test_lines_within_a_column_of_steps_bow_to_the_left(query: str) -> None:
    _, _, edges = drawing_of(query, SHIPPED)
    places, seen = places_of(query, SHIPPED), Counter[frozenset[str]]()
    for id, line in edges.items():
        edge = SHIPPED.edges[id]
        (x, y), (other_x, other_y) = places[edge.subject], places[edge.object]
        if x == other_x:
            ends = frozenset((edge.subject, edge.object))
            reach = 16 + 0.1 * abs(other_y - y) + 14 * seen[ends]
            assert line.middle[0] == pytest.approx(x - reach / 2, abs=0.06)
            seen[ends] += 1
    assert seen


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


def regions_of(nodes: Mapping[str, DrawnNode]) -> set[str]:
    return {id for id in nodes if "polygon" in data_of(id, SHIPPED)}


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


def test_lines_in_the_brain_end_in_the_middle_of_regions() -> None:
    _, nodes, edges = drawing_of("view=brain", SHIPPED)
    places, regions = places_of("view=brain", SHIPPED), regions_of(nodes)
    for id, line in edges.items():
        data, site = data_of(id, SHIPPED), id.startswith("site:")
        ends = data["source"], data["target"]
        assert line.faint == (not site and not regions.intersection(ends))
        if site:
            assert (line.arrow, line.dash, line.width) == ("", "1.5 4", 1.4)
            assert line.colour == tokens("light")["tone-place"]
        path = numbers(line.path)
        if ends[0] in regions:
            assert math.dist(path[:2], places[ends[0]]) <= 0.1
        if ends[1] in regions and not line.arrow:
            assert math.dist(path[-2:], places[ends[1]]) <= 1.1  # a pixel for the arrow
    assert any(line.faint for line in edges.values())


def test_of_few_lines_in_the_brain_none_is_faint() -> None:
    _, nodes, edges = drawing_of("view=brain&species=rat", SHIPPED)
    regions = regions_of(nodes)
    assert len(edges) <= 60
    assert not any(line.faint for line in edges.values())
    assert any(
        not regions.intersection((data_of(id, SHIPPED)["source"], data_of(id, SHIPPED)["target"]))
        for id in edges
    )


def test_the_box_is_as_small_as_it_can_be() -> None:
    for query in ("", "layout=circle", "view=brain", "q=nothing-has-this"):
        drawn, nodes, _ = drawing_of(query, SHIPPED)
        places = places_of(query, SHIPPED)
        xs, ys = [], []
        for id in nodes:
            (x, y), data = places[id], data_of(id, SHIPPED)
            region = query == "view=brain" and "polygon" in data
            wide, high = (data["wide"], data["high"]) if region else (data["size"],) * 2
            xs += [x - wide / 2, x + wide / 2]
            ys += [y - high / 2, y + high / 2]
        texts = [(n.anchor, n.font, line) for n in nodes.values() for line in n.lines]
        texts += [("start", FONT_SIZE, line) for line in drawn.headings]
        for anchor, font, (x, y, text) in texts:
            length = len(text) * font / 2
            start = x - length * {"start": 0, "middle": 0.5, "end": 1}[anchor]
            xs += [start, start + length]
            ys += [y - font, y + 4]
        if query == "view=brain":
            xs += [0, 441]
            ys += [0, 378]
        box = (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) if xs else (0, 0, 0, 0)
        assert drawn.box == pytest.approx(box)


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
