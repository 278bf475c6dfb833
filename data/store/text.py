"""Text as the search compares it, and how well a node's names match a query."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=4096)
def search_key(text: str) -> str:
    """Return text as the search compares it: lower case, without accents, single spaces."""
    return fold(text)


def fold(text: str) -> str:
    """Return the same as :func:`search_key`, uncached, for texts that are folded once."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text).casefold()
    accents = {ord(c): None for c in set(plain) if unicodedata.combining(c)}
    return " ".join((plain.translate(accents) if accents else plain).split())


def name_rank(label: str, names: Sequence[str], query: str) -> int | None:
    """Return how well a node's label and other names match a query; all are folded.

    0 the label itself, 1 another name itself, 2 a label that begins with it, 3 a label or
    name that contains it; None if none does.
    """
    if label == query:
        return 0
    if query in names:
        return 1
    if label.startswith(query):
        return 2
    return 3 if any(query in name for name in (label, *names)) else None
