"""A query of the API: its own fields beside those of the page, and lists with pagination."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from components.api.openapi import DEFAULT_LIMIT, MAX_LIMIT, MAX_OFFSET, SCOPES
from components.core.state import Decoded
from components.http.response_cache import Payload
from components.http.site import split_query
from data.exports.claims_json import dumps
from data.exports.extract import Extract, about

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


def left_out(decoded: Decoded) -> tuple[str, ...]:
    """Return what of an address could not be read, and why, a clause each."""
    return tuple(f"{dropped.field}={dropped.value} {dropped.reason}" for dropped in decoded.dropped)


@dataclass(frozen=True)
class Records:
    """What a list holds: `rows`, each written by `record`, under the key `name`."""

    name: str
    rows: Sequence[Any]
    record: Callable[[Any], Any]


def listing(
    records: Records, api_query: ApiQuery, extracted: Extract, decoded: Decoded, address: str
) -> Payload:
    """Return one page of records as JSON, with a ``Link`` to the next; `address` ends in "/".

    Keys: about, total, limit, offset, next (a URL or null), dropped, renamed and `name`, the
    records.
    """
    name, rows = records.name, records.rows
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
        name: [records.record(row) for row in rows[api_query.offset : end]],
    }
    headers = {"Link": f'<{next_url}>; rel="next"'} if next_url else {}
    return Payload(dumps(body).encode(), headers=headers)


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
