"""What is shared of a View: the same address in every form, and pictures that can be drawn."""

from __future__ import annotations

import struct
from datetime import date
from xml.etree import ElementTree

import pytest

from app import create_app
from components.core.state import ViewState, decode
from components.core.view import visible
from components.http.site import Site
from components.images.image_export import image_svg
from components.images.png import svg_to_png
from components.images.social_card import HEIGHT, WIDTH, social_card_svg
from components.pages.meta_tags import MAX_DESCRIPTION, description, meta_tags
from components.shell import share_dialog
from data.load import load
from tests.sample import sample

ATLAS = sample()
SITE = Site("/", "https://example.org/")
DAY = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> str:
    """All that is written in a picture, line after line."""
    tree = ElementTree.fromstring(svg)
    return " ".join("".join(found.itertext()) for found in tree.iter(f"{SVG}text"))


def size(image: bytes) -> tuple[int, int]:
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", image[16:24])
    return wide, high


def test_link_embed_and_citation_are_of_one_address() -> None:
    view = visible(ATLAS, ViewState.of(select="oxytocin.no_effect_on.trust", species=("human",)))
    found = share_dialog.share_links(view, SITE, DAY)
    link = "https://example.org/?select=oxytocin.no_effect_on.trust&species=human&v="
    assert found.link == link + ATLAS.version
    assert f'src="{link.replace("&", "&amp;").removesuffix("v=")}embed=1&amp;v=' in found.embed
    assert found.link in found.citation
    assert ATLAS.version in found.citation
    assert "oxytocin has no effect on trust" in found.citation
    assert found.citation.endswith("(accessed 22 November 2026).")
    assert found.title == "oxytocin has no effect on trust"


def test_who_shares_from_a_frame_shares_the_whole_page() -> None:
    found = share_dialog.share_links(visible(ATLAS, ViewState(embed="1")), SITE, DAY)
    assert found.link == f"https://example.org/?v={ATLAS.version}"


def test_the_code_holds_the_link_whatever_its_length() -> None:
    short, long = (share_dialog.qr_code("https://example.org/?q=" + "x" * n) for n in (1, 900))
    assert short.startswith("<svg")
    assert len(long) > len(short)


def test_the_dialog_is_data() -> None:
    view = visible(ATLAS, ViewState(q="<script>alert(1)</script>"))
    html = share_dialog.dialog_html(view, SITE, DAY)
    assert "<script" not in html
    assert "%3Cscript%3E" in html


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_poster_says_what_it_shows_and_where(theme: str) -> None:
    view = visible(ATLAS, ViewState.of(select="oxytocin", condition=("anxiety",)))
    written = texts(image_svg(view, "https://example.org/?select=oxytocin", theme))
    assert "oxytocin" in written
    assert "about anxiety" in written
    assert "https://example.org/?select=oxytocin" in written.replace(" ", "")
    assert "raises or worsens" in written
    assert ATLAS.version in written
    assert "no medical advice" in written


def test_a_picture_of_nothing_is_still_a_picture() -> None:
    view = visible(ATLAS, ViewState(q="nothing has this"))
    assert "0 of 10 claims" in texts(image_svg(view, "https://example.org/"))
    assert "0 of 10 claims" in texts(social_card_svg(view))


@pytest.mark.parametrize("claim", sorted(ATLAS.claims))
def test_the_preview_shows_the_quote(claim: str) -> None:
    written = texts(social_card_svg(visible(ATLAS, ViewState(select=claim)))).replace(" ", "")
    start = ATLAS.claims[claim].quote[:40].replace(" ", "")
    assert start in written


def test_no_preview_runs_out_of_its_frame() -> None:
    atlas = load()
    longest = sorted(atlas.edges, key=lambda edge: -len(atlas.edges[edge].claims[0].quote))
    for edge in longest[:6]:
        tree = ElementTree.fromstring(social_card_svg(visible(atlas, ViewState(select=edge))))
        rows = [float(t.get("y", 0)) for t in tree.findall(f"{SVG}text")]
        assert rows == sorted(rows), edge
        assert max(rows) <= HEIGHT - 10, edge


def test_pixels_have_the_size_asked_for() -> None:
    assert size(svg_to_png(social_card_svg(visible(ATLAS, ViewState())))) == (WIDTH, HEIGHT)


def test_letters_are_really_drawn() -> None:
    """A renderer without its typefaces draws nothing, and says nothing either."""
    blank = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40">{}</svg>'
    text = "<text y='30' font-size='30' font-family=\"'Explorer {}'\">Aβ</text>"
    drawn = [svg_to_png(blank.format(text.format(face))) for face in ("Sans", "Serif")]
    assert len({svg_to_png(blank.format("")), *drawn}) == 3


def test_a_description_is_a_quote_a_meaning_or_the_view() -> None:
    def told(**changes: str) -> str:
        return description(visible(ATLAS, ViewState.of(**changes)))

    quote = ATLAS.claims["s-05"].quote
    assert told(select="s-05").startswith(f"“{quote[:20]}")
    assert told(select="dopamine").endswith("claims.")
    assert told().startswith("All 10 claims.")
    atlas = load()
    for claim in atlas.claims:
        assert len(description(visible(atlas, ViewState(select=claim)))) <= MAX_DESCRIPTION


def test_a_preview_leaves_the_readers_own_looks_out() -> None:
    state = decode("select=oxytocin&layout=circle&theme=dark&v=2026.1.0&embed=1", ATLAS).state
    found = meta_tags(visible(ATLAS, state), SITE)
    assert found.canonical == "https://example.org/?select=oxytocin"
    assert "theme" not in found.image
    assert found.image.startswith("https://example.org/card.png?select=oxytocin")


def test_pictures_and_dialog_are_served() -> None:
    client = create_app(ATLAS).server.test_client()
    for address, kind in {
        "/_share?select=oxytocin": "text/html",
        "/image.svg?select=oxytocin": "image/svg+xml",
        "/image.png?select=oxytocin": "image/png",
        "/card.png?select=oxytocin&nonsense=1": "image/png",
    }.items():
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.mimetype == kind
        again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304, address
    page = client.get("/?select=oxytocin").text
    assert 'property="og:image" content="http://localhost/card.png?select=oxytocin"' in page
    assert "data-embed" not in page
    assert "data-embed" in client.get("/?embed=1").text
