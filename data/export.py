"""A dataset, or a part of it, for other programs, from the command line.

``python -m data.export --format cx2 'condition=anxiety' > file`` takes the query string of
the page: the fields that filter count, the others are named and ignored. It ends with 1 if
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


def selected(query: str, atlas: Atlas, address: str = "") -> tuple[Extract, list[str], list[str]]:
    """The claims that a query string keeps, then what was ignored, then what is wrong with it.

    `address` is put before the query where the file says what it was taken from.
    """
    choices: dict[str, Choice] = {}
    told, ignored, wrong = [], [], []
    words = ""
    seen = set()
    for name, raw in parse_qsl(query.partition("?")[2] or query, keep_blank_values=True):
        if name in seen:
            wrong.append(f"{name} stands there twice")
        seen.add(name)
        if name in {facet.name for facet in FACETS}:
            values, remarks = url_fields.values(name, url_fields.tidy(raw), atlas)
            choices[name] = url_fields.sides(values)
            told += [f"{name}={','.join(values)}"] if values else []
            wrong += [f"{one.field}={one.value} {one.reason}" for one in remarks if _lost(one)]
        elif name == "q":
            words, _ = url_fields.text(name, raw, atlas)
            told += [f"q={words}"] if words else []
        else:
            ignored.append(name)
    claims = store_of(atlas).claims(ClaimFilter.of(choices, words))
    amount = f"{len(claims)} of {len(atlas.active_claims)} claims"
    where = f"{address}?{'&'.join(told)}" if told else address
    return Extract(atlas, claims, " · ".join((amount, *told)), where), ignored, wrong


def _lost(remark: url_fields.Remark) -> bool:
    return isinstance(remark, url_fields.Dropped)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a dataset, or the part that a query keeps, to the standard output."""
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
    found, ignored, wrong = selected(chosen.query, atlas, chosen.address)
    for name in ignored:
        print(f"{name} filters nothing and is ignored", file=sys.stderr)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 2
    sys.stdout.buffer.write(export(chosen.format, found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
