"""Sharing: the link, the same as a QR code, to embed, to cite, and as a picture.

All of it is made from one address: that of the View with the dataset's version.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import segno
from dash import Dash, html
from flask import Response
from markupsafe import Markup

from components import ids, plain
from components.attributes import attributes
from components.kept import kept
from components.plain import Site
from components.poster import poster
from components.raster import png
from components.render import render
from components.state import decode, encode
from components.title import TITLE, named
from components.unfurl import unfurl
from components.view import View, visible
from data.model import Atlas

#: How wide a poster in pixels is: twice its own size, for print and dense screens.
POSTER_SCALE = 2
#: The size that the embedding page gives the frame, until its author changes it.
FRAME = (960, 640)


@dataclass(frozen=True)
class Shared:
    """What the dialog offers for one View; every text is ready to be copied."""

    link: str
    query: str
    told: str
    embed: str
    citation: str
    code: Markup


def layout() -> html.Dialog:
    """A native dialog; ``assets/share.js`` fills and opens it."""
    return html.Dialog(
        [
            html.Div(id=ids.SHARED, className="shared"),
            html.Form(html.Button("Close", type="submit"), method="dialog"),
        ],
        id=ids.SHARING,
        className="about sharing",
        **attributes(aria_label="Share"),
    )


def embed_bar(atlas: Atlas) -> html.Div:
    """What stands above an embedded View: whose it is, and the way to all of it."""
    way = html.A(
        "Open in the explorer",
        href="./",
        target="_blank",
        rel="noopener",
        **attributes(data_open_explorer=""),
    )
    return html.Div([html.B(f"{TITLE}: {atlas.title}"), way], className="embed-bar")


def shared(view: View, site: Site, today: date) -> Shared:
    """Everything to share of a View, at the addresses of a site."""
    lasting = replace(view.state, v=view.atlas.version, embed="")
    query = encode(lasting)
    link = f"{site.address}?{query}"
    told = named(view)
    return Shared(
        link=link,
        query=query,
        told=told,
        embed=_embed(f"{site.address}?{encode(replace(lasting, embed='1'))}", told),
        citation=citation(view, link, today),
        code=qr(link),
    )


def citation(view: View, link: str, today: date) -> str:
    """How a View is cited: who, what, which version, what it shows, where, when it was seen."""
    selected = named(view) if view.selection else ""
    shows = f"{view.text}; selected: {selected}" if selected else view.text
    return (
        f"{TITLE}. {view.atlas.title} [dataset], version {view.atlas.version} "
        f"({view.atlas.digest}). View: {shows}. {link} "
        f"(accessed {today.day} {today:%B %Y})."
    )


def qr(link: str) -> Markup:
    """The link as a QR code, in SVG that scales; dark on light whatever the theme."""
    code = segno.make(link, error="m", micro=False)
    return Markup(
        code.svg_inline(
            scale=4,
            border=3,
            dark="#000",
            light="#fff",
            omitsize=True,
            title="QR code of the link",
        )
    )


def _embed(address: str, told: str) -> str:
    wide, high = FRAME
    return str(render("embed.html", address=address, title=told, width=wide, height=high)).strip()


def dialog(view: View, site: Site, today: date) -> str:
    """The inside of the dialog for a View."""
    return render("share.html", **vars(shared(view, site, today)))


def register(app: Dash, atlas: Atlas) -> None:
    """Add the dialog's answer and the pictures to the app's server, below its own prefix."""
    prefix = str(app.config.routes_pathname_prefix)

    def view_of(query: str) -> View:
        return visible(atlas, decode(query, atlas).state)

    def asked() -> str:
        """The query as it is always written, so that no picture is drawn twice."""
        query = plain.query()
        return encode(decode(query, atlas).state)

    def answer() -> Response:
        today = datetime.now(UTC).date()
        return plain.response(dialog(view_of(asked()), plain.site(app), today))

    @kept()
    def drawing(site: Site, query: str) -> str:
        view = view_of(query)
        return poster(view, f"{site.address}?{query}", view.state.theme or "light")

    @kept()
    def pixels(site: Site, query: str) -> bytes:
        return png(drawing(site, query), POSTER_SCALE)

    @kept()
    def preview(query: str) -> bytes:
        return png(unfurl(view_of(query)))

    def add(name: str, picture: Callable[[], str | bytes], mimetype: str, file: str) -> None:
        def respond() -> Response:
            response = plain.response(picture(), mimetype=mimetype)
            response.headers["Content-Disposition"] = f'inline; filename="{file}"'
            return response

        app.server.add_url_rule(f"{prefix}{name}", name, respond)

    name = f"pathway-explorer-{atlas.version}"
    app.server.add_url_rule(f"{prefix}_share", "_share", answer)
    add("image.svg", lambda: drawing(plain.site(app), asked()), "image/svg+xml", f"{name}.svg")
    add("image.png", lambda: pixels(plain.site(app), asked()), "image/png", f"{name}.png")
    add("card.png", lambda: preview(asked()), "image/png", f"{name}-card.png")
