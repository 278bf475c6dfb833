"""Routes of the images: ``image.svg``, ``image.png`` and the social card ``card.png``."""

from __future__ import annotations

from collections.abc import Callable

from dash import Dash
from flask import Response

from components.core.state import decode, encode
from components.core.view import View, visible
from components.http.response_cache import cache_responses
from components.http.responses import html_response
from components.http.site import Site, current_site, query_string
from components.images.image_export import image_svg
from components.images.png import svg_to_png
from components.images.social_card import social_card_svg
from data.model import Atlas

#: Scale of an exported PNG: twice the size of its SVG, for print and dense screens.
EXPORT_SCALE = 2


def register(app: Dash, atlas: Atlas) -> None:
    """Add ``image.svg``, ``image.png`` and ``card.png`` below the app's own prefix."""
    prefix = str(app.config.routes_pathname_prefix)

    def view_of(query: str) -> View:
        return visible(atlas, decode(query, atlas).state)

    def canonical_query() -> str:
        """Return the query in canonical form, so that no image is rendered twice."""
        return encode(decode(query_string(), atlas).state)

    @cache_responses()
    def svg(site: Site, query: str) -> str:
        view = view_of(query)
        return image_svg(view, f"{site.address}?{query}", view.state.theme or "light")

    @cache_responses()
    def png(site: Site, query: str) -> bytes:
        return svg_to_png(svg(site, query), EXPORT_SCALE)

    @cache_responses()
    def social_card(query: str) -> bytes:
        return svg_to_png(social_card_svg(view_of(query)))

    def add(file_stem: str, draw: Callable[[], str | bytes], mimetype: str, filename: str) -> None:
        def respond() -> Response:
            response = html_response(draw(), mimetype=mimetype)
            response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
            return response

        app.server.add_url_rule(f"{prefix}{file_stem}", file_stem, respond)

    file_stem = f"pathway-explorer-{atlas.version}"
    add(
        "image.svg",
        lambda: svg(current_site(app), canonical_query()),
        "image/svg+xml",
        f"{file_stem}.svg",
    )
    add(
        "image.png",
        lambda: png(current_site(app), canonical_query()),
        "image/png",
        f"{file_stem}.png",
    )
    add("card.png", lambda: social_card(canonical_query()), "image/png", f"{file_stem}-card.png")
