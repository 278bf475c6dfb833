"""Rules for sections: each section with claims is described, none that has no claims."""

from __future__ import annotations

from collections.abc import Iterator

from data.fault import Fault, quoted
from data.raw_tables import RawTables
from data.rules.rule import Rule


def sections_complete(source: RawTables) -> Iterator[Fault]:
    """Report sections of claims that have no row in ``sections.csv``, once each."""
    listed = {(row["article"], row["section"]) for row in source.tables["sections"]}
    reported: set[tuple[str, str]] = set()
    for row in source.tables["claims"]:
        section = row["article"], row["section"]
        if row["section"] and section not in listed and section not in reported:
            reported.add(section)
            message = f"{quoted(row['section'])} has no row in sections.csv; add one"
            yield Fault("claims", row.number, "section", message)


def sections_used(source: RawTables) -> Iterator[Fault]:
    """Report rows of ``sections.csv`` in which no claim and no gap stands."""
    rows = (*source.tables["claims"], *source.tables.get("gaps", ()))
    used = {(row["article"], row["section"]) for row in rows}
    for row in source.tables["sections"]:
        if (row["article"], row["section"]) not in used:
            message = f"no claim or gap stands in {quoted(row['section'])}; delete or correct it"
            yield Fault("sections", row.number, "section", message)


RULES: tuple[Rule, ...] = (
    (("sections", "claims"), sections_complete),
    (("sections", "claims"), sections_used),
)
