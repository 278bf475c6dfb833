from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.http.security_headers import (
    IMMUTABLE,
    content_security_policy,
    is_immutable_asset,
    security_headers,
)
from tests.sample import sample

HASH = "'sha256-abc='"
EVERYWHERE = [
    "/",
    "/_view",
    "/_dash-layout",
    "/assets/core/base.css",
    "/readyz",
    "/nowhere",
    "/_nothing",
]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(sample()).server.test_client()


def rules(policy: str) -> dict[str, list[str]]:
    """A policy as directive -> sources."""
    parts = [rule.split() for rule in policy.split(";")]
    return {name: values for name, *values in parts}


def test_only_our_own_scripts_and_the_hashed_ones_run() -> None:
    found = rules(content_security_policy([HASH]))
    assert found["script-src"] == ["'self'", HASH]
    assert found["default-src"] == ["'none'"]
    assert found["base-uri"] == ["'none'"]


def test_only_styles_may_be_inline_and_nothing_is_evaluated() -> None:
    found = rules(content_security_policy([HASH]))
    lax = {name for name, values in found.items() if "'unsafe-inline'" in values}
    assert lax == {"style-src"}
    assert not any("'unsafe-eval'" in values for values in found.values())


def test_nothing_comes_from_elsewhere() -> None:
    sources = {
        source for values in rules(content_security_policy([])).values() for source in values
    }
    assert sources == {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}


def test_only_an_embedded_page_may_stand_in_any_frame() -> None:
    assert rules(content_security_policy([]))["frame-ancestors"] == ["'self'"]
    assert rules(content_security_policy([], framed=True))["frame-ancestors"] == ["*"]
    alone, framed = security_headers([]), security_headers([], framed=True)
    assert {name for name in alone if alone[name] != framed[name]} == {"Content-Security-Policy"}


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_has_the_headers(client: FlaskClient, path: str) -> None:
    found = client.get(path).headers
    assert "script-src 'self' 'sha256-" in found["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in found["Content-Security-Policy"]
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert found["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in found["Permissions-Policy"]
    assert "Strict-Transport-Security" not in found  # whoever ends TLS says so


@pytest.mark.parametrize(
    ("query", "ancestors"),
    [
        ("embed=1", "*"),
        ("view=brain&embed=1", "*"),
        ("embed=0", "'self'"),
        ("embed=1%27", "'self'"),
        ("q=embed=1", "'self'"),
        ("q=%FF&\xff\xfe", "'self'"),
    ],
)
def test_the_address_decides_about_frames(client: FlaskClient, query: str, ancestors: str) -> None:
    policy = client.get(f"/?{query}").headers["Content-Security-Policy"]
    assert rules(policy)["frame-ancestors"] == [ancestors]


def test_every_inline_script_of_the_page_is_hashed_or_data(client: FlaskClient) -> None:
    answer = client.get("/?select=oxytocin")
    allowed = rules(answer.headers["Content-Security-Policy"])["script-src"]
    found = re.findall(r"<script([^>]*)>(.*?)</script>", answer.text, re.DOTALL)
    inline = [(attributes, text) for attributes, text in found if "src=" not in attributes]
    assert inline
    for attributes, text in inline:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        data = re.search(r'type="application/(ld\+)?json"', attributes)
        assert data or f"'sha256-{digest}'" in allowed, text[:80]
    assert not re.search(r"<[^>]+\son[a-z]+\s*=", answer.text)


# Keeping.


@pytest.mark.parametrize(
    ("asked", "modified", "same"),
    [
        (b"1795324255.5", 1795324255.5, True),
        (b"1795324255", 1795324255.0, True),
        (b"1795324255.5", 1795324256.5, False),
        (b"", 1.0, False),
        (b"nan", 1.0, False),
        (b"\xff", 1.0, False),
        (b"<script>", 1.0, False),
    ],
)
def test_a_file_lasts_only_under_its_own_date(asked: bytes, modified: float, same: bool) -> None:
    assert is_immutable_asset(asked, modified) is same


def test_files_are_kept_for_ever_under_the_address_that_the_page_gives(
    client: FlaskClient,
) -> None:
    page = client.get("/").text
    links = re.findall(r'(?:src|href)="(/[^"]+(?:\?m=|\.v\d)[^"]*)"', page)
    assert len(links) > 5
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200, link
        assert answer.headers["Cache-Control"] == IMMUTABLE, link


@pytest.mark.parametrize(
    "path", ["/assets/core/base.css", "/assets/core/base.css?m=1", "/assets/core/base.css?m="]
)
def test_other_files_are_asked_for_again(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-cache"
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("encoding", ["zstd", "br", "gzip", "identity"])
@pytest.mark.parametrize("path", ["/_view", "/_panel?select=oxytocin", "/_dash-layout"])
def test_what_has_not_changed_is_not_sent_again_however_it_is_compressed(
    client: FlaskClient, path: str, encoding: str
) -> None:
    accept = {"Accept-Encoding": encoding}
    answer = client.get(path, headers=accept)
    assert answer.headers.get("Content-Encoding", "identity") == encoding
    assert "Accept-Encoding" in answer.headers["Vary"]
    again = client.get(path, headers=accept | {"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "Content-Security-Policy" in again.headers


def test_a_file_that_is_gone_is_nothing_to_keep(client: FlaskClient) -> None:
    answer = client.get("/assets/gone.css?m=1")
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"
    assert not (Path("assets") / "gone.css").exists()
