"""Every cell: no invisible characters, no stray white space, sound lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from data import schema
from data.fault import Fault, did_you_mean, quoted
from data.raw_tables import RawTables, Row
from data.rules.rule import Rule

# Characters that turn the direction of the text around them: they can hide what a
# cell really says.
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# What stands right before or after a quote may well be a space.
_SPACED = {"prefix", "suffix"}


def control_character(text: str) -> str:
    r"""The first character of `text` that cannot be seen and may do harm, or an empty string.

    >>> hidden("social\tbonding")
    '\t'
    """
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cs"} or character in _TURNING:
            return character
    return ""


def no_control_characters(source: RawTables) -> Iterator[Fault]:
    """No control characters (tabs and line breaks among them), anywhere."""
    for table, row, column, cell in _cells(source):
        character = control_character(cell)
        if character:
            message = (
                f"holds the control character U+{ord(character):04X} at place "
                f"{cell.index(character) + 1}; replace it with a space or delete it"
            )
            yield Fault(table, row.number, column, message)


def cells_trimmed(source: RawTables) -> Iterator[Fault]:
    """No cell begins or ends with white space, save what surrounds a quote."""
    for table, row, column, cell in _cells(source):
        if cell != cell.strip() and not control_character(cell) and column not in _SPACED:
            message = f"{quoted(cell)} begins or ends with white space; delete it"
            yield Fault(table, row.number, column, message)


def lists_valid(source: RawTables) -> Iterator[Fault]:
    """The parts of a list are there, differ, and are what the schema asks for."""
    for table, rows in source.tables.items():
        for column, spec in schema.list_columns(table).items():
            for row in rows:
                for message in _list_messages(source, row[column], dict(spec)):
                    yield Fault(table, row.number, column, message)


def _list_messages(source: RawTables, cell: str, spec: dict[str, list[str]]) -> Iterator[str]:
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


def _node_messages(source: RawTables, part: str, kinds: list[str]) -> Iterator[str]:
    nodes = source.ids("nodes")
    if part not in nodes:
        near = did_you_mean(part, nodes)
        yield f"nodes has no id {quoted(part)}{near}; correct it or add a row to nodes.csv"
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
