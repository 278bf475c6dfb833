"""What an address is called in the browser's tab and in a chat."""

from __future__ import annotations

from components.card import sentence
from components.view import View

TITLE = "Pathway Explorer"


def named(view: View) -> str:
    """What an address shows, without the project's name; that name where it shows everything."""
    return title(view).removesuffix(f" · {TITLE}")


def title(view: View) -> str:
    """What is selected, else the View's sentence if it is filtered, else the project's name."""
    selection = view.selection
    if selection and selection.node:
        return f"{selection.node.label} · {TITLE}"
    if selection and selection.edge:
        return f"{sentence(view.atlas, selection.edge.claims[0])} · {TITLE}"
    return f"{view.text} · {TITLE}" if len(view.sentence) > 1 else TITLE
