from __future__ import annotations

from itertools import pairwise

import pytest

from components.core.state import ViewState
from components.core.view import View, visible
from components.views import paths, registry
from data.model import Atlas
from tests.components.markup import dangers, find, one, parse, words
from tests.sample import SCRIPT, claim, sample

ATLAS = sample()


def view(atlas: Atlas = ATLAS, **fields: object) -> View:
    return visible(atlas, ViewState.of(view="paths", **fields))  # type: ignore[arg-type]


def page(**fields: object) -> object:
    return parse(paths.view_html(view(**fields)))


def test_a_path_in_words() -> None:
    root = page(start="dopamine", end="anxiety")
    assert words(one(root, "found")).startswith("2 paths from dopamine to anxiety")
    first = find(root, "route")[0]
    assert first.get("open") is not None
    assert words(one(first, "way")) == "dopamine increases oxytocin decreases anxiety"
    assert [row.get("data-row") for row in find(first, "step")] == ["s-10", "s-01"]
    assert [words(quote) for quote in find(first, "quote")] == [
        "“Dopamine raised oxytocin in mice & rats.”",
        "“Oxytocin eased anxiety in the mothers who were tested.”",
    ]
    assert "1 other claim of the same" in words(find(first, "step-facts")[1])
    assert words(find(first, "step-also")[0]) == "Between the two also: increases 1 claim"
    assert "Net sign: + × − = −" in words(one(first, "sum"))
    assert first.get("data-path") == (
        "dopamine oxytocin anxiety dopamine.increases.oxytocin oxytocin.decreases.anxiety"
    )


def test_the_warning_that_a_chain_of_species_is_no_mechanism() -> None:
    first = find(page(start="dopamine", end="anxiety"), "route")[0]
    assert words(find(first, "caution")[0]) == (
        "⚠ The species change (step 1: mouse, rat; step 2: human). "
        "A chain of mouse, rat and human claims is not one mechanism."
    )
    assert [words(flag) for flag in find(first, "flag")] == ["species change", "claims disagree"]


def test_three_species_are_listed_with_a_comma_and_an_and() -> None:
    atlas = sample(
        (
            claim("c-1", "oxytocin", "increases", "dopamine", "One.", species=("mouse",)),
            claim("c-2", "dopamine", "increases", "serotonin", "Two.", species=("human",)),
            claim("c-3", "serotonin", "increases", "trust", "Three.", species=("rat",)),
        )
    )
    root = parse(paths.view_html(view(atlas, start="oxytocin", end="trust")))
    assert words(find(root, "caution")[0]) == (
        "⚠ The species change (step 1: mouse; step 2: human; step 3: rat). "
        "A chain of mouse, human and rat claims is not one mechanism."
    )


def test_the_warning_that_a_correlation_is_no_cause() -> None:
    root = page(start="social-anxiety", end="magnesium")
    assert "no cause, and no direction, so it is walked both ways" in words(one(root, "caution"))
    assert words(one(root, "sum")) == "One claim, no chain."


def test_the_unknown_net_sign_says_why() -> None:
    second = find(page(start="oxytocin", end="trust"), "route")[1]
    assert words(one(second, "sum")).startswith("Net sign unknown: ? × +; step 1 states neither")


def test_filters_apply() -> None:
    root = page(start="dopamine", end="anxiety", relation=("-decreases",))
    assert [row.get("data-row") for row in find(root, "step")] == ["s-10", "s-03"]


@pytest.mark.parametrize(
    ("fields", "buttons"),
    [
        ({"species": ("human",)}, {"Without “in humans” 2 paths".lower()}),
        ({"length": "2", "start": "magnesium"}, set()),
    ],
)
def test_no_path_says_what_would_give_one(fields: dict[str, object], buttons: set[str]) -> None:
    root = page(**{"start": "dopamine", "end": "anxiety", **fields})
    assert words(root).count("No path from") == 1
    items = [words(item).lower() for item in root.findall(".//ul[@class='detours']/li")]
    assert {item for item in items if "without" in item} == buttons


def test_the_other_way_round_is_offered() -> None:
    root = page(start="trust", end="dopamine")
    (button,) = root.findall(".//ul[@class='detours']/li/button")
    assert words(button) == "the other way round, from dopamine to trust"
    assert button.get("data-set-field") == "from,to"
    assert button.get("data-set-value") == "dopamine,trust"


