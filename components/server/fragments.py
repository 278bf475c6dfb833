"""What the browser asks while somebody reads: the View of an address, a panel, a search.

Plain GET answers instead of Dash callbacks: they carry ready HTML, can be cached by
address and dataset, and reach the page in a third of the time (docs/decisions.md).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from dash import Dash
from flask import Response

from components.core.state import decode, encode, state_dict
from components.core.titles import page_title
from components.core.view import visible
from components.evidence import panel
from components.evidence.no_results import no_results
from components.filters import notice, search_box, summary
from components.http.response_cache import Payload, cache_responses, with_etag
from components.http.responses import html_response, payload_response
from components.http.site import current_site, query_string
from components.network import text_alternative
from components.network.elements import visible_elements
from components.shell import glossary_dialog, print_page, share_dialog, shortcuts
from components.views import pathway_tour, registry, table
from data.model import Atlas

Writer = Callable[[Atlas, str], str]


def view_fragment(atlas: Atlas, query: str) -> str:
    """Everything that an address shows, as JSON.

    Keys: state, query (canonical), title; caption, empty, notice, panel and words (the
    middle of views that are not drawn on the canvas), all HTML; shown (see
    ``elements.visible_elements``), figure, classes and positions (see ``views.registry``),
    counts (facet -> value -> claims).
    """
    decoded = decode(query, atlas)
    view = visible(atlas, decoded.state)
    return _json(
        {
            "state": state_dict(view.state),
            "query": encode(view.state),
            "title": page_title(view),
            "caption": summary.summary_html(view),
            "empty": no_results(view),
            "notice": notice.notice_html(atlas, view, decoded.dropped, decoded.renamed),
            "panel": panel.panel_html(view),
            "walk": pathway_tour.tour_html(view),
            "words": registry.view_html(view),
            "figure": registry.figure(view),
            "shown": visible_elements(view) | {"layout_id": registry.layout_id(view)},
            "classes": registry.element_classes(view),
            "counts": view.counts,
            "positions": registry.positions(view),
        }
    )


def panel_fragment(atlas: Atlas, query: str) -> str:
    """The panel and the title of an address, as JSON: all that a selection changes."""
    view = visible(atlas, decode(query, atlas).state)
    return _json({"panel": panel.panel_html(view), "title": page_title(view)})


def register(app: Dash, atlas: Atlas) -> None:
    """Add the answers to the app's server, below its own prefix."""
    prefix = str(app.config.routes_pathname_prefix)

    def add(name: str, write: Writer, mimetype: str) -> None:
        @cache_responses()
        def written(query: str) -> Payload:
            return with_etag(atlas.edition, Payload(write(atlas, query).encode(), mimetype))

        def respond() -> Response:
            return payload_response(written(query_string()))

        app.server.add_url_rule(f"{prefix}{name}", name, respond)

    add("_view", view_fragment, "application/json")
    add("_panel", panel_fragment, "application/json")
    add("_cards", _cards_answer, "text/html")
    add("_search", _search_answer, "text/html")
    add("_rows", _rows_answer, "text/html")
    add("_row", _row_answer, "text/plain")
    add("_print", _print_answer, "text/html")
    add("_outline", _outline_answer, "text/html")
    add("_keys", _keys_answer, "text/html")
    add("_glossary", lambda atlas, _: glossary_dialog.dialog_html(atlas), "text/html")
    add("_terms", lambda atlas, _: glossary_dialog.terms_json(atlas), "application/json")

    def share() -> Response:
        # Not cached: the citation says which day it is.
        view = visible(atlas, decode(query_string(), atlas).state)
        today = datetime.now(UTC).date()
        return html_response(share_dialog.dialog_html(view, current_site(app), today))

    app.server.add_url_rule(f"{prefix}_share", "_share", share)


def _cards_answer(atlas: Atlas, query: str) -> str:
    start, rest = _offset(query)
    return panel.more_cards_html(visible(atlas, decode(rest, atlas).state), start)


def _rows_answer(atlas: Atlas, query: str) -> str:
    start, rest = _offset(query)
    return table.rows_html(visible(atlas, decode(rest, atlas).state), start)


def _row_answer(atlas: Atlas, query: str) -> str:
    return str(table.row_number(visible(atlas, decode(query, atlas).state)))


def _print_answer(atlas: Atlas, query: str) -> str:
    return print_page.printed(visible(atlas, decode(query, atlas).state))


def _outline_answer(atlas: Atlas, query: str) -> str:
    return text_alternative.text_alternative_html(visible(atlas, decode(query, atlas).state))


def _keys_answer(_: Atlas, __: str) -> str:
    return shortcuts.shortcuts_html()


def _offset(query: str) -> tuple[int, str]:
    """The number after a leading ``offset=``, 0 if there is none, and the rest of the query."""
    offset, _, rest = query.partition("&")
    number = offset.removeprefix("offset=")
    start = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0
    return start, rest


def _search_answer(atlas: Atlas, query: str) -> str:
    return search_box.results_html(atlas, decode(query, atlas).state.q)


def _json(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
