"""Health checks for monitoring: ``/healthz`` (liveness) and ``/readyz`` (readiness)."""

from __future__ import annotations

import json

from dash import Dash
from flask import Response


def liveness_json() -> str:
    """Return the liveness answer, ``{"status": "alive"}``, as JSON."""
    return json.dumps({"status": "alive"})


def readiness_json(**facts: str | int) -> str:
    """Return the readiness answer as JSON, with facts about what is served."""
    return json.dumps({"status": "ready", **facts})


def register(app: Dash, **facts: str | int) -> None:
    """Add ``/healthz`` and ``/readyz`` (with `facts`), at the root and below the app's prefix."""
    bodies = {"healthz": liveness_json(), "readyz": readiness_json(**facts)}

    def add(rule: str, body: str) -> None:
        def respond() -> Response:
            response = Response(body, mimetype="application/json")
            response.headers["Cache-Control"] = "no-store"
            return response

        app.server.add_url_rule(rule, rule, respond)

    # A monitor may reach the program directly, past the proxy that gives it a prefix.
    for prefix in {"/", str(app.config.routes_pathname_prefix)}:
        for name, text in bodies.items():
            add(f"{prefix}{name}", text)
