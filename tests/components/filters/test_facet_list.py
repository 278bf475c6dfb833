from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from components.core.state import ViewState, decode
from components.core.view import visible
from components.filters.facet_list import facet_list_html, ordered_values
from data.facets import FACETS, facet_named
from data.model import Atlas
from tests.components.markup import dangers, find, parse, words
from tests.data.store.reference import facet_index
from tests.sample import sample

ATLAS = sample()


def written(atlas: Atlas = ATLAS, query: str = "") -> Any:
    """The list of an address."""
    return parse(facet_list_html(visible(atlas, decode(query, atlas).state)))


def having(root: Any, name: str) -> list[Any]:
    found: list[Any] = root.xpath(f"//*[@{name}]")
    return found


@pytest.mark.parametrize("which", ["sample", "shipped"])
def test_every_value_can_be_included_and_left_out_once(which: str, shipped: Atlas) -> None:
    atlas = shipped if which == "shipped" else ATLAS
    root = written(atlas)
    wanted = sorted(
        (facet, value) for facet, values in facet_index(atlas).items() for value in values
    )
    for names in (("data-filter", "data-value"), ("data-exclude", "data-not")):
        buttons = having(root, names[0])
        assert sorted((b.get(names[0]), b.get(names[1])) for b in buttons) == wanted
        assert {b.get("aria-pressed") for b in buttons} == {"false"}
        assert {(b.tag, b.get("type")) for b in buttons} == {("button", "button")}


def test_both_buttons_of_a_value_stand_side_by_side() -> None:
    """assets/filters/facet_list.js takes the first as "include" and the second as "exclude"."""
    rows = find(written(), "value")
    assert len(rows) == sum(map(len, facet_index(ATLAS).values()))
    for row in rows:
        include, exclude = row
        assert include.get("data-filter") == exclude.get("data-exclude") is not None
        assert include.get("data-value") == exclude.get("data-not") is not None


def test_each_list_is_one_stop_for_tab() -> None:
    for group in find(written(), "values"):
        stops = [button.get("tabindex") for button in group.iter("button")]
        assert stops == ["0", *["-1"] * (len(stops) - 1)]
        assert group.get("role") == "toolbar"
        assert group.get("aria-label") == group.getparent().get("aria-label")


def test_every_value_is_named_and_explained() -> None:
    root = written()
    for button in having(root, "data-filter"):
        facet, value = button.get("data-filter"), button.get("data-value")
        (label,) = button.find_class("label")
        assert label.text == facet_named(facet).value_label(ATLAS, value)
        assert button.get("title") == (facet_named(facet).value_meaning(ATLAS, value) or None)
    for button in having(root, "data-exclude"):
        label = facet_named(button.get("data-exclude")).value_label(ATLAS, button.get("data-not"))
        assert label in button.get("aria-label")


def test_the_numbers_are_those_under_the_other_filters() -> None:
    query = "species=human&condition=-social-anxiety"
    counts = visible(ATLAS, decode(query, ATLAS).state).counts
    for button in having(written(query=query), "data-filter"):
        amount = counts[button.get("data-filter")].get(button.get("data-value"), 0)
        assert [n.text for n in button.find_class("n")] == [str(amount)]
        assert ("is-empty" in button.getparent().get("class")) == (amount == 0)


def test_what_is_chosen_is_pressed() -> None:
    root = written(query="species=human,-rat&condition=anxiety")
    pressed = root.xpath("//*[@aria-pressed='true']")
    assert [dict(p.attrib).get("data-value", p.get("data-not")) for p in pressed] == [
        "anxiety",
        "human",
        "rat",
    ]
    assert pressed[2].get("data-exclude") == "species"
    assert [g.get("data-facet") for g in find(root, "is-used")] == ["condition", "species"]


def test_every_facet_can_be_cleared_and_all_at_once() -> None:
    found = [button.get("data-clear") for button in having(written(), "data-clear")]
    assert found == ["all", *(facet.name for facet in FACETS)]


def test_facets_stand_in_their_order_and_only_where_they_have_values() -> None:
    def groups(atlas: Atlas) -> list[str]:
        return [part.get("data-facet") for part in having(written(atlas), "data-facet")]

    assert groups(ATLAS) == [facet.name for facet in FACETS]
    bare = replace(ATLAS, pathways={})
    assert groups(bare) == [facet.name for facet in FACETS if facet.name != "pathway"]
    assert groups(sample(())) == []


def test_kinds_and_relations_are_a_legend_too() -> None:
    classes = {
        b.get("data-value"): b[0].get("class")
        for b in having(written(), "data-filter")
        if b.get("data-filter") in ("kind", "relation")
    }
    assert classes["hormone"] == "glyph shape-round-rectangle tone-signal"
    assert classes["increases"] == "key up"
    assert classes["decreases"] == "key down"
    assert classes["regulates"] == "key unsigned"
    assert classes["no_effect_on"] == "key none"
    assert classes["part_of"] == "key assoc"


def test_a_label_is_text() -> None:
    payload = "<img src=x onerror=alert(1)>"
    nodes = {**ATLAS.nodes, "anxiety": replace(ATLAS.nodes["anxiety"], label=payload)}
    text = facet_list_html(visible(replace(ATLAS, nodes=nodes), ViewState()))
    assert dangers(text) == []
    assert payload in words(parse(text))


def test_narrower_conditions_stand_below_the_wider() -> None:
    assert ordered_values(ATLAS, "condition") == [("anxiety", 0), ("social-anxiety", 1)]
    assert ordered_values(ATLAS, "voice") == [(value, 0) for value in facet_index(ATLAS)["voice"]]


@pytest.mark.parametrize("facet", [facet.name for facet in FACETS])
def test_no_shipped_value_is_lost_or_doubled_in_the_order(facet: str, shipped: Atlas) -> None:
    found = [value for value, _ in ordered_values(shipped, facet)]
    assert sorted(found) == sorted(facet_index(shipped)[facet])


def test_depth_is_that_of_the_wider_condition_plus_one(shipped: Atlas) -> None:
    depths = dict(ordered_values(shipped, "condition"))
    for value, depth in depths.items():
        wider = shipped.nodes[value].broader
        assert depth == (depths[wider] + 1 if wider in depths else 0)
    assert max(depths.values()) >= 1


def test_a_condition_whose_wider_thing_is_no_condition_stands_at_the_left() -> None:
    nodes = {**ATLAS.nodes, "anxiety": replace(ATLAS.nodes["anxiety"], kind="symptom")}
    assert ordered_values(replace(ATLAS, nodes=nodes), "condition") == [("social-anxiety", 0)]
