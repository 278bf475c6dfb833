"""Every link that was published opens, and shows what it showed or says what has changed."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.core.state import FIELDS, VIEWS
from data.history import digest, digests_at
from data.load import load
from data.model import Atlas
from data.rules.permanence import version_key
from tests.links import FILE, Link, Shown, links, look, pack, promised, unpack

LINKS = links()
#: Fields of the address that need not stand in a link.
EVERY = {field.name for field in FIELDS}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load()


@pytest.fixture(scope="module")
def client(atlas: Atlas) -> FlaskClient:
    return create_app(atlas).server.test_client()


def unchanged(atlas: Atlas, version: str) -> set[str]:
    """The claims that say today what they said in that version."""
    then = digests_at(atlas.history, version)
    return {c.id for c in atlas.claims.values() if then.get(c.id) == digest(atlas, c)}


def faults(atlas: Atlas, link: Link, shown: Shown) -> list[str]:
    """What a reader of the link would miss without being told.

    Claims that were corrected, added or withdrawn since may come and go, but a link that
    carries its version says so; all others must be where they were.
    """
    found = []
    same = unchanged(atlas, link.version)
    missing, strange = (link.claims - shown.claims) & same, (shown.claims - link.claims) & same
    # What paths and comparisons show depends on other claims: one that was corrected may open a
    # way or close it.
    derived = parse_qs(urlsplit(link.address).query).get("view") in (["paths"], ["compare"])
    corrected = (link.claims | shown.claims) - same
    if (missing or strange) and not (derived and corrected):
        found.append(f"no longer shown: {pack(missing)}; never shown before: {pack(strange)}")
    if shown.selected != link.selected and not shown.notice:
        found.append(f"{shown.selected!r} is open instead of {link.selected!r}")
    dated = f"v={link.version}" in link.address
    if dated and shown.claims - same and not shown.notice:
        found.append("claims have changed, and nothing is said of it")
    return found


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.address)
def test_a_published_link_shows_what_it_showed(
    client: FlaskClient, atlas: Atlas, link: Link
) -> None:
    shown = look(client, atlas, link.address)
    assert faults(atlas, link, shown) == []
    query = urlsplit(link.address).query
    if urlsplit(link.address).path == "/" and not shown.notice:
        # Nothing of it was left out: the page's own address has every field of the link.
        assert parse_qs(query).items() <= parse_qs(shown.query).items()


def test_links_are_never_taken_away() -> None:
    assert len(LINKS) >= promised() >= 60
    addresses = [link.address for link in LINKS]
    assert len(set(addresses)) == len(addresses)
    versions = [version_key(link.version) for link in LINKS]
    assert versions == sorted(versions), "new links stand at the end"
    assert all(versions)


def test_every_kind_of_link_is_among_them(atlas: Atlas) -> None:
    parts = [urlsplit(link.address) for link in LINKS]
    fields: dict[str, set[str]] = {}
    for part in parts:
        if part.path == "/":
            for name, values in parse_qs(part.query).items():
                fields.setdefault(name, set()).update(values)
    assert set(fields) == EVERY
    assert fields["view"] == set(VIEWS) - {"network"}
    selected = fields["select"]
    assert selected & set(atlas.nodes)
    assert selected & set(atlas.edges)
    assert selected & set(atlas.claims)
    assert any(value.startswith("-") for value in fields["condition"])
    assert any("," in value for value in fields["condition"])
    assert {part.path.rpartition("/")[0] for part in parts} == {"", "/claim"}
    assert "/claims" in {part.path for part in parts}


def test_every_page_of_the_sitemap_and_every_picture_is_there(client: FlaskClient) -> None:
    urls = re.findall(r"<loc>http://localhost(/[^<]*)</loc>", client.get("/sitemap.xml").text)
    alone = [url for url in urls if not url.startswith("/claim/")]
    for url in (*alone, urls[-1]):
        assert client.head(url).status_code == 200, url
    (picture,) = re.findall(
        r'og:image" content="http://localhost([^"]+)', client.get(urls[-1]).text
    )
    assert client.get(picture).mimetype == "image/png"


def test_what_would_be_missed_is_found(atlas: Atlas) -> None:
    first, second = list(atlas.claims)[:2]
    link = Link(atlas.version, "/?q=x", "", frozenset({first}))
    assert faults(atlas, link, Shown("", frozenset({first}))) == []
    assert faults(atlas, link, Shown("", frozenset()))
    assert faults(atlas, link, Shown("", frozenset({first, second})))
    assert faults(atlas, link, Shown("oxytocin", frozenset({first})))
    assert not faults(atlas, link, Shown("oxytocin", frozenset({first}), "x is now y"))
    # Of a version that is not recorded, no claim is known to be the same.
    old = Link("2020.1.0", "/?q=x&v=2020.1.0", "", frozenset({first}))
    assert faults(atlas, old, Shown("", frozenset({second})))
    assert not faults(atlas, old, Shown("", frozenset({second}), "This link was made with"))


def test_ids_are_packed_and_unpacked() -> None:
    claims = {"news-001", "news-002", "news-003", "blog-099", "blog-100", "news-007"}
    assert pack(claims) == "blog-099..100 news-001..003 news-007"
    assert unpack(pack(claims)) == claims
    assert unpack(pack(())) == frozenset()


def test_the_file_is_plain() -> None:
    text = FILE.read_text("utf-8")
    assert text.endswith("\n")
    assert not re.search(r"[ \t]+$", text, re.MULTILINE)
