"""RIS, for EndNote, Mendeley, Zotero and others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from data.exports.csl import items, provenance
from data.exports.csl_names import people, year
from data.exports.extract import Extract

#: CSL type -> RIS type; what is not here is "GEN".
_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "report": "RPRT",
    "paper-conference": "CPAPER",
    "webpage": "ELEC",
}


def write(extract: Extract) -> str:
    """Return a record for each publication and article, with CRLF; empty without claims."""
    source = provenance(extract)
    lines = [line for item in items(extract) for line in (*_record(item, source), ("ER", ""), None)]
    return "".join(f"{line[0]}  - {line[1]}\r\n" if line else "\r\n" for line in lines)


def _record(item: dict[str, Any], source: str) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    for family, given in people(item):
        yield "AU", f"{family}, {given}" if given else family
    start, _, end = str(item.get("page", "")).partition("-")
    fields = {
        "TI": item.get("title", ""),
        "T2": item.get("container-title", ""),
        "PY": year(item),
        "VL": item.get("volume", ""),
        "IS": item.get("issue", ""),
        "SP": start,
        "EP": end,
        "DO": item.get("DOI", ""),
        "UR": item.get("URL", ""),
        "Y2": "/".join(f"{part:02}" for part in _accessed(item)),
        "AN": f"PMID:{item['PMID']}" if "PMID" in item else "",
        "N1": item.get("annote", ""),
        "DB": source,
    }
    if item.get("note"):
        yield "N1", _line(item["note"])
    for tag, value in fields.items():
        if value:
            yield tag, _line(str(value))


def _accessed(item: dict[str, Any]) -> list[int]:
    parts: list[list[int]] = item.get("accessed", {}).get("date-parts", [[]])
    return parts[0]


def _line(text: str) -> str:
    return " ".join(text.split())
