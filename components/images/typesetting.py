"""Text broken into lines for pictures, where no browser does it."""

from __future__ import annotations

from collections.abc import Iterable

#: x, y of the baseline, and the text.
PlacedText = tuple[float, float, str]

#: Faces of our own first, then what a reader of the SVG may have. A digit asks for quotes.
SANS = "'Explorer Sans', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
SERIF = "'Explorer Serif', 'Source Serif 4', Charter, Georgia, 'Times New Roman', serif"

#: Widths of characters in parts of the type size, a little more than the typefaces' own.
_WIDTHS = {
    **dict.fromkeys("ijlI.,:;|'’‘!()[]", 0.29),
    **dict.fromkeys('ftr-–/ “”"', 0.37),
    **dict.fromkeys("mwMW@%—", 0.86),
}


def text_width(text: str, size: float, bold: bool = False) -> float:
    """About how wide a text is at a type size, in pixels; rather too wide than too narrow."""
    parts = sum(_WIDTHS.get(char, 0.66 if char.isupper() else 0.53) for char in text)
    return parts * size * (1.07 if bold else 1.0)


def wrap_text(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines that fit the room; a word longer than a line is cut. None for no text."""
    lines: list[str] = []
    now = ""
    for word in _pieces(text.split(), room, size, bold):
        longer = f"{now} {word}".strip()
        if now and text_width(longer, size, bold) > room:
            lines.append(now)
            now = word
        else:
            now = longer
    return [*lines, now] if now else lines


def place_lines(lines: Iterable[str], x: float, y: float, leading: float) -> tuple[PlacedText, ...]:
    """Lines one below the other, the first one's baseline at (x, y)."""
    return tuple((x, round(y + i * leading, 1), line) for i, line in enumerate(lines))


def _pieces(words: Iterable[str], room: float, size: float, bold: bool) -> Iterable[str]:
    """The words, those that are too long for a line cut into pieces that fit."""
    for word in words:
        piece = ""
        for char in word:
            if piece and text_width(piece + char, size, bold) > room:
                yield piece
                piece = ""
            piece += char
        yield piece
