from __future__ import annotations

import re

import pytest

from components.core.state import VIEWS, decode
from components.core.view import View, visible
from components.server.fragments import view_fragment
from components.shell.print_page import print_page_html, printed_claims
from tests.sample import sample

ATLAS = sample()


def view_of(query: str) -> View:
    return visible(ATLAS, decode(query, ATLAS).state)


def cards(html: str) -> list[str]:
    return re.findall(r'<article class="claim [^>]*data-claim="([^"]+)"', html)


def puts(html: str) -> list[str]:
    return re.findall(r'data-put="(\w+)"', html)


def test_with_nothing_selected_every_claim_of_the_view_is_printed() -> None:
    for query in ("", "species=human", "view=table&sort=-species"):
        view = view_of(query)
        html = print_page_html(view)
        assert cards(html) == [claim.id for claim in view.claims] != []
        assert view.text in html


def test_a_selected_node_is_printed_with_all_its_claims() -> None:
    view = view_of("select=oxytocin")
    wanted = {c.id for c in ATLAS.active_claims if "oxytocin" in (c.subject, c.object)}
    html = print_page_html(view)
    assert wanted <= set(cards(html))
    assert len(cards(html)) == len(set(cards(html)))
    assert "data-more" not in html


def test_a_selected_edge_is_printed_as_its_panel() -> None:
    html = print_page_html(view_of("select=oxytocin.decreases.anxiety"))
    assert set(cards(html)) >= {"s-01", "s-02"}
    assert "in the order of the articles" not in html


@pytest.mark.parametrize("name", ["compare", "paths"])
def test_views_of_a_part_print_the_claims_of_that_part(name: str) -> None:
    ends = {"paths": "from=magnesium&to=social-anxiety", "compare": "a=social-anxiety&b=anxiety"}
    view = view_of(f"view={name}&{ends[name]}")
    told = printed_claims(view)
    assert told
    assert set(told) < set(view.claims)
    assert cards(print_page_html(view)) == [claim.id for claim in told]


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_has_the_places_that_the_browser_fills(name: str) -> None:
    found = puts(print_page_html(view_of(f"view={name}")))
    assert ("drawing" in found) == (name not in ("matrix", "table"))
    assert ("words" in found) == (name in ("matrix", "paths", "compare"))
    assert found[-2:] == ["date", "address"]


def test_where_nothing_passes_the_paper_says_so() -> None:
    html = print_page_html(view_of("q=zzzz"))
    assert "No claim passes the filters." in html
    assert cards(html) == []


def test_articles_are_named_with_their_address_and_all_text_is_escaped() -> None:
    html = print_page_html(view_of(""))
    for article in ATLAS.articles.values():
        assert article.url.replace("&", "&amp;") in html
    assert "<script" not in html
    assert "<i>" not in html
    assert f"version {ATLAS.version}" in html


def test_a_walk_prints_its_narration() -> None:
    walk = next(iter(ATLAS.pathways.values()))
    html = print_page_html(view_of(f"walk={walk.id}&step=1"))
    assert walk.steps[0].narration in html


def test_printing_needs_nothing_that_the_screen_does_not_have() -> None:
    """The screen's panel stays in pages; only paper gets all of it."""
    assert "printed" not in view_fragment(ATLAS, "select=oxytocin")
