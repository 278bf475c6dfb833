"""The progress line under the header."""

from __future__ import annotations

from dash import html

from components.core import ids
from components.core.attributes import attributes


def layout() -> html.Div:
    """The line under the header while an answer is late (``assets/core/loading_indicator.js``)."""
    return html.Div(
        id=ids.PROGRESS,
        className="progress",
        hidden=True,
        role="progressbar",
        **attributes(aria_label="Waiting for the server"),
    )
