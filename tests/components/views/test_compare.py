from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from components.core.state import ViewState
from components.core.view import View, visible
from components.views import compare, registry
from tests.components.markup import dangers, find, one, parse, words
from tests.data.store.test_comparison import ATLAS
from tests.sample import sample


def view(**fields: object) -> View:
    return visible(ATLAS, ViewState.of(view="compare", **fields))  # type: ignore[arg-type]


def page(**fields: object) -> Any:
    return parse(compare.view_html(view(**fields)))


BOTH = {"a": "anxiety", "b": "memory"}


def test_the_actors_with_their_sign_for_each() -> None:
    table = one(page(**BOTH), "actors")
    heads = [words(head.find(".//b")) for head in find(table, "verdict-row")]
    assert heads == [
        *("Opposite directions", "An effect on one only", "Claims disagree"),
        *("The same direction", "No direction stated", "Only for anxiety"),
    ]
    rows = [row for row in table.iter("tr") if row.find("td") is not None and len(row) == 3][1:]
    cells = [[words(cell) for cell in row] for row in rows]
    assert cells[0] == [
        "oxytocin",
        "decreases 1 claim: no study",
        "increases 1 claim: no study",
    ]
    assert cells[3] == [
        "serotonin",
        "worsens social anxiety 1 claim: no study",
        "increases 1 claim: no study",
    ]
    assert cells[-1][-1] == "no claim"


def test_three_lists_hold_every_edge_once() -> None:
    lists = find(page(**BOTH), "sides-list")
    assert [words(found.find("h3")) for found in lists] == [
        "A B Both anxiety and memory 2 relations",
        "A Only anxiety 9 relations",
        "B Only memory 7 relations",
    ]
    edges = [row.get("data-edge") for found in lists for row in found.iter("li")]
    assert len(edges) == len(set(edges)) == 18


def test_agreeing_and_opposite_are_told_apart() -> None:
    root = page(**BOTH)
    said = {row.get("data-edge"): words(row) for row in root.iter("li") if row.get("data-edge")}
    assert "≠ claimed otherwise for the other" in said["oxytocin.increases.trust"]
    assert "= claimed for the other too" in said["serotonin.worsens.trust"]
    assert "≠" not in said["dopamine.increases.trust"]


def test_the_narrower_is_said_to_count_for_both() -> None:
    assert "everything about the narrower counts for both" in words(
        page(a="anxiety", b="social-anxiety")
    )


def test_filters_apply_and_the_way_back_is_shown() -> None:
    root = page(**BOTH, relation=("worsens",))
    listed = {r.get("data-row") for section in find(root, "sides-list") for r in section.iter("li")}
    assert listed == {"w-05", "w-19", "w-20"}
    empty = page(**BOTH, q="17")
    assert "Nothing is left to compare" in words(empty)
    (button,) = empty.findall(".//ul[@class='detours']/li/button")
    assert button.get("data-clear") == "q"


def test_swapping_turns_the_columns_round() -> None:
    root = page(**BOTH)
    swap = root.find(".//button[@id='swap']")
    assert swap.get("data-set-field") == "a,b"
    assert swap.get("data-set-value") == "memory,anxiety"


def test_nothing_chosen_explains_and_gives_examples() -> None:
    root = page()
    assert "What is said of one condition and not of the other?" in words(root)
    (example,) = root.findall(".//ul[@class='examples']/li/a")[:1]
    a, b = example.get("data-set-value").split(",")
    assert find(page(a=a, b=b), "actors")
    assert "memory, and what else?" in words(page(b="memory"))
    assert "Two different conditions" in words(page(a="memory", b="memory"))


def test_narrower_conditions_stand_below_the_broader() -> None:
    options = page().findall(".//select[@id='pick-a']/option")
    assert [option.text for option in options] == [
        *("Choose …", "anxiety", "\u2003social anxiety", "memory"),
    ]


def test_three_tones_and_three_columns() -> None:
    found = view(**BOTH)
    marks = compare.element_classes(found)
    assert marks["oxytocin.decreases.anxiety"] == marks["amygdala"] == marks["anxiety"] == "tone-a"
    assert marks["oxytocin.increases.memory"] == marks["memory"] == "tone-b"
    assert marks["dopamine.increases.trust"] == marks["oxytocin"] == "tone-both"
    assert "off" not in set(marks.values())  # w-17 stands on an edge that is about both
    places = compare.positions(found)
    assert places
    assert places["anxiety"][0] < places["oxytocin"][0] < places["memory"][0]
    assert set(places) == {node.id for node in found.nodes}
    assert registry.layout_id(found).startswith("compare:")


def test_what_is_about_neither_is_not_drawn() -> None:
    found = view(a="social-anxiety", b="memory")
    assert compare.element_classes(found)["amygdala"] == "off"
    assert "amygdala" not in (compare.positions(found) or {})


def test_the_canvas_is_the_network_until_two_are_chosen() -> None:
    for found in (view(), view(a="anxiety"), view(a="memory", b="memory")):
        assert compare.element_classes(found) == {}
        assert registry.layout_id(found) == "flow"


def test_what_is_selected_changes_no_word() -> None:
    chosen = view(**BOTH, select="oxytocin.decreases.anxiety")
    assert compare.view_html(view(**BOTH)) == compare.view_html(chosen)


@pytest.mark.parametrize("fields", [BOTH, {}, {**BOTH, "q": "17"}])
def test_texts_stay_texts(fields: dict[str, str]) -> None:
    assert dangers(compare.view_html(view(**fields))) == []
    plain = visible(sample(), replace(ViewState(view="compare"), a="anxiety", b="social-anxiety"))
    assert dangers(compare.view_html(plain)) == []
