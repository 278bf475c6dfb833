"""The only reader of a dataset folder for the rest of the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from data.fault import Fault
from data.model import (
    Alias,
    Article,
    Atlas,
    Check,
    Claim,
    Node,
    Pathway,
    Predicate,
    Reference,
    Step,
    Term,
)
from data.raw_tables import RawTables, Row, read_tables
from data.rules.package import licence
from data.schema import SHIPPED, split
from data.validate import check

#: The dataset that is opened where no other is named.
DEFAULT = SHIPPED


class DataError(Exception):
    """A dataset folder that cannot be opened; `faults` says everything that is wrong."""

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        self.folder = folder
        self.faults = tuple(faults)
        lines = [f"{folder} has {len(faults)} {'fault' if len(faults) == 1 else 'faults'}:"]
        super().__init__("\n".join([*lines, *map(str, faults)]))


def load(folder: Path | str = DEFAULT) -> Atlas:
    """Read, check and build the dataset in `folder`.

    Raises :class:`DataError` with every fault if there is any.
    """
    source = read_tables(Path(folder))
    found = check(source)
    if found:
        raise DataError(Path(folder), found)
    return build(source)


def build(source: RawTables) -> Atlas:
    """The Atlas of a source without faults; unspecified for one that has any."""
    checks: dict[str, list[Check]] = defaultdict(list)
    for row in source.tables["checks"]:
        checks[row["claim"]].append(Check(**row.cells))
    items = cast("tuple[Mapping[str, object], ...]", source.references or ())
    rows = source.tables
    return Atlas(
        title=str(source.package["title"]),
        version=str(source.package["version"]),
        licence=licence(source.package),
        articles={
            row["id"]: Article(**row.cells, order=order)
            for order, row in enumerate(rows["articles"])
        },
        references={str(item["id"]): Reference(str(item["id"]), item) for item in items},
        nodes={row["id"]: _node(row) for row in rows["nodes"]},
        predicates={row["id"]: Predicate(**row.cells) for row in rows["predicates"]},
        claims={row["id"]: _claim(row, order) for order, row in enumerate(rows["claims"])},
        checks={claim: tuple(found) for claim, found in checks.items()},
        pathways={row["id"]: _pathway(row, rows["steps"]) for row in rows["pathways"]},
        terms={row["term"]: _term(row) for row in rows.get("glossary", ())},
        digest=source.digest,
        aliases={
            (row["kind"], row["alias"]): Alias(**row.cells) for row in rows.get("aliases", ())
        },
        history=_history(rows.get("history", ())),
    )


def _history(rows: tuple[Row, ...]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        found[row["version"]][row["claim"]] = row["digest"]
    return dict(found)


def _node(row: Row) -> Node:
    x, y, z = row["mni_x"], row["mni_y"], row["mni_z"]
    return Node(
        id=row["id"],
        label=row["label"],
        kind=row["kind"],
        curie=row["curie"],
        synonyms=split(row["synonyms"]),
        broader=row["broader"],
        description=row["description"],
        mni=(float(x), float(y), float(z)) if x else None,
    )


def _term(row: Row) -> Term:
    return Term(row["term"], split(row["forms"]), row["node"], row["meaning"])


def _claim(row: Row, order: int) -> Claim:
    plain = {k: v for k, v in row.cells.items() if k not in {"conditions", "sites", "species"}}
    return Claim(
        **plain,
        conditions=split(row["conditions"]),
        sites=split(row["sites"]),
        species=split(row["species"]),
        order=order,
    )


def _pathway(row: Row, rows: tuple[Row, ...]) -> Pathway:
    steps = (
        Step(step["pathway"], int(step["step"]), step["claim"], step["narration"])
        for step in rows
        if step["pathway"] == row["id"]
    )
    ordered = tuple(sorted(steps, key=lambda step: step.step))
    return Pathway(row["id"], row["label"], row["summary"], ordered)
