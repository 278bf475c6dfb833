"""Text as a search compares it, and how well a node's names answer one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=4096)
def search_key(text: str) -> str:
    """Return text as the search compares it: lower case, without accents, single spaces."""
    return fold(text)


def fold(text: str) -> str:
    """Return the same as :func:`search_key`, for texts that are asked for once."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text).casefold()
    accents = {ord(c): None for c in set(plain) if unicodedata.combining(c)}
    return " ".join((plain.translate(accents) if accents else plain).split())


def name_rank(label: str, names: Sequence[str], wanted: str) -> int | None:
    """Return how well a node's label and other names answer a search; all are folded.

    0 the label itself, 1 another name itself, 2 a label that begins so, 3 a label or name
    that holds it; None if none does.
    """
    if label == wanted:
        return 0
    if wanted in names:
        return 1
    if label.startswith(wanted):
        return 2
    return 3 if any(wanted in name for name in (label, *names)) else None
