"""Load a dataset folder into an Atlas, the only way in for the rest of the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from data.fault import Fault
from data.model import (
    Alias,
    Article,
    Atlas,
    Check,
    Claim,
    Gap,
    Node,
    Pathway,
    Predicate,
    Reference,
    Section,
    Step,
    Term,
)
from data.raw_tables import RawTables, Row, read_tables
from data.rules.package import licence
from data.schema import SHIPPED, list_columns, split_list
from data.validate import table_faults

#: The dataset that is opened when none is named.
DEFAULT = SHIPPED


class DataError(Exception):
    """Raised for a dataset folder that cannot be opened; `faults` lists everything wrong."""

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        self.folder = folder
        self.faults = tuple(faults)
        lines = [f"{folder} has {len(faults)} {'fault' if len(faults) == 1 else 'faults'}:"]
        super().__init__("\n".join([*lines, *map(str, faults)]))


def load(folder: Path | str = DEFAULT) -> Atlas:
    """Read, validate and build the dataset in `folder`.

    Raises :class:`DataError` with every fault if there is any.
    """
    source = read_tables(Path(folder))
    faults = table_faults(source)
    if faults:
        raise DataError(Path(folder), faults)
    return build(source)


def build(source: RawTables) -> Atlas:
    """Build the Atlas of tables without faults; unspecified for tables that have any."""
    csl_items = cast("tuple[Mapping[str, object], ...]", source.references or ())
    rows = source.tables
    return Atlas(
        title=str(source.package["title"]),
        version=str(source.package["version"]),
        licence=licence(source.package),
        articles={
            row["id"]: Article(**row.cells, order=order)
            for order, row in enumerate(rows["articles"])
        },
        references={str(item["id"]): Reference(str(item["id"]), item) for item in csl_items},
        nodes={row["id"]: _node(row) for row in rows["nodes"]},
        predicates={row["id"]: Predicate(**row.cells) for row in rows["predicates"]},
        claims={row["id"]: _claim(row, order) for order, row in enumerate(rows["claims"])},
        checks={row["id"]: Check(**_cells("checks", row)) for row in rows.get("checks", ())},
        sections={
            (row["article"], row["section"]): Section(**_cells("sections", row))
            for row in rows.get("sections", ())
        },
        gaps={row["id"]: Gap(**_cells("gaps", row)) for row in rows.get("gaps", ())},
        pathways={
            row["id"]: _pathway(row, rows.get("steps", ())) for row in rows.get("pathways", ())
        },
        terms={row["term"]: _term(row) for row in rows.get("glossary", ())},
        digest=source.digest,
        aliases={
            (row["kind"], row["alias"]): Alias(**row.cells) for row in rows.get("aliases", ())
        },
        history=_history(rows.get("history", ())),
        changes=_changes(rows.get("history", ())),
    )


def _history(rows: tuple[Row, ...]) -> Mapping[str, Mapping[str, str]]:
    digests: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        digests[row["version"]][row["claim"]] = row["digest"]
    return dict(digests)


def _changes(rows: tuple[Row, ...]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    changes: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for row in rows:
        if row["changed"]:
            changes[row["version"]][row["claim"]] = split_list(row["changed"])
    return dict(changes)


def _node(row: Row) -> Node:
    x, y, z = row["mni_x"], row["mni_y"], row["mni_z"]
    return Node(
        id=row["id"],
        label=row["label"],
        kind=row["kind"],
        curie=row["curie"],
        synonyms=split_list(row["synonyms"]),
        broader=row["broader"],
        description=row["description"],
        mni=(float(x), float(y), float(z)) if x else None,
        marks=split_list(row["marks"]),
        lack_of=row["lack_of"],
    )


def _term(row: Row) -> Term:
    return Term(row["term"], split_list(row["forms"]), row["node"], row["meaning"])


def _claim(row: Row, order: int) -> Claim:
    return Claim(**_cells("claims", row), order=order)


def _cells(table: str, row: Row) -> dict[str, Any]:
    """Return the cells of a row with its lists as tuples."""
    return dict(row.cells) | {name: split_list(row[name]) for name in list_columns(table)}


def _pathway(row: Row, rows: tuple[Row, ...]) -> Pathway:
    steps = (
        Step(step["pathway"], int(step["step"]), step["claim"], step["narration"])
        for step in rows
        if step["pathway"] == row["id"]
    )
    ordered = tuple(sorted(steps, key=lambda step: step.step))
    return Pathway(row["id"], row["label"], row["summary"], ordered)
