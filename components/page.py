"""The frame of the page and the order of its parts."""

from __future__ import annotations

from collections.abc import Callable

from dash import ClientsideFunction, Dash, Input, State, dcc, html
from flask import request
from markupsafe import Markup

from components import (
    about,
    answers,
    brain,
    caption,
    filters,
    ids,
    matrix,
    network,
    panel,
    search,
    walk,
)
from components.attributes import attributes
from components.render import render
from components.state import VIEWS, ViewState, as_dict, decode
from components.theme import stylesheet
from components.title import TITLE, title
from components.view import visible
from data.model import Atlas

#: The typeface of the labels, wanted before anything is drawn.
FONT_FILE = "fonts/source-sans-3-latin-wght-normal.woff2"
VIEW_WORDS = {
    "network": ("Network", "What acts on what"),
    "brain": ("Brain", "The regions at their place in the brain"),
    "matrix": ("Matrix", "What is claimed for which condition, and what is not"),
    "table": ("Table", "Every claim in a row"),
    "reading": ("Reading", "The claims in the order of the articles"),
    "paths": ("Paths", "From one thing to another, quote by quote"),
    "compare": ("Compare", "Two conditions side by side"),
}


def layout(atlas: Atlas) -> html.Div:
    """The whole page for a dataset, before any state is applied."""
    return html.Div(
        [
            html.A("Skip to the evidence", href=f"#{ids.PANEL_BODY}", className="skip"),
            dcc.Store(id=ids.STATE),
            dcc.Store(id=ids.LOOKS, data=_looks(atlas)),
            _header(atlas),
            caption.notice_layout(),
            html.Div(
                [
                    filters.layout(atlas),
                    html.Main(
                        [
                            html.Div([caption.layout(), network.tools()], className="bar"),
                            walk.layout(),
                            html.Div(
                                [
                                    network.words_layout(),
                                    matrix.layout(),
                                    network.layout(atlas),
                                ],
                                className="scene",
                            ),
                            network.legend(),
                            brain.credit(),
                        ],
                        className="middle",
                        **attributes(aria_label="Network"),
                    ),
                    panel.layout(),
                ],
                className="columns",
            ),
            about.layout(atlas),
            html.Div(id=ids.LIVE, className="sr-only", role="status"),
        ],
        className="page",
    )


def register(app: Dash, atlas: Atlas) -> None:
    """Wire the page: the answers the browser asks for, and each address's own head."""
    answers.register(app, atlas)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("explorer", "show"),
        Input(ids.STATE, "data"),
        State(ids.LOOKS, "data"),
    )

    def interpolate(**parts: str) -> str:
        query = request.query_string.decode("utf-8", "replace")
        return index(atlas, query, parts, app.get_asset_url)

    app.interpolate_index = interpolate  # type: ignore[method-assign, assignment]


def index(atlas: Atlas, query: str, parts: dict[str, str], asset_url: Callable[[str], str]) -> str:
    """The page's HTML for an address, with the first View asked for ahead of the scripts.

    `parts` are Dash's own (scripts, css, ...); `asset_url` gives an asset's address.
    """
    view = visible(atlas, decode(query, atlas).state)
    return render(
        "index.html",
        heading=title(view),
        description=view.text,
        theme=view.state.theme,
        query=query,
        font=asset_url(FONT_FILE),
        parts={name: Markup(part) for name, part in parts.items()},
    )


def _header(atlas: Atlas) -> html.Header:
    return html.Header(
        [
            html.Div(
                [
                    html.H1(html.A(TITLE, href="./", **attributes(data_home=""))),
                    html.P(atlas.title, className="subtitle"),
                ],
                className="brand",
            ),
            search.layout(),
            html.Div(
                [_view_button(number, name) for number, name in enumerate(VIEWS, start=1)],
                className="switch",
                role="group",
                **attributes(aria_label="View"),
            ),
            html.Div(
                [
                    _button(ids.SHARE, "Share", "Copy the link to exactly this"),
                    _button(ids.THEME, "Theme", "Light or dark"),
                    _button(ids.ABOUT_OPEN, "About", "What this is, who says so, licences"),
                ],
                className="actions",
            ),
        ],
        className="top",
    )


def _view_button(number: int, name: str) -> html.Button:
    label, meaning = VIEW_WORDS[name]
    return html.Button(
        label,
        type="button",
        title=f"{meaning} (key {number})",
        **attributes(data_view=name, aria_pressed="false"),
    )


def _button(id_: str, label: str, meaning: str) -> html.Button:
    return html.Button(label, id=id_, type="button", title=meaning)


def _looks(atlas: Atlas) -> dict[str, object]:
    """What the browser needs once: both stylesheets, the default state, the version."""
    return {
        "stylesheets": {theme: stylesheet(theme) for theme in ("light", "dark")},
        "defaults": as_dict(ViewState()),
        "version": atlas.version,
        "edges": {claim.id: claim.edge for claim in atlas.active_claims},
    }
