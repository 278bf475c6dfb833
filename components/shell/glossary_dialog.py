"""The glossary dialog, and the JSON of explanations for marked terms (tooltips)."""

from __future__ import annotations

import json

from dash import html

from components.core import ids
from components.core.attributes import attributes
from components.core.templating import render
from components.evidence.glossary_terms import term_explanations
from components.pages.glossary import glossary_entries, interface_terms
from data.model import Atlas


def layout() -> html.Dialog:
    """Make a native dialog, empty until ``assets/shell/glossary_dialog.js`` opens and fills it."""
    return html.Dialog(
        id=ids.GLOSSARY, className="about glossary", **attributes(aria_labelledby="glossary-title")
    )


def dialog_html(atlas: Atlas) -> str:
    """Return the content of the dialog as HTML."""
    return render(
        "shell/glossary_dialog.html",
        entries=glossary_entries(atlas),
        interface_terms=interface_terms(),
    )


def terms_json(atlas: Atlas) -> str:
    """Return the explanation of each marked term as JSON: ``{key: [name, meaning]}``."""
    return json.dumps(term_explanations(atlas), ensure_ascii=False, separators=(",", ":"))
