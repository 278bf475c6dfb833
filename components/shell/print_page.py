"""The print page: the View in words, its network, the claims with references, the URL.

The page itself is made for a screen: its panel scrolls and shows some claims at a time. So
printing has a page of its own, which ``assets/shell/print_page.js`` requests when the browser
prints.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from components.core import ids
from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import View
from components.core.views import VIEW_KINDS
from components.evidence import panel
from components.evidence.claim_card import claim_card
from components.views import registry
from components.views.pathway_tour import tour_html
from data.model import Claim


def layout() -> html.Div:
    """Make the container of the print page, which no screen shows."""
    return html.Div(id=ids.PRINTED, className="printed", hidden=True)


def print_page_html(view: View) -> str:
    """Return the print page as HTML; ``data-put`` marks what the browser fills in.

    With a selection its whole panel, however long; else a card for each claim of the view.
    """
    kind = VIEW_KINDS[view.state.view]
    has_selection = view.selection is not None
    claims = () if has_selection else printed_claims(view)
    return render(
        "shell/print_page.html",
        atlas=view.atlas,
        sentence=view.text,
        view=view.state.view,
        tour=tour_html(view),
        has_text=kind.prints_words,
        has_drawing=kind.prints_network,
        panel=panel.panel_html(view, whole=True) if has_selection else "",
        cards=[claim_card(view.atlas, claim) for claim in claims],
        link=href_builder(view.state),
    )


def printed_claims(view: View) -> Sequence[Claim]:
    """Return the claims that a view prints, in the order of the articles.

    All that are shown; in Paths and Compare only those that are drawn.
    """
    hidden = {
        element
        for element, css_class in registry.element_classes(view).items()
        if css_class == "off"
    }
    return tuple(claim for claim in view.claims if claim.edge not in hidden)
