"""The API: what it answers, what it refuses, and that its descriptions are true."""

from __future__ import annotations

import io
import json
import urllib.request

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from app import create_app
from components.api.examples import snippets
from components.api.openapi import network_formats, openapi
from components.api.routes import ApiError, ApiQuery, extract, parse_query
from components.core.state import FIELDS, decode
from components.core.view import visible
from data.exports.claims_json import schema
from data.exports.formats import FORMATS, export
from data.exports.remarks import REMARK_FORMATS
from tests.components.api.conftest import ATLAS, HOME, fetch_json
from tests.sample import sample

# Lists.


@pytest.mark.parametrize("query", ["", "species=human", "condition=anxiety,-social-anxiety", "q=o"])
def test_the_lists_hold_what_the_page_shows(client: FlaskClient, query: str) -> None:
    view = visible(ATLAS, decode(query, ATLAS).state)
    claims = fetch_json(client, f"/api/claims?{query}")
    assert [row["id"] for row in claims["claims"]] == [claim.id for claim in view.claims]
    assert claims["total"] == len(view.claims)
    assert claims["about"]["shown"] == view.text
    nodes = fetch_json(client, f"/api/nodes?{query}")["nodes"]
    assert [row["id"] for row in nodes] == [node.id for node in view.nodes]
    references = fetch_json(client, f"/api/references?{query}")["references"]
    assert {row["id"] for row in references} >= {c.reference for c in view.claims} - {""}


def test_all_is_all_whatever_the_filters(client: FlaskClient) -> None:
    found = fetch_json(client, "/api/claims?species=rat&scope=all")
    assert found["total"] == len(ATLAS.active_claims)
    assert found["about"]["address"] == HOME


