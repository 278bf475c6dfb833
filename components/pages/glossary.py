"""The glossary page: every word that the explorer explains, without JavaScript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from components.core.labels import VALUE_LABELS
from components.http.site import Site
from components.pages.site_page import site_page
from data.claim_columns import CLAIM_COLUMNS
from data.facets import FACETS
from data.glossary import meanings
from data.model import Atlas, Term


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
    explained = [(facet.glossary, facet.name) for facet in FACETS if facet.glossary]
    explained += [(column.glossary, column.name) for column in CLAIM_COLUMNS if column.glossary]
    explained.sort(key=lambda one: one[0].order)
    return [(heading.text, tuple(VALUE_LABELS[name].values())) for heading, name in explained]


def _names(term: Term) -> tuple[str, ...]:
    """The other spellings but for those that are nearly the same word (endings, misprints)."""
    return tuple(form for form in term.forms if not _alike(form, term.term))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() > 0.7


def _anchor(term: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", term.casefold()).strip("-")
