"""Routes of the API: the claims of a query as JSON with pagination, and as files, with CORS.

Every URL below ``api/`` takes the page's own query string. `scope`, `limit` and `offset`
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

#: CORS: what other sites may request, and which headers they may read.
CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link",
    "Access-Control-Max-Age": "86400",
}
_API_FIELDS = frozenset({"scope", "limit", "offset"})


class ApiError(Exception):
    """Raised for a request that cannot be answered; the text is a sentence for the reader."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class ApiQuery:
    """A parsed query string: the page's own part, and the fields of the API."""

    query: str
    scope: str = SCOPES[0]
    limit: int = DEFAULT_LIMIT
    offset: int = 0


def parse_query(query: str) -> ApiQuery:
    """Parse a query string. Raises ApiError for an invalid scope, limit or offset."""
    api_fields, rest = split_query(query, _API_FIELDS)
    scope = api_fields.get("scope", SCOPES[0])
    if scope not in SCOPES:
        raise ApiError("The scope is either “shown” or “all”.")
    return ApiQuery(
        rest,
        scope,
        _integer("limit", api_fields.get("limit"), DEFAULT_LIMIT, 1, MAX_LIMIT),
        _integer("offset", api_fields.get("offset"), 0, 0, MAX_OFFSET),
    )


def extract(atlas: Atlas, api_query: ApiQuery, address: str) -> tuple[Extract, Decoded]:
    """Return the requested claims, and how their query was decoded; `address` ends in "/".

    Scope ``all`` gives every active claim whatever the query says.
    """
    decoded = decode(api_query.query, atlas)
    if api_query.scope == "all":
        everything = f"All {len(atlas.active_claims)} claims"
        extracted = Extract(atlas, atlas.active_claims, everything, address)
    else:
        view = visible(atlas, decoded.state)
        query = encode(decoded.state)
        left_out = tuple(
            f"{dropped.field}={dropped.value} {dropped.reason}" for dropped in decoded.dropped
        )
        link = f"{address}?{query}" if query else address
        extracted = Extract(
            atlas, view.claims, view.text, link, left_out, column_layout(atlas).positions
        )
    return extracted, decoded


def list_records(atlas: Atlas, name: str, query: str, address: str) -> Payload:
    """Return one page of the claims, nodes or references as JSON, with a ``Link`` to the next.

    Keys: about, total, limit, offset, next (a URL or null), dropped, renamed and `name`, the
    records. Raises ApiError for an invalid scope, limit or offset.
    """
    api_query = parse_query(query)
    extracted, decoded = extract(atlas, api_query, address)
    rows, record = _rows_and_writer(extracted, name)
    end = api_query.offset + api_query.limit
    next_url = f"{address}api/{name}?{_page_query(api_query, end)}" if end < len(rows) else None
    body = {
        "about": about(extracted),
        "total": len(rows),
        "limit": api_query.limit,
        "offset": api_query.offset,
        "next": next_url,
        "dropped": [asdict(remark) for remark in decoded.dropped],
        "renamed": [asdict(remark) for remark in decoded.renamed],
        name: [record(extracted, row) for row in rows[api_query.offset : end]],
    }
    headers = {"Link": f'<{next_url}>; rel="next"'} if next_url else {}
    return Payload(dumps(body).encode(), headers=headers)


def file_payload(atlas: Atlas, kind: str, name: str, query: str, address: str) -> Payload:
    """Return the claims as a file in the format `name`; `kind` is graph or download.

    Raises ApiError for an unknown format (404) or an invalid scope, limit or offset (400).
    """
    formats = network_formats() if kind == "graph" else tuple(FORMATS)
    if name not in formats:
        raise ApiError(f"There is no such format. There are: {', '.join(formats)}.", 404)
    extracted, _ = extract(atlas, parse_query(query), address)
    headers = {"Content-Disposition": f'attachment; filename="{filename(name, extracted)}"'}
    return Payload(export(name, extracted), FORMATS[name].mimetype, headers)


def _rows_and_writer(
    extracted: Extract, name: str
) -> tuple[Sequence[Any], Callable[[Extract, Any], Any]]:
    if name == "claims":
        return extracted.claims, claim_record
    return (
        (extracted.nodes, node_record)
        if name == "nodes"
        else (extracted.references, reference_record)
    )


def _integer(name: str, text: str | None, default: int, minimum: int, maximum: int) -> int:
    if text is None:
        return default
    is_number = text.isascii() and text.isdigit() and len(text) < 9
    if not is_number or not minimum <= int(text) <= maximum:
        raise ApiError(f"The {name} is a whole number from {minimum} to {maximum:,}.")
    return int(text)


def _page_query(api_query: ApiQuery, offset: int) -> str:
    api_fields = {"limit": str(api_query.limit), "offset": str(offset)}
    if api_query.scope != SCOPES[0]:
        api_fields["scope"] = api_query.scope
    return "&".join(part for part in (api_query.query, urlencode(api_fields)) if part)


def register(app: Dash, atlas: Atlas) -> None:
    """Add the API to the app's server, below its own prefix."""
    home = f"{app.config.routes_pathname_prefix}api/"

    @cache_responses()
    def cached_payload(kind: str, name: str, query: str, address: str) -> Payload:
        return with_etag(atlas.edition, _api_payload(atlas, kind, name, query, address))

    def add(path: str, kind: str) -> None:
        def respond(name: str = "") -> Response:
            try:
                payload = cached_payload(kind, name, query_string(), current_site(app).address)
            except ApiError as error:
                return _error_response(error)
            return payload_response(payload)

        app.server.add_url_rule(home + path, f"api_{kind}", respond)

    def describe() -> Response:
        site = current_site(app)
        values = {
            "groups": grouped(),
            "networks": network_formats(),
            "snippets": snippets(site.address),
        }
        return html_response(site_page("api/index.html", atlas, site, **values))

    def allow_cross_origin(response: Response) -> Response:
        if request.path.startswith(home):
            response.headers.update(CORS_HEADERS)
        return response

    for name in ("claims", "nodes", "references"):
        add(name, name)
    add("graph.<string:name>", "graph")
    add("download.<string:name>", "download")
    add("schema.json", "schema")
    add("openapi.json", "openapi")
    app.server.add_url_rule(home, "api", describe)
    app.server.after_request(allow_cross_origin)


def _api_payload(atlas: Atlas, kind: str, name: str, query: str, address: str) -> Payload:
    if kind in ("graph", "download"):
        return file_payload(atlas, kind, name, query, address)
    if kind == "schema":
        return Payload(dumps(schema()).encode(), SCHEMA_TYPE)
    if kind == "openapi":
        return Payload(dumps(openapi(atlas, address)).encode())
    return list_records(atlas, kind, query, address)


def _error_response(error: ApiError) -> Response:
    body = json.dumps({"error": str(error)}, ensure_ascii=False)
    response = Response(body, status=error.status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
