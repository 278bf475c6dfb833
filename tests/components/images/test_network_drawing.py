"""The drawing shows what the page's canvas is told to show, no more and no less."""

from __future__ import annotations

import pytest

from components.core.state import ViewState, decode
from components.core.view import visible
from components.images.network_drawing import draw_network
from components.network.elements import visible_elements
from components.network.positions.columns import wrap_label
from components.network.stylesheet import tokens
from components.views import registry
from data.load import load
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
