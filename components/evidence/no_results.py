"""The way back from filters that leave nothing."""

from __future__ import annotations

from markupsafe import Markup

from components.core.templating import render
from components.core.view import View, visible
from data.store.filters import EVERY


def no_results(view: View) -> Markup:
    """Why nothing is shown, and how many claims each filter taken back would bring.

    Nothing if the View has claims.
    """
    if view.total:
        return Markup()
    ways = [
        (part, visible(view.atlas, view.state.without(part.field)).total)
        for part in view.sentence
        if part.field
    ]
    return render("evidence/no_results.html", ways=ways, total=view.store.count(EVERY))
