"""How far the two readings of the tables agree, and what was decided where they do not.

Reads the two readings and the decisions in ``docs/curation-readings`` (see the README there)
with the standard library alone, and writes ``agreement.json`` and the lists in documents that
are made from the tables (``curation_lists.py``):

    python -m tests.data.agreement [--write]

Without ``--write`` it says what is not up to date. Lists are compared as sets; a new node that
both readings want under different ids counts as a difference.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
READINGS = ROOT / "docs" / "curation-readings"
FILE = READINGS / "agreement.json"
#: Day of both readings and of the decisions.
READ_ON = "2026-11-25"
#: Columns that each reading judged for each claim of the first edition.
FIELDS = (
    *("action", "subject", "predicate", "object", "quote_ok", "voice"),
    *("reference", "reference_status", "reference_confidence", "conditions", "sites"),
    *("species", "population", "participants", "evidence", "design", "certainty"),
)
#: Tables of decisions, one row a difference (or a row that both had wrong).
DECISIONS = ("claims", "checks", "steps", "other")
#: What a reading made of a remark of the first edition that it did not keep.
DROPPED = "dropped"

Row = dict[str, str]
Values = frozenset[str]


def rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def items(cell: str) -> Values:
    """Return what a cell lists, or says, without order."""
    return frozenset(part.strip() for part in cell.split(";") if part.strip())


def claim_readings(reading: str, folder: Path = READINGS) -> Mapping[str, Row]:
    """Return what a reading ("a" or "b") says of each claim of the first edition, by its id."""
    return {row["id"]: row for row in rows(folder / reading / "claims.csv")}


def claim_differences(folder: Path = READINGS) -> Iterator[tuple[str, str]]:
    """Yield claim and field (one of `FIELDS`) wherever the readings differ, in table order.

    Of `quote_ok` only yes and no are compared, not what is said of a no.
    """
    first, second = (claim_readings(reading, folder) for reading in "ab")
    for claim, row in first.items():
        for field in FIELDS:
            values = [items(one[field]) for one in (row, second[claim])]
            if field == "quote_ok":
                values = [frozenset({one[field][:2]}) for one in (row, second[claim])]
            if values[0] != values[1]:
                yield claim, field


def undecided(folder: Path = READINGS) -> list[tuple[str, str]]:
    """Return the differences on claims that no row of ``decisions/claims.csv`` decides.

    Whether a quote may stand is decided with the words of the quote.
    """
    decided = {(row["id"], row["field"]) for row in rows(folder / "decisions" / "claims.csv")}
    columns = {"quote_ok": "quote"}
    return [
        (claim, field)
        for claim, field in claim_differences(folder)
        if (claim, columns.get(field, field)) not in decided
    ]


def remark_readings(reading: str, folder: Path = READINGS) -> Mapping[str, Values]:
    """Return the verdicts that a reading gives each remark of the first edition.

    Keys are "claim:verdict" of the first edition; a remark that is not kept has `DROPPED`.
    """
    verdicts: dict[str, set[str]] = defaultdict(set)
    for row in rows(folder / reading / "remarks.csv"):
        for old in items(row["old"]) - {"none"}:
            verdicts[old.replace(" ", "")].add(row["verdict"])
    for row in rows(folder / reading / "dropped_remarks.csv"):
        verdicts[f"{row['claim']}:{row['verdict']}"].add(DROPPED)
    return {old: frozenset(new) for old, new in verdicts.items()}


def agreement(folder: Path = READINGS) -> dict[str, Any]:
    """Return the record that is shipped as ``agreement.json``.

    ``claims``: how many both readings judged; ``fields``: on how many of them they agree, by
    field; ``remarks``: the same for the remarks of the first edition (claim and verdict
    together); ``decided``: how many decisions each table records.
    """
    judged = len(claim_readings("a", folder))
    differences = Counter(field for _, field in claim_differences(folder))
    first, second = (remark_readings(reading, folder) for reading in "ab")
    former = first.keys() | second.keys()
    return {
        "read_on": READ_ON,
        "claims": judged,
        "fields": {field: judged - differences[field] for field in FIELDS},
        "remarks": {
            "judged": len(former),
            "agree": sum(first.get(old) == second.get(old) for old in former),
        },
        "decided": {name: len(rows(folder / "decisions" / f"{name}.csv")) for name in DECISIONS},
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare what is shipped with the readings, or write it; 1 if it is not up to date."""
    from tests.data import curation_lists  # it reads this module

    parser = argparse.ArgumentParser(
        prog="python -m tests.data.agreement",
        description="Compute how far the two readings agree, and the lists in documents.",
    )
    parser.add_argument("--write", action="store_true", help="write the files anew")
    chosen = parser.parse_args(arguments)
    expected = {FILE: json.dumps(agreement(), indent=2) + "\n"}
    for document in curation_lists.DOCUMENTS:
        expected[document] = curation_lists.fill(document.read_text(encoding="utf-8"))
    status = 0
    for path, text in expected.items():
        if chosen.write:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path.relative_to(ROOT)} is not up to date; run this again with --write")
            status = 1
    return status


if __name__ == "__main__":
    raise SystemExit(main())
