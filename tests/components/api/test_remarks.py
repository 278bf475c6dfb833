from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient
from lxml import html

from components.api.openapi import openapi
from components.api.query import ApiError, ApiQuery, parse_query
from components.api.remarks import remark_extract, remark_file
from data.exports.csv_table import BOM
from data.exports.remarks import COLUMNS, REMARK_FORMATS
from tests.components.api.conftest import ATLAS, HOME, fetch_json

QUERIES = (
    "",
    "check=differs",
    "check=-differs&severity=detail,unstated",
    "severity=meaning&article=a-news",
    "q=script",
    "article=b-blog",
    "check=unstated",
)


def shown(client: FlaskClient, query: str) -> list[str]:
    """The ids of the remarks that the page shows, and of their sentences."""
    root = html.document_fromstring(client.get(f"/fact-check?{query}").text)
    return [str(item.get("id")) for item in root.find_class("noted")]


@pytest.mark.parametrize("query", QUERIES)
def test_list_and_files_hold_exactly_what_the_page_shows(client: FlaskClient, query: str) -> None:
    on_page = shown(client, query)
    listed = fetch_json(client, f"/api/checks?{query}")
    assert [row["id"] for row in listed["checks"]] == on_page
    assert listed["total"] == len(on_page)
    assert fetch_json(client, f"/api/checks.json?{query}")["checks"] == listed["checks"]
    text = client.get(f"/api/checks.csv?{query}").data.decode().removeprefix(BOM)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [row["id"] for row in listed["checks"]]


def test_a_row_has_the_columns_that_are_described(client: FlaskClient) -> None:
    rows = fetch_json(client, "/api/checks")["checks"]
    assert [list(row) for row in rows] == [list(COLUMNS)] * 3
    described = openapi(ATLAS, HOME)["components"]["schemas"]["remark"]
    assert described["required"] == list(COLUMNS)


def test_a_list_says_what_it_holds_and_where_it_is_from(client: FlaskClient) -> None:
    about = fetch_json(client, "/api/checks?check=differs&severity=wrong")["about"]
    assert about["shown"] == "1 remark on 1 sentence · against the source: differs"
    assert about["address"] == f"{HOME}fact-check?check=differs"
    assert about["left_out"] == "severity=wrong is none of meaning, detail, unstated"
    assert fetch_json(client, "/api/checks")["about"]["address"] == f"{HOME}fact-check"


def test_all_is_all_whatever_the_filters(client: FlaskClient) -> None:
    found = fetch_json(client, "/api/checks?check=differs&severity=wrong&scope=all")
    assert found["total"] == 3
    assert found["about"]["address"] == f"{HOME}fact-check"
    assert "left_out" not in found["about"]


def test_the_pages_together_are_the_whole(client: FlaskClient) -> None:
    address, ids = "/api/checks?severity=-meaning&limit=1", []
    while address:
        answer = client.get(address)
        ids += [row["id"] for row in answer.json["checks"]]
        address = answer.json["next"]
        assert answer.headers.get("Link") == (f'<{address}>; rel="next"' if address else None)
    assert ids == ["check-003", "check-002"]


def test_what_means_nothing_is_named(client: FlaskClient) -> None:
    found = fetch_json(client, "/api/checks?severity=wrong&zzz=1&check=nope")
    assert {(one["field"], one["value"]) for one in found["dropped"]} == {
        *(("severity", "wrong"), ("zzz", "1"), ("check", "nope"))
    }


@pytest.mark.parametrize("name", REMARK_FORMATS)
def test_a_file_is_served_as_it_is_written(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/api/checks.{name}?severity=meaning")
    remarks, _ = remark_extract(ATLAS, ApiQuery("severity=meaning"), HOME)
    assert answer.data == REMARK_FORMATS[name].write(remarks).encode()
    assert answer.mimetype == REMARK_FORMATS[name].mimetype
    file = f'filename="pathway-explorer-{ATLAS.version}-remarks.{name}"'
    assert answer.headers["Content-Disposition"] == f"attachment; {file}"
    again = client.get(answer.request.url, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("name", ["xls", "CSV", "md"])
def test_an_unknown_format_is_told_the_known_ones(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/api/checks.{name}")
    assert answer.status_code == 404
    assert answer.json["error"] == "There is no such format. There are: csv, json."
    with pytest.raises(ApiError):
        remark_file(ATLAS, name, "", HOME)


@pytest.mark.parametrize("query", ["limit=0", "offset=x", "scope=some"])
def test_a_value_that_cannot_be_read_is_refused(client: FlaskClient, query: str) -> None:
    for path in ("checks", "checks.csv"):
        answer = client.get(f"/api/{path}?{query}")
        assert answer.status_code == 400
        assert answer.json["error"].endswith(".")
    with pytest.raises(ApiError):
        parse_query(query)


def test_severity_is_described_where_it_is_read() -> None:
    paths = openapi(ATLAS, HOME)["paths"]
    having = {
        path
        for path, operations in paths.items()
        if "severity" in [one["name"] for one in operations["get"]["parameters"]]
    }
    assert having == {"/api/checks", "/api/checks.{format}"}
