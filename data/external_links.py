"""Build links to the outside: URL Text Fragments for quotes, CURIE pages for identifiers."""

from __future__ import annotations

from urllib.parse import quote

from data.model import Article, Claim, Gap

#: How many words at each end of a long quote make its Text Fragment.
EDGE_WORDS = 5

_OBO = "http://purl.obolibrary.org/obo/{0}_{1}"
#: CURIE prefix -> address pattern ({0} is the prefix, {1} the local id).
_CURIE_URLS = {
    **dict.fromkeys(("CHEBI", "UBERON", "CL", "GO", "NBO", "MONDO", "HP", "NCBITaxon"), _OBO),
    "mesh": "https://meshb.nlm.nih.gov/record/ui?ui={1}",
    "hgnc": "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/{1}",
    "cellosaurus": "https://www.cellosaurus.org/CVCL_{1}",
}


def sentence_url(article: Article, quoted: Claim | Gap) -> str:
    """Return the article's address with a URL Text Fragment for the claim's quote.

    Browsers that know Text Fragments (https://wicg.github.io/scroll-to-text-fragment/) scroll
    to the sentence and mark it; others open the article. Quotes of more than twice `EDGE_WORDS`
    words, and lists, are given by their first and last words. Empty if the article has no
    address.
    """
    if not article.url:
        return ""
    words = [word for word in quoted.quote.split() if word != "•"]
    edge_words = min(EDGE_WORDS, len(words) // 2)  # the two ends must not share a word
    if edge_words and (len(words) > 2 * EDGE_WORDS or "•" in quoted.quote):
        text = f"{_escape(words[:edge_words])},{_escape(words[-edge_words:])}"
    else:
        text = _escape(words)
    before = f"{_escape(quoted.prefix.split())}-," if quoted.prefix else ""
    after = f",-{_escape(quoted.suffix.split())}" if quoted.suffix else ""
    return f"{article.url}#:~:text={before}{text}{after}"


def _escape(words: list[str]) -> str:
    # "-", "," and "&" separate the parts of a Text Fragment.
    return quote(" ".join(words), safe="").replace("-", "%2D")


def identifier_url(curie: str) -> str:
    """Return the page of a CURIE; empty for an unknown prefix or what is no CURIE."""
    prefix, _, local = curie.partition(":")
    return _CURIE_URLS[prefix].format(prefix, local) if prefix in _CURIE_URLS and local else ""
