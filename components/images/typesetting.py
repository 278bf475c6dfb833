"""Typesetting for images: measure text and wrap it into lines without a browser."""

from __future__ import annotations

from collections.abc import Iterable

#: x, y of the baseline, and the text.
PlacedText = tuple[float, float, str]

#: Our own fonts first, then what a reader of the SVG may have. A name with a digit needs quotes.
SANS = "'Explorer Sans', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
SERIF = "'Explorer Serif', 'Source Serif 4', Charter, Georgia, 'Times New Roman', serif"

#: Widths of characters in parts of the type size, a little more than the fonts' own.
_WIDTHS = {
    **dict.fromkeys("ijlI.,:;|'’‘!()[]", 0.29),
    **dict.fromkeys('ftr-–/ “”"', 0.37),
    **dict.fromkeys("mwMW@%—", 0.86),
}


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return about how wide a text is at a type size, in pixels; rather too wide than too narrow.

    Widths are estimated by class of character (`_WIDTHS`), not read from the font.
    """
    ems = sum(_WIDTHS.get(char, 0.66 if char.isupper() else 0.53) for char in text)
    return ems * size * (1.07 if bold else 1.0)


def wrap_text(text: str, max_width: float, size: float, bold: bool = False) -> list[str]:
    """Return the text in lines of at most `max_width` pixels; empty for no text.

    A word longer than a line is cut.
    """
    lines: list[str] = []
    line = ""
    for word in _break_long_words(text.split(), max_width, size, bold):
        extended = f"{line} {word}".strip()
        if line and text_width(extended, size, bold) > max_width:
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
    words: Iterable[str], max_width: float, size: float, bold: bool
) -> Iterable[str]:
    """Yield the words, those that are too long for a line cut into pieces that fit."""
    for word in words:
        piece = ""
        for char in word:
            if piece and text_width(piece + char, size, bold) > max_width:
                yield piece
                piece = ""
            piece += char
        yield piece
