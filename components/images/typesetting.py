"""Typesetting for images: measure text and wrap it into lines without a browser."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

#: x, y of the baseline, and the text.
PlacedText = tuple[float, float, str]

#: Our own fonts first, then what a reader of the SVG may have. A name with a digit needs quotes.
SANS = "'Explorer Sans', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
SERIF = "'Explorer Serif', 'Source Serif 4', Charter, Georgia, 'Times New Roman', serif"

#: The typefaces that pictures are drawn with: files in fonts/.
SANS_REGULAR, SANS_BOLD = "ExplorerSans-Regular", "ExplorerSans-Bold"
SERIF_REGULAR = "ExplorerSerif-Regular"

_WIDTHS = Path(__file__).parent / "fonts" / "widths.json"
#: The width of a character that a typeface has not: another one draws it, at most this wide.
_UNKNOWN = 1.0


@cache
def _widths(face: str) -> Mapping[str, float]:
    """Return the width of each character of a face, in parts of the type size."""
    faces = json.loads(_WIDTHS.read_text(encoding="ascii"))
    return {char: int(width) / 1000 for width, chars in faces[face].items() for char in chars}


def text_width(text: str, size: float, face: str = SANS_REGULAR) -> float:
    """Return how wide a line is at a type size, in pixels, as the typeface itself says.

    The widths come from the files in fonts/ (``make.py`` writes them down). Another typeface,
    as a reader of an SVG may have, is wider or narrower. Raises KeyError for an unknown face.
    """
    widths = _widths(face)
    return sum(widths.get(char, _UNKNOWN) for char in text) * size


def wrap_text(text: str, max_width: float, size: float, face: str = SANS_REGULAR) -> list[str]:
    """Return the text in lines of at most `max_width` pixels; empty for no text.

    A word longer than a line is cut.
    """
    lines: list[str] = []
    line = ""
    for word in _break_long_words(text.split(), max_width, size, face):
        extended = f"{line} {word}".strip()
        if line and text_width(extended, size, face) > max_width:
            lines.append(line)
            line = word
        else:
            line = extended
    return [*lines, line] if line else lines


def place_lines(lines: Iterable[str], x: float, y: float, leading: float) -> tuple[PlacedText, ...]:
    """Place lines below one another, `leading` pixels apart, as (x, y of the baseline, text).

    The first line's baseline is at (x, y).
    """
    return tuple((x, round(y + i * leading, 1), line) for i, line in enumerate(lines))


def _break_long_words(
    words: Iterable[str], max_width: float, size: float, face: str
) -> Iterable[str]:
    """Yield the words, those that are too long for a line cut into pieces that fit."""
    for word in words:
        piece = ""
        for char in word:
            if piece and text_width(piece + char, size, face) > max_width:
                yield piece
                piece = ""
            piece += char
        yield piece
