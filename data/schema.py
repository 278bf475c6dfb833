"""What a dataset must look like, read from the shipped ``datapackage.json``.

The schema of the shipped package is the contract for every folder that is opened:
the page knows how to draw these kinds and signs and no others. It is the only
place where columns and allowed values are listed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

#: The shipped dataset.
SHIPPED = Path(__file__).parent / "tables"

Descriptor = Mapping[str, Any]


@cache
def contract() -> Descriptor:
    """The shipped package descriptor, read once."""
    found: Descriptor = json.loads((SHIPPED / "datapackage.json").read_text(encoding="utf-8"))
    return found


@cache
def resources() -> Mapping[str, Descriptor]:
    """Every resource of the package by name, in the order of the package."""
    return {resource["name"]: resource for resource in contract()["resources"]}


@cache
def tables() -> tuple[str, ...]:
    """The names of the tables, without ``references``, which is CSL-JSON."""
    return tuple(name for name, resource in resources().items() if "schema" in resource)


@cache
def optional() -> frozenset[str]:
    """The names of the tables that a dataset may lack."""
    return frozenset(name for name in tables() if resources()[name].get("optional"))


@cache
def fields(table: str) -> Mapping[str, Descriptor]:
    """The fields of a table by column name, in order; KeyError for an unknown table."""
    return {field["name"]: field for field in resources()[table]["schema"]["fields"]}


def columns(table: str) -> tuple[str, ...]:
    """The column names of a table, in order; KeyError for an unknown table."""
    return tuple(fields(table))


def choices(table: str, column: str) -> tuple[str, ...]:
    """The allowed values of a cell, or of each part of a list; empty where any will do."""
    field = fields(table)[column]
    allowed = field.get("constraints", {}).get("enum") or field.get("items", {}).get("enum", ())
    return tuple(allowed)


def lists(table: str) -> Mapping[str, Descriptor]:
    """The list columns of a table, each with what its parts must be; empty if it has none."""
    return {name: field["items"] for name, field in fields(table).items() if "items" in field}


def split(cell: str) -> tuple[str, ...]:
    """The parts of a list cell, trimmed; empty for an empty cell.

    >>> split("human; rat")
    ('human', 'rat')
    """
    return tuple(part for part in (raw.strip() for raw in cell.split(";")) if part)
