"""The no-results message: which filters to take back when no claim passes."""

from __future__ import annotations

from markupsafe import Markup

from components.core.templating import render
from components.core.view import View, visible
from data.store.filters import EVERY


def no_results(view: View) -> Markup:
    """Return the message with the number of claims that each filter taken back would bring.

    Empty if the View has claims.
    """
    if view.total:
        return Markup()
    suggestions = [
        (part, visible(view.atlas, view.state.without(part.field)).total)
        for part in view.sentence
        if part.field
    ]
    return render(
        "evidence/no_results.html", suggestions=suggestions, total=view.store.count(EVERY)
    )
