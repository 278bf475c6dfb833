"""Security and cache headers of every response: Content-Security-Policy, nosniff, immutable."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dash import Dash
from flask import Response, request

from components.http.response_cache import make_revalidatable

#: Cached for a year without revalidation: the URL changes when the content does.
IMMUTABLE = "public, max-age=31536000, immutable"

_FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def content_security_policy(hashes: Sequence[str], *, framed: bool = False) -> str:
    """Return the Content-Security-Policy; `hashes` are those of Dash's inline scripts.

    `framed` lets any page show this one in a frame.
    """
    rules = {
        "default-src": ("'none'",),
        "script-src": ("'self'", *hashes),
        # Plotly, Cytoscape and Dash set style attributes and add style sheets of their own.
        "style-src": ("'self'", "'unsafe-inline'"),
        "img-src": ("'self'", "data:", "blob:"),  # images that the page draws of itself
        "font-src": ("'self'",),
        "connect-src": ("'self'",),
        "manifest-src": ("'self'",),
        "base-uri": ("'none'",),
        "form-action": ("'self'",),
        "frame-ancestors": ("*",) if framed else ("'self'",),
    }
    return "; ".join(" ".join((name, *values)) for name, values in rules.items())


def security_headers(hashes: Sequence[str], *, framed: bool = False) -> dict[str, str]:
    """Return all security headers by name; see `content_security_policy`."""
    return {
        "Content-Security-Policy": content_security_policy(hashes, framed=framed)
    } | _FIXED_HEADERS


def is_immutable_asset(requested: bytes, modified: float) -> bool:
    """Return whether a file may be cached for ever under a URL whose ``m`` is `requested`.

    Only if this is the file that the URL was made for (`modified`: seconds since 1970, as
    Dash writes them): while a new release is rolled out, a page of one server may ask another
    for its files.
    """
    try:
        return float(requested) == modified
    except ValueError:
        return False


def register(app: Dash) -> None:
    """Set the headers on every response of the app's server; its layout has to be set already."""
    hashes = tuple(app.csp_hashes())
    default_headers, embed_headers = security_headers(hashes), security_headers(hashes, framed=True)
    assets_path = f"{app.config.routes_pathname_prefix}{app.config.assets_url_path.lstrip('/')}/"
    folder = Path(app.config.assets_folder)

    def protect(response: Response) -> Response:
        # Compared as bytes: a query need not be valid text.
        is_embedded = b"embed=1" in request.query_string.split(b"&")
        for name, value in (embed_headers if is_embedded else default_headers).items():
            response.headers.setdefault(name, value)
        return response

    def keep(response: Response) -> Response:
        if request.method not in {"GET", "HEAD"} or response.status_code not in {200, 304}:
            return response
        version = request.query_string.removeprefix(b"m=")
        if request.path.startswith(assets_path) and version != request.query_string:
            file = folder / request.path.removeprefix(assets_path)
            if is_immutable_asset(version, file.stat().st_mtime):
                response.headers["Cache-Control"] = IMMUTABLE
        elif "Cache-Control" not in response.headers and not response.is_streamed:
            make_revalidatable(response)
        elif response.cache_control.max_age == 31536000:  # Dash's own, by version
            response.headers["Cache-Control"] = IMMUTABLE
        return response

    app.server.after_request(protect)
    app.server.after_request(keep)
