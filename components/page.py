"""The frame of the page and the order of its parts."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, dcc, html

from components import (
    about,
    answers,
    api,
    brain,
    bundle,
    caption,
    documents,
    download,
    filters,
    glossary,
    ids,
    index,
    keys,
    matrix,
    network,
    panel,
    printing,
    search,
    share,
    walk,
)
from components.attributes import attributes
from components.state import VIEWS, ViewState, as_dict
from components.theme import stylesheet
from components.title import TITLE
from data.model import Atlas

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
            _skip("Skip to the network", ids.CANVAS),
            _skip("Skip to the filters", ids.FILTERS),
            _skip("Skip to the evidence", ids.PANEL_BODY),
            share.embed_bar(atlas),
            dcc.Store(id=ids.LOOKS, data=_looks(atlas)),
            _header(atlas),
            caption.progress_layout(),
            caption.notice_layout(),
            html.Div(
                [
                    filters.layout(),
                    caption.drawer_foot(),
                    html.Main(
                        [
                            html.H2("Network", id=ids.VIEW_HEADING, className="sr-only"),
                            html.Div([caption.layout(), network.tools()], className="bar"),
                            walk.layout(),
                            html.Div(
                                [
                                    network.words_layout(),
                                    network.outline_layout(),
                                    matrix.layout(),
                                    network.layout(atlas),
                                ],
                                className="scene",
                            ),
                            network.legend(),
                            brain.credit(),
                        ],
                        className="middle",
                    ),
                    panel.layout(),
                ],
                className="columns",
            ),
            about.layout(atlas),
            download.layout(atlas),
            share.layout(),
            keys.layout(),
            glossary.layout(),
            html.Div(id=ids.LIVE, className="sr-only", role="status"),
            printing.layout(),
        ],
        className="page",
    )


def register(app: Dash, atlas: Atlas) -> None:
    """Wire the page: the answers the browser asks for, and each address's own head."""
    answers.register(app, atlas)
    documents.register(app, atlas)
    share.register(app, atlas)
    api.register(app, atlas)
    glossary.register(app, atlas)
    bundle.register(app)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("explorer", "begin"),
        Input(ids.LOOKS, "data"),
    )

    index.register(app, atlas)


def _skip(text: str, target: str) -> html.A:
    """A link past what stands between, shown when it has the focus."""
    return html.A(text, href=f"#{target}", className="skip", **attributes(data_skip=target))


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
                    html.Button(
                        "More",
                        id=ids.MORE,
                        type="button",
                        **attributes(aria_expanded="false", aria_controls=ids.MENU),
                    ),
                    html.Div(
                        [
                            _button(ids.DOWNLOAD, "Download", "The claims as a file"),
                            _button(ids.THEME, "Theme", "Light or dark"),
                            _button(ids.ABOUT_OPEN, "About", "What this is, who says so, licences"),
                        ],
                        id=ids.MENU,
                        className="menu",
                    ),
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
