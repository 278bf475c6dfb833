"""The Share dialog: link, QR code, citation, embed code and image of a View.

All of it is made from one URL: that of the View with the dataset's version.
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

#: Width and height of the embedded frame in pixels, until the page's author changes them.
FRAME_SIZE = (960, 640)


@dataclass(frozen=True)
class ShareLinks:
    """What the dialog offers for one View: texts ready to be copied, `code` a QR code in SVG."""

    link: str
    query: str
    title: str
    embed: str
    citation: str
    code: Markup


def layout() -> html.Dialog:
    """Make a native dialog; ``assets/shell/share_dialog.js`` fills and opens it."""
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
    """Make the bar above an embedded View: its title and a link to the whole explorer."""
    link = html.A(
        "Open in the explorer",
        href="./",
        target="_blank",
        rel="noopener",
        **attributes(data_open_explorer=""),
    )
    return html.Div([html.B(f"{SITE_TITLE}: {atlas.title}"), link], className="embed-bar")


def share_links(view: View, site: Site, today: date) -> ShareLinks:
    """Return everything to share of a View, at the URLs of a site."""
    state = replace(view.state, v=view.atlas.version, embed="")
    query = encode(state)
    link = f"{site.address}?{query}"
    title = short_title(view)
    return ShareLinks(
        link=link,
        query=query,
        title=title,
        embed=_embed_code(f"{site.address}?{encode(replace(state, embed='1'))}", title),
        citation=citation(view, link, today),
        code=qr_code(link),
    )


def citation(view: View, link: str, today: date) -> str:
    """Return a View's citation: title, version, content, URL and the date of access."""
    selected = short_title(view) if view.selection else ""
    content = f"{view.text}; selected: {selected}" if selected else view.text
    return (
        f"{SITE_TITLE}. {view.atlas.title} [dataset], version {view.atlas.version} "
        f"({view.atlas.digest}). View: {content}. {link} "
        f"(accessed {today.day} {today:%B %Y})."
    )


def qr_code(link: str) -> Markup:
    """Return the link as a QR code in SVG that scales; dark on light in every theme."""
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


def _embed_code(address: str, title: str) -> str:
    width, height = FRAME_SIZE
    return str(
        render("shell/embed_code.html", address=address, title=title, width=width, height=height)
    ).strip()


def dialog_html(view: View, site: Site, today: date) -> str:
    """Return the content of the dialog for a View as HTML."""
    return render("shell/share_dialog.html", **vars(share_links(view, site, today)))
