"""A Markdown table of the evidence, to read, to paste and to print."""

from __future__ import annotations

import re

from data.exports.claim_record import Record, claim_record
from data.exports.extract import Extract, about

HEADINGS = (
    *("Claim", "Says", "Quote", "Article", "Who says it", "Seen in", "Reference"),
    "What the source says (our remarks)",
)
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
    """A heading, what the file is about, and a row for each claim with its verbatim quote.

    Whatever a text holds stands there as text: no markup of its own, no HTML.
    """
    told = about(extract)
    lines = [f"# {escaped(told['title'])}", "", f"{told['caution']} {told['quotations']}", ""]
    lines += [f"- {name}: {_told(told[key])}" for key, name in _NAMES.items() if key in told]
    lines += ["", _row(list(HEADINGS)), _row(["---"] * len(HEADINGS))]
    lines += [_row(_cells(claim_record(extract, claim))) for claim in extract.claims]
    return "\n".join(lines) + "\n"


def _cells(record: Record) -> list[str]:
    says = " ".join(record[name] for name in ("subject_label", "predicate_label", "object_label"))
    seen = [*record["species"], record["evidence"], record["design"], record["certainty"]]
    remarks = [f"{check['verdict']}: {check['comment']}" for check in record["checks"]]
    return [
        record["id"],
        escaped(says),
        f"“{escaped(record['quote'])}”",
        _linked(record["article_title"], record["sentence_url"]) + _section(record["section"]),
        escaped(record["voice"]),
        escaped(", ".join(part.replace("_", " ") for part in seen if part)),
        _reference(record),
        "<br>".join(map(escaped, remarks)),
    ]


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


def _told(text: str) -> str:
    return f"<{text}>" if text.startswith(("http://", "https://")) else escaped(text)


def _linked(text: str, url: str) -> str:
    # In angle brackets an address may hold parentheses; a "|" would end the cell.
    safe = url.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"[{escaped(text)}](<{safe}>)" if url else escaped(text)


def escaped(text: str) -> str:
    """Text on one line in which no character has a meaning to Markdown or HTML."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
