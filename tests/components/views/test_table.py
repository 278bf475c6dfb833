from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.core.state import SORTED, SORTS, ViewState, decode, encode
from components.core.view import View, visible
from components.views.table import (
    COLUMNS,
    PAGE_SIZE,
    row_number,
    rows_html,
    sorted_claims,
    view_html,
)
from data.model import Atlas, Claim
from tests.components.markup import dangers, find, one, parse, words
from tests.sample import CLAIMS, SCRIPT, sample

ATLAS = sample()


def view(query: str = "", atlas: Atlas = ATLAS) -> View:
    return visible(atlas, decode(f"view=table&{query}", atlas).state)


def order(query: str) -> str:
    return " ".join(claim.id[2:] for claim in sorted_claims(view(query)))


def ids(claims: Iterable[Claim]) -> list[str]:
    return [claim.id for claim in claims]


def many(number: int) -> Atlas:
    """The sample's standing claims over and over, each with an id of its own."""
    standing = [claim for claim in CLAIMS if not claim.withdrawn]
    return sample(
        replace(standing[i % len(standing)], id=f"m-{i:05}", order=i) for i in range(number)
    )


# Order.


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "01 02 03 04 05 06 07 08 09 10"),
        # dopamine increases oxytocin, d. increases trust, magnesium, oxytocin decreases (twice),
        # o. has no effect, o. increases, o. regulates, right amygdala, serotonin
        ("sort=claim", "10 05 07 01 02 04 03 09 08 06"),
        ("sort=-claim", "06 08 09 03 04 01 02 07 05 10"),
        # 5-HT, Dopamine may, Dopamine raised, In rats, Low, Oxytocin acts, did, eased, inc..., The
        ("sort=quote", "06 05 10 02 07 09 04 01 03 08"),
        ("sort=evidence", "01 04 05 07 02 03 10 09 06 08"),
        # human; mouse and rat; mouse and vole; rat; cells; not stated last
        ("sort=species", "01 04 05 07 10 03 02 09 06 08"),
        ("sort=-species", "09 02 03 10 01 04 05 07 06 08"),
        ("sort=voice", "01 03 04 09 10 05 06 02 07 08"),
        # Doe 2020, Roe 2021, none last
        ("sort=reference", "01 04 10 03 05 07 09 02 06 08"),
        ("sort=-reference", "03 05 07 09 01 04 10 02 06 08"),
        ("sort=condition", "09 01 02 03 04 05 06 07 08 10"),
        # differs before misprint before a confirmation, no remark last
        ("sort=check", "04 01 05 02 03 06 07 08 09 10"),
        ("sort=-check", "05 01 04 02 03 06 07 08 09 10"),
        ("sort=species&species=human,rat", "01 04 05 07 10 02"),
    ],
)
def test_order(query: str, expected: str) -> None:
    assert order(query) == expected


@given(st.sampled_from(SORTS), st.permutations(CLAIMS))
def test_every_order_keeps_every_claim_and_the_order_of_equals(
    sort: str, claims: list[Claim]
) -> None:
    atlas = sample(claims)
    shown = visible(atlas, ViewState(view="table", sort=sort))
    found = sorted_claims(shown)
    assert sorted(found, key=lambda claim: claim.order) == list(shown.claims)
    assert sorted_claims(shown, 3, 2) == found[2:5]
    again = visible(sample(found), shown.state)
    assert ids(sorted_claims(again)) == ids(found), "sorting what is sorted changes nothing"


def test_every_order_has_a_heading_and_stands_in_the_address() -> None:
    assert sorted(field for _, orders in COLUMNS for field, _ in orders) == sorted(SORTED)
    for sort in SORTS:
        state = ViewState(view="table", sort=sort)
        assert decode(encode(state), ATLAS).state == state
    assert decode("sort=colour", ATLAS).dropped[0].field == "sort"


# Rows.


def cells(query: str, claim: str) -> list[str]:
    (row,) = (
        r for r in find(parse(rows_html(view(query), 0)), "row") if r.get("data-row") == claim
    )
    return [words(cell) for cell in row.iter("td")]