def test_a_longer_path_is_offered() -> None:
    chain = ("oxytocin", "dopamine", "serotonin", "trust")
    claims = [claim(f"c-{a}", a, "increases", b, "…") for a, b in pairwise(chain)]
    found = view(sample(claims), start="oxytocin", end="trust", length="2")
    items = parse(paths.view_html(found)).findall(".//ul[@class='detours']/li")
    assert [words(item) for item in items] == [
        f"with up to {length} steps 1 path" for length in (3, 4, 5)
    ]
    assert items[0].find("button").get("data-set-field") == "length"
    assert items[0].find("button").get("data-set-value") == "3"


def test_filters_that_only_together_leave_no_path() -> None:
    found = view(start="dopamine", end="anxiety", species=("cell_line",), voice=("person",))
    (button,) = parse(paths.view_html(found)).findall(".//ul[@class='detours']/li/button")
    assert (words(button), button.get("data-clear")) == ("without any filter", "all")


def test_two_different_ends_are_wanted() -> None:
    assert "Two different ends" in words(page(start="trust", end="trust"))


def test_the_start_explains_and_gives_examples() -> None:
    root = page()
    assert "How does one thing lead to another?" in words(root)
    (example, *_) = root.findall(".//ul[@class='examples']/li/a")
    ends = example.get("data-set-value").split(",")
    assert find(page(start=ends[0], end=ends[1]), "route")
    assert example.get("href") == f"?view=paths&from={ends[0]}&to={ends[1]}"


def test_with_one_end_the_others_are_offered() -> None:
    root = page(start="dopamine")
    assert "From dopamine to …" in words(root)
    for link in root.findall(".//ul[@class='examples']/li/a"):
        assert link.get("data-set-value").startswith("dopamine,")
    assert "No claim that passes the filters leads here" in words(page(end="magnesium", q="trust"))


def test_every_end_can_be_picked_and_is_labelled() -> None:
    root = page(start="dopamine")
    for name in ("from", "to", "length"):
        picker = root.find(f".//select[@id='pick-{name}']")
        assert picker.get("data-pick") == name
        assert root.find(f".//label[@for='pick-{name}']") is not None
    options = {o.get("value") for o in root.findall(".//select[@id='pick-from']//option")}
    assert options == {"", *(n.id for n in view().nodes)}
    (chosen,) = root.findall(".//select[@id='pick-from']//option[@selected]")
    assert chosen.get("value") == "dopamine"


def test_the_canvas_has_the_paths_only_and_lights_the_active_one() -> None:
    found = view(start="dopamine", end="anxiety")
    marks = paths.element_classes(found)
    assert marks["trust"] == marks["dopamine.increases.trust"] == "off"
    assert {i for i, mark in marks.items() if mark == "on-path"} == {
        *("dopamine", "oxytocin", "anxiety"),
        *("dopamine.increases.oxytocin", "oxytocin.decreases.anxiety"),
    }
    assert "oxytocin.increases.anxiety" not in marks  # on the second path
    chosen = paths.element_classes(view(start="dopamine", end="anxiety", select="s-03"))
    assert chosen["oxytocin.increases.anxiety"] == "on-path"
    places = paths.positions(found)
    assert places
    assert sorted(places, key=lambda node: places[node][0]) == ["dopamine", "oxytocin", "anxiety"]
    assert registry.layout_id(found).startswith("paths:")


def test_the_canvas_is_the_network_while_there_is_no_path() -> None:
    for found in (view(), view(start="trust", end="dopamine")):
        assert paths.element_classes(found) == {}
        assert registry.layout_id(found) == "flow"
        assert registry.positions(found) is None


def test_what_is_selected_changes_no_word() -> None:
    ends = {"start": "dopamine", "end": "anxiety"}
    assert paths.view_html(view(**ends)) == paths.view_html(view(**ends, select="s-03"))


@pytest.mark.parametrize("ends", [("oxytocin", "trust"), ("", ""), ("trust", "dopamine")])
def test_texts_stay_texts(ends: tuple[str, str]) -> None:
    html = paths.view_html(view(start=ends[0], end=ends[1]))
    assert dangers(html) == []
    assert SCRIPT not in html
