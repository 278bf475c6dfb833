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

#: The schema but for a claim.
SCHEMA = Path(__file__).parent / "schema.json"


def write(extract: Extract) -> str:
    """The extract as JSON: about, claims, nodes, predicates, references, articles, gaps, mechanisms.

    Nodes are all that a claim names; of the others only what the claims use is there.
    """
    atlas = extract.atlas
    relations = {claim.predicate for claim in extract.claims}
    articles = {claim.article for claim in extract.claims}
    walks = {walk for claim in extract.claims for walk in atlas.pathways_of.get(claim.id, ())}
    return dumps(
        {
            "about": about(extract),
            "claims": [claim_record(extract, claim) for claim in extract.claims],
            "nodes": [node_record(extract, node) for node in extract.named_nodes],
            "predicates": [asdict(p) for p in atlas.predicates.values() if p.id in relations],
            "references": [reference_record(extract, one) for one in extract.references],
            "articles": [asdict(a) for a in atlas.articles.values() if a.id in articles],
            "gaps": [gap_record(gap) for gap in extract.gaps],
            "mechanisms": [asdict(p) for p in atlas.pathways.values() if p.id in walks],
        }
    )


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what :func:`write` gives."""
    found: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    found["$defs"]["claim"] = _claim_schema()
    return found


def _claim_schema() -> dict[str, Any]:
    """A claim's definition: every column is there, and no other."""
    return {
        "type": "object",
        "description": "One quoted statement that joins one subject to one object.",
        "required": [column.name for column in CLAIM_COLUMNS],
        "additionalProperties": False,
        "properties": {column.name: column.json_schema() for column in CLAIM_COLUMNS},
    }


def dumps(value: Any) -> str:
    """JSON as people read it: indented, letters as they are, a newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