def test_a_row_says_all_of_its_claim() -> None:
    assert cells("", "s-01") == [
        "oxytocin decreases anxiety",
        "“Oxytocin eased anxiety in the mothers who were tested.”",
        "Human trial",
        "Said by a study Doe 2020 cited same finding differs misprint",
        "",
    ]
    assert cells("", "s-09") == [
        "oxytocin regulates dopamine",
        "“Oxytocin acts on dopamine in cells.”",
        "Cell experiment · cells in a dish",
        "Said by a study Roe 2021 cited",
        "social anxiety",
    ]
    assert cells("", "s-05")[0] == "dopamine increases trust hedged"
    assert cells("", "s-06")[3] == "Said by a person unresolved"


def test_a_row_selects_its_claim_and_keeps_filters_and_order() -> None:
    root = parse(view_html(view("species=rat&sort=-claim&select=oxytocin")))
    row = find(root, "row")[0]
    (link,) = row.iter("a")
    assert (row.get("data-row"), row.get("data-edge")) == ("s-02", "oxytocin.decreases.anxiety")
    assert link.get("data-select") == "s-02"
    assert link.get("href") == "?view=table&select=s-02&species=rat&sort=-claim"


def test_one_link_is_in_the_tab_order() -> None:
    links = list(parse(view_html(view()))[1].iter("a"))
    assert [link.get("tabindex") for link in links] == ["0", *["-1"] * 9]


def test_nothing_of_a_text_becomes_markup() -> None:
    page = view_html(view())
    assert not dangers(page)
    assert SCRIPT in words(parse(page))


# The whole.


def headings(query: str) -> dict[str, str]:
    root = parse(view_html(view(query)))
    return {th.get("class"): th.get("aria-sort", "") for th in root.iter("th")}


def test_headings_say_how_it_is_sorted() -> None:
    assert set(headings("").values()) == {""}
    assert headings("sort=species")["cell-basis"] == "ascending"
    assert headings("sort=-species")["cell-basis"] == "descending"
    assert list(headings("sort=-species").values()).count("") == len(COLUMNS) - 1


@pytest.mark.parametrize(
    ("now", "then"), [("", "species"), ("species", "-species"), ("-species", "")]
)
def test_a_heading_sorts_up_then_down_then_not(now: str, then: str) -> None:
    root = parse(view_html(view(f"sort={now}")))
    button = root.get_element_by_id("sort-species")
    assert (button.get("data-set-field"), button.get("data-set-value")) == ("sort", then)


def test_the_table_does_not_depend_on_what_is_selected() -> None:
    assert view_html(view("select=s-03")) == view_html(view())
    assert rows_html(view("select=oxytocin"), 0) == rows_html(view(), 0)


def test_the_row_of_a_selection() -> None:
    assert row_number(view("select=s-03")) == 3
    assert row_number(view("select=oxytocin.decreases.anxiety&sort=-claim")) == 6
    assert row_number(view("select=s-03&species=human")) == 0
    assert row_number(view("select=oxytocin")) == 0
    assert row_number(view()) == 0


def test_without_claims_it_shows_the_way_back() -> None:
    page = view_html(view("species=rat&evidence=review"))
    assert "No claim passes all these filters" in words(one(parse(page), "empty"))
    assert not find(parse(page), "row")


@pytest.mark.parametrize("number", [1, PAGE_SIZE - 1, PAGE_SIZE, PAGE_SIZE + 1, 3 * PAGE_SIZE])
def test_chunks_hold_every_row_once(number: int) -> None:
    atlas = many(number)
    shown = view("sort=claim", atlas)
    root = parse(view_html(shown))
    found = []
    for chunk in find(root, "chunk"):
        part = parse(rows_html(shown, int(chunk.get("data-offset"))))
        found += [(row.get("data-row"), row.get("aria-rowindex")) for row in find(part, "row")]
    assert [claim for claim, _ in found] == [claim.id for claim in sorted_claims(shown)]
    assert [index for _, index in found] == [str(n) for n in range(2, number + 2)]
    assert one(root, "table").get("aria-rowcount") == str(number + 1)
    assert rows_html(shown, number) == ""


def test_ten_thousand_rows_are_sent_a_chunk_at_a_time() -> None:
    shown = view("sort=-species", many(10_000))
    page = view_html(shown)
    assert len(find(parse(page), "row")) == PAGE_SIZE
    assert len(page) < 150_000
    assert len(find(parse(rows_html(shown, 9_990)), "row")) == 10
