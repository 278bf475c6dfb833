from __future__ import annotations

import json
from io import BytesIO

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from components.http.request_limits import (
    MAX_BODY_BYTES,
    MAX_QUERY_BYTES,
    callback_error_status,
    is_registered_asset,
    query_error_status,
)
from components.server import errors
from components.server.errors import status_sentence
from tests.sample import sample

CALLBACK = "/_dash-update-component"
SUITES = "/_dash-component-suites"


@pytest.fixture(scope="module")
def app() -> Dash:
    return create_app(sample())


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


# What is refused.


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/", b"", 0),
        ("/", b"q=" + b"a" * (MAX_QUERY_BYTES - 2), 0),
        ("/", b"q=" + b"a" * (MAX_QUERY_BYTES - 1), 414),
        ("/a\0b", b"", 400),
        ("/api", b"view=\r", 400),
        ("/api", b"view=a\nb", 400),
        ("/", b"select=%00%ff", 0),
    ],
)
def test_addresses(path: str, query: bytes, status: int) -> None:
    assert query_error_status(path, query) == status


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"null", 400),
        (b"[]", 400),
        (b'"a.b"', 400),
        (b"\xff\xfe", 400),
        (b"[" * 60_000, 400),
        (b'{"a":' * 10_000, 400),
        (b"{}", 400),
        (b'{"output": 1}', 400),
        (b'{"output": ["a.b"]}', 400),
        (b'{"output": "a.b", "inputs": {}}', 400),
        (b'{"output": "a.b", "inputs": ["x"]}', 400),
        (b'{"output": "a.b", "state": 3}', 400),
        (b'{"output": "c.d", "inputs": []}', 404),
        (b'{"output": "a.b", "inputs": [{"id": "x"}], "state": []}', 0),
        (b" " * MAX_BODY_BYTES, 413),
    ],
)
def test_bodies_of_callbacks(body: bytes, status: int) -> None:
    assert callback_error_status(body, {"a.b"}) == status


def test_only_registered_files_that_are_there_are_served(app: Dash) -> None:
    files = app.registered_paths
    known = next(path for path in files["dash_cytoscape"] if path.endswith(".js"))
    assert is_registered_asset(files, "dash_cytoscape", known)
    assert is_registered_asset(
        files, "dash_cytoscape", known.replace(".min.js", ".v1_0_2m1.min.js")
    )
    assert not is_registered_asset(files, "dash_cytoscape", "../app.py")
    assert not is_registered_asset(files, "os", known)
    assert not is_registered_asset({"nowhere": {known}}, "nowhere", known)
    assert not is_registered_asset({"dash": {"gone.js"}}, "dash", "gone.js")


@pytest.mark.parametrize("status", [400, 404, 405, 413, 414, 415, 500])
def test_every_refusal_is_a_sentence(status: int) -> None:
    assert status_sentence(status)[0].isupper()
    assert status_sentence(status).endswith(".")


# At the door.


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("POST", "/nowhere", 404),
        ("GET", "/assets", 404),
        ("GET", "/assets/none.js", 404),
        ("GET", "/assets/../app.py", 404),
        ("GET", "/assets/%2e%2e/app.py", 404),
        ("GET", "/assets/%00", 400),
        ("GET", "/_nothing", 404),
        ("GET", f"{SUITES}/dash/../../app.py", 404),
        ("GET", f"{SUITES}/dash/%2e%2e/app.py", 404),
        ("GET", f"{SUITES}/os/path.py", 404),
        ("GET", f"{SUITES}/dash/dcc/async-mathjax.js.map", 404),
        ("POST", "/_view", 405),
        ("DELETE", "/", 405),
        ("POST", "/api", 405),  # where a GET is sent on to /api/
        ("POST", "/readyz", 405),
        ("GET", f"/?q={'a' * 9000}", 414),
        ("GET", f"/_view?q={'a' * 9000}", 414),
    ],
)
def test_what_makes_no_sense_is_turned_away(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert status_sentence(status) in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert ("Allow" in answer.headers) == (status == 405)


@pytest.mark.parametrize(
    "path",
    ["/", "/_dash-layout", "/_dash-dependencies", "/_reload-hash", "/_favicon.ico", "/_view"],
)
def test_what_the_page_needs_passes(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200
    assert client.head(path).status_code == 200


def test_programs_are_told_as_json_and_readers_as_a_page(client: FlaskClient) -> None:
    program = client.get("/_nothing")
    assert json.loads(program.data) == {"error": status_sentence(404)}
    reader = client.get("/<img src=x onerror=alert(1)>")
    assert reader.mimetype == "text/html"
    assert "<img" not in reader.text
    assert 'href="/"' in reader.text


def test_no_callback_of_the_page_needs_the_server(client: FlaskClient) -> None:
    asked = {"output": "state.data", "inputs": [{"id": "state", "property": "data"}]}
    assert client.post(CALLBACK, json=asked).status_code == 404


@pytest.mark.parametrize("length", [MAX_BODY_BYTES, 10**9])
def test_a_large_body_is_refused_by_its_length_alone(client: FlaskClient, length: int) -> None:
    for path, method in ((CALLBACK, "POST"), ("/_view", "GET")):
        environment = {"CONTENT_LENGTH": str(length)}
        answer = client.open(path, method=method, environ_overrides=environment)
        assert answer.status_code == 413, path


class Endless(BytesIO):
    """A body in chunks that never ends; it counts what was read of it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size >= 0, "read without a limit"
        self.taken += size
        return b" " * size

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[:] = self.read(len(buffer))
        return len(buffer)


def test_a_body_in_chunks_is_read_no_further_than_the_limit(client: FlaskClient) -> None:
    body = Endless()
    environment = {
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "HTTP_TRANSFER_ENCODING": "chunked",
    }
    answer = client.post(CALLBACK, environ_overrides=environment)
    assert answer.status_code == 413
    assert 0 < body.taken <= 2 * MAX_BODY_BYTES


# When something breaks all the same.


@pytest.fixture
def broken(app: Dash, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client of an app whose views fail."""

    def fail() -> str:
        raise RuntimeError("secret of the machine room")

    monkeypatch.setitem(app.server.view_functions, "_view", fail)
    monkeypatch.setitem(app.server.view_functions, "/", fail)
    monkeypatch.setitem(app.server.config, "PROPAGATE_EXCEPTIONS", False)
    return app.server.test_client()


def test_a_fault_of_ours_is_told_calmly_and_noted(
    broken: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    for path in ("/_view", "/"):
        caplog.clear()
        answer = broken.get(path)
        assert answer.status_code == 500
        assert status_sentence(500) in answer.text
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text
        assert "Content-Security-Policy" in answer.headers
        assert "secret of the machine room" in caplog.text


def test_the_limits_are_those_that_the_sentences_name() -> None:
    assert MAX_BODY_BYTES == 64 * 1024
    assert MAX_QUERY_BYTES == 8_000
    assert "64 kB" in errors.SENTENCES[413]
    assert "8,000" in errors.SENTENCES[414]
