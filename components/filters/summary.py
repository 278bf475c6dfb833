"""The summary above the network: the View as a sentence, with a button to clear each filter."""

from __future__ import annotations

from dash import html

from components.core import ids
from components.core.attributes import attributes
from components.core.templating import render
from components.core.view import View


def layout() -> html.Div:
    """Make the container of the summary; ``assets/server/painter.js`` fills it."""
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


def drawer_footer() -> html.Div:
    """Make the button that closes the filter drawer and says how many claims are left."""
    button = html.Button(
        "Show", id=ids.FILTERS_SHOW, type="button", **attributes(data_drawer="close")
    )
    return html.Div(button, className="filters-foot")


def summary_html(view: View) -> str:
    """Return the summary as HTML: a clear button a clause, one for all if there are several."""
    return render("filters/summary.html", parts=view.sentence)
