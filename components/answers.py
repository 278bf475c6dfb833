"""What the browser asks while somebody reads: the View of an address, a panel, a search.

Plain GET answers instead of Dash callbacks: they carry ready HTML, can be cached by
address and dataset, and reach the page in a third of the time (docs/decisions.md).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from dash import Dash
from flask import Response

from components import (
    caption,
    glossary,
    keys,
    middle,
    outline,
    panel,
    plain,
    printing,
    search,
    table,
    walk,
)
from components.elements import shown
from components.empty import empty
from components.kept import Answer, kept, tagged
from components.state import as_dict, decode, encode
from components.title import title
from components.view import visible
from data.model import Atlas

Writer = Callable[[Atlas, str], str]


def view_answer(atlas: Atlas, query: str) -> str:
    """Everything that an address shows, as JSON.

    Keys: state, query (canonical), title; caption, empty, notice, panel and words (the
    middle of views that are not drawn on the canvas), all HTML; shown (see
    ``elements.shown``), figure, marks and places (see ``middle``), counts (facet -> value ->
    claims).
    """
    decoded = decode(query, atlas)
    view = visible(atlas, decoded.state)
    return _json(
        {
            "state": as_dict(view.state),
            "query": encode(view.state),
            "title": title(view),
            "caption": caption.caption(view),
            "empty": empty(view),
            "notice": caption.notice(atlas, view, decoded.dropped, decoded.renamed),
            "panel": panel.panel(view),
            "walk": walk.walk(view),
            "words": middle.words(view),
            "figure": middle.figure(view),
            "shown": shown(view) | {"scene": middle.arrangement(view)},
            "marks": middle.marks(view),
            "counts": view.counts,
            "places": middle.places(view),
        }
    )


def panel_answer(atlas: Atlas, query: str) -> str:
    """The panel and the title of an address, as JSON: all that a selection changes."""
    view = visible(atlas, decode(query, atlas).state)
    return _json({"panel": panel.panel(view), "title": title(view)})


def register(app: Dash, atlas: Atlas) -> None:
    """Add the answers to the app's server, below its own prefix."""
    prefix = str(app.config.routes_pathname_prefix)

    def add(name: str, write: Writer, mimetype: str) -> None:
        @kept()
        def written(query: str) -> Answer:
            return tagged(atlas, Answer(write(atlas, query).encode(), mimetype))

        def respond() -> Response:
            return plain.answered(written(plain.query()))

        app.server.add_url_rule(f"{prefix}{name}", name, respond)

    add("_view", view_answer, "application/json")
    add("_panel", panel_answer, "application/json")
    add("_cards", _cards_answer, "text/html")
    add("_search", _search_answer, "text/html")
    add("_rows", _rows_answer, "text/html")
    add("_row", _row_answer, "text/plain")
    add("_print", _print_answer, "text/html")
    add("_outline", _outline_answer, "text/html")
    add("_keys", _keys_answer, "text/html")
    add("_glossary", lambda atlas, _: glossary.glossary(atlas), "text/html")
    add("_terms", lambda atlas, _: glossary.terms(atlas), "application/json")


def _cards_answer(atlas: Atlas, query: str) -> str:
    start, rest = _offset(query)
    return panel.more_cards(visible(atlas, decode(rest, atlas).state), start)


def _rows_answer(atlas: Atlas, query: str) -> str:
    start, rest = _offset(query)
    return table.rows(visible(atlas, decode(rest, atlas).state), start)


def _row_answer(atlas: Atlas, query: str) -> str:
    return str(table.row_number(visible(atlas, decode(query, atlas).state)))


def _print_answer(atlas: Atlas, query: str) -> str:
    return printing.printed(visible(atlas, decode(query, atlas).state))


def _outline_answer(atlas: Atlas, query: str) -> str:
    return outline.outline(visible(atlas, decode(query, atlas).state))


def _keys_answer(_: Atlas, __: str) -> str:
    return keys.keys()


def _offset(query: str) -> tuple[int, str]:
    """The number after a leading ``offset=``, 0 if there is none, and the rest of the query."""
    offset, _, rest = query.partition("&")
    number = offset.removeprefix("offset=")
    start = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0
    return start, rest


def _search_answer(atlas: Atlas, query: str) -> str:
    return search.results(atlas, decode(query, atlas).state.q)


def _json(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
