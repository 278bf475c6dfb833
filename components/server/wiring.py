"""The composition root: registers every part of the page with Dash and Flask."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input

from components.api import routes as api_routes
from components.core import ids
from components.http import asset_bundle, health, response_cache, security_headers
from components.images import routes as image_routes
from components.pages import routes as page_routes
from components.server import errors, fragments, index_page
from components.shell import page
from data.model import Atlas


def wire(app: Dash, atlas: Atlas) -> None:
    """Give the app its layout and register every part, in an order that matters.

    Flask runs functions after a request in the reverse order of registration, so the response
    cache, which keys and compresses what all others wrote, comes first.
    """
    app.layout = page.layout(atlas)
    response_cache.register(app)
    fragments.register(app, atlas)
    page_routes.register(app, atlas)
    image_routes.register(app, atlas)
    api_routes.register(app, atlas)
    asset_bundle.register(app)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("explorer", "begin"),
        Input(ids.LOOKS, "data"),
    )
    index_page.register(app, atlas)
    errors.register(app, atlas)
    health.register(
        app, version=atlas.version, digest=atlas.digest, claims=len(atlas.active_claims)
    )
    security_headers.register(app)
    # Dash learns which files it may serve with its first page. Whoever came before that, or
    # just then, would be refused them (500), so the first page is made here.
    app.server.test_client().get(app.get_relative_path("/"))  # type: ignore[no-untyped-call]