@pytest.mark.parametrize("limit", [1, 3, 4, 10, 1000])
def test_the_pages_together_are_the_whole(client: FlaskClient, limit: int) -> None:
    address, ids, pages = f"/api/claims?q=o&limit={limit}", [], 0
    while address:
        found = fetch_json(client, address)
        assert len(found["claims"]) <= limit
        ids += [row["id"] for row in found["claims"]]
        address, pages = found["next"], pages + 1
    assert ids == [c.id for c in visible(ATLAS, decode("q=o", ATLAS).state).claims]
    assert pages == -(-len(ids) // limit)


def test_beyond_the_end_there_is_nothing(client: FlaskClient) -> None:
    found = fetch_json(client, "/api/nodes?offset=100")
    assert (found["nodes"], found["next"]) == ([], None)


def test_the_rest_is_linked_in_the_header_too(client: FlaskClient) -> None:
    answer = client.get("/api/claims?limit=2&scope=all")
    assert answer.headers["Link"] == f'<{answer.json["next"]}>; rel="next"'
    assert "scope=all" in answer.json["next"]


def test_what_means_nothing_is_named(client: FlaskClient) -> None:
    found = fetch_json(client, "/api/claims?condition=nowhere&zzz=1")
    assert [(one["field"], one["value"]) for one in found["dropped"]] == [
        ("condition", "nowhere"),
        ("zzz", "1"),
    ]
    assert "zzz=1" in found["about"]["left_out"]


# Files.


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_served_as_it_is_written(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/api/download.{name}?species=human")
    found, _ = extract(ATLAS, ApiQuery("species=human"), HOME)
    assert answer.data == export(name, found)
    assert answer.mimetype == FORMATS[name].mimetype
    shown = f"pathway-explorer-{ATLAS.version}-{len(found.claims)}-of-10-claims.{name}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{shown}"'


@pytest.mark.parametrize("name", network_formats())
def test_networks_have_an_address_of_their_own(client: FlaskClient, name: str) -> None:
    assert client.get(f"/api/graph.{name}").data == client.get(f"/api/download.{name}").data


@pytest.mark.parametrize("path", ["graph.csv", "download.xls", "graph.", "download.CSV"])
def test_an_unknown_format_is_told_the_known_ones(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 404
    if not path.endswith("."):
        assert "graphml" in answer.json["error"]


# Manners.


@pytest.mark.parametrize("path", ["claims", "graph.cx2", "download.csv", "schema.json"])
def test_unchanged_data_are_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(f"/api/{path}")
    tag = first.headers["ETag"]
    assert ATLAS.digest in tag
    again = client.get(f"/api/{path}", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(f"/api/{path}?species=rat").headers["ETag"]
    assert (other == tag) == (path == "schema.json")


def test_the_tag_tells_a_dataset_from_another() -> None:
    other = sample(ATLAS.active_claims[:4])
    tags = {
        create_app(atlas).server.test_client().get("/api/claims").headers["ETag"]
        for atlas in (ATLAS, other)
    }
    assert len(tags) == 2


@pytest.mark.parametrize(
    "path", ["", "claims", "graph.cx2", "graph.nope", "nowhere", "claims?limit=x"]
)
def test_other_sites_may_read_every_answer(client: FlaskClient, path: str) -> None:
    assert client.get(f"/api/{path}").headers["Access-Control-Allow-Origin"] == "*"
    asked_before = client.options(f"/api/{path}").headers
    assert asked_before["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_other_sites_may_read_nothing_else(client: FlaskClient) -> None:
    for path in ("/", "/_view", "/claims"):
        assert "Access-Control-Allow-Origin" not in client.get(path).headers


def test_a_head_is_the_answer_without_its_body(client: FlaskClient) -> None:
    head, got = client.head("/api/claims"), client.get("/api/claims")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == got.headers["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_changed(client: FlaskClient, method: str) -> None:
    answer = getattr(client, method)("/api/claims")
    assert answer.status_code == 405
    assert answer.json["error"].endswith(".")


@pytest.mark.parametrize(
    "query",
    [
        *("limit=0", "limit=1001", "limit=x", "limit=", "limit=1.5", "limit=%C2%B2", "limit=-1"),
        *("offset=-1", "offset=x", "offset=99999999999", "scope=", "scope=some"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_with_a_sentence(
    client: FlaskClient, query: str
) -> None:
    answer = client.get(f"/api/claims?{query}")
    assert answer.status_code == 400
    assert answer.json["error"].endswith(".")
    with pytest.raises(ApiError):
        parse_query(query)


def test_the_fields_of_the_api_are_none_of_the_page() -> None:
    assert not {"scope", "limit", "offset"} & {one.name for one in FIELDS}
    found = parse_query("species=rat&limit=5&q=a%26b&offset=7&scope=all")
    assert found == ApiQuery("species=rat&q=a%26b", "all", 5, 7)


@pytest.mark.parametrize(
    "query",
    [
        "offset=3&limit=2&q=o&species=-rat",
        "q=o&offset=3&species=-rat&limit=2",
        "limit=2&q=o&species=-rat&offset=3",
        "q=o&species=-rat&limit=2&offset=3&offset=0&limit=1",
        "q=o&%6Fffset=%33&species=-rat&limit=2",
    ],
)
def test_the_fields_of_the_api_may_stand_anywhere_and_the_first_of_a_name_counts(
    client: FlaskClient, query: str
) -> None:
    assert parse_query(query) == ApiQuery("q=o&species=-rat", "shown", 2, 3)
    whole = fetch_json(client, "/api/claims?q=o&species=-rat")
    found = fetch_json(client, f"/api/claims?{query}")
    assert found["claims"] == whole["claims"][3:5] != []
    assert (found["total"], found["dropped"]) == (whole["total"], [])
    assert found["next"] is None or found["next"].count("ffset=") == 1


# Descriptions.


def test_the_schema_is_served(client: FlaskClient) -> None:
    answer = client.get("/api/schema.json")
    assert answer.json == schema()
    Draft202012Validator(answer.json).validate(client.get("/api/download.json").json)


def test_the_description_names_every_address(client: FlaskClient) -> None:
    described = fetch_json(client, "/api/openapi.json")
    assert described == openapi(ATLAS, HOME)
    assert described["openapi"] == "3.1.0"
    for path, operations in described["paths"].items():
        for name in (*FORMATS, *REMARK_FORMATS) if "{format}" in path else ("",):
            formats = [one for one in operations["get"]["parameters"] if one["in"] == "path"]
            known = all(name in one["schema"]["enum"] for one in formats)
            answer = client.get(path.replace("{format}", name))
            assert answer.status_code == (200 if known else 404)
            if known:
                assert answer.mimetype in operations["get"]["responses"]["200"]["content"]


def test_every_reference_in_the_description_leads_somewhere() -> None:
    described = openapi(ATLAS, HOME)
    text = json.dumps(described)
    for name in {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert name in described["components"]["schemas"]
    assert "#/$defs" not in text


def test_the_page_shows_every_format_and_example(client: FlaskClient) -> None:
    answer = client.get("/api/")
    assert answer.status_code == 200
    for name in FORMATS:
        assert f".{name}?scope=all" in answer.text
    for name in REMARK_FORMATS:
        assert f"api/checks.{name}?scope=all" in answer.text
    for snippet in snippets(HOME):
        assert snippet.purpose in answer.text


def test_the_example_in_python_works(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []

    def urlopen(address: str) -> io.BytesIO:
        opened.append(address)
        return io.BytesIO(client.get(address).data)

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    [code] = [one.code for one in snippets(HOME) if one.language == "Python"]
    exec(code, {})  # our own words, from the page
    shown = visible(ATLAS, decode("condition=anxiety&species=human", ATLAS).state).claims
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        claim.id for claim in shown
    ]
    assert opened[0].startswith(HOME)


def test_the_addresses_in_the_other_examples_answer(client: FlaskClient) -> None:
    for snippet in snippets(HOME):
        address = snippet.code.partition('"')[2].partition('"')[0]
        assert client.get(address).status_code == 200
