"""The page layout: skip links, header, filters, network, panel and dialogs in order."""

from __future__ import annotations

from dash import dcc, html

from components.core import ids
from components.core.attributes import attributes
from components.core.state import ViewState, state_dict
from components.evidence import panel
from components.filters import facet_list, notice, summary
from components.network import brain, canvas
from components.network.stylesheet import stylesheet
from components.shell import (
    about_dialog,
    download_dialog,
    glossary_dialog,
    header,
    print_page,
    progress,
    share_dialog,
    shortcuts,
)
from components.views import matrix, pathway_tour
from data.model import Atlas


def layout(atlas: Atlas) -> html.Div:
    """Make the whole page for a dataset, before any state is applied."""
    return html.Div(
        [
            _skip("Skip to the network", ids.CANVAS),
            _skip("Skip to the filters", ids.FILTERS),
            _skip("Skip to the evidence", ids.PANEL_BODY),
            share_dialog.embed_bar(atlas),
            dcc.Store(id=ids.LOOKS, data=_client_config(atlas)),
            header.layout(atlas),
            progress.layout(),
            notice.notice_layout(),
            html.Div(
                [
                    facet_list.layout(),
                    summary.drawer_footer(),
                    html.Main(
                        [
                            html.H2("Network", id=ids.VIEW_HEADING, className="sr-only"),
                            html.Div([summary.layout(), canvas.toolbar()], className="bar"),
                            pathway_tour.layout(),
                            html.Div(
                                [
                                    canvas.view_text_layout(),
                                    canvas.text_alternative_layout(),
                                    matrix.layout(),
                                    canvas.layout(atlas),
                                ],
                                className="scene",
                            ),
                            canvas.legend(),
                            brain.attribution(),
                        ],
                        className="middle",
                    ),
                    panel.layout(),
                ],
                className="columns",
            ),
            about_dialog.layout(atlas),
            download_dialog.layout(atlas),
            share_dialog.layout(),
            shortcuts.layout(),
            glossary_dialog.layout(),
            html.Div(id=ids.LIVE, className="sr-only", role="status"),
            print_page.layout(),
        ],
        className="page",
    )


def _skip(text: str, target: str) -> html.A:
    """Make a skip link, visible while it has the focus."""
    return html.A(text, href=f"#{target}", className="skip", **attributes(data_skip=target))


def _client_config(atlas: Atlas) -> dict[str, object]:
    """Return what the browser needs once: stylesheets, defaults, version, edge of each claim."""
    return {
        "stylesheets": {theme: stylesheet(theme) for theme in ("light", "dark")},
        "defaults": state_dict(ViewState()),
        "version": atlas.version,
        "edges": {claim.id: claim.edge for claim in atlas.active_claims},
    }
