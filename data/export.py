"""Export a dataset, or the claims that a query keeps, from the command line.

``python -m data.export --format cx2 'condition=anxiety' > file`` takes the query string of
the page: the fields that filter count, the others are named and ignored. It exits with 1 if
the dataset has faults, with 2 if a filter cannot be read; then nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qsl

from data import url_fields
from data.exports.extract import Extract
from data.exports.formats import FORMATS, export
from data.facets import FACETS, Choice
from data.load import DEFAULT, DataError, load
from data.model import Atlas
from data.store.engine import store_of
from data.store.filters import ClaimFilter


def extract_for_query(
    query: str, atlas: Atlas, address: str = ""
) -> tuple[Extract, list[str], list[str]]:
    """Return the claims that a query string keeps, the ignored fields, and what cannot be read.

    `address` is put before the query where the file says what it was taken from.
    """
    choices: dict[str, Choice] = {}
    applied, ignored, unreadable = [], [], []
    words = ""
    seen_fields = set()
    for name, raw in parse_qsl(query.partition("?")[2] or query, keep_blank_values=True):
        if name in seen_fields:
            unreadable.append(f"{name} stands there twice")
        seen_fields.add(name)
        if name in {facet.name for facet in FACETS}:
            values, remarks = url_fields.values(name, url_fields.tidy(raw), atlas)
            choices[name] = url_fields.sides(values)
            applied += [f"{name}={','.join(values)}"] if values else []
            unreadable += [
                f"{remark.field}={remark.value} {remark.reason}"
                for remark in remarks
                if _is_dropped(remark)
            ]
        elif name == "q":
            words, _ = url_fields.text(name, raw, atlas)
            applied += [f"q={words}"] if words else []
        else:
            ignored.append(name)
    claims = store_of(atlas).claims(ClaimFilter.of(choices, words))
    claim_count = f"{len(claims)} of {len(atlas.active_claims)} claims"
    source_url = f"{address}?{'&'.join(applied)}" if applied else address
    return (
        Extract(atlas, claims, " · ".join((claim_count, *applied)), source_url),
        ignored,
        unreadable,
    )


def _is_dropped(remark: url_fields.Remark) -> bool:
    return isinstance(remark, url_fields.Dropped)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a dataset, or the claims that a query keeps, to standard output."""
    parser = argparse.ArgumentParser(
        prog="python -m data.export", description="Write claims for other programs."
    )
    parser.add_argument("query", nargs="?", default="", help="such as 'condition=anxiety'")
    parser.add_argument("--format", choices=FORMATS, default="json")
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the dataset")
    parser.add_argument("--address", default="", help="the explorer's, for the file to name")
    chosen = parser.parse_args(arguments)
    try:
        atlas = load(chosen.data)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    extract, ignored, unreadable = extract_for_query(chosen.query, atlas, chosen.address)
    for name in ignored:
        print(f"{name} filters nothing and is ignored", file=sys.stderr)
    if unreadable:
        print("\n".join(unreadable), file=sys.stderr)
        return 2
    sys.stdout.buffer.write(export(chosen.format, extract))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
