"""The rules of evidence: what a schema cannot say about the tables.

A rule is a function from a :class:`~data.source.Source` to its faults. It names
the tables it needs; where one of them could not be read the rule is silent, since
that fault is told already and everything else would follow from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.fault import Fault
from data.raw_tables import RawTables
from data.rules import (
    claims,
    glossary,
    nodes,
    package,
    pathways,
    permanence,
    quotes,
    references,
    text,
)

#: Every rule with the tables it needs, in no particular order.
RULES = (
    *package.RULES,
    *text.RULES,
    *nodes.RULES,
    *claims.RULES,
    *quotes.RULES,
    *references.RULES,
    *pathways.RULES,
    *permanence.RULES,
    *glossary.RULES,
)


def rule_faults(source: RawTables, articles: Path | None = None) -> Iterator[Fault]:
    """The faults of all rules; with `articles`, quotes are also held against the texts.

    `articles` is a folder with a file ``<article id>.txt`` for each article.
    """
    for needs, rule in RULES:
        if all(source.readable(table) for table in needs):
            yield from rule(source)
    if articles is not None and source.readable("articles") and source.readable("claims"):
        yield from quotes.quotes_verbatim(source, articles)
