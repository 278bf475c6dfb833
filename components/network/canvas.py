"""The canvas of the network with its toolbar, tooltip, keyboard focus and legend."""

from __future__ import annotations

import dash_cytoscape as cyto
from dash import html

from components.core import ids
from components.core.attributes import attributes
from components.core.state import LAYOUTS
from components.network.elements import elements
from components.network.stylesheet import UNDRAWN
from data.model import SIGNS, Atlas

LAYOUT_WORDS = {
    "flow": ("Flow", "Columns, from what acts to what is acted on"),
    "circle": ("Circle", "One ring, so that every line is seen by itself"),
    "force": ("Force", "Springs: what shares claims stands together"),
}


def layout(atlas: Atlas) -> html.Div:
    """Make the canvas with every element (``assets/network/canvas.js`` shows the View)."""
    return html.Div(
        [
            _keyboard_wrapper(
                cyto.Cytoscape(
                    id=ids.NETWORK,
                    className="canvas",
                    elements=elements(atlas),
                    stylesheet=UNDRAWN,
                    layout={"name": "preset", "fit": False},
                    autoRefreshLayout=False,
                    boxSelectionEnabled=False,
                    autounselectify=True,  # the URL holds the selection; see .chosen
                    minZoom=0.2,
                    maxZoom=4,
                    style={},
                )
            ),
            html.Div(
                id=ids.CURSOR, className="cursor", hidden=True, **attributes(aria_hidden="true")
            ),
            html.Div(id=ids.TIP, className="tip", hidden=True, **attributes(aria_hidden="true")),
            html.Div(id=ids.EMPTY, className="empty", hidden=True),
        ],
        className="stage",
    )


def toolbar() -> html.Div:
    """Make the buttons for layouts, zoom, keyboard help and the text alternative."""
    return html.Div(
        [
            html.Div(
                [_layout_button(name) for name in LAYOUTS],
                className="layouts",
                role="group",
                **attributes(aria_label="Layout of the network"),
            ),
            html.Div(
                [
                    _zoom_button(ids.ZOOM_IN, "+", "Zoom in"),
                    _zoom_button(ids.ZOOM_OUT, "−", "Zoom out"),
                    _zoom_button(ids.FIT, "Fit", "Fit the network to the window"),
                ],
                className="zoom",
                role="group",
                **attributes(aria_label="Zoom"),
            ),
            html.Div(
                [
                    html.Button(
                        "Keys",
                        id=ids.KEYS_OPEN,
                        type="button",
                        title="Every key, on the network and elsewhere (key ?)",
                    ),
                    html.Button(
                        "As text",
                        id=ids.OUTLINE_OPEN,
                        type="button",
                        title="The network as headings and sentences, beside the drawing",
                        **attributes(aria_expanded="false", aria_controls=ids.OUTLINE),
                    ),
                ],
                className="forms",
                role="group",
                **attributes(aria_label="Without a mouse"),
            ),
        ],
        className="tools",
    )


def text_alternative_layout() -> html.Section:
    """Make the container of the text alternative (``assets/network/text_alternative.js``)."""
    return html.Section(
        id=ids.OUTLINE, className="outline", hidden=True, **attributes(aria_label="Network as text")
    )


def view_text_layout() -> html.Div:
    """Make the container of views that are not drawn on the canvas (``assets/views/words.js``)."""
    return html.Div(
        id=ids.WORDS,
        className="words",
        tabIndex=-1,
        role="region",
        **attributes(aria_label="The view in words"),
    )


def legend() -> html.Ul:
    """Make the legend below the canvas: the five signs, disagreement and site edges."""
    entries = [
        html.Li(
            [html.Span(className=f"key {sign.name}", **attributes(aria_hidden="true")), sign.legend]
        )
        for sign in SIGNS.values()
    ]
    disagreement = html.Li([html.Span("≠", className="clash-mark"), "claims disagree"])
    site = html.Li(
        [html.Span(className="key site"), "leads to where it was seen"], className="site"
    )
    return html.Ul(
        [*entries, disagreement, site],
        className="legend",
        **attributes(aria_label="How to read a line"),
    )


def _keyboard_wrapper(canvas: cyto.Cytoscape) -> html.Div:
    """Wrap the canvas as one tab stop; ``assets/network/canvas_keyboard.js`` handles its keys."""
    return html.Div(
        [
            html.P(
                "Arrow keys go along the lines, E from line to line, Enter opens the evidence. "
                "The button before it, As text, gives the same as headings and sentences.",
                id=ids.CANVAS_KEYS,
                className="sr-only",
            ),
            html.Div(canvas, **attributes(aria_hidden="true")),
        ],
        id=ids.CANVAS,
        className="keyed",
        tabIndex=0,
        role="application",
        **attributes(aria_label="Drawing of the network", aria_describedby=ids.CANVAS_KEYS),
    )


def _layout_button(name: str) -> html.Button:
    label, title = LAYOUT_WORDS[name]
    return html.Button(
        label,
        type="button",
        title=title,
        **attributes(data_layout=name, aria_pressed="false"),
    )


def _zoom_button(id_: str, text: str, label: str) -> html.Button:
    return html.Button(text, id=id_, type="button", title=label, **attributes(aria_label=label))
