"""Rules for sections: none is described that has no claims.

A section without a row has no context that we know of.
"""

from __future__ import annotations

from collections.abc import Iterator

from data.fault import Fault, quoted
from data.raw_tables import RawTables
from data.rules.rule import Rule


def sections_used(source: RawTables) -> Iterator[Fault]:
    """Report rows of ``sections.csv`` in which no claim and no gap stands."""
    rows = (*source.tables["claims"], *source.tables.get("gaps", ()))
    used = {(row["article"], row["section"]) for row in rows}
    for row in source.tables["sections"]:
        if (row["article"], row["section"]) not in used:
            message = f"no claim or gap stands in {quoted(row['section'])}; delete or correct it"
            yield Fault("sections", row.number, "section", message)


RULES: tuple[Rule, ...] = ((("sections", "claims"), sections_used),)
