"""Lines of text fit their room and lose no word."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.core.state import ViewState
from components.core.view import visible
from components.images import social_card
from components.images.network_drawing import draw_network
from components.images.png import svg_to_png
from components.images.typesetting import (
    SANS_BOLD,
    SANS_REGULAR,
    SERIF_REGULAR,
    place_lines,
    text_width,
    wrap_text,
)
from data.model import Atlas

SVG = "{http://www.w3.org/2000/svg}"
FACES = {
    SANS_REGULAR: 'font-family="Explorer Sans"',
    SANS_BOLD: 'font-family="Explorer Sans" font-weight="700"',
    SERIF_REGULAR: 'font-family="Explorer Serif"',
}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join("".join(wrap_text(text, 120, 20)).split()) == "".join(text.split())


@given(st.text("abc WMil,", max_size=200))
def test_lines_fit_their_room(text: str) -> None:
    assert all(text_width(line, 20) <= 120 for line in wrap_text(text, 120, 20))


def test_a_word_longer_than_the_room_is_cut() -> None:
    lines = wrap_text("x" * 60, 100, 20)
    assert len(lines) > 1
    assert "".join(lines) == "x" * 60


def test_nothing_gives_no_line() -> None:
    assert wrap_text("", 100, 20) == []
    assert wrap_text("  ", 100, 20) == []


def test_lines_stand_below_one_another() -> None:
    assert place_lines(["a", "b"], 5, 10, 18) == ((5, 10, "a"), (5, 28, "b"))


# Widths are those of the typefaces.


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    "text",
    [
        "iiiiiiiiiiiiiiiilllllllll.,:;|",
        "MWMWMWMWMWMW@@@—%%%",
        "Oxytocin, “the hormone of trust” (in rats)",
        "¼ of the β-endorphin, αβγδ, p < 0.05, Häagen Łódź",
    ],
)
def test_a_line_is_drawn_as_wide_as_it_is_measured(face: str, text: str) -> None:
    """A last stroke without bearings marks the end: within 2 pixels of some hundreds."""
    size, start = 24, 10
    written = text.replace("<", "&lt;") + "H"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="50"><rect width="900" '
        f'height="50" fill="#fff"/><text x="{start}" y="35" font-size="{size}" '
        f"{FACES[face]}>{written}</text></svg>"
    )
    bearing = (
        right_edge(svg_to_png(svg.replace(written, "H"))) - start - text_width("H", size, face)
    )
    assert -3 < bearing < 0
    drawn = right_edge(svg_to_png(svg)) - start - bearing
    assert drawn == pytest.approx(text_width(text + "H", size, face), abs=2)


def right_edge(png: bytes) -> int:
    """The last column of a picture that is not white."""
    width, height = struct.unpack(">II", png[16:24])
    assert png[24:26] == b"\x08\x06", "8 bits, RGBA"
    chunks, at = b"", 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            chunks += png[at + 8 : at + 8 + size]
        at += size + 12
    rows, before = zlib.decompress(chunks), bytearray(width * 4)
    edge = 0
    for y in range(height):
        kind, *line = rows[y * (width * 4 + 1) : (y + 1) * (width * 4 + 1)]
        now = bytearray(unfiltered(kind, line, before))
        dark = [x for x in range(width) if now[x * 4] < 200]
        edge, before = max([edge, *dark]), now
    return edge


def unfiltered(kind: int, line: list[int], above: bytearray) -> list[int]:
    """A row of a PNG as it was before its filter (https://www.w3.org/TR/png-3/#9Filters)."""
    found: list[int] = []
    for i, value in enumerate(line):
        left, corner = (found[i - 4], above[i - 4]) if i >= 4 else (0, 0)
        nearest = min((left, above[i], corner), key=lambda v: abs(left + above[i] - corner - v))
        found.append((value + (0, left, above[i], (left + above[i]) // 2, nearest)[kind]) & 255)
    return found


def test_a_character_that_a_face_has_not_takes_room_too() -> None:
    assert text_width("漢", 20) == 20


def test_an_unknown_face_is_refused() -> None:
    with pytest.raises(KeyError):
        text_width("a", 20, "Comic Sans")


def test_no_line_of_a_social_card_reaches_into_the_network(
    shipped: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For the longest quotes, which are set in another face than the rest, a wider one."""
    drawing = draw_network(visible(shipped, ViewState()))  # one is enough: it has no text here
    monkeypatch.setattr(social_card, "draw_network", lambda view: drawing)
    lines = 0
    longest = sorted(shipped.claims.values(), key=lambda claim: len(claim.quote))[-60:]
    for claim in longest:
        svg = social_card.social_card_svg(visible(shipped, ViewState(select=claim.id)))
        for text in ET.fromstring(svg).findall(f"{SVG}text"):
            serif = "Serif" in text.get("font-family", "")
            face = (
                SERIF_REGULAR if serif else SANS_BOLD if text.get("font-weight") else SANS_REGULAR
            )
            width = text_width(text.text or "", float(text.get("font-size", "0")), face)
            assert float(text.get("x", "0")) + width <= 64 + 680 + 0.01, (claim.id, text.text)
            lines += serif
    assert lines > len(longest)
