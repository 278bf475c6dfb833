from __future__ import annotations

import re
from typing import Any

import pytest
from dash import dcc, html
from flask.testing import FlaskClient
from lxml import html as lxml_html

from app import create_app
from components.core.state import decode
from components.core.view import visible
from components.server.prerender import Element, html_elements, prerender
from data.model import Atlas
from tests.components.markup import find, parse, words
from tests.data.store.reference import facet_index
from tests.sample import sample

ATLAS = sample()
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(ATLAS).server.test_client()


def opened(client: FlaskClient, address: str) -> Any:
    """What stands on the page of an address before any script has run."""
    return lxml_html.document_fromstring(client.get(address).text)


def by_id(root: Any, name: str) -> Any:
    (found,) = root.xpath(f"//*[@id='{name}']")
    return found


@pytest.mark.parametrize(
    ("query", "sentence", "heading"),
    [
        ("", "All 10 claims", "What is claimed, by whom, on what evidence?"),
        ("condition=anxiety", "5 of 10 claims · about anxiety", "What is claimed, by whom"),
        ("select=oxytocin.decreases.anxiety", "All 10 claims", "oxytocin decreases anxiety"),
        ("select=trust", "All 10 claims", "trust"),
        ("view=reading&select=s-05", "All 10 claims", "dopamine increases trust"),
        ("select=nobody", "All 10 claims", "What is claimed, by whom"),
    ],
)
def test_an_address_is_told_before_the_scripts(
    client: FlaskClient, query: str, sentence: str, heading: str
) -> None:
    root = opened(client, f"/?{query}")
    assert words(root.xpath("//h1")[0]) == "Pathway Explorer"
    assert words(find(root, "subtitle")[0]) == ATLAS.title
    assert words(by_id(root, "caption")).replace("×", "").startswith(sentence)
    assert words(by_id(root, "panel-body").xpath(".//h2")[0]).startswith(heading)
    assert "Loading..." not in root.text_content()


def test_the_first_quote_of_a_selection_is_there(client: FlaskClient) -> None:
    root = opened(client, "/?select=s-05")
    panel = by_id(root, "panel")
    assert words(find(panel, "claim")[0].find_class("quote")[0]).strip("“”") == (
        ATLAS.claims["s-05"].quote
    )
    assert "has-selection" in panel.get("class")
    assert "has-selection" not in by_id(opened(client, "/"), "panel").get("class")


def test_what_the_page_is_and_that_it_is_being_drawn(client: FlaskClient) -> None:
    root = opened(client, "/?select=trust&species=human")
    stage = find(root, "stage")[0]
    assert words(find(stage, "opening-what")[0]).count(". ") == 1
    assert words(find(stage, "opening-now")[0]) == "Drawing the network …"
    assert "hidden" not in by_id(root, "empty").attrib
    links = [a.get("href") for a in find(stage, "opening")[0].iter("a")]
    assert set(links) == {"?select=trust&species=human", "claims?select=trust&species=human"}


def test_views_in_words_wait_in_their_own_place(client: FlaskClient) -> None:
    root = opened(client, "/?view=table")
    assert words(find(by_id(root, "words"), "opening-now")[0]) == "Opening the claims …"
    assert root.xpath("//body")[0].get("data-view") == "table"
    pressed = root.xpath("//*[@data-view and @aria-pressed='true']")
    assert [button.get("data-view") for button in pressed] == ["table"]


def test_the_filters_are_there_and_nothing_can_be_done_with_them_yet(client: FlaskClient) -> None:
    place = by_id(opened(client, "/?condition=anxiety"), "filters")
    assert len(find(place, "value")) == sum(map(len, facet_index(ATLAS).values()))
    assert [b.get("data-value") for b in place.xpath(".//*[@aria-pressed='true']")] == ["anxiety"]
    assert "inert" in place.attrib


