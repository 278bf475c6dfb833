"""Warm the response cache before the first request, and serve ``python app.py``."""

from __future__ import annotations

import logging

from dash import Dash
from werkzeug.serving import run_simple

from components.core.state import VIEWS
from data.model import Atlas


def serve(app: Dash, host: str, port: int) -> None:
    """Serve the app to a single reader until stopped. Raises SystemExit if the port is taken."""
    print(f"Pathway Explorer: http://{host}:{port}{app.get_relative_path('/')}", flush=True)  # type: ignore[no-untyped-call]
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # no banner, no line a request
    run_simple(host, port, app.server, threaded=True)


def warm_caches(app: Dash, atlas: Atlas) -> None:
    """Request once what readers request most: every view, and the panel of every edge.

    To be called before the server forks its workers, so that they share the cached responses.
    """
    prefix = str(app.config.routes_pathname_prefix)
    paths = ["", "_dash-layout", *(f"_view?view={view}" for view in VIEWS), "_view?"]
    paths += [f"_panel?select={edge}" for edge in atlas.edges]
    client = app.server.test_client()
    for path in paths:
        for encoding in ("gzip", "zstd"):  # what browsers offer on http and on https
            client.get(f"{prefix}{path}", headers={"Accept-Encoding": encoding})
