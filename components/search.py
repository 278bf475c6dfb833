"""The search box: things by name, claims by their words."""

from __future__ import annotations

from dash import dcc, html

from components import ids
from components.attributes import attributes
from components.card import sentence
from components.render import render
from components.state import MAX_TEXT, tidy
from components.words import word
from data import query
from data.model import Atlas

#: How many answers are offered.
LIMIT = 12


def layout() -> html.Div:
    """The box and its list of answers; ``assets/search.js`` makes a combobox of them."""
    return html.Div(
        [
            html.Label("Search", htmlFor=ids.SEARCH, className="sr-only"),
            dcc.Input(
                id=ids.SEARCH,
                type="search",
                placeholder="Search: amygdala, craving, mice …",
                autoComplete="off",
                maxLength=MAX_TEXT,
            ),
            html.Ul(
                id=ids.SEARCH_RESULTS,
                className="search-results",
                role="listbox",
                hidden=True,
                **attributes(aria_label="Answers"),
            ),
        ],
        className="search",
        role="search",
    )


def results(atlas: Atlas, text: str) -> str:
    """The answers as list options; says so when nothing is found; empty for an empty text."""
    text = tidy(text)[:MAX_TEXT]
    if not text:
        return ""
    options = [_option(atlas, hit) for hit in query.search(atlas, text, LIMIT)]
    amount = len(query.claims_with_text(atlas, text))
    return render("search.html", options=options, text=text, amount=amount)


def _option(atlas: Atlas, hit: query.Hit) -> dict[str, str]:
    if hit.kind == "node":
        node = atlas.nodes[hit.id]
        return {
            "id": hit.id,
            "label": node.label,
            "kind": node.kind,
            "detail": word("kind", node.kind),
            "quote": "",
        }
    claim = atlas.claims[hit.id]
    return {
        "id": hit.id,
        "label": sentence(atlas, claim),
        "kind": "",
        "detail": "claim",
        "quote": claim.quote,
    }
