"""Read a dataset folder as rows of text, with every fault that prevented a part from being read.

Reading never fails: what cannot be read is left out and reported as a fault.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data import schema
from data.fault import Fault, did_you_mean, quoted


@dataclass(frozen=True)
class Row:
    """One row of a table; `number` is the row as a spreadsheet counts it (header is 1)."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True)
class RawTables:
    """A dataset folder as text.

    `tables` and `references` hold only what could be read, so an optional table need not be
    among them. `broken` names the rows (table, number) with too many or too few cells, whose
    cells may stand in the wrong columns. `digest` is twelve hexadecimal digits over all files.
    """

    package: Mapping[str, object]
    tables: Mapping[str, tuple[Row, ...]]
    references: tuple[object, ...] | None
    broken: frozenset[tuple[str, int]]
    faults: tuple[Fault, ...]
    digest: str

    def readable(self, name: str) -> bool:
        """Return whether the table, or ``references``, could be read at all."""
        return self.references is not None if name == "references" else name in self.tables

    def ids(self, table: str) -> dict[str, Row]:
        """Return the first row for each id of a readable table; empty if it has no rows."""
        first_rows: dict[str, Row] = {}
        for row in self.tables[table]:
            first_rows.setdefault(row["id"], row)
        return first_rows


def read_tables(folder: Path) -> RawTables:
    """Read every file of a dataset; what is missing or broken becomes a fault."""
    faults: list[Fault] = []
    if not folder.is_dir():
        message = f"{quoted(folder)} is not a folder; name a folder that holds datapackage.json"
        return RawTables({}, {}, None, frozenset(), (Fault("datapackage", 0, "", message),), "")
    digest = hashlib.sha256()
    package = _read_json(folder, "datapackage", "datapackage.json", digest, faults)
    if package is not None and not isinstance(package, dict):
        faults.append(
            Fault("datapackage", 0, "", "is not a JSON object; write it as {...} with title etc.")
        )
    tables: dict[str, tuple[Row, ...]] = {}
    broken: set[tuple[str, int]] = set()
    for name in schema.table_names():
        if name in schema.optional_tables() and not (folder / f"{name}.csv").exists():
            continue
        text = _read_text(folder, name, f"{name}.csv", digest, faults)
        if text is None:
            continue
        rows, ragged, table_faults = parse_table(name, text)
        faults.extend(table_faults)
        broken.update((name, number) for number in ragged)
        if rows is not None:
            tables[name] = rows
    references: object | None = []
    if (folder / "references.json").exists():
        references = _read_json(folder, "references", "references.json", digest, faults)
    if references is not None and not isinstance(references, list):
        faults.append(
            Fault("references", 0, "", "is not a JSON list; write CSL-JSON items inside [...]")
        )
    return RawTables(
        package=package if isinstance(package, dict) else {},
        tables=tables,
        references=tuple(references) if isinstance(references, list) else None,
        broken=frozenset(broken),
        faults=tuple(faults),
        digest=digest.hexdigest()[:12],
    )


def parse_table(table: str, text: str) -> tuple[tuple[Row, ...] | None, list[int], list[Fault]]:
    """Return rows, numbers of ragged rows and faults of a CSV text; rows are None if unreadable."""
    records, faults = _records(table, text)
    if not records:
        if not faults:
            message = f"is empty; begin it with the header {','.join(schema.columns(table))}"
            faults.append(Fault(table, 1, "", message))
        return None, [], faults
    header = records[0]
    faults += _header_faults(table, header)
    if sorted(header) != sorted(schema.columns(table)):
        return None, [], faults
    rows, ragged = [], []
    for number, cells in enumerate(records[1:], start=2):
        if not any(cell.strip() for cell in cells):
            faults.append(Fault(table, number, "", "is an empty row; delete it"))
            continue
        if len(cells) != len(header):
            faults.append(Fault(table, number, "", _ragged_message(len(cells), len(header))))
            ragged.append(number)
        padded = [*cells, *[""] * len(header)]
        rows.append(Row(number, dict(zip(header, padded, strict=False))))
    return tuple(rows), ragged, faults


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file whatever its columns are, as a folder of any edition has them.

    Unlike :func:`read_tables` it looks for no fault. Raises OSError or ValueError if the file
    cannot be read as UTF-8 text.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _records(table: str, text: str) -> tuple[list[list[str]], list[Fault]]:
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        message = (
            f"cannot be read as CSV from here on ({error}); put a cell with a comma, a quotation "
            f"mark or a line break in quotation marks and double those inside it"
        )
        return [], [Fault(table, len(records) + 1, "", message)]
    return records, []


def _header_faults(table: str, header: list[str]) -> list[Fault]:
    expected = schema.columns(table)
    faults = [
        Fault(table, 1, name, f"the column {name} is missing; add it to the header")
        for name in expected
        if name not in header
    ]
    for index, name in enumerate(header):
        if name not in expected:
            suggestion = did_you_mean(name, expected)
            message = f"{quoted(name)} is no column of this table{suggestion}; remove it"
            faults.append(Fault(table, 1, name, message))
        elif name in header[:index]:
            message = f"the column {name} stands twice; remove one of them"
            faults.append(Fault(table, 1, name, message))
    if not faults and tuple(header) != expected:
        message = f"the columns are in another order; put them as {','.join(expected)}"
        faults.append(Fault(table, 1, "", message))
    return faults


def _ragged_message(count: int, expected: int) -> str:
    comparison = "more" if count > expected else "fewer"
    return (
        f"has {count} cells, {comparison} than the {expected} of the header; put a cell that holds "
        f"a comma in quotation marks, and keep an empty cell for each empty column"
    )


def _read_text(
    folder: Path, table: str, name: str, digest: hashlib._Hash, faults: list[Fault]
) -> str | None:
    try:
        raw = (folder / name).read_bytes()
    except FileNotFoundError:
        faults.append(Fault(table, 0, "", f"{name} is missing; put the file into the folder"))
        return None
    except OSError as error:
        why = error.strerror or "unknown reason"
        faults.append(Fault(table, 0, "", f"{name} cannot be read ({why}); make it a plain file"))
        return None
    digest.update(name.encode() + b"\0" + raw + b"\0")
    try:
        # Spreadsheets may write a byte order mark: harmless, so it is removed.
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"{name} is not UTF-8 (line {line}); save it as UTF-8"
        faults.append(Fault(table, line, "", message))
        return None


def _read_json(
    folder: Path, table: str, name: str, digest: hashlib._Hash, faults: list[Fault]
) -> object | None:
    text = _read_text(folder, table, name, digest, faults)
    if text is None:
        return None
    try:
        content: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        message = f"{name} is not JSON ({error}); correct it at that place"
        faults.append(Fault(table, line, "", message))
        return None
    if content is None:
        faults.append(Fault(table, 0, "", f"{name} holds nothing but null; write its content"))
    return content
