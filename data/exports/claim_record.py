"""A claim, a node and a reference as plain data, as the JSON Schema has them.

All other formats with a row or a line for each claim are made from these.
"""

from __future__ import annotations

from typing import Any

from data.citation import format_reference
from data.claim_columns import CLAIM_COLUMNS
from data.exports.extract import Extract
from data.external_links import identifier_url
from data.model import Claim, Node, Reference

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
        "broader": node.broader,
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
        "csl": dict(reference.csl),
    }


def flat(record: Record) -> dict[str, str]:
    """Return a record with each value as one text.

    Lists are joined by "; ", remarks are written "verdict: comment", None is empty.
    """
    return {name: _text(value) for name, value in record.items()}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value)
    if isinstance(value, dict):
        return f"{value['verdict']}: {value['comment']}"
    return "" if value is None else str(value)
