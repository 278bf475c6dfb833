"""Whatever is sent: an answer below 500, no traceback, and the headers that protect the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import create_app
from components.core.state import ViewState, state_dict
from tests.sample import sample

#: As many as elsewhere at home; in CI half of what pure functions get, for these are requests.
EXAMPLES = min(settings().max_examples, 2_500)
PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{7*7}}",
    "../../etc/passwd",
    "%00",
    "\x00",
    "\u202e",
    "%",
    "%ff%fe",
    "'\"><svg/onload=alert(1)>",
    "oxytocin.decreases.anxiety",
    "-",
    ",,",
    "9" * 400,
)
METHODS = ("GET", "GET", "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "QUX")
SERVER = create_app(sample()).server
KNOWN = sorted(
    {str(rule) for rule in SERVER.url_map.iter_rules() if "<" not in str(rule)}
    | {"/assets/core/base.css", "/assets/none.css", "/assets/", "/claim/s-01", "/api/graph.cx2"}
    | {"/api/checks.csv"}
    | {"/_dash-component-suites/dash/dcc/dash_core_components.js", "/_dash-component-suites/"}
)

texts = st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=30))
fields = st.sampled_from(
    [*state_dict(ViewState()), "offset", "limit", "m", "embed", "v", "scope", "severity", "page"]
)
pairs = st.tuples(st.one_of(fields, texts), texts).map("=".join)
queries = st.one_of(
    st.lists(pairs, max_size=4).map("&".join).map(str.encode),
    st.binary(max_size=40),
    st.sampled_from([b"q=" + b"a" * 9000, b"&" * 3000, b"=" * 100]),
)
segments = st.one_of(st.sampled_from(["", ".", "..", "assets", "claim", "api"]), texts)
paths = st.one_of(
    st.sampled_from(KNOWN),
    st.tuples(st.sampled_from(KNOWN), texts).map("/".join),
    st.lists(segments, max_size=4).map(lambda parts: "/" + "/".join(parts)),
    st.text(max_size=20).map("/{}".format),
)
callbacks = st.fixed_dictionaries(
    {},
    optional={
        name: st.one_of(st.none(), texts, st.lists(st.dictionaries(texts, texts), max_size=2))
        for name in ("output", "outputs", "inputs", "state", "changedPropIds")
    },
)
bodies = st.one_of(
    st.just(b""),
    st.binary(max_size=60),
    callbacks.map(json.dumps).map(str.encode),
    st.sampled_from([b"[" * 60_000, b" " * 70_000, b'{"output": "state.data"}']),
)
ODD = (*PAYLOADS, "", "*", "zstd", "br;q=x", "gzip, identity;q=0", '"a"', 'W/"x:zstd"', "bytes=0-")
NAMES = (
    *("Accept", "Accept-Encoding", "Accept-Language", "Content-Type", "Cookie", "Host"),
    *("If-Modified-Since", "If-None-Match", "If-Match", "Origin", "Range", "Referer"),
    *("Transfer-Encoding", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"),
)
values = st.one_of(
    st.sampled_from(ODD),
    st.sampled_from(["application/json", "text/html; charset=\u00ff", "multipart/form-data"]),
    st.text(st.characters(max_codepoint=255), max_size=20),
).map(lambda text: text.replace("\r", "").replace("\n", ""))
headers = st.dictionaries(st.sampled_from(NAMES), values, max_size=3)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    SERVER.config["PROPAGATE_EXCEPTIONS"] = False
    return SERVER.test_client()


def environment(path: str, query: bytes, sent: dict[str, str]) -> dict[str, Any]:
    """What a server hands on, without the client's own tidying up."""
    found = {"PATH_INFO": path.encode("utf-8", "replace").decode("latin-1")}
    found["QUERY_STRING"] = query.decode("latin-1")
    for name, value in sent.items():
        key = name.upper().replace("-", "_")
        found[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
    return found


@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.sampled_from(METHODS), paths, queries, bodies, headers)
def test_no_request_breaks_anything(
    client: FlaskClient, method: str, path: str, query: bytes, body: bytes, sent: dict[str, str]
) -> None:
    answer = client.open(method=method, data=body, environ_overrides=environment(path, query, sent))
    assert answer.status_code < 500, answer.text[:400]
    assert b"Traceback" not in answer.data
    if answer.status_code >= 300:  # a refusal never hands back what was sent
        assert b"<img src=x" not in answer.data
        assert b"<script>alert" not in answer.data
    assert "Content-Security-Policy" in answer.headers
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@settings(max_examples=EXAMPLES // 5)
@given(bodies)
def test_no_callback_breaks_anything(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/_dash-update-component", data=body)
    assert answer.status_code in {400, 404, 413}
    assert set(json.loads(answer.data)) == {"error"}
