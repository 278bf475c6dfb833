"""The network: canvas, tools and legend."""

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
    """The canvas with every element; ``assets/network/canvas.js`` shows the View on it."""
    return html.Div(
        [
            _keyed(
                cyto.Cytoscape(
                    id=ids.NETWORK,
                    className="canvas",
                    elements=elements(atlas),
                    stylesheet=UNDRAWN,
                    layout={"name": "preset", "fit": False},
                    autoRefreshLayout=False,
                    boxSelectionEnabled=False,
                    autounselectify=True,  # what is selected says the address; see .chosen
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


def tools() -> html.Div:
    """Layouts and zoom, beside the View's sentence."""
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
                    _tool(ids.ZOOM_IN, "+", "Zoom in"),
                    _tool(ids.ZOOM_OUT, "−", "Zoom out"),
                    _tool(ids.FIT, "Fit", "Fit the network to the window"),
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


def outline_layout() -> html.Section:
    """The place of the network as text; ``assets/network/text_alternative.js`` fills it."""
    return html.Section(
        id=ids.OUTLINE, className="outline", hidden=True, **attributes(aria_label="Network as text")
    )


def words_layout() -> html.Div:
    """The place of what a view says in words; ``assets/views/words.js`` fills it."""
    return html.Div(
        id=ids.WORDS,
        className="words",
        tabIndex=-1,
        role="region",
        **attributes(aria_label="The view in words"),
    )


def legend() -> html.Ul:
    """The five kinds of line, in one row below the canvas."""
    entries = [
        html.Li(
            [html.Span(className=f"key {sign.name}", **attributes(aria_hidden="true")), sign.legend]
        )
        for sign in SIGNS.values()
    ]
    clash = html.Li([html.Span("≠", className="clash-mark"), "claims disagree"])
    site = html.Li(
        [html.Span(className="key site"), "leads to where it was seen"], className="site"
    )
    return html.Ul(
        [*entries, clash, site], className="legend", **attributes(aria_label="How to read a line")
    )


def _keyed(canvas: cyto.Cytoscape) -> html.Div:
    """The canvas as one stop of Tab; ``assets/network/canvas_keyboard.js`` moves on it."""
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
    label, meaning = LAYOUT_WORDS[name]
    return html.Button(
        label,
        type="button",
        title=meaning,
        **attributes(data_layout=name, aria_pressed="false"),
    )


def _tool(id_: str, text: str, label: str) -> html.Button:
    return html.Button(text, id=id_, type="button", title=label, **attributes(aria_label=label))
