"""Find quotes in an article and mentions of a node in a quote.

Validation and highlighting share these functions, so that what passes validation is what
the reader sees marked.
"""

from __future__ import annotations

import re
from functools import lru_cache

from data.model import Node

#: Start and end of a part of a text, as for slicing.
Span = tuple[int, int]

# Quotes and dashes that a curator may type either way in a synonym.
_TYPOGRAPHIC_VARIANTS = {"'": "['’‘]", "’": "['’‘]", "-": "[-‐‑–]", "–": "[-‐‑–]"}


def collapse_whitespace(text: str) -> str:
    r"""Return the text with every run of white space, no-break spaces included, as one space.

    >>> collapse_whitespace("social\u00a0 bonding\n")
    'social bonding'
    """
    return re.sub(r"\s+", " ", text).strip()


def find_mentions(quote: str, node: Node) -> tuple[Span, ...]:
    """Return the spans of `quote` that name `node` by its label, a synonym or a mark.

    Whole words only, in any case, the longest name first; spans come in order and
    do not overlap. Empty if the quote does not name the node.

    >>> find_mentions("Oxytocin, not oxytocins", Node("oxytocin", "oxytocin", "hormone"))
    ((0, 8),)
    """
    terms = (node.label, *node.synonyms, *node.marks)
    pattern = _pattern(terms)
    return tuple(match.span() for match in pattern.finditer(quote)) if pattern else ()


def end_mentions(quote: str, subject: Node, target: Node) -> tuple[tuple[int, int, str], ...]:
    """Return the spans of subject and object, as (start, end, "subject" or "object").

    In order and without overlap: where one name lies inside the other ("amygdala"
    in "right amygdala"), the longer is returned. Empty if the quote names neither.
    """
    candidates = [(*span, "subject") for span in find_mentions(quote, subject)]
    candidates += [(*span, "object") for span in find_mentions(quote, target)]
    mentions: list[tuple[int, int, str]] = []
    for start, end, role in sorted(candidates, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= begin or start >= finish for begin, finish, _ in mentions):
            mentions.append((start, end, role))
    return tuple(sorted(mentions))


def find_quote(quote: str, text: str, prefix: str = "", suffix: str = "") -> tuple[int, ...]:
    """Return the positions of `quote` in `text` with `prefix` before and `suffix` right after.

    White space in `text` must be collapsed already; in the other three it is collapsed here.
    Empty if there is none.
    """
    needle, before, after = (
        collapse_whitespace(quote),
        collapse_whitespace(prefix),
        collapse_whitespace(suffix),
    )
    positions = []
    start = text.find(needle) if needle else -1
    while start >= 0:
        # A space between prefix and quote belongs to neither, since cells are trimmed.
        left, right = text[:start].rstrip(), text[start + len(needle) :].lstrip()
        if left.endswith(before) and right.startswith(after):
            positions.append(start)
        start = text.find(needle, start + 1)
    return tuple(positions)


@lru_cache(maxsize=4096)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    spellings = sorted(
        {collapse_whitespace(term) for term in terms} - {""}, key=lambda term: (-len(term), term)
    )
    if not spellings:
        return None
    names = "|".join(literal_pattern(term) for term in spellings)
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)


def literal_pattern(term: str) -> str:
    """Return a regular expression for a term that allows variants of spaces, quotes, dashes."""
    return "".join(
        r"\s+" if character == " " else _TYPOGRAPHIC_VARIANTS.get(character, re.escape(character))
        for character in term
    )
