"""Request limits: size and shape of queries and callback bodies, and which files exist."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from dash.fingerprint import check_fingerprint

MAX_BODY_BYTES = 64 * 1024  #: a body of this size or larger is refused
MAX_QUERY_BYTES = 8_000  #: links that the page makes are far shorter


def query_error_status(path: str, query: bytes) -> int:
    """Return the HTTP status that refuses a path and query string, 0 if they may pass.

    414 for a query longer than `MAX_QUERY_BYTES`, 400 for a path with a null byte or a query
    with a raw line break, which no header of an answer could repeat (RFC 9110, 5.5). The fields
    of a query are left to its decoder, which drops what it does not know.
    """
    if len(query) > MAX_QUERY_BYTES:
        return 414
    return 400 if "\0" in path or b"\r" in query or b"\n" in query else 0


def callback_error_status(body: bytes, known_outputs: Collection[str]) -> int:
    """Return the HTTP status that refuses the body of a Dash callback, 0 if it may pass.

    413 for one that is too large, 400 for what is no callback at all, 404 for one whose output
    is not in `known_outputs`.
    """
    if len(body) >= MAX_BODY_BYTES:
        return 413
    try:
        callback = json.loads(body)
    except (ValueError, RecursionError):
        return 400
    if not isinstance(callback, dict) or not isinstance(callback.get("output"), str):
        return 400
    for part in ("inputs", "state"):
        values = callback.get(part, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            return 400
    return 0 if callback["output"] in known_outputs else 404


def is_registered_asset(registered: Mapping[str, Collection[str]], package: str, path: str) -> bool:
    """Return whether a package's file was registered by Dash and exists."""
    path, _ = check_fingerprint(path)  # type: ignore[no-untyped-call]
    if path not in registered.get(package, ()):
        return False
    package_file = getattr(sys.modules.get(package), "__file__", None)
    return package_file is not None and (Path(package_file).parent / path).is_file()
