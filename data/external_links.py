"""Addresses outside: the sentence in its article, an identifier at its home."""

from __future__ import annotations

from urllib.parse import quote

from data.model import Article, Claim

#: How many words at each end of a long quote make its Text Fragment.
EDGE_WORDS = 5

_OBO = "http://purl.obolibrary.org/obo/{0}_{1}"
#: CURIE prefix -> address, as seen beside the identifiers.
_HOMES = {
    **dict.fromkeys(("CHEBI", "UBERON", "CL", "GO", "NBO", "MONDO", "HP", "NCBITaxon"), _OBO),
    "mesh": "https://meshb.nlm.nih.gov/record/ui?ui={1}",
    "hgnc": "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/{1}",
    "cellosaurus": "https://www.cellosaurus.org/CVCL_{1}",
}


def sentence_url(article: Article, claim: Claim) -> str:
    """The article's address with a URL Text Fragment for the claim's quote.

    Browsers that know Text Fragments (https://wicg.github.io/scroll-to-text-fragment/)
    scroll to the sentence and mark it; others open the article. Long quotes and
    lists are given by their first and last words. Empty if the article has no address.
    """
    if not article.url:
        return ""
    words = [word for word in claim.quote.split() if word != "•"]
    size = min(EDGE_WORDS, len(words) // 2)  # the two ends must not share a word
    if size and (len(words) > 2 * EDGE_WORDS or "•" in claim.quote):
        text = f"{_escape(words[:size])},{_escape(words[-size:])}"
    else:
        text = _escape(words)
    before = f"{_escape(claim.prefix.split())}-," if claim.prefix else ""
    after = f",-{_escape(claim.suffix.split())}" if claim.suffix else ""
    return f"{article.url}#:~:text={before}{text}{after}"


def _escape(words: list[str]) -> str:
    # "-", "," and "&" have a meaning of their own inside a Text Fragment.
    return quote(" ".join(words), safe="").replace("-", "%2D")


def identifier_url(curie: str) -> str:
    """The page of an identifier at its home; empty for an unknown prefix or no CURIE."""
    prefix, _, local = curie.partition(":")
    return _HOMES[prefix].format(prefix, local) if prefix in _HOMES and local else ""
