"""Rules for every cell: no control characters, no stray white space, valid lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from data import schema
from data.fault import Fault, did_you_mean, quoted
from data.raw_tables import RawTables, Row
from data.rules.rule import Rule

# Bidirectional controls turn the direction of the text around them: they can hide what a
# cell really says.
_BIDI_CONTROLS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# The words before and after a quote may begin or end with a space.
_MAY_HAVE_SPACES = {"prefix", "suffix"}


def control_character(text: str) -> str:
    r"""Return the first control or bidirectional character of `text`, or an empty string.

    >>> control_character("social\tbonding")
    '\t'
    """
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDI_CONTROLS:
            return character
    return ""


def no_control_characters(source: RawTables) -> Iterator[Fault]:
    """Report cells with control characters, tabs and line breaks among them."""
    for table, row, column, cell in _cells(source):
        character = control_character(cell)
        if character:
            message = (
                f"holds the control character U+{ord(character):04X} at place "
                f"{cell.index(character) + 1}; replace it with a space or delete it"
            )
            yield Fault(table, row.number, column, message)


def cells_trimmed(source: RawTables) -> Iterator[Fault]:
    """Report cells that begin or end with white space, except prefix and suffix."""
    for table, row, column, cell in _cells(source):
        if cell != cell.strip() and not control_character(cell) and column not in _MAY_HAVE_SPACES:
            message = f"{quoted(cell)} begins or ends with white space; delete it"
            yield Fault(table, row.number, column, message)


def lists_valid(source: RawTables) -> Iterator[Fault]:
    """Report lists with empty, repeated or unknown items."""
    for table, rows in source.tables.items():
        for column, spec in schema.list_columns(table).items():
            for row in rows:
                for message in _list_messages(source, row[column], dict(spec)):
                    yield Fault(table, row.number, column, message)


def _list_messages(source: RawTables, cell: str, spec: dict[str, Any]) -> Iterator[str]:
    parts = [part.strip() for part in cell.split(";")] if cell.strip() else []
    if "" in parts:
        yield f"{quoted(cell)} has an empty part; delete the semicolon too many"
    for part in sorted({part for part in parts if part and parts.count(part) > 1}):
        yield f"names {quoted(part)} twice; delete one"
    for part in dict.fromkeys(filter(None, parts)):
        if "enum" in spec and part not in spec["enum"]:
            allowed = ", ".join(spec["enum"])
            yield f"{quoted(part)} is not allowed{did_you_mean(part, spec['enum'])}; use {allowed}"
        if "kinds" in spec and source.readable("nodes"):
            yield from _node_messages(source, part, spec["kinds"])
        if "table" in spec and source.readable(spec["table"]):
            yield from _id_messages(source, part, spec["table"])


def _id_messages(source: RawTables, part: str, table: str) -> Iterator[str]:
    ids = source.ids(table)
    if part not in ids:
        suggestion = did_you_mean(part, ids)
        yield (
            f"{table} has no id {quoted(part)}{suggestion}; correct it or add a row to {table}.csv"
        )


def _node_messages(source: RawTables, part: str, kinds: list[str]) -> Iterator[str]:
    nodes = source.ids("nodes")
    if part not in nodes:
        suggestion = did_you_mean(part, nodes)
        yield f"nodes has no id {quoted(part)}{suggestion}; correct it or add a row to nodes.csv"
    elif nodes[part]["kind"] not in kinds:
        yield (
            f"{quoted(part)} is of kind {nodes[part]['kind']}; "
            f"name a node of kind {' or '.join(kinds)}, or correct its kind"
        )


def _cells(source: RawTables) -> Iterator[tuple[str, Row, str, str]]:
    for table, rows in source.tables.items():
        for row in rows:
            for column, cell in row.cells.items():
                yield table, row, column, cell


RULES: tuple[Rule, ...] = (((), no_control_characters), ((), cells_trimmed), ((), lists_valid))
