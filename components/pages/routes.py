"""Routes of the pages beside the explorer, of the sitemap and of robots.txt."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from dash import Dash
from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from components.core.templating import render
from components.http.response_cache import Payload, cache_responses, with_etag
from components.http.responses import html_response, payload_response
from components.http.site import Site, current_site, query_string
from components.pages import claim as claim_page
from components.pages import claim_list, fact_check, glossary, method, references, report
from data.model import Atlas

#: Paths of the single pages, for the sitemap.
PAGES = ("", "claims", "fact-check", "references", "method", "glossary", "api/")

PageWriter = Callable[[Atlas, Site, str], str]


def sitemap(atlas: Atlas, site: Site, _: str = "") -> str:
    """Return the sitemap: the explorer, the pages beside it, each claim not withdrawn."""
    claims = (f"claim/{claim.id}" for claim in atlas.active_claims)
    return render(
        "pages/sitemap.xml", addresses=[site.address + path for path in (*PAGES, *claims)]
    )


def robots(_: Atlas, site: Site, __: str = "") -> str:
    """Return robots.txt: crawlers may read every page, but no fragments and no API."""
    return render("pages/robots.txt", home=site.home, sitemap=f"{site.address}sitemap.xml")


def register(app: Dash, atlas: Atlas) -> None:
    """Add the pages to the app's server, below its own prefix.

    Raises SettingError if the address for reports cannot be used.
    """
    prefix = str(app.config.routes_pathname_prefix)
    target = report.register(app, atlas)

    def add(name: str, write: PageWriter, mimetype: str) -> None:
        @cache_responses()
        def cached_payload(site: Site, query: str) -> Payload:
            return with_etag(atlas.edition, Payload(write(atlas, site, query).encode(), mimetype))

        def respond() -> Response:
            return payload_response(cached_payload(current_site(app), query_string()))

        app.server.add_url_rule(f"{prefix}{name}", name, respond)

    add("claims", claim_list.claim_list_page, "text/html")
    add("fact-check", fact_check.fact_check_page, "text/html")
    add("references", references.references_page, "text/html")
    add("method", partial(method.method_page, target=target), "text/html")
    add("glossary", glossary.glossary_page, "text/html")
    add("sitemap.xml", sitemap, "application/xml")
    add("robots.txt", robots, "text/plain")

    @lru_cache(maxsize=256)
    def cached_claim_page(site: Site, name: str) -> claim_page.ClaimResponse:
        return claim_page.claim_response(atlas, site, name)

    def claim(name: str) -> AnyResponse:
        site = current_site(app)
        response = cached_claim_page(site, name)
        if response.now:
            return redirect(f"{site.home}claim/{response.now}", response.status)
        return html_response(response.html, response.status)

    app.server.add_url_rule(f"{prefix}claim/<name>", "claim", claim)
