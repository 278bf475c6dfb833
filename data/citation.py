"""Format references (NLM style) and citations of a quote, from CSL-JSON with citeproc-py.

The style file is the one of the National Library of Medicine (``styles/``).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

from data.model import Atlas, Claim, Reference

STYLE = Path(__file__).parent / "styles" / "nlm-citation-sequence.csl"

# Left out of the formatted text: they become links.
_LINKED_FIELDS = ("DOI", "PMID", "URL", "note")

# The tags of CSL's rich text that a title may hold; everything else in it is plain text.
_ITALIC = re.compile(r"(</?i>)")
_FONT = re.compile(r"</?(?:b|sup|sub|span)(?: [^>]*)?>")

# citeproc-py keeps the current bibliography on the shared style object: one at a time.
_lock = Lock()


@dataclass(frozen=True)
class Citation:
    """A formatted reference; `html` holds no tag but ``<i>``, each link may be empty."""

    text: str
    html: str
    doi_url: str = ""
    pmid_url: str = ""
    url: str = ""

    @property
    def link(self) -> str:
        """The best address there is: the DOI's, else PubMed's, else the item's own, else none."""
        return self.doi_url or self.pmid_url or self.url


def format_reference(reference: Reference) -> Citation:
    """Format a reference in NLM style, without DOI, PMID and URL, which become links.

    Each reference is formatted once. A record without an author begins with its title.
    """
    # Where a record was seen is no part of it: the formatter would warn of it.
    item = {name: value for name, value in reference.csl.items() if name != "seen_at"}
    return _format(json.dumps(item, sort_keys=True))


def author_year(reference: Reference) -> str:
    """Return author and year as in running text: ``Doe 2020``, ``Doe et al. 2022``.

    Two authors are joined by ``&``. Without an author, the container (journal or site) or else
    the title stands for one; without a date the year is left out.
    """
    csl = reference.csl
    authors = cast("Sequence[Mapping[str, str]]", csl.get("author", ()))
    families = [_family_name(person) for person in authors]
    has_more = families[-1:] == ["et al."]
    if not families:
        authors_text = str(csl.get("container-title") or csl.get("title", ""))
    elif len(families) > 2 or has_more:
        authors_text = f"{families[0]} et al."
    else:
        authors_text = " & ".join(families)
    issued = cast("Mapping[str, Sequence[Sequence[int]]]", csl.get("issued", {}))
    date = issued.get("date-parts", ())
    return f"{authors_text} {date[0][0]}" if date and date[0] else authors_text


def _family_name(person: Mapping[str, str]) -> str:
    particle = person.get("non-dropping-particle", "")
    family = person.get("family") or person.get("literal", "")
    return f"{particle} {family}".strip()


def quote_citation(claim: Claim, atlas: Atlas) -> str:
    """Return plain text to paste: the quote, its article, and the reference cited there.

    Three lines. Without a reference the last line says ``no source found``. Raises KeyError for
    a claim of another dataset.
    """
    article = atlas.articles[claim.article]
    article_parts = [article.title.rstrip("."), article.site, article.url]
    if article.author:
        article_parts.insert(0, article.author)
    lines = [f"“{claim.quote}”", f"{'. '.join(article_parts)} (accessed {article.accessed})"]
    if claim.reference:
        citation = format_reference(atlas.references[claim.reference])
        source = " ".join(part for part in (citation.text, citation.link) if part)
        known = " ".join(filter(None, (claim.reference_status, _sureness(claim))))
        lines.append(f"citing: {source} [{known}]")
    else:
        lines.append(f"citing: no source found [{claim.reference_status}]")
    return "\n".join(lines)


def _sureness(claim: Claim) -> str:
    """Return how surely a recognised publication is meant, in brackets; else nothing."""
    recognised = claim.reference_status == "recognised" and claim.reference_confidence
    return f"({claim.reference_confidence} confidence)" if recognised else ""


@lru_cache(maxsize=4096)
def _format(csl: str) -> Citation:
    item: dict[str, Any] = json.loads(csl)
    doi, pmid = item.get("DOI", ""), item.get("PMID", "")
    raw = _FONT.sub("", _render({key: item[key] for key in item if key not in _LINKED_FIELDS}))
    return Citation(
        text=html.unescape(_ITALIC.sub("", raw)),
        html=_escape_all_but_italics(raw),
        doi_url=f"https://doi.org/{doi}" if doi else "",
        pmid_url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else "",
        url=item.get("URL", ""),
    )


def _render(item: dict[str, Any]) -> str:
    # Imported late: lxml and citeproc are needed only once a reference is shown.
    from citeproc import Citation as CiteprocCitation
    from citeproc import CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    with _lock:
        source = CiteProcJSON([item])
        bibliography = CitationStylesBibliography(_style(), source, formatter.html)
        bibliography.register(CiteprocCitation([CitationItem(item["id"])]))
        entry = str(bibliography.bibliography()[0])
    # The style numbers its list; a single reference needs no number.
    return re.sub(r"\s+", " ", entry).strip().removeprefix("1.").strip()


@cache
def _style() -> Any:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(STYLE), validate=False)


def _escape_all_but_italics(raw: str) -> str:
    """Escape everything but ``<i>``, whatever a record's title holds."""
    return "".join(
        part if _ITALIC.fullmatch(part) else html.escape(html.unescape(part))
        for part in _ITALIC.split(raw)
    )
