from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from components.core.state import MAX_QUERY, ViewState, decode
from components.core.view import visible
from components.filters.notice import notice_html, notice_layout
from components.filters.summary import layout, summary_html
from data.history import digest
from data.model import Alias
from tests.components.markup import dangers, parse, words
from tests.sample import sample

ATLAS = sample()


def shown(**changed: Any) -> Any:
    return parse(summary_html(visible(ATLAS, ViewState.of(**changed))))


def clears(root: Any) -> list[str]:
    return [button.get("data-clear") for button in root.iter("button")]


def told(query: str) -> str:
    """The notice of an address."""
    found = decode(query, ATLAS)
    return str(notice_html(ATLAS, visible(ATLAS, found.state), found.dropped))


def test_without_a_filter_there_is_nothing_to_clear() -> None:
    assert words(shown()) == "All 10 claims"
    assert clears(shown()) == []


def test_one_clause_has_one_clear() -> None:
    root = shown(condition=("anxiety",))
    assert words(root) == "5 of 10 claims · about anxiety×"
    assert clears(root) == ["condition"]
    assert root.find(".//button").get("aria-label") == "Clear: about anxiety"


def test_several_clauses_can_be_cleared_one_by_one_or_all_at_once() -> None:
    assert clears(shown(species=("human",), condition=("anxiety",), q="mothers")) == [
        "condition",
        "species",
        "q",
        "all",
    ]


def test_the_caption_says_what_the_sentence_says() -> None:
    view = visible(ATLAS, ViewState.of(article=("a-news",), q="<b>&"))
    root = parse(summary_html(view))
    for button in list(root.iter("button")):
        button.drop_tree()
    assert (
        words(root)
        == view.text
        == "0 of 10 claims · in “Trust & <hormones>” · with the words “<b>&”"
    )


def test_a_sound_address_needs_no_notice() -> None:
    assert told("select=oxytocin&q=trust") == ""
    assert told("v=2026.11.0") == ""
    assert told("") == ""


def test_the_notice_names_every_part_that_was_dropped() -> None:
    root = parse(told("select=nobody&condition=plague&colour=red&q=trust"))
    assert [words(code) for code in root.iter("code")] == [
        "select=nobody",
        "condition=plague",
        "colour=red",
    ]
    text = words(root)
    assert "is no node, edge or claim of this dataset; " in text
    assert "is no field of this page. Everything else is as the link says." in text
    assert [b.get("data-dismiss") for b in root.iter("button")] == [""]


def test_an_address_that_was_not_read_is_not_said_to_hold_otherwise() -> None:
    text = words(parse(told("q=" + "x" * MAX_QUERY)))
    assert "is too long to be read" in text
    assert "Everything else is as the link says" not in text


def test_a_notice_stays_short_whatever_the_address() -> None:
    """A thousand unknown parts, or one very long one, must not bury the page."""
    assert len(words(parse(told("&".join(f"x{n}=1" for n in range(500)))))) < 1500
    assert len(words(parse(told("select=" + "x" * 3000)))) < 1500


def test_another_version_is_named() -> None:
    text = words(parse(told("v=2025.1.0&q=trust")))
    assert "version 2025.1.0" in text
    assert "version 2026.11.0" in text
    assert "left out" not in text


def test_both_things_are_said_in_one_notice() -> None:
    text = words(parse(told("v=2025.1.0&x=1")))
    assert "left out" in text
    assert "version 2025.1.0" in text


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onclick=alert(1) x='",
        "{{ 7 * 7 }}",
        "%3Cscript%3Ealert(1)%3C/script%3E",
    ],
)
@pytest.mark.parametrize("field", ["select", "q", "condition", "v", "layout", "x"])
def test_what_an_address_says_stays_text(field: str, attack: str) -> None:
    for query in (f"{field}={attack}", f"{attack}={field}"):
        found = decode(query, ATLAS)
        view = visible(ATLAS, found.state)
        for html in (summary_html(view), notice_html(ATLAS, view, found.dropped)):
            assert dangers(html) == []
            assert "49" not in words(parse(html))


def changed(query: str, **then: str) -> str:
    """What the notice says of the time since 2026.10.0; `then` are digests that differ (s_01)."""
    record = {claim.id: digest(ATLAS, claim) for claim in ATLAS.claims.values()}
    for name, known in then.items():
        record[name.replace("_", "-")] = known
    past = {claim: known for claim, known in record.items() if known != "-"}
    atlas = replace(ATLAS, history={"2026.10.0": past})
    found = decode(f"v=2026.10.0&{query}", atlas)
    view = visible(atlas, found.state)
    text = words(parse(notice_html(atlas, view, found.dropped, found.renamed)))
    return text.split("you see version 2026.11.0. ")[1].removesuffix(" Close")


@pytest.mark.parametrize(
    ("query", "then", "expected"),
    [
        ("select=s-01", {}, "The claim that it points at has not changed since."),
        (
            "select=s-01",
            {"s_01": "0"},
            "The claim that it points at has been changed since; you read it as it is now.",
        ),
        ("select=s-01", {"s_01": "-"}, "The claim that it points at has been added since."),
        ("select=s-12", {"s_12": "0"}, "The claim that it points at has been withdrawn since."),
        ("select=s-12", {}, "The claim that it points at was withdrawn."),
        (
            "select=oxytocin.decreases.anxiety",
            {},
            "None of the 2 claims on the line that it points at has changed since.",
        ),
        (
            "select=oxytocin.decreases.anxiety",
            {"s_02": "-", "s_12": "0"},
            "Of the 2 claims on the line that it points at, 1 has been added and 1 has been "
            "withdrawn since.",
        ),
        (
            "select=dopamine",
            {"s_05": "0", "s_09": "0"},
            "Of the 3 claims about dopamine, 2 have been changed since.",
        ),
        (
            "select=dopamine",
            {"s_01": "0"},
            "None of the 3 claims about dopamine has changed since.",
        ),
        ("q=trust", {"s_01": "0"}, "None of the 2 claims that it shows has changed since."),
        ("", {"s_01": "0"}, "Of the 10 claims that it shows, 1 has been changed since."),
    ],
)
def test_what_has_changed_since_is_told_of_what_the_link_shows(
    query: str, then: dict[str, str], expected: str
) -> None:
    assert changed(query, **then) == expected


def test_of_a_version_without_a_record_nothing_is_pretended() -> None:
    told_of = words(parse(told("v=2026.10.0&select=s-01")))
    assert "What has changed since that version is not recorded here." in told_of


def test_a_new_name_is_told_with_its_reason_and_stays_text() -> None:
    aliases = {("node", "fear"): Alias("node", "fear", "anxiety", "2026.10.0", "It <b>fits</b>.")}
    atlas = replace(ATLAS, aliases=aliases)
    found = decode("select=fear", atlas)
    html = notice_html(atlas, visible(atlas, found.state), found.dropped, found.renamed)
    assert "fear is now anxiety. It <b>fits</b>." in words(parse(html))
    assert dangers(html) == []
    assert "left out" not in html


def test_the_places_are_no_voices_of_their_own() -> None:
    page = str(layout()) + str(notice_layout())
    assert "role='status'" not in page  # what changes in them is told by the page's one region
    assert "id='caption'" in page
    assert "id='notice'" in page
