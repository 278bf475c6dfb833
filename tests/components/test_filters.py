from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from components.filters import layout, ordered
from components.words import value_label, value_meaning
from data.facets import FACETS, index
from data.model import Atlas
from tests.sample import sample

ATLAS = sample()


def walk(component: Any) -> Iterator[Any]:
    """A component and everything inside it, in the order of the page."""
    yield component
    children = getattr(component, "children", None)
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child, "to_plotly_json"):
            yield from walk(child)


def attribute(component: Any, name: str) -> str | None:
    value: str | None = component.to_plotly_json()["props"].get(name)
    return value


def having(atlas: Atlas, name: str) -> list[Any]:
    return [part for part in walk(layout(atlas)) if attribute(part, name) is not None]


def text(component: Any) -> str:
    own = [c.children for c in walk(component) if isinstance(getattr(c, "children", None), str)]
    return "".join(own)


@pytest.mark.parametrize("which", ["sample", "shipped"])
def test_every_value_can_be_included_and_left_out_once(which: str, shipped: Atlas) -> None:
    atlas = shipped if which == "shipped" else ATLAS
    wanted = sorted((facet, value) for facet, values in index(atlas).items() for value in values)
    for names in (("data-filter", "data-value"), ("data-exclude", "data-not")):
        buttons = having(atlas, names[0])
        found = sorted((attribute(b, names[0]), attribute(b, names[1])) for b in buttons)
        assert found == wanted
        assert all(attribute(b, "aria-pressed") == "false" for b in buttons)
        assert all(attribute(b, "type") == "button" for b in buttons)


def test_both_buttons_of_a_value_stand_side_by_side() -> None:
    """assets/filters.js takes the first as "include" and the second as "exclude"."""
    rows = [
        p for p in walk(layout(ATLAS)) if (attribute(p, "className") or "").startswith("value ")
    ]
    assert len(rows) == sum(map(len, index(ATLAS).values()))
    for row in rows:
        include, exclude = row.children
        assert attribute(include, "data-filter") == attribute(exclude, "data-exclude")
        assert attribute(include, "data-value") == attribute(exclude, "data-not")


def test_every_value_is_named_and_explained() -> None:
    for button in having(ATLAS, "data-filter"):
        facet, value = attribute(button, "data-filter"), attribute(button, "data-value")
        assert facet is not None
        assert value is not None
        assert text(button) == value_label(ATLAS, facet, value)
        assert attribute(button, "title") == (value_meaning(ATLAS, facet, value) or None)
    for button in having(ATLAS, "data-exclude"):
        facet, value = attribute(button, "data-exclude"), attribute(button, "data-not")
        assert facet is not None
        assert value is not None
        assert value_label(ATLAS, facet, value) in (attribute(button, "aria-label") or "")


def test_every_facet_can_be_cleared_and_all_at_once() -> None:
    found = [attribute(button, "data-clear") for button in having(ATLAS, "data-clear")]
    assert found == ["all", *(facet.name for facet in FACETS)]


def test_facets_stand_in_their_order_and_only_where_they_have_values() -> None:
    def groups(atlas: Atlas) -> list[str | None]:
        return [attribute(part, "data-facet") for part in having(atlas, "data-facet")]

    assert groups(ATLAS) == [facet.name for facet in FACETS]
    bare = replace(ATLAS, pathways={})
    assert groups(bare) == [facet.name for facet in FACETS if facet.name != "pathway"]
    assert groups(sample(())) == []


def test_each_value_has_a_place_for_its_number() -> None:
    for button in having(ATLAS, "data-filter"):
        assert [attribute(p, "className") for p in walk(button)][-1] == "n"


def test_kinds_and_relations_are_a_legend_too() -> None:
    classes = {
        attribute(b, "data-value"): attribute(b.children[0], "className")
        for b in having(ATLAS, "data-filter")
        if attribute(b, "data-filter") in ("kind", "relation")
    }
    assert classes["hormone"] == "glyph hormone"
    assert classes["increases"] == "key up"
    assert classes["decreases"] == "key down"
    assert classes["regulates"] == "key unsigned"
    assert classes["no_effect_on"] == "key none"
    assert classes["part_of"] == "key assoc"


def test_narrower_conditions_stand_below_the_wider() -> None:
    assert ordered(ATLAS, "condition") == [("anxiety", 0), ("social-anxiety", 1)]
    assert ordered(ATLAS, "voice") == [(value, 0) for value in index(ATLAS)["voice"]]


@pytest.mark.parametrize("facet", [facet.name for facet in FACETS])
def test_no_shipped_value_is_lost_or_doubled_in_the_order(facet: str, shipped: Atlas) -> None:
    found = [value for value, _ in ordered(shipped, facet)]
    assert sorted(found) == sorted(index(shipped)[facet])


def test_depth_is_that_of_the_wider_condition_plus_one(shipped: Atlas) -> None:
    depths = dict(ordered(shipped, "condition"))
    for value, depth in depths.items():
        wider = shipped.nodes[value].broader
        assert depth == (depths[wider] + 1 if wider in depths else 0)
    assert max(depths.values()) >= 1


def test_a_condition_whose_wider_thing_is_no_condition_stands_at_the_left() -> None:
    nodes = {**ATLAS.nodes, "anxiety": replace(ATLAS.nodes["anxiety"], kind="symptom")}
    assert ordered(replace(ATLAS, nodes=nodes), "condition") == [("social-anxiety", 0)]
