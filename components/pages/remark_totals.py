"""The totals of the fact check: sentences by verdict and severity, a column an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from components.core.labels import label_of, meaning_of
from components.core.state import Values
from components.pages.pagination import as_query
from components.pages.remark_query import (
    ARTICLE_FIELD,
    SEVERITIES,
    SEVERITY_FIELD,
    VERDICT_FIELD,
    VERDICTS,
    RemarkQuery,
)
from data.fact_check import Cell
from data.model import Article
from data.vocabulary import UNSTATED

#: How many articles have a column of their own.
TOTALS_COLUMNS = 6


@dataclass(frozen=True)
class Row:
    """A row of the totals: a number for each column, with the query of its list (None for 0).

    `part` is true if it is a part of the row above.
    """

    label: str
    meaning: str
    numbers: tuple[tuple[int, str | None], ...]
    part: bool = False


def total_columns(remark_query: RemarkQuery) -> tuple[Article, ...]:
    """Return the articles with a column in the totals: those with the most sentences, in order.

    Articles that are asked for come first if there are too many.
    """
    atlas, amounts = remark_query.atlas, remark_query.totals.sentences
    wanted = remark_query.state.values(ARTICLE_FIELD)
    ranked = sorted(atlas.articles, key=lambda name: (name not in wanted, -amounts[name]))
    shown = set(ranked[:TOTALS_COLUMNS])
    return tuple(article for article in atlas.articles.values() if article.id in shown)


def total_rows(remark_query: RemarkQuery, columns: tuple[Article, ...]) -> Iterator[Row]:
    """Iterate over the rows of the totals: each verdict by severity, severities, sentences.

    A number counts sentences, each once, and leads to the list of them; the last number of a
    row is that of all articles.
    """
    totals = remark_query.totals
    names = (*(article.id for article in columns), "")

    def row(label: str, meaning: str, cell: Cell, part: bool = False, **fields: Values) -> Row:
        numbers = [totals.cells[replace(cell, article=name)] for name in names]
        return _linked_row(remark_query, label, meaning, names, numbers, fields, part)

    for verdict in VERDICTS:
        if verdict == UNSTATED:
            continue
        word, meaning = label_of("check", verdict), meaning_of("check", verdict)
        yield row(word, meaning, Cell(verdict=verdict), check=(verdict,))
        for severity in SEVERITIES:
            cell = Cell(verdict=verdict, severity=severity)
            if severity != UNSTATED and totals.cells[cell]:
                yield row(
                    SEVERITIES[severity].label,
                    "",
                    cell,
                    part=True,
                    check=(verdict,),
                    severity=(severity,),
                )
    for severity, weight in SEVERITIES.items():
        label = f"Severity: {weight.label}"
        yield row(label, weight.meaning, Cell(severity=severity), severity=(severity,))
    yield row("Any remark", "", Cell())
    yield row("No remark", meaning_of("check", UNSTATED), Cell(verdict=UNSTATED), check=(UNSTATED,))
    sentences = [totals.sentences[name] for name in names]
    present = tuple(one for one in VERDICTS if totals.cells[Cell(verdict=one)])
    yield _linked_row(
        remark_query, "Sentences in all", "", names, sentences, {"check": present}, False
    )


def _linked_row(
    remark_query: RemarkQuery,
    label: str,
    meaning: str,
    names: tuple[str, ...],
    numbers: list[int],
    fields: dict[str, Values],
    part: bool,
) -> Row:
    def link(article: str) -> str:
        own = {VERDICT_FIELD: (), SEVERITY_FIELD: (), **fields}
        return as_query(remark_query.query(article=(article,) if article else (), **own))

    linked = tuple(
        (number, link(name) if number else None)
        for number, name in zip(numbers, names, strict=True)
    )
    return Row(label, meaning, linked, part)
