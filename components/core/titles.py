"""What an address is called in the browser's tab and in a chat."""

from __future__ import annotations

from components.core.labels import claim_sentence
from components.core.view import View

SITE_TITLE = "Pathway Explorer"


def short_title(view: View) -> str:
    """What an address shows, without the project's name; that name where it shows everything."""
    return page_title(view).removesuffix(f" · {SITE_TITLE}")


def page_title(view: View) -> str:
    """What is selected, else the View's sentence if it is filtered, else the project's name."""
    selection = view.selection
    if selection and selection.node:
        return f"{selection.node.label} · {SITE_TITLE}"
    if selection and selection.edge:
        return f"{claim_sentence(view.atlas, selection.edge.claims[0])} · {SITE_TITLE}"
    return f"{view.text} · {SITE_TITLE}" if len(view.sentence) > 1 else SITE_TITLE
