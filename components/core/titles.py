"""The title of an address in the browser's tab and in a link preview."""

from __future__ import annotations

from components.core.labels import claim_sentence
from components.core.view import View

SITE_TITLE = "Pathway Explorer"


def short_title(view: View) -> str:
    """Return the page title without the project's name, or that name where it stands alone."""
    return page_title(view).removesuffix(f" · {SITE_TITLE}")


def page_title(view: View) -> str:
    """Return the title: the selected element, else the View's sentence if it is filtered.

    The project's name follows, and is the title of the unfiltered View without a selection.
    """
    selection = view.selection
    if selection and selection.node:
        return f"{selection.node.label} · {SITE_TITLE}"
    if selection and selection.edge:
        return f"{claim_sentence(view.atlas, selection.edge.claims[0])} · {SITE_TITLE}"
    return f"{view.text} · {SITE_TITLE}" if len(view.sentence) > 1 else SITE_TITLE
