"""Types, allowed values and keys of the tables: frictionless finds, we tell.

Each finding is put into words that say what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from data import schema
from data.fault import Fault, hint, shown
from data.raw_tables import RawTables, Row

if TYPE_CHECKING:
    from frictionless import Error

_CONSTRAINT = re.compile(r'constraint "(\w+)"')


def schema_faults(source: RawTables) -> list[Fault]:
    """Every breach of the schema in the tables that could be read; empty if none."""
    # frictionless takes a third of a second to import: only who validates pays for it.
    from frictionless import Checklist, Package, Resource, Schema

    package = Package(
        resources=[
            Resource(
                name=table,
                data=[
                    list(schema.columns(table)),
                    *([row[column] for column in schema.columns(table)] for row in rows),
                ],
                schema=Schema.from_descriptor(_schema(table, source)),
            )
            for table, rows in source.tables.items()
        ]
    )
    faults: list[Fault] = []
    for resource in package.resources:
        table = str(resource.name)
        # Every fault at once: frictionless would stop at a thousand.
        report = resource.validate(Checklist(), limit_errors=10**9)
        for task in report.tasks:
            for error in task.errors:
                faults.extend(_faults(table, source, error))
    return faults


def _schema(table: str, source: RawTables) -> dict[str, Any]:
    """The table's schema without the foreign keys to tables that could not be read."""
    descriptor = deepcopy(dict(schema.resources()[table]["schema"]))
    keys = [key for key in descriptor.pop("foreignKeys", []) if _reachable(key, source)]
    return {**descriptor, "foreignKeys": keys} if keys else descriptor


def _reachable(key: dict[str, Any], source: RawTables) -> bool:
    target = key["reference"]["resource"]
    return not target or source.readable(target)


def _faults(table: str, source: RawTables, error: Error) -> Iterator[Fault]:
    rows = source.tables[table]
    number = getattr(error, "row_number", None)
    if number is None or not 2 <= number < len(rows) + 2:
        yield Fault(table, 0, "", f"{error.message}; correct the table")
        return
    row = rows[number - 2]
    if error.type == "primary-key":
        yield _twin(table, rows, row)
    elif error.type == "foreign-key":
        yield from _orphans(table, source, row, error)
    elif error.type in {"constraint-error", "type-error"}:
        column = str(getattr(error, "field_name", ""))
        yield Fault(table, row.number, column, _wrong(table, column, row[column], error))
    else:
        yield Fault(table, row.number, "", f"{error.message}; correct the row")


def _wrong(table: str, column: str, cell: str, error: Error) -> str:
    field = schema.fields(table)[column]
    limits = field.get("constraints", {})
    example = field.get("example", "")
    found = _CONSTRAINT.search(error.note)
    kind = found[1] if found else "type"
    if kind == "required":
        return f"is empty; write here: {field['description']}"
    if kind == "enum":
        allowed = schema.choices(table, column)
        return f"{shown(cell)} is not allowed{hint(cell, allowed)}; use {', '.join(allowed)}"
    if kind in {"minLength", "maxLength"}:
        size = "short" if kind == "minLength" else "long"
        verb = "quote" if column == "quote" else "write"
        return (
            f"is too {size} with {len(cell)} characters; {verb} between "
            f"{limits['minLength']} and {limits['maxLength']}"
        )
    if kind in {"minimum", "maximum"}:
        least = "at least" if kind == "minimum" else "at most"
        return f"{shown(cell)} is out of range; write a number of {least} {limits[kind]}"
    if kind == "type":
        return f"{shown(cell)} is not of type {field['type']}; write it like {example}"
    return f"{shown(cell)} has not the expected form; write it like {example}"


def _twin(table: str, rows: tuple[Row, ...], row: Row) -> Fault:
    key: list[str] = schema.resources()[table]["schema"]["primaryKey"]
    values = [row[column] for column in key]
    first = next(other for other in rows if [other[column] for column in key] == values)
    message = (
        f"{' and '.join(key)} {', '.join(map(shown, values))} stand in row {first.number} already; "
        f"give this row another {key[-1]} or delete it"
    )
    return Fault(table, row.number, key[-1], message)


def _orphans(table: str, source: RawTables, row: Row, error: Error) -> Iterator[Fault]:
    column = str(getattr(error, "field_names", [""])[0])
    for key in schema.resources()[table]["schema"]["foreignKeys"]:
        if key["fields"] == [column]:
            target = key["reference"]["resource"] or table
            known = source.ids(target)
            message = (
                f"{target} has no id {shown(row[column])}{hint(row[column], known)}; "
                f"correct it or add a row to {target}.csv"
            )
            yield Fault(table, row.number, column, message)
