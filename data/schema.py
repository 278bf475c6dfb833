"""The schema of a dataset: tables, columns and allowed values, from ``datapackage.json``.

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
def package_descriptor() -> Descriptor:
    """Return the shipped package descriptor, read once."""
    descriptor: Descriptor = json.loads((SHIPPED / "datapackage.json").read_text(encoding="utf-8"))
    return descriptor


@cache
def resources() -> Mapping[str, Descriptor]:
    """Return every resource of the package by name, in the order of the package."""
    return {resource["name"]: resource for resource in package_descriptor()["resources"]}


@cache
def table_names() -> tuple[str, ...]:
    """Return the names of the tables, without ``references``, which is CSL-JSON."""
    return tuple(name for name, resource in resources().items() if "schema" in resource)


@cache
def optional_tables() -> frozenset[str]:
    """Return the names of the tables that a dataset may lack, ``references`` among them."""
    return frozenset(name for name, resource in resources().items() if resource.get("optional"))


@cache
def fields(table: str) -> Mapping[str, Descriptor]:
    """Return the fields of a table by column name, in order. Raises KeyError for no table."""
    return {field["name"]: field for field in resources()[table]["schema"]["fields"]}


def columns(table: str) -> tuple[str, ...]:
    """Return the column names of a table, in order. Raises KeyError for no table."""
    return tuple(fields(table))


def allowed_values(table: str, column: str) -> tuple[str, ...]:
    """Return the allowed values of a cell, or of each list item; empty where any will do."""
    field = fields(table)[column]
    allowed = field.get("constraints", {}).get("enum") or field.get("items", {}).get("enum", ())
    return tuple(allowed)


def required_columns(table: str) -> frozenset[str]:
    """Return the columns of a table whose cells may not be empty."""
    constraints = {name: field.get("constraints", {}) for name, field in fields(table).items()}
    return frozenset(name for name, limits in constraints.items() if limits.get("required"))


def list_columns(table: str) -> Mapping[str, Descriptor]:
    """Return the list columns of a table with the rules for their items; empty if none."""
    return {name: field["items"] for name, field in fields(table).items() if "items" in field}


def split_list(cell: str) -> tuple[str, ...]:
    """Return the items of a list cell, trimmed; empty for an empty cell.

    >>> split_list("human; rat")
    ('human', 'rat')
    """
    return tuple(part for part in (raw.strip() for raw in cell.split(";")) if part)
