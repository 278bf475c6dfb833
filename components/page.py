"""The frame of the page and the order of its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from dash import ClientsideFunction, Dash, Input, State, dcc, html
from markupsafe import Markup

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
    head,
    ids,
    keys,
    matrix,
    network,
    panel,
    plain,
    printing,
    search,
    share,
    start,
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
#: Dash's own table, which nothing here uses. (Its polyfill stays: graphs do not load without.)
_UNUSED = re.compile(r'<script src="[^"]*/dash_table/bundle[^"]*"></script>\n?')
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
            dcc.Store(id=ids.STATE),
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
        ClientsideFunction("explorer", "show"),
        Input(ids.STATE, "data"),
        State(ids.LOOKS, "data"),
    )

    page = start.elements(app.layout)

    @lru_cache(maxsize=256)
    def told(query: str, site: plain.Site) -> dict[str, Any]:
        return _told(atlas, page, query, site)

    def interpolate(**parts: str) -> str:
        query = plain.query()
        own = {suffix: bundle.address(app, suffix) for suffix in bundle.MIMETYPES}
        return index(told(query, plain.site(app)), parts, own, app.get_asset_url)

    app.interpolate_index = interpolate  # type: ignore[method-assign, assignment]
    _write_once(app, "_dash-layout")


def _write_once(app: Dash, name: str) -> None:
    """Let Dash write an answer that is the same for everybody only once: it takes 10 ms."""
    path = f"{app.config.routes_pathname_prefix}{name}"
    write = app.server.view_functions[path]

    @cache
    def text() -> str:
        answer: str = app.server.make_response(write()).get_data(as_text=True)
        return answer

    app.server.view_functions[path] = lambda: plain.response(text(), mimetype="application/json")


def index(
    told: Mapping[str, Any],
    parts: Mapping[str, str],
    own: Mapping[str, str],
    asset_url: Callable[[str], str],
) -> str:
    """The page's HTML: what its address shows, and the first View asked for early.

    `told` is all that the address decides, `parts` are Dash's own (scripts, css, ...), `own`
    the addresses of our scripts and styles (js, css); `asset_url` gives an asset's address.
    """
    return render(
        "index.html",
        **told,
        font=asset_url(FONT_FILE),
        icon=asset_url("favicon.svg"),
        early=asset_url("start.js"),
        own=own,
        scripts=Markup(_UNUSED.sub("", parts["scripts"])),
        parts={name: Markup(part) for name, part in parts.items()},
    )


def _told(atlas: Atlas, page: start.Element, query: str, site: plain.Site) -> dict[str, Any]:
    """What the page's HTML says of its address; `page` is the layout as HTML."""
    view = visible(atlas, decode(query, atlas).state)
    return {
        "heading": title(view),
        "preview": head.preview(view, site),
        "embed": view.state.embed,
        "theme": view.state.theme,
        "query": query,
        "view": view.state.view,
        "selected": view.selection is not None,
        "filtered": len(view.sentence) > 1,
        "start": start.start(page, view),
    }


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
