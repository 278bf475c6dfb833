"""A Markdown table of the evidence, to read, to paste and to print."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from data.claim_columns import CLAIM_COLUMNS, ClaimColumn
from data.exports.claim_record import Record, claim_record, remark_text
from data.exports.extract import Extract, about

#: Heading -> the columns that stand under it.
_UNDER = {
    heading: tuple(columns)
    for heading, columns in groupby(
        (column for column in CLAIM_COLUMNS if column.markdown), key=lambda column: column.markdown
    )
}
HEADINGS = tuple(_UNDER)
_NAMES = {
    "version": "Version of the dataset",
    "digest": "Digest of the dataset",
    "licence": "Licence",
    "attribution": "Attribution",
    "shown": "Shown here",
    "address": "Taken from",
    "left_out": "Left out of the address",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&#!])")


def write(extract: Extract) -> str:
    """Return a heading, what the file is about, and a table row for each claim.

    Columns: `HEADINGS`. Texts are escaped, so that none of them acts as Markdown or HTML.
    """
    texts = about(extract)
    lines = [
        f"# {escaped(texts['title'])}",
        "",
        f"{texts['caution']} {texts['quotations']}",
        "",
    ]
    lines += [
        f"- {name}: {_linked_if_url(texts[key])}" for key, name in _NAMES.items() if key in texts
    ]
    lines += ["", _row(list(HEADINGS)), _row(["---"] * len(HEADINGS))]
    lines += [_row(_cells(claim_record(extract, claim))) for claim in extract.claims]
    return "\n".join(lines) + "\n"


def _cells(record: Record) -> list[str]:
    return [
        _WRITERS[heading](record) if heading in _WRITERS else _values(columns, record)
        for heading, columns in _UNDER.items()
    ]


def _values(columns: Sequence[ClaimColumn], record: Record) -> str:
    """Return the values of some columns joined by ", ", empty ones left out."""
    parts = []
    for column in columns:
        value = record[column.name]
        for part in value if isinstance(value, list) else [value]:
            parts.append(part if column.vocabulary is None else part.replace("_", " "))
    return escaped(", ".join(filter(None, parts)))


def _says(record: Record) -> str:
    names = ("subject_label", "predicate_label", "object_label")
    return escaped(" ".join(record[name] for name in names))


def _quote(record: Record) -> str:
    return f"“{escaped(record['quote'])}”"


def _article(record: Record) -> str:
    return _linked(record["article_title"], record["sentence_url"]) + _section(record["section"])


def _checks(record: Record) -> str:
    remarks = [remark_text(check) for check in record["checks"]]
    return "<br>".join(map(escaped, remarks))


def _reference(record: Record) -> str:
    text = f"{escaped(record['reference_text'])} " if record["reference_text"] else ""
    links = []
    if record["doi"]:
        links.append(_linked(f"doi:{record['doi']}", f"https://doi.org/{record['doi']}"))
    if record["pmid"]:
        address = f"https://pubmed.ncbi.nlm.nih.gov/{record['pmid']}/"
        links.append(_linked(f"PMID:{record['pmid']}", address))
    return f"{text}{' '.join(links)} ({record['reference_status']})".strip()


def _section(section: str) -> str:
    return f", {escaped(section)}" if section else ""


def _linked_if_url(text: str) -> str:
    return f"<{text}>" if text.startswith(("http://", "https://")) else escaped(text)


def _linked(text: str, url: str) -> str:
    # In angle brackets an address may hold parentheses; a "|" would end the cell.
    safe = url.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"[{escaped(text)}](<{safe}>)" if url else escaped(text)


def escaped(text: str) -> str:
    """Return text on one line in which no character has a meaning to Markdown or HTML."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


#: Heading -> who writes what stands under it, where that is more than the values.
_WRITERS: Mapping[str, Callable[[Record], str]] = {
    "Claim": lambda record: str(record["id"]),
    "Says": _says,
    "Quote": _quote,
    "Article": _article,
    "Reference": _reference,
    "What the source says (our remarks)": _checks,
}
