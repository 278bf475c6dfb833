"""Make Flask responses that a browser may cache and has to revalidate (ETag, no-cache)."""

from __future__ import annotations

from flask import Response

from components.http.response_cache import Payload, make_revalidatable


def html_response(text: str | bytes, status: int = 200, mimetype: str = "text/html") -> Response:
    """Make a response of a text; a 200 may be cached and revalidated, others not."""
    response = Response(text, status=status, mimetype=mimetype)
    if status == 200:
        return make_revalidatable(response)
    response.headers["Cache-Control"] = "no-cache"
    return response


def payload_response(payload: Payload) -> Response:
    """Make a revalidatable response of a payload, with the payload's own ETag."""
    response = Response(payload.body, mimetype=payload.mimetype, headers=payload.headers)
    response.set_etag(payload.etag, weak=True)
    return make_revalidatable(response)