def test_without_scripts_the_plain_list_has_the_same_query(client: FlaskClient) -> None:
    text = client.get("/?q=trust&species=human").text
    (inside,) = re.findall(r"<noscript>(.*?)</noscript>", text, re.DOTALL)
    links = ["claims?species=human&q=trust", "references", "method"]
    assert parse(inside).xpath(".//a/@href") == links
    assert "JavaScript" in inside


def test_the_real_page_comes_first(client: FlaskClient) -> None:
    """Scripts look for ids: they must find what Dash made, not what stands in for it."""
    body = opened(client, "/").xpath("//body")[0]
    first, second = body[0], body[1]
    assert (first.get("id"), len(first)) == ("react-entry-point", 0)
    assert second.get("id") == "start"


@pytest.mark.parametrize("field", ["q", "select", "condition", "view", "theme", "zzz"])
def test_nothing_of_an_address_is_markup(client: FlaskClient, field: str) -> None:
    for payload in (SCRIPT, '"><img src=x onerror=alert(1)>', "{{7*7}}", "]]>--></noscript>"):
        text = client.get("/", query_string={field: payload}).text
        root = lxml_html.document_fromstring(text)
        assert not root.xpath("//script[contains(., 'alert')]")
        assert not root.xpath("//*[@onerror]")
        assert text.count("</noscript>") == 1


def test_every_asset_of_the_page_answers(client: FlaskClient) -> None:
    root = opened(client, "/")
    addresses = [*root.xpath("//link[not(@as='fetch')]/@href"), *root.xpath("//script/@src")]
    assert len(addresses) < 20
    for address in addresses:
        assert client.get(address).status_code == 200, address
    assert not [a for a in addresses if "dash_table" in a]


def test_only_html_stands_in_for_the_page() -> None:
    tree = html_elements(
        html.Div(
            [
                dcc.Store(id="state"),
                html.Label("Search", htmlFor="search", className="sr-only"),
                dcc.Input(id="search", type="search", maxLength=9),
                html.Dialog(html.P("closed")),
                html.Div("canvas", role="application"),
                html.Ul([html.Li(n) for n in (1, "two")], hidden=True, tabIndex=-1),
                None,
            ]
        )
    )
    label, box, things = tree.children
    assert label == Element("label", {"for": "search", "class": "sr-only"}, ("Search",))
    assert isinstance(box, Element)
    assert box.children == (
        Element(
            "input",
            {"id": "search", "type": "search", "maxlength": "9", "class": "dash-input-element"},
            (),
        ),
    )
    assert isinstance(things, Element)
    assert things.attributes == {"hidden": "", "tabindex": "-1"}
    assert [c.children for c in things.children if isinstance(c, Element)] == [("1",), ("two",)]


@pytest.mark.parametrize("component", [dcc.Store(id="state"), html.Dialog("closed")])
def test_what_is_no_html_cannot_stand_in(component: Any) -> None:
    with pytest.raises(ValueError, match="no HTML"):
        html_elements(component)


def test_a_walk_is_shown_only_while_it_is_on() -> None:
    page = html_elements(html.Div(html.Section(id="walk", hidden=True)))

    def section(query: str) -> Any:
        return by_id(parse(prerender(page, visible(ATLAS, decode(query, ATLAS).state))), "walk")

    assert "hidden" in section("").attrib
    assert "hidden" not in section("walk=calm").attrib
    assert "It eases." in words(section("walk=calm"))


def test_the_shipped_page_is_small(shipped: Atlas) -> None:
    page = create_app(shipped).server.test_client().get("/?select=oxytocin")
    assert len(page.data) < 250_000


def test_a_page_is_the_same_when_it_is_asked_for_again() -> None:
    client = create_app(ATLAS).server.test_client()
    once, again, other = (
        client.get(f"/?select={node}").text for node in ("oxytocin", "oxytocin", "dopamine")
    )
    assert "<title>oxytocin" in once
    assert "<title>oxytocin" in again
    assert "<title>dopamine" in other
    layout = client.get("/_dash-layout")
    assert layout.json["props"]["className"] == "page"
    known = {"If-None-Match": layout.headers["ETag"]}
    assert client.get("/_dash-layout", headers=known).status_code == 304
