"""The API: the claims of an address as data and as files, for programs and other sites.

Every address below ``api/`` takes the page's own query string. `scope`, `limit` and `offset`
are the API's own fields.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from dash import Dash
from flask import Response, request

from components.api.examples import snippets
from components.api.openapi import (
    DEFAULT_LIMIT,
    MAX_LIMIT,
    MAX_OFFSET,
    SCHEMA_TYPE,
    SCOPES,
    network_formats,
    openapi,
)
from components.core.state import Decoded, decode, encode
from components.core.view import visible
from components.http.response_cache import Payload, cache_responses, with_etag
from components.http.responses import html_response, payload_response
from components.http.site import current_site, query_string, split_query
from components.network.positions.columns import column_layout
from components.pages.site_page import site_page
from data.exports.claim_record import claim_record, node_record, reference_record
from data.exports.claims_json import dumps, schema
from data.exports.extract import Extract, about
from data.exports.formats import FORMATS, export, filename, grouped
from data.model import Atlas

#: What other sites may do, and which headers they may read.
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link",
    "Access-Control-Max-Age": "86400",
}
_OWN = frozenset({"scope", "limit", "offset"})


class ApiError(Exception):
    """A question that cannot be answered; the text is a sentence for who asked."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class ApiQuery:
    """A query string taken apart: the page's own part, and the fields of the API."""

    query: str
    scope: str = SCOPES[0]
    limit: int = DEFAULT_LIMIT
    offset: int = 0


def parse_query(query: str) -> ApiQuery:
    """A query string read. Raises RefusedError for a scope, limit or offset that is none."""
    own, rest = split_query(query, _OWN)
    scope = own.get("scope", SCOPES[0])
    if scope not in SCOPES:
        raise ApiError("The scope is either “shown” or “all”.")
    return ApiQuery(
        rest,
        scope,
        _integer("limit", own.get("limit"), DEFAULT_LIMIT, 1, MAX_LIMIT),
        _integer("offset", own.get("offset"), 0, 0, MAX_OFFSET),
    )


def extract(atlas: Atlas, question: ApiQuery, address: str) -> tuple[Extract, Decoded]:
    """The claims that are asked for, and how their address was read; `address` ends in "/"."""
    decoded = decode(question.query, atlas)
    if question.scope == "all":
        everything = f"All {len(atlas.active_claims)} claims"
        found = Extract(atlas, atlas.active_claims, everything, address)
    else:
        view = visible(atlas, decoded.state)
        query = encode(decoded.state)
        left_out = tuple(f"{d.field}={d.value} {d.reason}" for d in decoded.dropped)
        here = f"{address}?{query}" if query else address
        found = Extract(atlas, view.claims, view.text, here, left_out, column_layout(atlas).places)
    return found, decoded


def list_records(atlas: Atlas, name: str, query: str, address: str) -> Payload:
    """One page of the claims, nodes or references as JSON. Raises RefusedError."""
    question = parse_query(query)
    found, decoded = extract(atlas, question, address)
    rows, record = _rows(found, name)
    end = question.offset + question.limit
    following = f"{address}api/{name}?{_with(question, end)}" if end < len(rows) else None
    answer = {
        "about": about(found),
        "total": len(rows),
        "limit": question.limit,
        "offset": question.offset,
        "next": following,
        "dropped": [asdict(one) for one in decoded.dropped],
        "renamed": [asdict(one) for one in decoded.renamed],
        name: [record(found, row) for row in rows[question.offset : end]],
    }
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    return Payload(dumps(answer).encode(), headers=headers)


def file_payload(atlas: Atlas, kind: str, name: str, query: str, address: str) -> Payload:
    """The claims as a file; `kind` is graph or download. Raises RefusedError."""
    known = network_formats() if kind == "graph" else tuple(FORMATS)
    if name not in known:
        raise ApiError(f"There is no such format. There are: {', '.join(known)}.", 404)
    found, _ = extract(atlas, parse_query(query), address)
    headers = {"Content-Disposition": f'attachment; filename="{filename(name, found)}"'}
    return Payload(export(name, found), FORMATS[name].mimetype, headers)


def _rows(found: Extract, name: str) -> tuple[Sequence[Any], Callable[[Extract, Any], Any]]:
    if name == "claims":
        return found.claims, claim_record
    return (found.nodes, node_record) if name == "nodes" else (found.references, reference_record)


def _integer(name: str, text: str | None, default: int, least: int, most: int) -> int:
    if text is None:
        return default
    plain_number = text.isascii() and text.isdigit() and len(text) < 9
    if not plain_number or not least <= int(text) <= most:
        raise ApiError(f"The {name} is a whole number from {least} to {most:,}.")
    return int(text)


def _with(question: ApiQuery, offset: int) -> str:
    own = {"limit": str(question.limit), "offset": str(offset)}
    if question.scope != SCOPES[0]:
        own["scope"] = question.scope
    return "&".join(part for part in (question.query, urlencode(own)) if part)


def register(app: Dash, atlas: Atlas) -> None:
    """Add the API to the app's server, below its own prefix."""
    home = f"{app.config.routes_pathname_prefix}api/"

    @cache_responses()
    def written(kind: str, name: str, query: str, address: str) -> Payload:
        return with_etag(atlas.edition, _answer(atlas, kind, name, query, address))

    def add(path: str, kind: str) -> None:
        def respond(name: str = "") -> Response:
            try:
                found = written(kind, name, query_string(), current_site(app).address)
            except ApiError as error:
                return _refused(error)
            return payload_response(found)

        app.server.add_url_rule(home + path, f"api_{kind}", respond)

    def describe() -> Response:
        site = current_site(app)
        listed = {
            "groups": grouped(),
            "networks": network_formats(),
            "snippets": snippets(site.address),
        }
        return html_response(site_page("api/index.html", atlas, site, **listed))

    def share(response: Response) -> Response:
        if request.path.startswith(home):
            response.headers.update(CORS)
        return response

    for name in ("claims", "nodes", "references"):
        add(name, name)
    add("graph.<string:name>", "graph")
    add("download.<string:name>", "download")
    add("schema.json", "schema")
    add("openapi.json", "openapi")
    app.server.add_url_rule(home, "api", describe)
    app.server.after_request(share)


def _answer(atlas: Atlas, kind: str, name: str, query: str, address: str) -> Payload:
    if kind in ("graph", "download"):
        return file_payload(atlas, kind, name, query, address)
    if kind == "schema":
        return Payload(dumps(schema()).encode(), SCHEMA_TYPE)
    if kind == "openapi":
        return Payload(dumps(openapi(atlas, address)).encode())
    return list_records(atlas, kind, query, address)


def _refused(error: ApiError) -> Response:
    body = json.dumps({"error": str(error)}, ensure_ascii=False)
    response = Response(body, status=error.status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
