from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.core.state import VIEWS, ViewState, encode, state_dict
from data.model import Atlas
from tests.components.markup import dangers, find, parse, words
from tests.data.store.reference import facet_index
from tests.sample import CLAIMS, SCRIPT, sample

ATLAS = sample()
GARBAGE = "select=%00%ff<script>&condition=,,-,--&q=" + quote("\u202e💥<b>'\"") + "&&&=&%&\xff&a=b"
GARBAGE += "&x" * ((3000 - len(GARBAGE)) // 2)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(ATLAS).server.test_client()


def asked(client: FlaskClient, path: str) -> Any:
    """The JSON at a path; AssertionError if it is none."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer.mimetype == "application/json"
    return json.loads(answer.data)


def cards(html: str) -> list[str]:
    return [card.get("data-claim") for card in find(parse(html), "claim")]


# Headers.


@pytest.mark.parametrize(
    ("path", "mimetype"),
    [
        ("/_view", "application/json"),
        ("/_view?", "application/json"),
        ("/_panel?select=oxytocin", "application/json"),
        ("/_cards?offset=0&select=oxytocin", "text/html"),
        ("/_search?q=trust", "text/html"),
    ],
)
def test_an_answer_says_what_it_is_and_is_asked_for_again(
    client: FlaskClient, path: str, mimetype: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == mimetype
    assert answer.headers["Content-Type"].endswith("charset=utf-8") or mimetype.endswith("json")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.get_etag()[0]


@pytest.mark.parametrize("path", ["/_view?select=trust", "/_panel?select=trust", "/_search?q=a"])
def test_what_the_browser_has_already_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    other = client.get(path, headers={"If-None-Match": '"something else"'})
    assert other.status_code == 200
    assert other.data == first.data


def test_another_dataset_has_another_etag() -> None:
    def etag(atlas: Atlas) -> str:
        return create_app(atlas).server.test_client().get("/_view").headers["ETag"]

    assert etag(ATLAS) != etag(replace(ATLAS, digest="other"))
    assert etag(ATLAS) != etag(replace(ATLAS, version="2027.1.0"))


def test_an_answer_that_reads_differently_has_another_etag(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A new version of the program with the same data must not leave old panels on screen."""
    before = create_app(ATLAS).server.test_client().get("/_view?select=trust")
    monkeypatch.setattr(
        "components.evidence.panel.panel_html", lambda view: "<p>a new template</p>"
    )
    after = create_app(ATLAS).server.test_client().get("/_view?select=trust")
    assert before.data != after.data
    assert before.headers["ETag"] != after.headers["ETag"]


def test_only_reading_is_answered(client: FlaskClient) -> None:
    assert client.post("/_view").status_code == 405
    assert client.head("/_view").status_code == 200


# The View.


def test_the_view_of_the_bare_address(client: FlaskClient) -> None:
    found = asked(client, "/_view?")
    assert found["state"] == state_dict(ViewState())
    assert found["query"] == ""
    assert found["title"] == "Pathway Explorer"
    assert words(parse(found["caption"])) == "All 10 claims"
    assert found["notice"] == ""
    assert found["positions"] is None
    assert set(found["shown"]["edges"]) == set(ATLAS.edges)
    assert found["counts"] == {
        name: {value: len(claims) for value, claims in values.items()}
        for name, values in facet_index(ATLAS).items()
    }


def test_the_view_of_a_full_address(client: FlaskClient) -> None:
    state = ViewState.of(select="s-01", species=("human", "-rat"), q="oxytocin", layout="circle")
    found = asked(client, f"/_view?{encode(state)}")
    assert found["state"] == state_dict(state)
    assert found["query"] == encode(state)
    assert found["title"].startswith("oxytocin decreases anxiety · ")
    assert found["shown"]["edges"] == {
        "oxytocin.decreases.anxiety": 1,
        "oxytocin.no_effect_on.trust": 1,
    }
    assert set(found["positions"]) == set(ATLAS.nodes) - {"memory"}
    assert cards(found["panel"])[0] == "s-01"


def test_the_answer_is_canonical(client: FlaskClient) -> None:
    found = asked(client, "/_view?layout=flow&species=human,human&select=trust&zzz=1")
    assert found["query"] == "select=trust&species=human"
    assert "zzz" in found["notice"]
    assert asked(client, f"/_view?{found['query']}")["notice"] == ""


def test_the_panel_alone_is_that_of_the_view(client: FlaskClient) -> None:
    for selected in ("", *ATLAS.nodes, *ATLAS.edges, *ATLAS.claims):
        query = f"select={selected}&species=-rat"
        view, panel = asked(client, f"/_view?{query}"), asked(client, f"/_panel?{query}")
        assert panel == {"panel": view["panel"], "title": view["title"]}


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_an_answer_for_every_kind_of_selection(
    client: FlaskClient, view: str
) -> None:
    for selected in ("", "oxytocin", "memory", "oxytocin.decreases.anxiety", "s-01", "s-11"):
        found = asked(client, f"/_view?view={view}&select={selected}")
        assert found["state"]["view"] == view


@pytest.mark.parametrize(
    "query",
    [
        "walk=calm",
        "walk=calm&step=1",
        "walk=calm&step=2",
        "walk=calm&step=3",
        "walk=bond&step=999",
        "step=2",
        "view=paths&from=magnesium&to=trust",
        "view=paths&from=trust&to=trust",
        "view=paths&from=memory",
        "view=compare&a=anxiety",
        "view=compare&a=anxiety&b=anxiety",
        "view=compare&a=anxiety&b=social-anxiety",
        "view=brain&layout=force",
        "view=matrix&q=nowhere",
        "view=table&species=rat&evidence=human_trial",
    ],
)
def test_half_an_address_is_answered(client: FlaskClient, query: str) -> None:
    found = asked(client, f"/_view?{query}")
    assert found["query"] == asked(client, f"/_view?{found['query']}")["query"]


# Garbage.


@pytest.mark.parametrize("path", ["/_view", "/_panel"])
def test_three_thousand_characters_of_garbage(client: FlaskClient, path: str) -> None:
    assert len(GARBAGE) >= 2999
    found = asked(client, f"{path}?{GARBAGE}")
    assert dangers(found["panel"]) == []
    assert found["title"]
    if path == "/_view":
        assert dangers(found["notice"]) == []
        assert found["state"]["select"] == ""
        assert asked(client, f"/_view?{found['query']}")["state"] == found["state"]


@pytest.mark.parametrize("length", [4000, 4001, 8000])  # request_limits refuses longer ones
def test_an_address_of_any_length(client: FlaskClient, length: int) -> None:
    found = asked(client, "/_view?q=" + "x" * (length - 2))
    assert bool(found["notice"]) == (length > 4000)


@pytest.mark.parametrize(
    "query",
    [
        b"\xff\xfe",
        b"q=\xed\xa0\x80",
        b"q=%ED%A0%80",
        b"q=%00",
        b"%",
        b"&=&=",
        b"select=%F0%9F%98%80",
    ],
)
def test_bytes_that_are_no_text(client: FlaskClient, query: bytes) -> None:
    answer = client.open("/_view", environ_overrides={"QUERY_STRING": query.decode("latin-1")})
    assert answer.status_code == 200
    assert set(json.loads(answer.data)) >= {"state", "panel", "shown"}


@pytest.mark.parametrize(
    "offset",
    ["", "x", "-1", "1.5", "1e3", "%3x", "9999999", "99999999999999999999", "²", "٣", "0x1", " 1"],
)
def test_a_strange_offset_is_the_beginning(client: FlaskClient, offset: str) -> None:
    answer = client.get(f"/_cards?offset={offset}&select=dopamine")
    assert answer.status_code == 200
    assert cards(answer.text) == ["s-05", "s-10", "s-09"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("offset=0&select=dopamine", ["s-05", "s-10", "s-09"]),
        ("offset=1&select=dopamine", ["s-10", "s-09"]),
        ("offset=3&select=dopamine", []),
        ("offset=999999&select=dopamine", []),
        ("offset=0&select=dopamine&species=human", ["s-05"]),
        # Whatever position the offset has, no other field is lost.
        ("select=dopamine&species=human&offset=0", ["s-05"]),
        ("select=dopamine&offset=1&species=-human", ["s-09"]),
        ("select=dopamine&species=-human", ["s-10", "s-09"]),
        ("select=dopamine", ["s-05", "s-10", "s-09"]),
        ("&select=dopamine&&offset=2", ["s-09"]),
        ("select=dopamine&%6Fffset=%31", ["s-10", "s-09"]),
        # Of a repeated field the first counts; one that is no number is the beginning.
        ("offset=1&select=dopamine&offset=2", ["s-10", "s-09"]),
        ("select=dopamine&offset=2&offset=1", ["s-09"]),
        ("select=dopamine&offset=x&offset=2", ["s-05", "s-10", "s-09"]),
        ("select=dopamine&offset", ["s-05", "s-10", "s-09"]),
        ("select=dopamine&xoffset=2", ["s-05", "s-10", "s-09"]),
        ("offset=0&select=s-01", []),
        ("offset=0", []),
        ("", []),
        ("&&&", []),
        ("<script>", []),
    ],
)
def test_the_next_cards(client: FlaskClient, query: str, found: list[str]) -> None:
    answer = client.get(f"/_cards?{query}")
    assert answer.status_code == 200
    assert cards(answer.text) == found


