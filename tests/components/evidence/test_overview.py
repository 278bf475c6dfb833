from __future__ import annotations

import pytest

from components.core.state import decode
from components.core.view import View, visible
from components.evidence.overview import (
    disputed_edges,
    facet_charts,
    overview_html,
    starting_points,
)
from data.model import Atlas
from tests.components.markup import dangers, find, parse, words
from tests.sample import sample

ATLAS = sample()


def view(query: str = "", atlas: Atlas = ATLAS) -> View:
    return visible(atlas, decode(query, atlas).state)


def bars(query: str = "") -> dict[str, dict[str, int]]:
    return {f.facet: {b.value: b.amount for b in f.bars} for f in facet_charts(view(query))}


def test_the_figures_count_the_claims_shown() -> None:
    assert bars() == {
        "evidence": {
            "human_trial": 2,
            "human_observation": 1,
            "review": 1,
            "animal_experiment": 3,
            "cell_experiment": 1,
            "statement": 2,
        },
        "check": {"same_finding": 2, "differs": 2, "misprint": 1},
        "species": {
            "human": 4,
            "mouse": 2,
            "rat": 2,
            "prairie_vole": 1,
            "cell_line": 1,
            "unstated": 2,
        },
        "voice": {"study": 5, "person": 2, "article": 3},
        "status": {"cited": 5, "matched": 1, "recognised": 1, "unresolved": 3},
    }


def test_filters_count_and_facets_without_a_bar_are_left_out() -> None:
    assert bars("species=rat") == {
        "evidence": {"animal_experiment": 2},
        "species": {"mouse": 1, "rat": 2},
        "voice": {"study": 1, "article": 1},
        "status": {"cited": 1, "unresolved": 1},
    }


@pytest.mark.parametrize("facet", ["evidence", "voice", "status"])
@pytest.mark.parametrize("query", ["", "species=rat", "q=trust", "condition=-anxiety"])
def test_where_a_claim_has_one_value_the_bars_add_up(facet: str, query: str) -> None:
    assert sum(bars(query)[facet].values()) == len(view(query).claims)


def test_a_bar_is_chosen_when_it_alone_is_filtered_by() -> None:
    def chosen(query: str) -> list[str]:
        return [b.value for f in facet_charts(view(query)) for b in f.bars if b.chosen]

    assert chosen("") == []
    assert chosen("species=rat") == ["rat"]
    assert chosen("species=rat,human") == []
    assert chosen("species=-rat") == []


def test_what_differs_from_its_source() -> None:
    every, rats = view(), view("species=rat")
    # s-01 and s-04, which one remark concerns; neither a confirmation nor a misprint differs
    assert every.store.totals(every.filters).differing == 2
    assert rats.store.totals(rats.filters).differing == 0


def test_where_to_start_and_where_claims_disagree() -> None:
    assert [node.id for node in starting_points(view())][:3] == ["oxytocin", "anxiety", "dopamine"]
    assert [(e.subject, e.object) for e in disputed_edges(view())] == [("oxytocin", "anxiety")]
    assert disputed_edges(view("species=rat")) == ()


def test_the_page_says_it_in_words() -> None:
    page = parse(overview_html(view()))
    assert [words(li) for li in find(page, "tally")[0]] == [
        "4 people",  # with the review of studies in people
        "3 animals",
        "1 cells in a dish",
        "2 no study, or not stated",
    ]
    text = words(page)
    assert "2 publications stand behind 7 of them; for the rest no source was found." in text
    assert "For 2 claims we note where the article differs from its source" in text
    (row,) = (b for b in find(page, "bar-row") if b.get("data-filter-value") == "animal_experiment")
    assert words(row) == "animal experiment 3"
    (meter,) = row.iter("meter")
    assert (meter.get("max"), meter.get("value")) == ("10", "3")


def test_without_claims_it_shows_the_way_back() -> None:
    page = parse(overview_html(view("species=rat&evidence=review")))
    assert "No claim passes all these filters" in words(page)
    assert not find(page, "bar-row")


def test_nothing_of_a_text_becomes_markup() -> None:
    assert not dangers(overview_html(view()))
    assert "Trust & <hormones>" in words(parse(overview_html(view())))
