"""The same tables in as little Dash as it takes, all answers by server callbacks.

Served with ``gunicorn "bench.targets.minimal_dash:server()"``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import dash_cytoscape as cyto
from dash import Dash, Input, Output, ctx, dcc, html
from flask import Flask

from bench.content import Content, content

STYLE = Path(__file__).parent / "style.json"


def create_app(shown: Content) -> Dash:
    """One dropdown, one graph, one list of quotes; compressed, as ours is."""
    app = Dash(__name__, compress=True, assets_folder="none")
    app.layout = html.Div(
        [
            html.Div(
                dcc.Dropdown(
                    id="condition",
                    options=[{"label": label, "value": value} for value, label in shown.conditions],
                )
            ),
            cyto.Cytoscape(
                id="network",
                elements=list(shown.elements),
                stylesheet=json.loads(STYLE.read_text("utf-8")),
                layout={"name": "preset", "padding": 14},
                autoRefreshLayout=False,
                style={"width": "100%", "height": "100%"},
            ),
            html.Div(id="quotes", style={"overflow": "auto"}),
        ],
        style={"display": "grid", "gridTemplateColumns": "220px 1fr 380px", "height": "96vh"},
    )

    @app.callback(
        Output("quotes", "children"),
        Input("network", "tapNodeData"),
        Input("network", "tapEdgeData"),
        prevent_initial_call=True,
    )
    def quotes(node: dict[str, Any] | None, edge: dict[str, Any] | None) -> list[html.Blockquote]:
        if ctx.triggered[0]["prop_id"] == "network.tapEdgeData":
            texts = shown.of_edge((edge or {})["id"])
        else:
            texts = [q.text for q in shown.quotes if (node or {})["id"] in q.edge.split(".")[::2]]
        return [html.Blockquote(text, className="quote") for text in texts]

    @app.callback(
        Output("network", "elements"), Input("condition", "value"), prevent_initial_call=True
    )
    def filtered(condition: str | None) -> list[dict[str, Any]]:
        if not condition:
            return list(shown.elements)
        kept = shown.kept(condition)
        ends = {end for edge in kept for end in edge.split(".")[::2]}
        return [
            element
            for element in shown.elements
            if element["data"].get("decor") or element["data"]["id"] in kept | ends
        ]

    return app


def server() -> Flask:
    """Return the WSGI application, with Dash's own set-up done before the first reader comes.

    Dash does it during the first request, and answers others that come meanwhile with 500.
    """
    app = create_app(content())
    app.server.test_client().get("/")
    return app.server
