"""Errors: requests that make no sense are refused, and every error gets a sentence or a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from dash import Dash
from flask import Response, abort, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from components.http.request_limits import (
    MAX_BODY_BYTES,
    callback_error_status,
    is_registered_asset,
    query_error_status,
)
from components.http.site import Site, current_site
from components.pages.site_page import site_page
from data.model import Atlas

#: What is said for a status; others have their standard phrase.
SENTENCES = {
    400: "This request cannot be understood.",
    404: "There is nothing at this address.",
    405: "This address cannot be used in this way.",
    413: "This request is too large: 64 kB are the most that is read.",
    414: "This address is too long: 8,000 characters after the question mark are the most.",
    500: "Something went wrong here. It has been noted; please try again.",
}


def status_sentence(status: int) -> str:
    """What is said to a reader about a status."""
    return SENTENCES.get(status) or f"{HTTPStatus(status).phrase}."


def register(app: Dash, atlas: Atlas) -> None:
    """Stand before every route of the app's server, and word every error."""
    prefix = str(app.config.routes_pathname_prefix)
    anything = f"{prefix}<path:path>"  # where Dash would show its page for any address
    suites = f"{prefix}_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
    app.server.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES

    def check() -> None:
        if status := query_error_status(request.path, request.query_string):
            abort(status)
        # Bytes that are no text would make `request.args` fail, wherever it is read.
        request.query_string = request.query_string.decode("utf-8", "replace").encode()
        if (request.content_length or 0) >= MAX_BODY_BYTES:
            abort(413)
        endpoint = request.endpoint
        if endpoint == anything:
            abort(404)
        if endpoint == suites and not is_registered_asset(
            app.registered_paths, *_names(request.view_args)
        ):
            abort(404)
        if endpoint == f"{prefix}_dash-update-component" and request.method == "POST":
            known = [output for output, one in app.callback_map.items() if "callback" in one]
            # A body that comes in chunks has no length: it is read up to the limit.
            if status := callback_error_status(request.get_data(), known):
                abort(status)

    def word(error: HTTPException) -> Response | HTTPException:
        if error.code is None or error.code < 400 or error.response is not None:
            return error
        if not isinstance(error, MethodNotAllowed):
            return _told(app, atlas, error.code)
        if _readable(app, request.path) == anything:
            return _told(app, atlas, 404)
        told = _told(app, atlas, 405)
        told.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return told

    app.server.before_request(check)
    app.server.register_error_handler(HTTPException, word)


def _readable(app: Dash, path: str) -> str:
    """The name of what a GET of the path would reach; empty if that is at another address."""
    try:
        return str(app.server.url_map.bind("").match(path, method="GET")[0])
    except HTTPException:
        return ""


def _names(found: Mapping[str, str] | None) -> tuple[str, str]:
    found = found or {}
    return found.get("package_name", ""), found.get("fingerprinted_path", "")


def _told(app: Dash, atlas: Atlas, status: int) -> Response:
    """The answer to a mistake: JSON where programs ask, else a page."""
    prefix = str(app.config.routes_pathname_prefix)
    path = request.path.removeprefix(prefix)
    text = status_sentence(status)
    if path.startswith(("_", "api/")):
        body, mimetype = json.dumps({"error": text}), "application/json"
    else:
        body, mimetype = _page(atlas, current_site(app), status), "text/html"
    response = Response(body, status=status, mimetype=mimetype)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(atlas: Atlas, site: Site, status: int) -> str:
    if status == 404:
        text = "The link may be incomplete, or made for something that was never here."
        return site_page(
            "pages/not_found.html", atlas, site, heading=status_sentence(404), text=text, near=()
        )
    return site_page(
        "pages/error.html", atlas, site, sentence=status_sentence(status), status=status
    )
