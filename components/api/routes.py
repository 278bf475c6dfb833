"""Routes of the API: the claims of a query as JSON with pagination, and as files, with CORS.

Every URL below ``api/`` takes the page's own query string. `scope`, `limit` and `offset`
are the API's own fields.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from dash import Dash
from flask import Response, request

from components.api.examples import snippets
from components.api.openapi import SCHEMA_TYPE, network_formats, openapi
from components.api.query import ApiError, ApiQuery, Records, left_out, listing, parse_query
from components.api.remarks import list_remarks, remark_file
from components.core.state import Decoded, decode, encode
from components.core.view import visible
from components.http.response_cache import Payload, cache_responses, with_etag
from components.http.responses import html_response, payload_response
from components.http.site import current_site, query_string
from components.network.positions.columns import column_layout
from components.pages.site_page import site_page
from data.exports.claim_record import claim_record, node_record, reference_record
from data.exports.claims_json import dumps, schema
from data.exports.extract import Extract
from data.exports.formats import FORMATS, export, filename, grouped
from data.exports.remarks import REMARK_FORMATS
from data.model import Atlas

#: CORS: what other sites may request, and which headers they may read.
CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link",
    "Access-Control-Max-Age": "86400",
}


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
        link = f"{address}?{query}" if query else address
        extracted = Extract(
            atlas, view.claims, view.text, link, left_out(decoded), column_layout(atlas).positions
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
    records = Records(name, rows, lambda row: record(extracted, row))
    return listing(records, api_query, extracted, decoded, address)


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
            "remark_formats": REMARK_FORMATS,
            "snippets": snippets(site.address),
        }
        return html_response(site_page("api/index.html", atlas, site, **values))

    def allow_cross_origin(response: Response) -> Response:
        if request.path.startswith(home):
            response.headers.update(CORS_HEADERS)
        return response

    for name in ("claims", "nodes", "references"):
        add(name, name)
    add("checks", "checks")
    add("checks.<string:name>", "checks_file")
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
    if kind == "checks":
        return list_remarks(atlas, query, address)
    if kind == "checks_file":
        return remark_file(atlas, name, query, address)
    return list_records(atlas, kind, query, address)


def _error_response(error: ApiError) -> Response:
    body = json.dumps({"error": str(error)}, ensure_ascii=False)
    response = Response(body, status=error.status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
