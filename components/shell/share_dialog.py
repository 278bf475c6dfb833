"""Sharing: the link, the same as a QR code, to embed, to cite, and as a picture.

All of it is made from one address: that of the View with the dataset's version.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import segno
from dash import html
from markupsafe import Markup

from components.core import ids
from components.core.attributes import attributes
from components.core.state import encode
from components.core.templating import render
from components.core.titles import SITE_TITLE, short_title
from components.core.view import View
from components.http.site import Site
from data.model import Atlas

#: The size that the embedding page gives the frame, until its author changes it.
FRAME = (960, 640)


@dataclass(frozen=True)
class ShareLinks:
    """What the dialog offers for one View; every text is ready to be copied."""

    link: str
    query: str
    told: str
    embed: str
    citation: str
    code: Markup


def layout() -> html.Dialog:
    """A native dialog; ``assets/shell/share_dialog.js`` fills and opens it."""
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
    return html.Div([html.B(f"{SITE_TITLE}: {atlas.title}"), way], className="embed-bar")


def share_links(view: View, site: Site, today: date) -> ShareLinks:
    """Everything to share of a View, at the addresses of a site."""
    lasting = replace(view.state, v=view.atlas.version, embed="")
    query = encode(lasting)
    link = f"{site.address}?{query}"
    told = short_title(view)
    return ShareLinks(
        link=link,
        query=query,
        told=told,
        embed=_embed(f"{site.address}?{encode(replace(lasting, embed='1'))}", told),
        citation=citation(view, link, today),
        code=qr_code(link),
    )


def citation(view: View, link: str, today: date) -> str:
    """How a View is cited: who, what, which version, what it shows, where, when it was seen."""
    selected = short_title(view) if view.selection else ""
    shows = f"{view.text}; selected: {selected}" if selected else view.text
    return (
        f"{SITE_TITLE}. {view.atlas.title} [dataset], version {view.atlas.version} "
        f"({view.atlas.digest}). View: {shows}. {link} "
        f"(accessed {today.day} {today:%B %Y})."
    )


def qr_code(link: str) -> Markup:
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
    return str(
        render("shell/embed_code.html", address=address, title=told, width=wide, height=high)
    ).strip()


def dialog_html(view: View, site: Site, today: date) -> str:
    """The inside of the dialog for a View."""
    return render("shell/share_dialog.html", **vars(share_links(view, site, today)))
