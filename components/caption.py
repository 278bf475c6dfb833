"""The View's sentence above the network, each clause with its Clear, and the notice."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from components import ids
from components.attributes import attributes
from components.render import render
from components.state import Dropped
from components.view import View
from data.model import Atlas


def layout() -> html.Div:
    """The places of sentence and notice; ``assets/state.js`` fills them."""
    return html.Div(
        [
            html.Button(
                "Filters", id=ids.FILTERS_OPEN, type="button", **attributes(data_drawer="open")
            ),
            html.P(id=ids.CAPTION, className="caption", role="status"),
        ],
        className="caption-bar",
    )


def notice_layout() -> html.Div:
    """The place of the notice, above everything else."""
    return html.Div(id=ids.NOTICE, className="notice", role="status", hidden=True)


def caption(view: View) -> str:
    """The sentence as HTML: a button to clear each clause, and one for all if there are several."""
    return render("caption.html", parts=view.sentence)


def notice(atlas: Atlas, view: View, dropped: Sequence[Dropped]) -> str:
    """What of the address was left out, or that the dataset has changed; empty if neither."""
    other = view.state.v if view.state.v not in ("", atlas.version) else ""
    if not dropped and not other:
        return ""
    return render("notice.html", dropped=dropped, other=other, version=atlas.version)
