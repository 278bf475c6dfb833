"""CSV for spreadsheets (RFC 4180): one row a claim, each with its provenance."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from data.claim_columns import CLAIM_COLUMNS
from data.exports.claim_record import claim_record, flat
from data.exports.extract import Extract, about

#: Excel takes UTF-8 for something older unless the file begins so.
BOM = "\ufeff"
#: A spreadsheet runs a cell that begins so as a formula.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: The columns in order, before those that say where a row is from.
COLUMNS = tuple(column.name for column in CLAIM_COLUMNS)
#: What stands at the end of each row, so that rows that are copied keep their source.
PROVENANCE = ("title", "version", "digest", "licence", "attribution", "shown", "address")


def write(extract: Extract) -> str:
    """Return one row a claim, lists joined by "; ", with a byte order mark and CRLF.

    Columns: those of ``CLAIM_COLUMNS``, then ``dataset_`` and each of `PROVENANCE`. A cell
    that a spreadsheet would take for a formula begins with an apostrophe. Without claims
    only the header is there.
    """
    rows = (flat(claim_record(extract, claim)) for claim in extract.claims)
    return write_rows(extract, COLUMNS, rows)


def write_rows(extract: Extract, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return rows as CSV as `write` returns claims: with provenance and without formulas.

    `rows` have the keys `columns`. Without rows only the header is there.
    """
    description = about(extract)
    source = {f"dataset_{name}": description.get(name, "") for name in PROVENANCE}
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, [*columns, *source], lineterminator="\r\n")
    table.writeheader()
    for row in rows:
        table.writerow({name: safe(text) for name, text in {**row, **source}.items()})
    return BOM + file.getvalue()


def safe(text: str) -> str:
    """Return the text of a cell that no spreadsheet runs as a formula (see `RISKY`)."""
    return f"'{text}" if text.startswith(RISKY) else text
