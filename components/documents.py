"""The addresses beside the explorer: claims, their list, and what crawlers ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from dash import Dash
from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from components import claim_page, claims_list, plain
from components.kept import Answer, kept, tagged
from components.plain import Site
from components.render import render
from data.model import Atlas

#: The pages of which there is one.
PAGES = ("", "claims", "glossary", "api/")

Document = Callable[[Atlas, Site, str], str]


def sitemap(atlas: Atlas, site: Site, _: str = "") -> str:
    """Every page worth finding: the explorer, the pages beside it, each claim that stands."""
    claims = (f"claim/{claim.id}" for claim in atlas.active_claims)
    return render("sitemap.xml", addresses=[site.address + path for path in (*PAGES, *claims)])


def robots(_: Atlas, site: Site, __: str = "") -> str:
    """What crawlers may read: every page, but none of the answers that the explorer asks for."""
    return render("robots.txt", home=site.home, sitemap=f"{site.address}sitemap.xml")


def register(app: Dash, atlas: Atlas) -> None:
    """Add the pages to the app's server, below its own prefix."""
    prefix = str(app.config.routes_pathname_prefix)

    def add(name: str, document: Document, mimetype: str) -> None:
        @kept()
        def written(site: Site, query: str) -> Answer:
            return tagged(atlas, Answer(document(atlas, site, query).encode(), mimetype))

        def respond() -> Response:
            return plain.answered(written(plain.site(app), plain.query()))

        app.server.add_url_rule(f"{prefix}{name}", name, respond)

    add("claims", claims_list.claims_list, "text/html")
    add("sitemap.xml", sitemap, "application/xml")
    add("robots.txt", robots, "text/plain")

    @lru_cache(maxsize=256)
    def found(site: Site, name: str) -> claim_page.Found:
        return claim_page.answer(atlas, site, name)

    def claim(name: str) -> AnyResponse:
        site = plain.site(app)
        answer = found(site, name)
        if answer.now:
            return redirect(f"{site.home}claim/{answer.now}", answer.status)
        return plain.response(answer.html, answer.status)

    app.server.add_url_rule(f"{prefix}claim/<name>", "claim", claim)
