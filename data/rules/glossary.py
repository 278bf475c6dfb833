"""Rules for the glossary: one explanation a term, one term a spelling."""

from __future__ import annotations

from collections.abc import Iterator

from data import schema
from data.fault import Fault, quoted
from data.glossary import term_key
from data.raw_tables import RawTables
from data.rules.rule import Rule


def one_explanation(source: RawTables) -> Iterator[Fault]:
    """Report terms without a meaning or node, or with both, and meanings that are no sentence.

    Two explanations could contradict each other.
    """
    for row in source.tables["glossary"]:
        if not row["node"] and not row["meaning"]:
            message = "is empty; explain the term in one sentence, or name a node"
            yield Fault("glossary", row.number, "meaning", message)
        elif row["node"] and row["meaning"]:
            message = "is given though a node is named; empty one, the node's description explains"
            yield Fault("glossary", row.number, "meaning", message)
        elif row["meaning"] and not _sentence(row["meaning"]):
            message = "is no sentence; begin it with a capital and end it with a full stop"
            yield Fault("glossary", row.number, "meaning", message)


def node_described(source: RawTables) -> Iterator[Fault]:
    """Report nodes that explain a term but have no description."""
    nodes = source.ids("nodes")
    for row in source.tables["glossary"]:
        if row["node"] in nodes and not nodes[row["node"]]["description"]:
            message = f"{quoted(row['node'])} has no description; write it, or a meaning here"
            yield Fault("glossary", row.number, "node", message)


def spellings_distinct(source: RawTables) -> Iterator[Fault]:
    """Report spellings that belong to two terms."""
    first_terms: dict[str, str] = {}
    for row in source.tables["glossary"]:
        term = row["term"]
        spellings = [("term", term), *(("forms", form) for form in schema.split_list(row["forms"]))]
        for column, spelling in spellings:
            owner = first_terms.setdefault(term_key(spelling), term)
            if owner != term:
                message = f"{quoted(spelling)} belongs to {quoted(owner)} already; delete it in one"
                yield Fault("glossary", row.number, column, message)


def _sentence(text: str) -> bool:
    return not text[0].islower() and text.endswith(".")


RULES: tuple[Rule, ...] = (
    (("glossary",), one_explanation),
    (("glossary", "nodes"), node_described),
    (("glossary",), spellings_distinct),
)
