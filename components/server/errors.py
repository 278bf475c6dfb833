"""Error handling: refuse malformed requests, answer every error with a sentence or a page."""

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

#: HTTP status -> sentence for the reader; others have their standard phrase.
SENTENCES = {
    400: "This request cannot be understood.",
    404: "There is nothing at this address.",
    405: "This address cannot be used in this way.",
    413: "This request is too large: 64 kB are the most that is read.",
    414: "This address is too long: 8,000 characters after the question mark are the most.",
    500: "Something went wrong here. It has been noted; please try again.",
}


def status_sentence(status: int) -> str:
    """Return the sentence that a reader is shown for an HTTP status."""
    return SENTENCES.get(status) or f"{HTTPStatus(status).phrase}."


def register(app: Dash, atlas: Atlas) -> None:
    """Add a check before every request and a handler for every HTTP error."""
    prefix = str(app.config.routes_pathname_prefix)
    catch_all = f"{prefix}<path:path>"  # Dash's own route, which shows its page for any path
    component_suites = (
        f"{prefix}_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
    )
    app.server.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES

    def check() -> None:
        if status := query_error_status(request.path, request.query_string):
            abort(status)
        # Bytes that are no UTF-8 would make `request.args` fail, wherever it is read.
        request.query_string = request.query_string.decode("utf-8", "replace").encode()
        if (request.content_length or 0) >= MAX_BODY_BYTES:
            abort(413)
        endpoint = request.endpoint
        if endpoint == catch_all:
            abort(404)
        if endpoint == component_suites and not is_registered_asset(
            app.registered_paths, *_asset_names(request.view_args)
        ):
            abort(404)
        if endpoint == f"{prefix}_dash-update-component" and request.method == "POST":
            known_outputs = [
                output for output, callback in app.callback_map.items() if "callback" in callback
            ]
            # A body that comes in chunks has no length: it is read up to the limit.
            if status := callback_error_status(request.get_data(), known_outputs):
                abort(status)

    def handle_error(error: HTTPException) -> Response | HTTPException:
        if error.code is None or error.code < 400 or error.response is not None:
            return error
        if not isinstance(error, MethodNotAllowed):
            return _error_response(app, atlas, error.code)
        if _get_endpoint(app, request.path) == catch_all:
            return _error_response(app, atlas, 404)
        response = _error_response(app, atlas, 405)
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return response

    app.server.before_request(check)
    app.server.register_error_handler(HTTPException, handle_error)


def _get_endpoint(app: Dash, path: str) -> str:
    """Return the endpoint that a GET of the path would reach; empty if there is none."""
    try:
        return str(app.server.url_map.bind("").match(path, method="GET")[0])
    except HTTPException:
        return ""


def _asset_names(view_args: Mapping[str, str] | None) -> tuple[str, str]:
    view_args = view_args or {}
    return view_args.get("package_name", ""), view_args.get("fingerprinted_path", "")


def _error_response(app: Dash, atlas: Atlas, status: int) -> Response:
    """Make the response to an error: JSON where programs ask, else a page."""
    prefix = str(app.config.routes_pathname_prefix)
    path = request.path.removeprefix(prefix)
    sentence = status_sentence(status)
    if path.startswith(("_", "api/")):
        body, mimetype = json.dumps({"error": sentence}), "application/json"
    else:
        body, mimetype = _error_page(atlas, current_site(app), status), "text/html"
    response = Response(body, status=status, mimetype=mimetype)
    response.headers["Cache-Control"] = "no-store"
    return response


def _error_page(atlas: Atlas, site: Site, status: int) -> str:
    if status == 404:
        text = "The link may be incomplete, or made for something that was never here."
        return site_page(
            "pages/not_found.html", atlas, site, heading=status_sentence(404), text=text, near=()
        )
    return site_page(
        "pages/error.html", atlas, site, sentence=status_sentence(status), status=status
    )
