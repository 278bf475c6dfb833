"""One thing that is wrong with a dataset, told so that somebody can mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

#: How much of a cell a message shows.
SHOWN = 60


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong where, and what to do.

    `row` is counted as a spreadsheet counts (the header is row 1); 0 means the
    whole table. For ``references`` it is the place in the list, from 1. `column`
    is empty where the whole row or table is meant.
    """

    table: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        """The fault on one line: ``claims, row 3, column quote: ...``."""
        place = [self.table]
        if self.row:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.message}"


def shown(value: object) -> str:
    """The value in quotation marks, cut to :data:`SHOWN` characters, safe to print."""
    text = str(value)
    if len(text) > SHOWN:
        text = text[: SHOWN - 1] + "…"
    safe = (c if unicodedata.category(c)[0] != "C" else f"\\u{ord(c):04x}" for c in text)
    return f'"{"".join(safe)}"'


def hint(value: str, known: Iterable[str]) -> str:
    """`` (did you mean "x"?)`` for the nearest known word; empty if none is near."""
    near = get_close_matches(value, list(known), n=1, cutoff=0.75)
    return f' (did you mean "{near[0]}"?)' if near else ""
