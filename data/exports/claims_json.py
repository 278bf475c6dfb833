"""JSON in our own schema: claims with all that they name.

The schema is ``schema.json``, with the definition of a claim made from its columns.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from data.claim_columns import CLAIM_COLUMNS
from data.exports.claim_record import claim_record, gap_record, node_record, reference_record
from data.exports.extract import Extract, about
from data.pathway_evidence import evidence_line

#: The schema but for a claim.
SCHEMA = Path(__file__).parent / "schema.json"


def write(extract: Extract) -> str:
    """Return the extract as JSON, valid against :func:`schema`.

    Keys: about, claims, nodes (all that a claim names), and those predicates, references,
    articles, gaps and mechanisms that the claims use. Without claims all but `about` are empty.
    """
    atlas = extract.atlas
    relations = {claim.predicate for claim in extract.claims}
    articles = {claim.article for claim in extract.claims}
    pathways = {
        pathway for claim in extract.claims for pathway in atlas.pathways_of.get(claim.id, ())
    }
    return dumps(
        {
            "about": about(extract),
            "claims": [claim_record(extract, claim) for claim in extract.claims],
            "nodes": [node_record(extract, node) for node in extract.named_nodes],
            "predicates": [asdict(p) for p in atlas.predicates.values() if p.id in relations],
            "references": [reference_record(extract, one) for one in extract.references],
            "articles": [asdict(a) for a in atlas.articles.values() if a.id in articles],
            "gaps": [gap_record(gap) for gap in extract.gaps],
            "mechanisms": [
                asdict(p) | {"evidence": evidence_line(atlas, p)}
                for p in atlas.pathways.values()
                if p.id in pathways
            ],
        }
    )


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what :func:`write` returns."""
    document: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    document["$defs"]["claim"] = _claim_schema()
    return document


def _claim_schema() -> dict[str, Any]:
    """Return a claim's definition: every column is required, no other is allowed."""
    return {
        "type": "object",
        "description": "One quoted statement that joins one subject to one object.",
        "required": [column.name for column in CLAIM_COLUMNS],
        "additionalProperties": False,
        "properties": {column.name: column.json_schema() for column in CLAIM_COLUMNS},
    }


def dumps(value: Any) -> str:
    """Return JSON for people to read: indented, letters unescaped, a newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
