"""The glossary page: every explained term and label, without JavaScript."""

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
    """A glossary entry; `node` is the id of the node that it names, or empty."""

    anchor: str
    term: str
    forms: tuple[str, ...]
    meaning: str
    node: str


def glossary_entries(atlas: Atlas) -> tuple[Entry, ...]:
    """Return every entry in alphabetical order; empty if the dataset has no glossary."""
    meaning_of = meanings(atlas)
    entries = (
        Entry(_anchor(term.term), term.term, _other_names(term), meaning_of[term.term], term.node)
        for term in atlas.terms.values()
    )
    return tuple(sorted(entries, key=lambda entry: entry.term.casefold()))


def glossary_page(atlas: Atlas, site: Site, _: str = "") -> Markup:
    """Return the glossary as a page without JavaScript."""
    return site_page(
        "pages/glossary.html",
        atlas,
        site,
        entries=glossary_entries(atlas),
        interface_terms=interface_terms(),
    )


def interface_terms() -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return the labels that the page uses: for each heading, (label, meaning) pairs."""
    explained = [(facet.glossary, facet.name) for facet in FACETS if facet.glossary]
    explained += [(column.glossary, column.name) for column in CLAIM_COLUMNS if column.glossary]
    explained.sort(key=lambda one: one[0].order)
    return [(heading.text, tuple(VALUE_LABELS[name].values())) for heading, name in explained]


def _other_names(term: Term) -> tuple[str, ...]:
    """Return the other spellings, without those of nearly the same word (endings, misprints)."""
    return tuple(form for form in term.forms if not _is_similar(form, term.term))


def _is_similar(first: str, second: str) -> bool:
    return SequenceMatcher(None, first.casefold(), second.casefold()).ratio() > 0.7


def _anchor(term: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", term.casefold()).strip("-")
