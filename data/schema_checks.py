"""Validate types, allowed values and keys of the tables with frictionless.

Each error becomes a fault whose message says what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from data import schema
from data.fault import Fault, did_you_mean, quoted
from data.raw_tables import RawTables, Row

if TYPE_CHECKING:
    from frictionless import Error

_CONSTRAINT = re.compile(r'constraint "(\w+)"')


def schema_faults(source: RawTables) -> list[Fault]:
    """Return every breach of the schema in the tables that could be read; empty if none."""
    # Imported late: frictionless takes a third of a second to import.
    from frictionless import Checklist, Package, Resource, Schema

    package = Package(
        resources=[
            Resource(
                name=table,
                data=[
                    list(schema.columns(table)),
                    *([row[column] for column in schema.columns(table)] for row in rows),
                ],
                schema=Schema.from_descriptor(_table_schema(table, source)),
            )
            for table, rows in source.tables.items()
        ]
    )
    faults: list[Fault] = []
    for resource in package.resources:
        table = str(resource.name)
        # All faults: by default frictionless stops at a thousand.
        report = resource.validate(Checklist(), limit_errors=10**9)
        for task in report.tasks:
            for error in task.errors:
                faults.extend(_error_faults(table, source, error))
    return faults


def _table_schema(table: str, source: RawTables) -> dict[str, Any]:
    """Return the table's schema without foreign keys to tables that could not be read."""
    descriptor = deepcopy(dict(schema.resources()[table]["schema"]))
    keys = [key for key in descriptor.pop("foreignKeys", []) if _target_readable(key, source)]
    return {**descriptor, "foreignKeys": keys} if keys else descriptor


def _target_readable(key: dict[str, Any], source: RawTables) -> bool:
    target = key["reference"]["resource"]
    return not target or source.readable(target)


def _error_faults(table: str, source: RawTables, error: Error) -> Iterator[Fault]:
    rows = source.tables[table]
    number = getattr(error, "row_number", None)
    if number is None or not 2 <= number < len(rows) + 2:
        yield Fault(table, 0, "", f"{error.message}; correct the table")
        return
    row = rows[number - 2]
    if error.type == "primary-key":
        yield _duplicate_fault(table, rows, row)
    elif error.type == "foreign-key":
        yield from _missing_target_faults(table, source, row, error)
    elif error.type in {"constraint-error", "type-error"}:
        column = str(getattr(error, "field_name", ""))
        yield Fault(table, row.number, column, _cell_message(table, column, row[column], error))
    else:
        yield Fault(table, row.number, "", f"{error.message}; correct the row")


def _cell_message(table: str, column: str, cell: str, error: Error) -> str:
    field = schema.fields(table)[column]
    limits = field.get("constraints", {})
    example = field.get("example", "")
    constraint = _CONSTRAINT.search(error.note)
    kind = constraint[1] if constraint else "type"
    if kind == "required":
        return f"is empty; write here: {field['description']}"
    if kind == "enum":
        allowed = schema.allowed_values(table, column)
        return (
            f"{quoted(cell)} is not allowed{did_you_mean(cell, allowed)}; use {', '.join(allowed)}"
        )
    if kind in {"minLength", "maxLength"}:
        size = "short" if kind == "minLength" else "long"
        verb = "quote" if column == "quote" else "write"
        return (
            f"is too {size} with {len(cell)} characters; {verb} between "
            f"{limits['minLength']} and {limits['maxLength']}"
        )
    if kind in {"minimum", "maximum"}:
        least = "at least" if kind == "minimum" else "at most"
        return f"{quoted(cell)} is out of range; write a number of {least} {limits[kind]}"
    if kind == "type":
        return f"{quoted(cell)} is not of type {field['type']}; write it like {example}"
    return f"{quoted(cell)} has not the expected form; write it like {example}"


def _duplicate_fault(table: str, rows: tuple[Row, ...], row: Row) -> Fault:
    key: list[str] = schema.resources()[table]["schema"]["primaryKey"]
    values = [row[column] for column in key]
    first = next(candidate for candidate in rows if [candidate[column] for column in key] == values)
    message = (
        f"{' and '.join(key)} {', '.join(map(quoted, values))} stand in row {first.number} "
        f"already; give this row another {key[-1]} or delete it"
    )
    return Fault(table, row.number, key[-1], message)


def _missing_target_faults(
    table: str, source: RawTables, row: Row, error: Error
) -> Iterator[Fault]:
    column = str(getattr(error, "field_names", [""])[0])
    for key in schema.resources()[table]["schema"]["foreignKeys"]:
        if key["fields"] == [column]:
            target = key["reference"]["resource"] or table
            target_ids = source.ids(target)
            message = (
                f"{target} has no id {quoted(row[column])}{did_you_mean(row[column], target_ids)}; "
                f"correct it or add a row to {target}.csv"
            )
            yield Fault(table, row.number, column, message)
