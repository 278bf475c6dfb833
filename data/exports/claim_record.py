"""A claim, a node and a reference as plain data: the schema in ``schema.json``.

All other formats with a row or a line for each claim are made from these.
"""

from __future__ import annotations

from typing import Any

from data.citation import format_reference
from data.exports.extract import Extract
from data.external_links import identifier_url, sentence_url
from data.model import SIGNS, Claim, Node, Reference

Record = dict[str, Any]


def claim_record(extract: Extract, claim: Claim) -> Record:
    """One claim with the labels of all that it names. Texts may be empty, lists too."""
    atlas = extract.atlas
    article = atlas.articles[claim.article]
    reference = atlas.references.get(claim.reference)
    citation = format_reference(reference) if reference else None
    return {
        "id": claim.id,
        "edge": claim.edge,
        "subject": claim.subject,
        "subject_label": atlas.nodes[claim.subject].label,
        "predicate": claim.predicate,
        "predicate_label": atlas.predicates[claim.predicate].label,
        "effect": SIGNS[atlas.sign(claim)].effect,
        "object": claim.object,
        "object_label": atlas.nodes[claim.object].label,
        "quote": claim.quote,
        "prefix": claim.prefix,
        "suffix": claim.suffix,
        "article": claim.article,
        "article_title": article.title,
        "article_site": article.site,
        "article_url": article.url,
        "sentence_url": sentence_url(article, claim),
        "section": claim.section,
        "voice": claim.voice,
        "species": list(claim.species),
        "evidence": claim.evidence,
        "design": claim.design,
        "certainty": claim.certainty,
        "conditions": list(claim.conditions),
        "sites": list(claim.sites),
        "reference": claim.reference,
        "reference_status": claim.reference_status,
        "reference_text": citation.text if citation else "",
        "doi": reference.doi if reference else "",
        "pmid": reference.pmid if reference else "",
        "checks": [
            {"verdict": c.verdict, "comment": c.comment, "reference": c.reference}
            for c in extract.checks(claim)
        ],
        "mechanisms": list(atlas.pathways_of.get(claim.id, ())),
        "note": claim.note,
    }


def node_record(extract: Extract, node: Node) -> Record:
    """One node; `claims` counts those of the extract that start or end there, `mni` is in mm."""
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
    """One publication; `claims` are the ids of those of the extract that rest on it."""
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
    """A record with each value as one text: lists joined by "; ", remarks as "verdict: comment"."""
    return {name: _text(value) for name, value in record.items()}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value)
    if isinstance(value, dict):
        return f"{value['verdict']}: {value['comment']}"
    return "" if value is None else str(value)
