"""The header: brand, search box, view switch, and the menu (Share, Download, Theme, About)."""

from __future__ import annotations

from dash import html

from components.core import ids
from components.core.attributes import attributes
from components.core.titles import SITE_TITLE
from components.core.views import VIEW_KINDS, ViewKind, view_key
from components.filters import search_box
from data.model import Atlas


def layout(atlas: Atlas) -> html.Header:
    """Make the header of the page for a dataset."""
    return html.Header(
        [
            html.Div(
                [
                    html.H1(html.A(SITE_TITLE, href="./", **attributes(data_home=""))),
                    html.P(atlas.title, className="subtitle"),
                ],
                className="brand",
            ),
            search_box.layout(),
            html.Div(
                [_view_button(kind) for kind in VIEW_KINDS.values()],
                className="switch",
                role="group",
                **attributes(aria_label="View"),
            ),
            html.Div(
                [
                    _button(ids.SHARE, "Share", "Copy the link to exactly this"),
                    html.Button(
                        "More",
                        id=ids.MORE,
                        type="button",
                        **attributes(aria_expanded="false", aria_controls=ids.MENU),
                    ),
                    html.Div(
                        [
                            _button(ids.DOWNLOAD, "Download", "The claims as a file"),
                            _button(ids.THEME, "Theme", "Light or dark"),
                            _button(ids.ABOUT_OPEN, "About", "What this is, who says so, licences"),
                        ],
                        id=ids.MENU,
                        className="menu",
                    ),
                ],
                className="actions",
            ),
        ],
        className="top",
    )


def _view_button(kind: ViewKind) -> html.Button:
    return html.Button(
        kind.label,
        type="button",
        title=f"{kind.meaning} (key {view_key(kind.name)})",
        **attributes(data_view=kind.name, data_pane=kind.pane, aria_pressed="false"),
    )


def _button(id_: str, label: str, title: str) -> html.Button:
    return html.Button(label, id=id_, type="button", title=title)
