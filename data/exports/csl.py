"""CSL-JSON, for Zotero and other reference managers: publications, then the articles."""

from __future__ import annotations

from typing import Any

from data.exports.claim_record import csl_item
from data.exports.claims_json import dumps
from data.exports.extract import Extract, about
from data.model import Article

Item = dict[str, Any]


def write(extract: Extract) -> str:
    """Return the items as a JSON list; an empty list without claims."""
    return dumps(items(extract))


def items(extract: Extract) -> list[Item]:
    """Return the CSL-JSON items of the publications, then of the articles.

    A publication's item is its record plus `annote`: the ids of the claims that rest on it,
    each with its reference status. All items have the same `source`. Empty without claims.
    """
    source = provenance(extract)
    used = {claim.article for claim in extract.claims}
    articles = [_article(a) for a in extract.atlas.articles.values() if a.id in used]
    references = [csl_item(reference) for reference in extract.references]
    for item in references:
        annotation = _annotation(extract, str(item["id"]))
        if annotation:
            item["annote"] = annotation
    return [{**item, "source": source} for item in (*references, *articles)]


def provenance(extract: Extract) -> str:
    """Return one line that names the dataset, the part of it that is here, and its address."""
    description = about(extract)
    names = ("title", "version", "digest", "licence", "attribution", "shown", "address")
    return "; ".join(f"{name}: {description[name]}" for name in names if name in description)


def _annotation(extract: Extract, reference: str) -> str:
    claims = [claim for claim in extract.claims if claim.reference == reference]
    named = ", ".join(f"{claim.id} ({claim.reference_status})" for claim in claims)
    return f"Claims: {named}" if named else ""


def _article(article: Article) -> Item:
    year, month, day = map(int, article.accessed.split("-"))
    item: Item = {
        "id": article.id,
        "type": "webpage",
        "title": article.title,
        "container-title": article.site,
        "URL": article.url,
        "accessed": {"date-parts": [[year, month, day]]},
        "note": article.disclosure,
    }
    if article.author:
        item["author"] = [{"literal": article.author}]
    return item
