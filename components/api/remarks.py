"""Our remarks through the API: as JSON with pagination, and as files."""

from __future__ import annotations

from components.api.query import ApiError, ApiQuery, Records, left_out, listing, parse_query
from components.core.state import Decoded
from components.http.response_cache import Payload
from components.pages.remark_query import RemarkQuery, decode_remarks
from data.exports.extract import Extract
from data.exports.remarks import REMARK_FORMATS, RemarkExtract, remark_record
from data.model import Atlas


def remark_extract(
    atlas: Atlas, api_query: ApiQuery, address: str
) -> tuple[RemarkExtract, Decoded]:
    """Return the requested remarks, and how their query was decoded; `address` ends in "/".

    Scope ``all`` gives every remark on an active claim whatever the query says.
    """
    every = api_query.scope == "all"
    decoded = decode_remarks(api_query.query, atlas)
    remark_query = RemarkQuery(atlas) if every else decoded.query
    query = remark_query.query()
    extracted = Extract(
        atlas,
        tuple(claim for one in remark_query.noted for claim in one.sentence.claims),
        remark_query.text,
        f"{address}fact-check{'?' if query else ''}{query}",
        () if every else left_out(decoded.address),
    )
    return RemarkExtract(extracted, remark_query.noted), decoded.address


def list_remarks(atlas: Atlas, query: str, address: str) -> Payload:
    """Return one page of our remarks as JSON under ``checks``, with a ``Link`` to the next.

    The keys are those of :func:`components.api.query.listing`. Raises ApiError for an invalid
    scope, limit or offset.
    """
    api_query = parse_query(query)
    remarks, decoded = remark_extract(atlas, api_query, address)
    records = Records("checks", tuple(remarks.rows()), lambda row: remark_record(atlas, *row))
    return listing(records, api_query, remarks.extract, decoded, address)


def remark_file(atlas: Atlas, name: str, query: str, address: str) -> Payload:
    """Return our remarks as a file in one of `REMARK_FORMATS`.

    Raises ApiError for an unknown format (404) or an invalid scope, limit or offset (400).
    """
    if name not in REMARK_FORMATS:
        known = ", ".join(REMARK_FORMATS)
        raise ApiError(f"There is no such format. There are: {known}.", 404)
    remarks, _ = remark_extract(atlas, parse_query(query), address)
    file = f"pathway-explorer-{atlas.version}-remarks.{name}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    written = REMARK_FORMATS[name].write(remarks)
    return Payload(written.encode(), REMARK_FORMATS[name].mimetype, headers)
