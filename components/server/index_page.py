"""The page's own HTML: each address has its head, and its first view before any script."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from dash import Dash
from markupsafe import Markup

from components.core.state import decode
from components.core.templating import render
from components.core.titles import page_title
from components.core.view import visible
from components.http import asset_bundle
from components.http.response_cache import Payload, cache_responses, with_etag
from components.http.responses import payload_response
from components.http.site import Site, current_site, query_string
from components.pages import meta_tags
from components.server import prerender
from data.model import Atlas

#: The typeface of the labels, wanted before anything is drawn.
FONT_FILE = "fonts/source-sans-3-latin-wght-normal.woff2"
#: Dash's own table, which nothing here uses. (Its polyfill stays: graphs do not load without.)
_UNUSED = re.compile(r'<script src="[^"]*/dash_table/bundle[^"]*"></script>\n?')
#: Drawn by lot for each answer, to sign callbacks that run in the background. There are none
#: here, and without it the page is the same for everybody, so that it can be kept.
_TOKEN = re.compile(r'"end_id":"[^"]*",')


def register(app: Dash, atlas: Atlas) -> None:
    """Let Dash write our page at the app's own address, and write nothing twice."""
    page = prerender.html_elements(app.layout)

    def interpolate(**parts: str) -> str:
        told = _told(atlas, page, query_string(), current_site(app))
        parts["config"] = _TOKEN.sub("", parts["config"])
        return index_html(told, parts, dict(own()), app.get_asset_url)

    def own() -> tuple[tuple[str, str], ...]:
        return tuple(
            (suffix, asset_bundle.asset_url(app, suffix)) for suffix in asset_bundle.MIMETYPES
        )

    app.interpolate_index = interpolate  # type: ignore[method-assign, assignment]
    # Besides the address, an edited asset makes another page; the layout is always the same.
    _write_once(app, atlas, "", lambda: (query_string(), current_site(app), own()))
    _write_once(app, atlas, "_dash-layout", lambda: ())


def _write_once(app: Dash, atlas: Atlas, name: str, asked: Callable[[], Hashable]) -> None:
    """Keep what Dash writes, which takes it some 5 ms; `asked` tells what it depends on."""
    path = f"{app.config.routes_pathname_prefix}{name}"
    write = app.server.view_functions[path]

    @cache_responses()
    def written(_: Hashable) -> Payload:
        made = app.server.make_response(write())
        return with_etag(atlas.edition, Payload(made.get_data(), made.mimetype))

    app.server.view_functions[path] = lambda: payload_response(written(asked()))


def index_html(
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
        "server/index.html",
        **told,
        font=asset_url(FONT_FILE),
        icon=asset_url("favicon.svg"),
        early=asset_url("dist/prerender.js"),
        own=own,
        scripts=Markup(_UNUSED.sub("", parts["scripts"])),
        parts={name: Markup(part) for name, part in parts.items()},
    )


def _told(atlas: Atlas, page: prerender.Element, query: str, site: Site) -> dict[str, Any]:
    """What the page's HTML says of its address; `page` is the layout as HTML."""
    view = visible(atlas, decode(query, atlas).state)
    return {
        "heading": page_title(view),
        "preview": meta_tags.meta_tags(view, site),
        "embed": view.state.embed,
        "theme": view.state.theme,
        "query": query,
        "view": view.state.view,
        "selected": view.selection is not None,
        "filtered": len(view.sentence) > 1,
        "start": prerender.prerender(page, view),
    }
