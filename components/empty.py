"""The way back from filters that leave nothing."""

from __future__ import annotations

from markupsafe import Markup

from components.render import render
from components.view import View, visible


def empty(view: View) -> Markup:
    """Why nothing is shown, and how many claims each filter taken back would bring.

    Nothing if the View has claims.
    """
    if view.claims:
        return Markup()
    ways = [
        (part, len(visible(view.atlas, view.state.without(part.field)).claims))
        for part in view.sentence
        if part.field
    ]
    return render("empty.html", ways=ways, total=len(view.atlas.active_claims))
