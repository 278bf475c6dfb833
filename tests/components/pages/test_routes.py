from __future__ import annotations

from dataclasses import replace

import pytest
from dash import Dash, html
from flask.testing import FlaskClient
from lxml import etree

from components.http.site import PUBLIC_URL, Site, public_url
from components.pages import routes
from data.model import Alias, Atlas
from tests.sample import CLAIMS, sample

ATLAS = replace(
    sample(),
    aliases={
        ("claim", old): Alias("claim", old, new, "2026.10.0", "Read anew.")
        for old, new in (("s-00", "s-03"), ("s-99", ""))
    },
)
SITE = Site("/", "https://example.net/")
PAGES = (
    *(
        "/claims",
        "/claims?q=trust&page=1",
        "/claim/s-01",
        "/fact-check?check=differs",
        "/references",
        "/references?status=cited",
    ),
    *("/method", "/method?claim=s-01", "/sitemap.xml", "/robots.txt"),
)


def client(atlas: Atlas = ATLAS, prefix: str = "/") -> FlaskClient:
    app = Dash(__name__, url_base_pathname=prefix)
    app.layout = html.Div()
    routes.register(app, atlas)
    return app.server.test_client()


@pytest.fixture(scope="module")
def asked() -> FlaskClient:
    return client()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_get_and_head_and_is_not_sent_twice(
    asked: FlaskClient, path: str
) -> None:
    found = asked.get(path)
    assert found.status_code == 200
    head = asked.head(path)
    assert (head.status_code, head.data) == (200, b"")
    assert head.content_type == found.content_type
    again = asked.get(path, headers={"If-None-Match": found.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert asked.post(path).status_code == 405


@pytest.mark.parametrize(
    ("name", "status"),
    [("s-01", 200), ("s-11", 200), ("s-00", 308), ("s-99", 410), ("s-98", 404), ("%3Cb%3E", 404)],
)
def test_a_claim_has_the_status_of_what_became_of_it(
    asked: FlaskClient, name: str, status: int
) -> None:
    found = asked.get(f"/claim/{name}")
    assert found.status_code == status
    assert found.headers.get("Location") == ("/claim/s-03" if status == 308 else None)
    assert asked.head(f"/claim/{name}").status_code == status


def test_below_a_prefix_everything_is_below_it() -> None:
    asked = client(prefix="/map/")
    text = asked.get("/map/claim/s-01").text
    assert 'href="/map/assets/dist/site.css"' in text
    assert 'href="/map/claims"' in text
    assert 'href="http://localhost/map/claim/s-01"' in text
    assert asked.get("/map/claim/s-00").headers["Location"] == "/map/claim/s-03"
    assert "Disallow: /map/_\n" in asked.get("/map/robots.txt").text


def test_the_public_address_is_named_in_full(
    asked: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PUBLIC_URL, "https://example.net/map")
    text = asked.get("/claim/s-01").text
    assert 'rel="canonical" href="https://example.net/map/claim/s-01"' in text
    assert "localhost" not in text
    assert "https://example.net/map/sitemap.xml" in asked.get("/robots.txt").text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ""),
        ("https://example.net", "https://example.net/"),
        (" https://example.net/map/ ", "https://example.net/map/"),
        ("http://127.0.0.1:8050", "http://127.0.0.1:8050/"),
        ("https://example.net/#top", "https://example.net/"),
        ("https://example.net/?a=1", ""),
        ("example.net", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
    ],
)
def test_only_a_web_address_can_be_the_public_one(given: str, expected: str) -> None:
    assert public_url({PUBLIC_URL: given}) == expected
    assert public_url({}) == ""


def test_the_sitemap_has_every_claim_that_stands_once() -> None:
    root = etree.fromstring(routes.sitemap(ATLAS, SITE).encode())
    found = [element.text for element in root.iter("{*}loc")]
    assert found == [
        "https://example.net/",
        "https://example.net/claims",
        "https://example.net/fact-check",
        "https://example.net/references",
        "https://example.net/method",
        "https://example.net/glossary",
        "https://example.net/api/",
        *(f"https://example.net/claim/{c.id}" for c in CLAIMS if not c.withdrawn),
    ]


def test_crawlers_may_read_the_pages_but_not_the_answers() -> None:
    from urllib.robotparser import RobotFileParser

    rules = RobotFileParser()
    rules.parse(routes.robots(ATLAS, SITE).splitlines())
    site = "https://example.net"
    for path in (
        "/",
        "/claims?q=x",
        "/fact-check?check=differs",
        "/claim/s-01",
        "/references",
        "/method",
        "/assets/dist/site.css",
        "/sitemap.xml",
    ):
        assert rules.can_fetch("anybody", site + path), path
    for path in ("/_view?q=x", "/_panel", "/api/claims.csv", "/report?claim=s-01"):
        assert not rules.can_fetch("anybody", site + path), path
    assert rules.site_maps() == [f"{site}/sitemap.xml"]
