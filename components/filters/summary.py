"""The View's sentence above the network: each filter in words, with a button to clear it."""

from __future__ import annotations

from dash import html

from components.core import ids
from components.core.attributes import attributes
from components.core.templating import render
from components.core.view import View


def layout() -> html.Div:
    """The places of sentence and notice; ``assets/server/painter.js`` fills them."""
    return html.Div(
        [
            html.Button(
                "Filters", id=ids.FILTERS_OPEN, type="button", **attributes(data_drawer="open")
            ),
            html.P(id=ids.CAPTION, className="caption", tabIndex=-1),
            html.Button(
                "All",
                id=ids.CAPTION_MORE,
                type="button",
                hidden=True,
                **attributes(
                    aria_expanded="false",
                    aria_controls=ids.CAPTION,
                    aria_label="Show the whole sentence",
                ),
            ),
        ],
        className="caption-bar",
    )


def drawer_foot() -> html.Div:
    """The way back from the filters, as a drawer, to what they leave; tells how many claims."""
    button = html.Button(
        "Show", id=ids.FILTERS_SHOW, type="button", **attributes(data_drawer="close")
    )
    return html.Div(button, className="filters-foot")


def summary_html(view: View) -> str:
    """The sentence as HTML: a button to clear each clause, and one for all if there are several."""
    return render("filters/summary.html", parts=view.sentence)
