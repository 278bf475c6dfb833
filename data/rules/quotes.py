"""Rules for quotes: they name both ends, and stand in the article word for word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data import schema
from data.fault import Fault, quoted
from data.model import Node
from data.quotes import collapse_whitespace, find_mentions, find_quote
from data.raw_tables import RawTables, Row
from data.rules.rule import Rule


def quote_names_ends(source: RawTables) -> Iterator[Fault]:
    """Report quotes that do not name subject or object, unless a note says how to read them."""
    nodes = {
        name: Node(name, row["label"], row["kind"], synonyms=_names(row))
        for name, row in source.ids("nodes").items()
    }
    for row in source.tables["claims"]:
        if row["note"]:
            continue
        for end in ("subject", "object"):
            node = nodes.get(row[end])
            if node is not None and not find_mentions(collapse_whitespace(row["quote"]), node):
                message = (
                    f"does not name the {end} {quoted(node.label)}; add the words it uses to the "
                    f"marks of {node.id}, or say in note how the {end} is read"
                )
                yield Fault("claims", row.number, "quote", message)


def _names(row: Row) -> tuple[str, ...]:
    return schema.split_list(row["synonyms"]) + schema.split_list(row["marks"])


def quotes_verbatim(source: RawTables, folder: Path) -> Iterator[Fault]:
    """Report quotes that do not stand in their article exactly once.

    `folder` holds a file ``<article id>.txt`` for each article. Only white space is collapsed.
    Where a quote stands twice, prefix and suffix must tell which is meant; where they are given
    they must match.
    """
    texts: dict[str, str] = {}
    if not folder.is_dir():
        message = (
            f"{quoted(folder)} is not a folder; name the folder that holds the articles' texts"
        )
        yield Fault("articles", 0, "", message)
        return
    for name, row in source.ids("articles").items():
        try:
            texts[name] = collapse_whitespace(
                (folder / f"{name}.txt").read_text(encoding="utf-8-sig")
            )
        except (OSError, ValueError):
            message = f"{name}.txt cannot be read in {quoted(folder)}; put its text there as UTF-8"
            yield Fault("articles", row.number, "id", message)
    for table in ("claims", "gaps"):
        for row in source.tables.get(table, ()):
            if row["article"] in texts and row["quote"].strip():
                yield from _misplaced(table, row, texts[row["article"]])


def _misplaced(table: str, row: Row, text: str) -> Iterator[Fault]:
    anywhere = find_quote(row["quote"], text)
    exact = find_quote(row["quote"], text, row["prefix"], row["suffix"])
    if not anywhere:
        message = "does not stand in the article word for word; copy the sentence again"
        yield Fault(table, row.number, "quote", message)
    elif not exact:
        wrong_ends = [end for end in ("prefix", "suffix") if row[end] and not _fits(row, text, end)]
        side = {"prefix": "before", "suffix": "after"}
        for end in wrong_ends or ["prefix"]:
            message = f"does not stand right {side[end]} the quote; copy the words that do"
            yield Fault(table, row.number, end, message)
    elif len(exact) > 1:
        message = (
            f"the quote stands {len(exact)} times in the article with this prefix and suffix; "
            f"write enough of the words right before or after it to tell which is meant"
        )
        yield Fault(table, row.number, "prefix", message)


def _fits(row: Row, text: str, end: str) -> bool:
    return bool(find_quote(row["quote"], text, **{end: row[end]}))


RULES: tuple[Rule, ...] = ((("claims", "nodes"), quote_names_ends),)
