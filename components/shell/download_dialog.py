"""The Download dialog: what is shown, or everything, in each file format."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from components.core import ids
from components.core.attributes import attributes
from data.exports.formats import Format, grouped
from data.model import Atlas

#: API scope -> label of its button
SCOPES = {"shown": "What is shown", "all": "Everything"}


def layout(atlas: Atlas) -> html.Dialog:
    """Make a native dialog of plain links (``assets/shell/download_dialog.js`` sets their URLs)."""
    everything = f"All {len(atlas.active_claims):,} claims"
    return html.Dialog(
        [
            html.H2("Download"),
            html.Div(
                [
                    html.Button(
                        label,
                        type="button",
                        **attributes(data_scope=scope, aria_pressed=str(scope == "shown").lower()),
                    )
                    for scope, label in SCOPES.items()
                ],
                className="switch",
                role="group",
                **attributes(aria_label="How much"),
            ),
            html.P(
                everything,
                id=ids.DOWNLOAD_SUMMARY,
                className="told-amount",
                role="status",
                **attributes(data_all=everything),
            ),
            *(section for group, formats in grouped() for section in _group(group, formats)),
            html.P(
                [
                    "Each file names the dataset, its version and its licence. Programs can read "
                    "the same: ",
                    html.A("Data and API", href="api/"),
                    ".",
                ],
                className="fine",
            ),
            html.Form(html.Button("Close", type="submit"), method="dialog"),
        ],
        id=ids.DOWNLOADS,
        className="about downloads",
        **attributes(aria_label="Download"),
    )


def _group(name: str, formats: Sequence[Format]) -> tuple[html.H3, html.Ul]:
    return html.H3(name), html.Ul(
        [_link(file_format) for file_format in formats], className="formats"
    )


def _link(file_format: Format) -> html.Li:
    return html.Li(
        html.A(
            [html.B(file_format.label), html.Span(file_format.purpose)],
            href=f"api/download.{file_format.name}",
            download="",
            **attributes(data_format=file_format.name),
        )
    )
