"""What goes on paper: the View in words, its network, the claims with references, the address.

The page itself is made for a screen: its panel scrolls and shows some claims at a time. So
printing has a page of its own; ``assets/shell/print_page.js`` asks for it when the browser prints.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from components.core import ids
from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import View
from components.evidence import panel
from components.evidence.claim_card import claim_card
from components.views import registry
from components.views.pathway_tour import tour_html
from data.model import Claim

#: Views that say in words what the network does not; the words on screen are printed too.
WORDED = ("matrix", "paths", "compare")


def layout() -> html.Div:
    """The place of the printed page, which no screen shows."""
    return html.Div(id=ids.PRINTED, className="printed", hidden=True)


def printed(view: View) -> str:
    """The printed page as HTML; places for what only the browser has are marked by ``data-put``.

    With something selected its whole panel, however long; else a card for each claim that the
    view speaks of.
    """
    chosen = view.selection is not None
    claims = () if chosen else spoken_of(view)
    return render(
        "shell/print_page.html",
        atlas=view.atlas,
        sentence=view.text,
        view=view.state.view,
        walk=tour_html(view),
        worded=view.state.view in WORDED,
        drawn=view.state.view not in ("matrix", "table"),
        panel=panel.panel_html(view, whole=True) if chosen else "",
        cards=[claim_card(view.atlas, claim) for claim in claims],
        link=href_builder(view.state),
    )


def spoken_of(view: View) -> Sequence[Claim]:
    """The claims that a view tells of, in the order of the articles.

    All that are shown; in Paths and Compare only those that are drawn.
    """
    off = {element for element, mark in registry.element_classes(view).items() if mark == "off"}
    return tuple(claim for claim in view.claims if claim.edge not in off)
