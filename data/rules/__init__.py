"""Validation rules: what the schema of the tables cannot express.

A rule is a function from :class:`~data.raw_tables.RawTables` to its faults. It names the
tables it needs; where one of them could not be read the rule is skipped, since that is a
fault already and everything else would follow from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.fault import Fault
from data.raw_tables import RawTables
from data.rules import (
    checks,
    claims,
    glossary,
    nodes,
    package,
    pathways,
    permanence,
    quotes,
    references,
    sections,
    text,
)

#: Every rule with the tables it needs, in no particular order.
RULES = (
    *package.RULES,
    *text.RULES,
    *nodes.RULES,
    *claims.RULES,
    *checks.RULES,
    *sections.RULES,
    *quotes.RULES,
    *references.RULES,
    *pathways.RULES,
    *permanence.RULES,
    *glossary.RULES,
)


def rule_faults(source: RawTables, articles: Path | None = None) -> Iterator[Fault]:
    """Yield the faults of all rules; with `articles`, also of quotes that no article contains.

    `articles` is a folder with a file ``<article id>.txt`` for each article.
    """
    for needs, rule in RULES:
        if all(source.readable(table) for table in needs):
            yield from rule(source)
    if articles is not None and source.readable("articles") and source.readable("claims"):
        yield from quotes.quotes_verbatim(source, articles)
