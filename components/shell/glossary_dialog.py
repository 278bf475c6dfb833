"""The glossary as a dialog over the explorer, and what each marked word means."""

from __future__ import annotations

import json

from dash import html

from components.core import ids
from components.core.attributes import attributes
from components.core.templating import render
from components.evidence.glossary_terms import term_explanations
from components.pages.glossary import entries, own_terms
from data.model import Atlas


def layout() -> html.Dialog:
    """Make a native dialog, empty until ``assets/shell/glossary_dialog.js`` opens and fills it."""
    return html.Dialog(
        id=ids.GLOSSARY, className="about glossary", **attributes(aria_labelledby="glossary-title")
    )


def dialog_html(atlas: Atlas) -> str:
    """Return what stands in the dialog, as HTML."""
    return render("shell/glossary_dialog.html", entries=entries(atlas), own=own_terms())


def terms_json(atlas: Atlas) -> str:
    """Return what each mark on the page means, as JSON: ``{key: [name, meaning]}``."""
    return json.dumps(term_explanations(atlas), ensure_ascii=False, separators=(",", ":"))
