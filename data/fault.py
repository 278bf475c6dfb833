"""Fault: one validation error of a dataset, with its place and what to do about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

#: How many characters of a cell a message shows.
MAX_VALUE_CHARS = 60


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong, where, and what to do about it.

    `row` is counted as in a spreadsheet (the header is row 1); 0 stands for the whole table.
    For ``references`` it is the position in the list, from 1. `column` is empty where the whole
    row or table is meant.
    """

    table: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        """Return the fault on one line: ``claims, row 3, column quote: ...``."""
        place = [self.table]
        if self.row:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.message}"


def quoted(value: object) -> str:
    """Return the value in quotation marks, cut to `MAX_VALUE_CHARS`, safe to print."""
    text = str(value)
    if len(text) > MAX_VALUE_CHARS:
        text = text[: MAX_VALUE_CHARS - 1] + "…"
    safe = (
        character if unicodedata.category(character)[0] != "C" else f"\\u{ord(character):04x}"
        for character in text
    )
    return f'"{"".join(safe)}"'


def did_you_mean(value: str, candidates: Iterable[str]) -> str:
    """Return `` (did you mean "x"?)`` for the nearest candidate; empty if none is near.

    Near is a difflib ratio of 0.75 or more.
    """
    matches = get_close_matches(value, list(candidates), n=1, cutoff=0.75)
    return f' (did you mean "{matches[0]}"?)' if matches else ""
