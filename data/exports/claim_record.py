"""A claim, a node and a reference as plain data, as the JSON Schema has them.

All other formats with a row or a line for each claim are made from these.
"""

from __future__ import annotations

from typing import Any

from data.citation import format_reference
from data.claim_columns import CLAIM_COLUMNS
from data.exports.extract import Extract
from data.external_links import identifier_url
from data.model import Claim, Gap, Node, Reference

Record = dict[str, Any]


def claim_record(extract: Extract, claim: Claim) -> Record:
    """Return one claim by the names of ``CLAIM_COLUMNS``; texts and lists may be empty."""
    return {column.name: column.value(extract.atlas, claim) for column in CLAIM_COLUMNS}


def node_record(extract: Extract, node: Node) -> Record:
    """Return one node with the number of claims of the extract that start or end there.

    Keys: id, label, kind, curie, curie_url, synonyms, broader, description, mni (x, y, z in
    mm, or None), claims.
    """
    ends = ((claim.subject, claim.object) for claim in extract.claims)
    return {
        "id": node.id,
        "label": node.label,
        "kind": node.kind,
        "curie": node.curie,
        "curie_url": identifier_url(node.curie),
        "synonyms": list(node.synonyms),
        "marks": list(node.marks),
        "broader": node.broader,
        "lack_of": node.lack_of,
        "description": node.description,
        "mni": list(node.mni) if node.mni else None,
        "claims": sum(node.id in pair for pair in ends),
    }


def reference_record(extract: Extract, reference: Reference) -> Record:
    """Return one publication with the ids of the claims of the extract that rest on it.

    Keys: id, text (formatted), doi, pmid, note, claims, csl (the record as CSL-JSON).
    """
    return {
        "id": reference.id,
        "text": format_reference(reference).text,
        "doi": reference.doi,
        "pmid": reference.pmid,
        "note": reference.note,
        "claims": [claim.id for claim in extract.claims if claim.reference == reference.id],
        "seen_at": reference.seen_at,
        "csl": csl_item(reference),
    }


def csl_item(reference: Reference) -> Record:
    """Return a publication as CSL-JSON has it: our `seen_at` under ``custom``."""
    item = {name: value for name, value in reference.csl.items() if name != "seen_at"}
    return item | ({"custom": {"seen_at": reference.seen_at}} if reference.seen_at else {})


def gap_record(gap: Gap) -> Record:
    """Return what an article says is not known, sells or advises, with ids of what it names."""
    names = ("id", "article", "section", "kind", "quote")
    return {name: getattr(gap, name) for name in names} | {
        "nodes": list(gap.nodes),
        "claims": list(gap.claims),
    }


def remark_text(check: Record) -> str:
    """Return a remark as one text: ``verdict (severity): comment “words of the source” (read)``.

    Severity, words and what was read are left out where there are none.
    """
    severity = f" ({check['severity']})" if check["severity"] else ""
    words = f" Source: “{check['seen_words']}”" if check["seen_words"] else ""
    read = f" ({check['read'].replace('_', ' ')})" if words and check["read"] else ""
    return f"{check['verdict']}{severity}: {check['comment']}{words}{read}"


def flat(record: Record) -> dict[str, str]:
    """Return a record with each value as one text.

    Lists are joined by "; ", remarks are written by :func:`remark_text`, None is empty.
    """
    return {name: _text(value) for name, value in record.items()}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value)
    if isinstance(value, dict):
        return remark_text(value)
    return "" if value is None else str(value)
