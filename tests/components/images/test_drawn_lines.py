"""Lines are drawn as the canvas draws them: arrow, width, dash, bend."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from components.images.svg_paths import edge_path
from components.network.positions.columns import column_layout
from components.network.stylesheet import tokens
from data.model import SIGNS, Atlas
from tests.components.images.drawn import (
    ATLAS,
    SHIPPED,
    bend_of,
    data_of,
    drawing_of,
    places_of,
    regions_of,
)
from tests.components.images.test_svg_paths import numbers


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
    "query", ["view=compare&a=anxiety&b=depression", "view=paths&from=oxytocin&to=depression"]
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
