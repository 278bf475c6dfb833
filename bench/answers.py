"""How long the servers take to answer a click, one at a time, each for the first time."""

from __future__ import annotations

import http.client
import json
import time
from urllib.parse import urlencode, urlsplit

from bench.content import Content


def ours(url: str, shown: Content) -> list[float]:
    """Ms for the panel of every edge, none asked for before."""
    connection = _connection(url)
    edges = [quote.edge for quote in shown.quotes]
    return [
        _timed(connection, "GET", f"/_panel?{urlencode({'select': edge})}")
        for edge in dict.fromkeys(edges)
    ]


def dash(url: str, shown: Content) -> list[float]:
    """Ms for the callback of every edge of the minimal Dash app."""
    connection = _connection(url)
    edges = [element["data"] for element in shown.elements if "source" in element["data"]]
    return [
        _timed(connection, "POST", "/_dash-update-component", json.dumps(_callback(edge)))
        for edge in edges
    ]


def _callback(edge: dict[str, object]) -> dict[str, object]:
    return {
        "output": "quotes.children",
        "outputs": {"id": "quotes", "property": "children"},
        "inputs": [
            {"id": "network", "property": "tapNodeData"},
            {"id": "network", "property": "tapEdgeData", "value": edge},
        ],
        "changedPropIds": ["network.tapEdgeData"],
    }


def _connection(url: str) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    connection.connect()
    return connection


def _timed(
    connection: http.client.HTTPConnection, method: str, path: str, body: str | None = None
) -> float:
    headers = {"Accept-Encoding": "gzip", "Content-Type": "application/json"}
    start = time.perf_counter()
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    response.read()
    took = (time.perf_counter() - start) * 1000
    if response.status != 200:
        raise RuntimeError(f"{response.status} for {method} {path}")
    return took
