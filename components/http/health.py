"""Whether the program is alive, and whether it can answer: for whoever watches over it."""

from __future__ import annotations

import json

from dash import Dash
from flask import Response


def liveness_json() -> str:
    """The answer of a program that runs, as JSON."""
    return json.dumps({"status": "alive"})


def readiness_json(**facts: str | int) -> str:
    """Return the answer of a program that can serve, as JSON, with facts about what it serves."""
    return json.dumps({"status": "ready", **facts})


def register(app: Dash, **facts: str | int) -> None:
    """Add ``/healthz`` and ``/readyz`` (with `facts`), at the root and below the app's prefix."""
    answers = {"healthz": liveness_json(), "readyz": readiness_json(**facts)}

    def add(rule: str, text: str) -> None:
        def respond() -> Response:
            response = Response(text, mimetype="application/json")
            response.headers["Cache-Control"] = "no-store"
            return response

        app.server.add_url_rule(rule, rule, respond)

    # Whoever watches reaches the program directly, past what gives it a prefix.
    for prefix in {"/", str(app.config.routes_pathname_prefix)}:
        for name, text in answers.items():
            add(f"{prefix}{name}", text)
