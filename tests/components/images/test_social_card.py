"""The card of a link: its parts have their places, whatever is selected."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from components.core.state import ViewState, decode
from components.core.view import visible
from components.images.network_drawing import draw_network
from components.images.social_card import social_card_svg
from components.images.typesetting import SANS_BOLD, SERIF_REGULAR, text_width, wrap_text
from data.load import load
from data.model import Atlas
from tests.sample import sample

SVG = "{http://www.w3.org/2000/svg}"
SHIPPED = load()
QUERIES = ("", "layout=circle", "view=brain", "select=oxytocin", "q=nothing-has-this")


def card(query: str, atlas: Atlas = SHIPPED) -> ElementTree.Element:
    svg = social_card_svg(visible(atlas, decode(query, atlas).state))
    return ElementTree.fromstring(svg)


def parts(root: ElementTree.Element) -> dict[str, list[tuple[float, float, str]]]:
    """Return the lines of a card by part, as (baseline, type size, text)."""
    found: dict[str, list[tuple[float, float, str]]] = {}
    for text in root.findall(f"{SVG}text")[1:]:  # the first is the name of the page
        size = float(text.attrib["font-size"])
        serif = "Serif" in text.get("font-family", "")
        part = {24.0: "facts", 21.0: "source"}.get(size, "heading")
        line = (float(text.attrib["y"]), size, text.text or "")
        found.setdefault("quote" if serif else part, []).append(line)
    return found


@pytest.mark.parametrize("query", QUERIES)
def test_the_network_fills_its_box_and_is_centred(query: str) -> None:
    box = draw_network(visible(SHIPPED, decode(query, SHIPPED).state)).box
    transform = card(query).findall(f"{SVG}g")[0].attrib["transform"]
    x, y, scale, left, above = (float(n) for n in re.findall(r"-?[\d.]+", transform))
    assert (left, above) == (pytest.approx(-box[0]), pytest.approx(-box[1]))
    wide, high = box[2] * scale, box[3] * scale
    assert (x + wide / 2, y + high / 2) == (
        pytest.approx(976, abs=0.6),
        pytest.approx(315, abs=0.6),
    )
    fills = 400 / max(box[2], 1), 530 / max(box[3], 1)
    assert scale == pytest.approx(min(fills), abs=0.001)


@pytest.mark.parametrize("query", ["", "select=oxytocin", "select=anxiety"])
def test_a_card_without_a_quote_has_heading_facts_and_a_promise(query: str) -> None:
    found = parts(card(query))
    assert "quote" not in found
    assert [text for _, _, text in found["source"]] == [
        "Quoted claims with their references. No medical advice."
    ]
    assert len(found["facts"]) <= 8


@pytest.mark.parametrize("claim", sorted(SHIPPED.claims)[::7])
def test_lines_of_a_card_stand_one_below_the_other(claim: str) -> None:
    found = parts(card(f"select={claim}"))
    size = found["heading"][0][1]
    heading, facts, source = (
        [y for y, _, _ in found[name]] for name in ("heading", "facts", "source")
    )
    assert heading == pytest.approx([148 + size * 1.16 * n for n in range(len(heading))], abs=0.06)
    below = 148 + size * 1.16 * len(heading)
    assert facts == pytest.approx([below + 32 * n for n in range(len(facts))], abs=0.06)
    assert len(facts) <= 2
    assert source == [630 - 20 - 28 * (len(source) - n) for n in range(len(source))]
    quote = found["quote"]
    top, leading = below + 32 * len(facts) + 30, quote[0][1] * 1.3
    assert quote[0][0] == pytest.approx(top + quote[0][1] * 0.6, abs=0.06)
    gaps = [b - a for (a, _, _), (b, _, _) in pairwise(quote)]
    assert gaps == pytest.approx([leading] * len(gaps), abs=0.11)
    # As large as there is room for, above the source.
    room, words = 630 - 40 - 28 * len(source) - top, SHIPPED.claims[claim].quote
    fitting = [
        size
        for size in (34, 30, 27, 24, 21)
        if len(wrap_text(f"“{' '.join(words.split())}”", 680, size, SERIF_REGULAR)) * size * 1.3
        <= room
    ]
    assert quote[0][1] == (fitting or [21])[0]
    assert quote[-1][2].endswith("”" if fitting else " […]")


def test_a_quote_that_is_too_long_is_cut_to_the_room_there_is() -> None:
    atlas = sample()
    long = replace(atlas.claims["s-01"], quote="Oxytocin eased anxiety. " * 60)
    quote = parts(card("select=s-01", replace(atlas, claims=atlas.claims | {"s-01": long})))[
        "quote"
    ]
    assert {size for _, size, _ in quote} == {21}
    assert quote[-1][2].endswith(" […]")
    last, below = quote[-1][0], 630 - 20 - 28
    assert last < below <= last + 2 * 21 * 1.3 + 21
    assert all(text_width(text, 21, SERIF_REGULAR) <= 680 for _, _, text in quote[:-1])


@pytest.mark.parametrize(("words", "size"), [(3, 50), (6, 50), (7, 38), (40, 38)])
def test_a_long_heading_is_set_smaller_and_in_three_lines_at_most(words: int, size: int) -> None:
    atlas = replace(sample(), title=" ".join(["pathway"] * words))
    heading = parts(ElementTree.fromstring(social_card_svg(visible(atlas, ViewState()))))["heading"]
    assert {found for _, found, _ in heading} == {size}
    assert len(heading) == min(len(wrap_text(atlas.title, 680, size, SANS_BOLD)), 3)
