"""The glossary page: every word that the explorer explains, without JavaScript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from components.core.labels import VALUE_LABELS
from components.http.site import Site
from components.pages.site_page import site_page
from data.glossary import meanings
from data.model import Atlas, Term

#: The page's own words by what they are about -> the heading they stand under.
INTERFACE_TERMS = {
    "evidence": "Kinds of evidence",
    "status": "Whether a reference is behind a sentence",
    "check": "What we note against the source",
    "certainty": "How surely it is said",
    "voice": "Who says it",
    "species": "In whom it was studied",
    "kind": "Kinds of things",
}


@dataclass(frozen=True)
class Entry:
    """A term with its other names; `node` is the id of the thing that it names, or empty."""

    anchor: str
    term: str
    forms: tuple[str, ...]
    meaning: str
    node: str


def glossary_entries(atlas: Atlas) -> tuple[Entry, ...]:
    """Every term of the glossary in alphabetical order; none if the dataset has no glossary."""
    told = meanings(atlas)
    found = (
        Entry(_anchor(t.term), t.term, _names(t), told[t.term], t.node)
        for t in atlas.terms.values()
    )
    return tuple(sorted(found, key=lambda entry: entry.term.casefold()))


def glossary_page(atlas: Atlas, site: Site, _: str = "") -> Markup:
    """Return the glossary as a page without JavaScript."""
    return site_page(
        "pages/glossary.html", atlas, site, entries=glossary_entries(atlas), own=interface_terms()
    )


def interface_terms() -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return the page's own words: for each heading, the words with their meanings."""
    return [
        (heading, tuple(VALUE_LABELS[facet].values())) for facet, heading in INTERFACE_TERMS.items()
    ]


def _names(term: Term) -> tuple[str, ...]:
    """The other spellings but for those that are nearly the same word (endings, misprints)."""
    return tuple(form for form in term.forms if not _alike(form, term.term))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() > 0.7


def _anchor(term: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", term.casefold()).strip("-")
