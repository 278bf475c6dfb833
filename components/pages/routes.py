"""The addresses beside the explorer: claims, their list, and what crawlers ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from dash import Dash
from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from components.core.templating import render
from components.http.response_cache import Payload, cache_responses, with_etag
from components.http.responses import html_response, payload_response
from components.http.site import Site, current_site, query_string
from components.pages import claim as claim_page
from components.pages import claim_list, glossary
from data.model import Atlas

#: The pages of which there is one.
PAGES = ("", "claims", "glossary", "api/")

PageWriter = Callable[[Atlas, Site, str], str]


def sitemap(atlas: Atlas, site: Site, _: str = "") -> str:
    """Every page worth finding: the explorer, the pages beside it, each claim that stands."""
    claims = (f"claim/{claim.id}" for claim in atlas.active_claims)
    return render(
        "pages/sitemap.xml", addresses=[site.address + path for path in (*PAGES, *claims)]
    )


def robots(_: Atlas, site: Site, __: str = "") -> str:
    """What crawlers may read: every page, but none of the answers that the explorer asks for."""
    return render("pages/robots.txt", home=site.home, sitemap=f"{site.address}sitemap.xml")


def register(app: Dash, atlas: Atlas) -> None:
    """Add the pages to the app's server, below its own prefix."""
    prefix = str(app.config.routes_pathname_prefix)

    def add(name: str, document: PageWriter, mimetype: str) -> None:
        @cache_responses()
        def written(site: Site, query: str) -> Payload:
            return with_etag(
                atlas.edition, Payload(document(atlas, site, query).encode(), mimetype)
            )

        def respond() -> Response:
            return payload_response(written(current_site(app), query_string()))

        app.server.add_url_rule(f"{prefix}{name}", name, respond)

    add("claims", claim_list.claim_list_page, "text/html")
    add("glossary", glossary.glossary_page, "text/html")
    add("sitemap.xml", sitemap, "application/xml")
    add("robots.txt", robots, "text/plain")

    @lru_cache(maxsize=256)
    def found(site: Site, name: str) -> claim_page.ClaimResponse:
        return claim_page.claim_response(atlas, site, name)

    def claim(name: str) -> AnyResponse:
        site = current_site(app)
        answer = found(site, name)
        if answer.now:
            return redirect(f"{site.home}claim/{answer.now}", answer.status)
        return html_response(answer.html, answer.status)

    app.server.add_url_rule(f"{prefix}claim/<name>", "claim", claim)
