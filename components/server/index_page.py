"""The index page: HTML head and prerendered View for each URL, preloads, response cache."""

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
from components.core.views import VIEW_KINDS
from components.http import asset_bundle
from components.http.response_cache import Payload, cache_responses, with_etag
from components.http.responses import payload_response
from components.http.site import Site, current_site, query_string
from components.pages import meta_tags
from components.server import prerender
from data.model import Atlas

#: The font of the labels, preloaded because the canvas measures them.
FONT_FILE = "fonts/source-sans-3-latin-wght-normal.woff2"
#: Dash's DataTable bundle, unused here. (Its polyfill stays: graphs do not load without it.)
_DASH_TABLE_SCRIPT = re.compile(r'<script src="[^"]*/dash_table/bundle[^"]*"></script>\n?')
#: A random id in each response, for background callbacks. There are none here, and without it
#: the page is the same for everybody, so that it can be cached.
_END_ID = re.compile(r'"end_id":"[^"]*",')


def register(app: Dash, atlas: Atlas) -> None:
    """Replace Dash's index page by ours, and cache it and Dash's layout response."""
    page = prerender.html_elements(app.layout)

    def interpolate(**parts: str) -> str:
        values = _page_values(atlas, page, query_string(), current_site(app))
        parts["config"] = _END_ID.sub("", parts["config"])
        return index_html(values, parts, dict(bundle_urls()), app.get_asset_url)

    def bundle_urls() -> tuple[tuple[str, str], ...]:
        return tuple(
            (suffix, asset_bundle.asset_url(app, suffix)) for suffix in asset_bundle.MIMETYPES
        )

    app.interpolate_index = interpolate  # type: ignore[method-assign, assignment]
    # Besides the address, an edited asset makes another page; the layout is always the same.
    _cache_dash_response(app, atlas, "", lambda: (query_string(), current_site(app), bundle_urls()))
    _cache_dash_response(app, atlas, "_dash-layout", lambda: ())


def _cache_dash_response(
    app: Dash, atlas: Atlas, name: str, cache_arguments: Callable[[], Hashable]
) -> None:
    """Cache what Dash renders at a path, which takes it some 5 ms.

    `cache_arguments` returns what the response depends on.
    """
    path = f"{app.config.routes_pathname_prefix}{name}"
    write = app.server.view_functions[path]

    @cache_responses()
    def cached_payload(_: Hashable) -> Payload:
        response = app.server.make_response(write())
        return with_etag(atlas.edition, Payload(response.get_data(), response.mimetype))

    app.server.view_functions[path] = lambda: payload_response(cached_payload(cache_arguments()))


def index_html(
    values: Mapping[str, Any],
    parts: Mapping[str, str],
    bundles: Mapping[str, str],
    asset_url: Callable[[str], str],
) -> str:
    """Return the HTML of the page with its head, prerendered View and preloads.

    `values` depend on the URL (see `_page_values`), `parts` are Dash's own (scripts, css, ...),
    `bundles` the URLs of our scripts and styles (js, css); `asset_url` gives the URL of an asset.
    """
    return render(
        "server/index.html",
        **values,
        font=asset_url(FONT_FILE),
        icon=asset_url("favicon.svg"),
        early_script=asset_url("dist/prerender.js"),
        bundles=bundles,
        scripts=Markup(_DASH_TABLE_SCRIPT.sub("", parts["scripts"])),
        parts={name: Markup(part) for name, part in parts.items()},
    )


def _page_values(atlas: Atlas, page: prerender.Element, query: str, site: Site) -> dict[str, Any]:
    """Return the template values that depend on the URL; `page` is the layout as HTML."""
    view = visible(atlas, decode(query, atlas).state)
    return {
        "heading": page_title(view),
        "meta": meta_tags.meta_tags(view, site),
        "embed": view.state.embed,
        "theme": view.state.theme,
        "query": query,
        "view": view.state.view,
        "pane": VIEW_KINDS[view.state.view].pane,
        "selected": view.selection is not None,
        "filtered": len(view.sentence) > 1,
        "prerendered": prerender.prerender(page, view),
    }
