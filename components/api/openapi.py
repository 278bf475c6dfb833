"""The description of the API that programs read: OpenAPI 3.1."""

from __future__ import annotations

import json
from typing import Any

from components.core.state import FIELDS
from data.exports.claims_json import schema
from data.exports.formats import FORMATS, NETWORKS, Format
from data.facets import FACETS
from data.model import Atlas

#: How many rows an answer has by default, and at most.
DEFAULT_LIMIT, MAX_LIMIT = 100, 1000
#: The largest offset that is read.
MAX_OFFSET = 10_000_000
#: What `scope` may be.
SCOPES = ("shown", "all")

#: Media type of a JSON Schema.
SCHEMA_TYPE = "application/schema+json"

Json = dict[str, Any]

#: What each field of the address filters by; fields that are not here filter nothing.
FILTERS = {
    **{facet.name: facet.description for facet in FACETS},
    "q": "Words that the quote or the names of its ends hold, all of them.",
}


def openapi(atlas: Atlas, address: str) -> Json:
    """Return the description for a dataset served at `address` (ending in "/")."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Pathway Explorer",
            "version": atlas.version,
            "summary": f"{atlas.title}, to read and to download.",
            "description": (
                "Takes the same query string as the page: copy it from the address bar. Values "
                "that the dataset does not know are left out and named in `dropped`. Read only, "
                "no key needed, open to other sites (CORS)."
            ),
            "license": _licence(atlas),
        },
        "servers": [{"url": address.rstrip("/")}],
        "paths": {
            "/api/claims": _listing("claims", "claim", "The claims, in the order of the articles"),
            "/api/nodes": _listing("nodes", "node", "What the claims start or end at"),
            "/api/references": _listing("references", "reference", "The publications behind them"),
            "/api/graph.{format}": _files("graph", "The claims as a network", network_formats()),
            "/api/download.{format}": _files("download", "The claims as a file", tuple(FORMATS)),
            "/api/schema.json": _document(
                "schema", "JSON Schema of the `json` download", SCHEMA_TYPE
            ),
            "/api/openapi.json": _document("openapi", "This description"),
        },
        "components": {"schemas": _schemas()},
    }


def network_formats() -> tuple[str, ...]:
    """Return the names of the formats that are networks."""
    return tuple(name for name, one in FORMATS.items() if one.group == NETWORKS)


def _licence(atlas: Atlas) -> Json:
    name = atlas.licence or "unknown"
    return {"name": name, "identifier": name} if atlas.licence else {"name": name}


def _schemas() -> Json:
    """Return the definitions of the JSON Schema, with references as OpenAPI writes them."""
    text = json.dumps(schema()["$defs"]).replace("#/$defs/", "#/components/schemas/")
    schemas: Json = json.loads(text)
    error = {"error": {"type": "string", "description": "What is wrong, one sentence."}}
    return schemas | {"error": {"type": "object", "required": ["error"], "properties": error}}


def _listing(name: str, item: str, summary: str) -> Json:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{item}"}}
    number = {"type": "integer", "minimum": 0}
    remarks = {"type": "array", "items": {"type": "object"}}
    properties = {
        "about": {"$ref": "#/components/schemas/about"},
        "total": {**number, "description": "How many there are in all."},
        "limit": {**number, "description": "How many an answer holds."},
        "offset": {**number, "description": "How many stand before the first one here."},
        "next": {"type": ["string", "null"], "description": "Address of the rest, or null."},
        "dropped": {**remarks, "description": "Parts of the query that mean nothing here."},
        "renamed": {**remarks, "description": "Parts of the query that have another name now."},
        name: rows,
    }
    body = {"type": "object", "required": list(properties), "properties": properties}
    paging = [
        _parameter("limit", "Rows in an answer.", _integer(1, MAX_LIMIT, DEFAULT_LIMIT)),
        _parameter("offset", "Rows to leave out before.", _integer(0, MAX_OFFSET, 0)),
    ]
    answers = {
        "200": _answer(summary + ".", "application/json", body),
        **_unchanged(),
        **_refused(),
    }
    return {"get": _operation(name, summary, [*paging, *_filters()], answers)}


def _files(name: str, summary: str, formats: tuple[str, ...]) -> Json:
    format_ = {
        "name": "format",
        "in": "path",
        "required": True,
        "description": "; ".join(f"{one}: {FORMATS[one].purpose}" for one in formats),
        "schema": {"type": "string", "enum": list(formats)},
    }
    content = {FORMATS[one].mimetype: {"schema": _body(FORMATS[one])} for one in formats}
    headers = {**_headers(), "Content-Disposition": _header("The name of the file.")}
    file = {"description": summary + ".", "content": content, "headers": headers}
    answers = {"200": file, **_unchanged(), **_refused(), "404": _error("No such format.")}
    return {"get": _operation(name, summary, [format_, *_filters()], answers)}


def _body(format_: Format) -> Json:
    if format_.mimetype == "application/zip":
        return {"type": "string", "contentMediaType": "application/zip"}
    # JSON of several kinds shares one media type, so that nothing is said of its shape.
    return {} if format_.mimetype.endswith("json") else {"type": "string"}


def _document(name: str, summary: str, mimetype: str = "application/json") -> Json:
    answers = {
        "200": _answer(summary + ".", mimetype, {"type": "object"}),
        **_unchanged(),
    }
    return {"get": _operation(name, summary, [], answers)}


def _operation(name: str, summary: str, parameters: list[Json], responses: Json) -> Json:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": responses,
    }


def _filters() -> list[Json]:
    named = [one.name for one in FIELDS if one.name in FILTERS]
    scope = {"type": "string", "enum": list(SCOPES), "default": SCOPES[0]}
    return [
        _parameter("scope", "“all” for every claim, whatever the filters.", scope),
        *(_parameter(name, FILTERS[name], {"type": "string"}) for name in named),
    ]


def _parameter(name: str, description: str, schema_: Json) -> Json:
    return {"name": name, "in": "query", "description": description, "schema": schema_}


def _integer(least: int, most: int, default: int) -> Json:
    return {"type": "integer", "minimum": least, "maximum": most, "default": default}


def _answer(description: str, mimetype: str, body: Json) -> Json:
    content = {mimetype: {"schema": body}}
    return {"description": description, "content": content, "headers": _headers()}


def _headers() -> Json:
    return {"ETag": _header("Changes with dataset and program; send it as If-None-Match.")}


def _header(description: str) -> Json:
    return {"description": description, "schema": {"type": "string"}}


def _unchanged() -> Json:
    return {"304": {"description": "Nothing has changed since the ETag that was sent."}}


def _refused() -> Json:
    return {"400": _error("A value that cannot be read, such as a limit that is no number.")}


def _error(description: str) -> Json:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/error"}}}
    return {"description": description, "content": content}
