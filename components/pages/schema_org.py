"""JSON-LD of a claim in the vocabulary of schema.org, for programs that read pages.

It is a ``Claim`` that an article makes (``appearance``) in one sentence (``isBasedOn``, a
``Quotation``). No ``ClaimReview``: that would be a verdict on whether the claim is true, and
our checks only say whether the article is faithful to its source. They are ``Comment``.
"""

from __future__ import annotations

from typing import Any

from components.core.labels import claim_sentence, label_of
from data.citation import format_reference
from data.external_links import identifier_url, sentence_url
from data.model import Article, Atlas, Check, Claim, Node, Reference

Thing = dict[str, Any]


def claim_json_ld(atlas: Atlas, claim: Claim, home: str) -> Thing:
    """Return the claim as a JSON-LD object; what is not known has no key.

    `home` is the explorer's full URL, ending in "/".
    """
    url = f"{home}claim/{claim.id}"
    article = _article(atlas.articles[claim.article])
    reference = atlas.references.get(claim.reference)
    source = _publication(reference) if reference else None
    quotation = {
        "@type": "Quotation",
        "text": claim.quote,
        "url": sentence_url(atlas.articles[claim.article], claim),
        "isPartOf": article,
        "citation": source,
    }
    json_ld: Thing = _drop_empty(
        {
            "@context": "https://schema.org",
            "@type": "Claim",
            "@id": url,
            "url": url,
            "identifier": claim.id,
            "name": claim_sentence(atlas, claim),
            "inLanguage": "en",
            "about": [_about(atlas.nodes[node]) for node in _node_ids(claim)],
            "appearance": article,
            "isBasedOn": quotation,
            "citation": source,
            "comment": [_comment(atlas, check) for check in atlas.checks_of.get(claim.id, ())],
            "creativeWorkStatus": "Withdrawn" if claim.withdrawn else "",
            "isPartOf": {
                "@type": "Dataset",
                "name": atlas.title,
                "version": atlas.version,
                "license": atlas.licence,
                "url": home,
            },
        }
    )
    return json_ld


def _comment(atlas: Atlas, check: Check) -> Thing:
    """Return our remark; the source's own words are a quotation of the publication."""
    reference = atlas.references.get(check.reference)
    quotation = {
        "@type": "Quotation",
        "text": check.seen_words,
        "url": check.seen_at,
        "isPartOf": _publication(reference) if reference else None,
    }
    return {
        "@type": "Comment",
        "identifier": check.id,
        "text": f"{label_of('check', check.verdict)}: {check.comment}",
        "about": quotation if check.seen_words else None,
    }


def _node_ids(claim: Claim) -> list[str]:
    return list(dict.fromkeys((claim.subject, claim.object, *claim.conditions, *claim.sites)))


def _about(node: Node) -> Thing:
    return {
        "@type": "Thing",
        "name": node.label,
        "identifier": node.curie,
        "sameAs": identifier_url(node.curie),
    }


def _article(article: Article) -> Thing:
    return {
        "@type": "Article",
        "headline": article.title,
        "url": article.url,
        "author": {"@type": "Person", "name": article.author} if article.author else None,
        "publisher": {"@type": "Organization", "name": article.site},
    }


def _publication(reference: Reference) -> Thing:
    citation = format_reference(reference)
    kind = str(reference.csl.get("type", ""))
    scholarly = kind in {"article-journal", "paper-conference", "thesis", "article"}
    return {
        "@type": "ScholarlyArticle" if scholarly else "CreativeWork",
        "name": str(reference.csl.get("title", "")),
        "description": citation.text,
        "url": citation.link,
        "sameAs": [link for link in (citation.doi_url, citation.pmid_url) if link],
    }


def _drop_empty(value: Any) -> Any:
    """Return the value without keys that hold nothing, all the way down."""
    if isinstance(value, dict):
        cleaned = {key: _drop_empty(part) for key, part in value.items()}
        return {key: part for key, part in cleaned.items() if part not in ("", None, [], {})}
    return [_drop_empty(part) for part in value] if isinstance(value, list) else value
