from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.core.state import MAX_TEXT
from components.filters.search_box import MAX_RESULTS, layout, results_html
from tests.components.markup import dangers, find, one, parse, words
from tests.sample import SCRIPT, claim, sample

ATLAS = sample()


def options(text: str) -> list[Any]:
    return parse(results_html(ATLAS, text)).xpath(".//*[@role='option']")


def offered(text: str) -> list[str]:
    return [o.get("data-option") for o in options(text) if o.get("data-option")]


@pytest.mark.parametrize("text", ["", "   ", "\n", "\u0000", "\u200b"])
def test_an_empty_text_offers_nothing(text: str) -> None:
    assert results_html(ATLAS, text) == ""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("trust", ["trust", "s-04", "s-05"]),
        ("  TRUST ", ["trust", "s-04", "s-05"]),
        ("5-HT", ["serotonin", "s-06"]),
        ("mothers", ["s-01"]),
        ("amyg", ["amygdala", "right-amygdala", "s-06", "s-08"]),
    ],
)
def test_things_by_name_then_claims_by_their_words(text: str, ids: list[str]) -> None:
    assert offered(text) == ids


def test_a_thing_is_told_by_its_kind_and_a_claim_by_its_quote() -> None:
    node, first, *_ = options("trust")
    assert words(one(node, "option-label")) == "trust"
    assert words(one(node, "option-detail")) == "behaviour"
    assert find(node, "glyph")[0].get("class") == "glyph shape-ellipse tone-behaviour"
    assert find(node, "option-quote") == []
    assert words(one(first, "option-label")) == "oxytocin has no effect on trust"
    assert words(one(first, "option-quote")).startswith("“Oxytocin did not change trust")
    assert find(first, "glyph") == []


def test_the_last_option_shows_only_the_claims_with_these_words() -> None:
    last = options(" said  the ")[-1]
    assert last.get("data-option-text") == "said the"
    assert words(last) == "Show only the 1 claim with “said the”"
    assert words(options("oxytocin")[-1]) == "Show only the 6 claims with “oxytocin”"


def test_more_claims_are_counted_than_offered() -> None:
    many = sample(
        claim(f"x-{n:02}", "oxytocin", "increases", "trust", "A quote.") for n in range(40)
    )
    found = parse(results_html(many, "quote")).xpath(".//*[@role='option']")
    assert len(found) == MAX_RESULTS + 1
    assert words(found[-1]) == "Show only the 40 claims with “quote”"


def test_nonsense_is_said_to_be_found_nowhere() -> None:
    (only,) = options("flogiston")
    assert only.get("data-option") is only.get("data-option-text") is None
    assert only.get("aria-disabled") == "true"
    assert "Nothing here is called “flogiston”" in words(only)


def test_a_text_that_is_too_long_is_cut() -> None:
    (only,) = options("x" * 300)
    assert f"“{'x' * MAX_TEXT}”" in words(only)


@pytest.mark.parametrize(
    "text", [SCRIPT, "<b>", '"><img src=x onerror=alert(1)>', "' autofocus onfocus=x()", "{{ 1 }}"]
)
def test_what_is_searched_for_stays_text(text: str) -> None:
    html = results_html(ATLAS, text)
    assert dangers(html) == []
    assert text in words(parse(html))


def test_a_script_in_a_quote_is_found_as_text() -> None:
    assert offered("<script>") == ["s-04"]
    assert SCRIPT in words(options("<script>")[0])


def test_every_option_has_an_id_of_its_own() -> None:
    ids = [option.get("id") for option in options("oxytocin")]
    assert len(set(ids)) == len(ids)
    assert None not in ids
    assert {option.get("aria-selected") for option in options("oxytocin")} == {"false"}


@given(st.text(st.characters(codec=None)))
def test_any_text_gets_an_answer(text: str) -> None:
    html = results_html(ATLAS, text)
    assert dangers(html) == [] if html else True
    for option in parse(html).xpath(".//*[@data-option]"):
        assert option.get("data-option") in {**ATLAS.nodes, **ATLAS.claims}


def test_the_box_is_labelled_and_limited() -> None:
    label, box, answers = layout().children
    assert label.htmlFor == box.id == "search"
    assert box.maxLength == MAX_TEXT
    assert answers.hidden
