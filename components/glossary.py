"""The glossary: every word that the page explains, as a dialog and as a page of its own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from dash import Dash, html
from flask import Response
from markupsafe import Markup

from components import ids, plain
from components.attributes import attributes
from components.plain import Site
from components.render import render
from components.terms import explanations
from components.words import WORDS
from data.glossary import meanings
from data.model import Atlas, Term

#: The page's own words by what they are about -> the heading they stand under.
OWN = {
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


def entries(atlas: Atlas) -> tuple[Entry, ...]:
    """Every term of the glossary in alphabetical order; none if the dataset has no glossary."""
    told = meanings(atlas)
    found = (
        Entry(_anchor(t.term), t.term, _names(t), told[t.term], t.node)
        for t in atlas.terms.values()
    )
    return tuple(sorted(found, key=lambda entry: entry.term.casefold()))


def layout() -> html.Dialog:
    """A native dialog, empty until ``assets/glossary.js`` opens and fills it."""
    return html.Dialog(
        id=ids.GLOSSARY, className="about glossary", **attributes(aria_labelledby="glossary-title")
    )


def glossary(atlas: Atlas) -> str:
    """What stands in the dialog, as HTML."""
    return render("glossary.html", entries=entries(atlas), own=_own())


def glossary_html(atlas: Atlas, site: Site) -> Markup:
    """The glossary as a page without JavaScript."""
    return plain.page("glossary_page.html", atlas, site, entries=entries(atlas), own=_own())


def terms(atlas: Atlas) -> str:
    """What each mark on the page means, as JSON: ``{key: [name, meaning]}``."""
    return json.dumps(explanations(atlas), ensure_ascii=False, separators=(",", ":"))


def register(app: Dash, atlas: Atlas) -> None:
    """Add the page ``/glossary`` to the app's server, below its own prefix."""

    def respond() -> Response:
        return plain.response(glossary_html(atlas, plain.site(app)))

    app.server.add_url_rule(
        f"{app.config.routes_pathname_prefix}glossary", "glossary", respond, methods=["GET"]
    )


def _own() -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    return [(heading, tuple(WORDS[facet].values())) for facet, heading in OWN.items()]


def _names(term: Term) -> tuple[str, ...]:
    """The other spellings but for those that are nearly the same word (endings, misprints)."""
    return tuple(form for form in term.forms if not _alike(form, term.term))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() > 0.7


def _anchor(term: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", term.casefold()).strip("-")
