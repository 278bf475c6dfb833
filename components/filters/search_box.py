"""The search box: a combobox for nodes by name and claims by their words."""

from __future__ import annotations

from dash import dcc, html

from components.core import ids
from components.core.attributes import attributes
from components.core.labels import claim_sentence, label_of
from components.core.state import MAX_TEXT, tidy
from components.core.templating import render
from data.model import Atlas
from data.store.answers import Hit
from data.store.engine import store_of
from data.store.filters import ClaimFilter

#: How many results are offered.
MAX_RESULTS = 12


def layout() -> html.Div:
    """Make the input and its list of results, a combobox (``assets/filters/search_box.js``)."""
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


def results_html(atlas: Atlas, text: str) -> str:
    """Return the results as list options (HTML); empty for an empty text.

    At most `MAX_RESULTS`, then an option to filter by the text; says so if nothing matches.
    """
    text = tidy(text)[:MAX_TEXT]
    if not text:
        return ""
    store = store_of(atlas)
    options = [_option(atlas, hit) for hit in store.search(text, MAX_RESULTS)]
    claim_count = store.count(ClaimFilter(text=text))
    return render(
        "filters/search_results.html", options=options, text=text, claim_count=claim_count
    )


def _option(atlas: Atlas, hit: Hit) -> dict[str, str]:
    if hit.kind == "node":
        node = atlas.nodes[hit.id]
        return {
            "id": hit.id,
            "label": node.label,
            "kind": node.kind,
            "detail": label_of("kind", node.kind),
            "quote": "",
        }
    claim = atlas.claims[hit.id]
    return {
        "id": hit.id,
        "label": claim_sentence(atlas, claim),
        "kind": "",
        "detail": "claim",
        "quote": claim.quote,
    }
