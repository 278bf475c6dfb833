"""References as a reader expects them, and quotes to paste with their source.

citeproc-py formats by the style of the National Library of Medicine (``styles/``).
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

# Told apart from the sentence, so that a page can make links of them.
_APART = ("DOI", "PMID", "URL", "note")

# What a title may hold of CSL's rich text; the rest of it is text, whatever it looks like.
_ITALIC = re.compile(r"(</?i>)")
_FONT = re.compile(r"</?(?:b|sup|sub|span)(?: [^>]*)?>")

# The processor keeps the bibliography at work on the shared style object.
_lock = Lock()


@dataclass(frozen=True)
class Citation:
    """A formatted reference; `html` holds no tag but ``<i>``, links may be empty."""

    text: str
    html: str
    doi_url: str = ""
    pmid_url: str = ""
    url: str = ""

    @property
    def link(self) -> str:
        """The best address there is: the DOI's, else PubMed's, else the item's own, else none."""
        return self.doi_url or self.pmid_url or self.url


def formatted(reference: Reference) -> Citation:
    """The reference in NLM style, without DOI, PMID and URL, which become links.

    Each reference is formatted once. A record without an author begins with its title.
    """
    return _formatted(json.dumps(dict(reference.csl), sort_keys=True))


def short(reference: Reference) -> str:
    """Author and year, as in running text: ``Doe 2020``, ``Doe & Roe 2021``, ``Doe et al. 2022``.

    Where no author is recorded, where it appeared or its title stands for one.
    """
    csl = reference.csl
    authors = cast("Sequence[Mapping[str, str]]", csl.get("author", ()))
    people = [_name(person) for person in authors]
    others = people[-1:] == ["et al."]
    if not people:
        who = str(csl.get("container-title") or csl.get("title", ""))
    elif len(people) > 2 or others:
        who = f"{people[0]} et al."
    else:
        who = " & ".join(people)
    issued = cast("Mapping[str, Sequence[Sequence[int]]]", csl.get("issued", {}))
    date = issued.get("date-parts", ())
    return f"{who} {date[0][0]}" if date and date[0] else who


def _name(person: Mapping[str, str]) -> str:
    particle = person.get("non-dropping-particle", "")
    family = person.get("family") or person.get("literal", "")
    return f"{particle} {family}".strip()


def quote_citation(claim: Claim, atlas: Atlas) -> str:
    """Plain text to paste: the quote, the article it is from, and what that cites.

    Where nothing is known behind the claim, the text says ``no source found``. KeyError
    for a claim of another dataset.
    """
    article = atlas.articles[claim.article]
    where = [article.title.rstrip("."), article.site, article.url]
    if article.author:
        where.insert(0, article.author)
    lines = [f"“{claim.quote}”", f"{'. '.join(where)} (accessed {article.accessed})"]
    if claim.reference:
        found = formatted(atlas.references[claim.reference])
        source = " ".join(part for part in (found.text, found.link) if part)
        lines.append(f"citing: {source} [{claim.reference_status}]")
    else:
        lines.append(f"citing: no source found [{claim.reference_status}]")
    return "\n".join(lines)


@lru_cache(maxsize=4096)
def _formatted(csl: str) -> Citation:
    item: dict[str, Any] = json.loads(csl)
    doi, pmid = item.get("DOI", ""), item.get("PMID", "")
    raw = _FONT.sub("", _render({key: item[key] for key in item if key not in _APART}))
    return Citation(
        text=html.unescape(_ITALIC.sub("", raw)),
        html=_safe(raw),
        doi_url=f"https://doi.org/{doi}" if doi else "",
        pmid_url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else "",
        url=item.get("URL", ""),
    )


def _render(item: dict[str, Any]) -> str:
    # lxml and the processor are only wanted once a reference is shown.
    from citeproc import Citation as Cited
    from citeproc import CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    with _lock:
        source = CiteProcJSON([item])
        bibliography = CitationStylesBibliography(_style(), source, formatter.html)
        bibliography.register(Cited([CitationItem(item["id"])]))
        entry = str(bibliography.bibliography()[0])
    # The style numbers its list; a single reference needs no number.
    return re.sub(r"\s+", " ", entry).strip().removeprefix("1.").strip()


@cache
def _style() -> Any:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(STYLE), validate=False)


def _safe(raw: str) -> str:
    """Escape everything but ``<i>``, whatever a record's title may hold."""
    return "".join(
        part if _ITALIC.fullmatch(part) else html.escape(html.unescape(part))
        for part in _ITALIC.split(raw)
    )
