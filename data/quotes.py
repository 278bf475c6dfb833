"""Quotes: where they stand in an article, and where they name a node.

The checking of the tables and the marking on the page share these functions, so
that what passes the check is what the reader sees marked.
"""

from __future__ import annotations

import re
from functools import lru_cache

from data.model import Node

#: Start and end of a stretch of text, as for slicing.
Span = tuple[int, int]

# Typographic twins that a curator may type either way in a synonym.
_TWINS = {"'": "['’‘]", "’": "['’‘]", "-": "[-‐‑–]", "–": "[-‐‑–]"}


def collapse_whitespace(text: str) -> str:
    r"""The text with every run of white space, no-break spaces included, as one space.

    >>> collapse_whitespace("social\u00a0 bonding\n")
    'social bonding'
    """
    return re.sub(r"\s+", " ", text).strip()


def find_mentions(quote: str, node: Node) -> tuple[Span, ...]:
    """The stretches of `quote` that name `node` by its label or a synonym.

    Whole words only, in any case, the longest name first; spans come in order and
    do not overlap. Empty if the quote does not name the node.

    >>> find_mentions("Oxytocin, not oxytocins", Node("oxytocin", "oxytocin", "hormone"))
    ((0, 8),)
    """
    terms = (node.label, *node.synonyms)
    pattern = _pattern(terms)
    return tuple(found.span() for found in pattern.finditer(quote)) if pattern else ()


def end_mentions(quote: str, subject: Node, target: Node) -> tuple[tuple[int, int, str], ...]:
    """Spans of subject and object for the page, as (start, end, "subject" or "object").

    In order and without overlap: where one name lies inside the other ("amygdala"
    in "right amygdala"), the longer is kept. Empty if the quote names neither.
    """
    both = [(*span, "subject") for span in find_mentions(quote, subject)]
    both += [(*span, "object") for span in find_mentions(quote, target)]
    kept: list[tuple[int, int, str]] = []
    for start, end, role in sorted(both, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other or start >= until for other, until, _ in kept):
            kept.append((start, end, role))
    return tuple(sorted(kept))


def places(quote: str, text: str, prefix: str = "", suffix: str = "") -> tuple[int, ...]:
    """Where `quote` stands in `text` with `prefix` right before and `suffix` right after.

    `text` must be folded already; the other three are folded here. Positions in the
    folded text; empty if there is none.
    """
    needle, before, after = (
        collapse_whitespace(quote),
        collapse_whitespace(prefix),
        collapse_whitespace(suffix),
    )
    found = []
    start = text.find(needle) if needle else -1
    while start >= 0:
        # A space between prefix and quote belongs to neither, since cells are trimmed.
        left, right = text[:start].rstrip(), text[start + len(needle) :].lstrip()
        if left.endswith(before) and right.startswith(after):
            found.append(start)
        start = text.find(needle, start + 1)
    return tuple(found)


@lru_cache(maxsize=4096)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    folded = sorted(
        {collapse_whitespace(term) for term in terms} - {""}, key=lambda term: (-len(term), term)
    )
    if not folded:
        return None
    names = "|".join(literal_pattern(term) for term in folded)
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)


def literal_pattern(term: str) -> str:
    """A regular expression for a folded term, whatever its spaces, quotes and dashes look like."""
    return "".join(r"\s+" if c == " " else _TWINS.get(c, re.escape(c)) for c in term)