def test_the_next_rows_keep_every_field_wherever_the_offset_stands(client: FlaskClient) -> None:
    fields = ("view=table", "species=-human", "q=oxytocin")
    plain = client.get("/_rows?" + "&".join(fields)).text
    assert plain != client.get("/_rows?view=table").text
    for at in range(len(fields) + 1):
        query = "&".join((*fields[:at], "offset=0", *fields[at:]))
        assert client.get(f"/_rows?{query}").text == plain


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=",
        "q=%00",
        "x=1",
        "q=a&q=b",
        "q=%ff",
        GARBAGE,
        "q=" + quote(SCRIPT),
        "q=" + "x" * 5000,
    ],
)
def test_a_strange_search(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/_search?{query}")
    assert answer.status_code == 200
    assert dangers(answer.text) == []
    assert "<script" not in answer.text


def test_a_search(client: FlaskClient) -> None:
    found = parse(client.get("/_search?q=5-ht").text)
    assert [o.get("data-option") for o in found.iter("li")][:2] == ["serotonin", "s-06"]
    assert client.get("/_search?q=").text == ""


# The page itself.


@pytest.mark.parametrize(
    "query", ["", "select=trust", GARBAGE, 'q="><script>alert(1)</script>', "theme=dark"]
)
def test_the_page_has_a_head_of_its_own_and_only_dashs_scripts(
    client: FlaskClient, query: str
) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 200
    assert "alert(1)" not in answer.text.replace(
        "&lt;script&gt;alert(1)&lt;/script&gt;", ""
    ).replace(quote("<script>alert(1)</script>"), "")
    assert ('data-theme="dark"' in answer.text) == (query == "theme=dark")
    head = answer.text.split("</head>")[0]
    assert ("<title>trust · Pathway Explorer</title>" in head) == (query == "select=trust")


def test_two_apps_do_not_share_their_answers() -> None:
    other = sample(CLAIMS[:1])
    one, two = (create_app(atlas).server.test_client() for atlas in (ATLAS, other))
    assert len(asked(one, "/_view")["shown"]["edges"]) == 9
    assert len(asked(two, "/_view")["shown"]["edges"]) == 1


def test_the_shipped_dataset_answers_for_every_element(shipped: Atlas) -> None:
    client = create_app(shipped).server.test_client()
    for selected in (*shipped.nodes, *shipped.edges):
        assert asked(client, f"/_panel?select={selected}")["panel"]
