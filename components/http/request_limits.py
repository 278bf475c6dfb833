"""What a request may be: the size and shape of queries and callbacks, and which files exist."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from dash.fingerprint import check_fingerprint

MAX_BODY_BYTES = 64 * 1024  #: what is as large or larger is refused
MAX_QUERY_BYTES = 8_000  #: no link that the page makes is near that


def query_error_status(path: str, query: bytes) -> int:
    """The status that an address is refused with, 0 if it may pass.

    What a query says is left to those who decode it: they leave out what they do not know.
    """
    if len(query) > MAX_QUERY_BYTES:
        return 414
    return 400 if "\0" in path else 0


def callback_error_status(body: bytes, known: Collection[str]) -> int:
    """The status that a callback's body is refused with, 0 if it may pass.

    413 for one that is too large, 400 for what is no callback at all, 404 for one whose output
    is not in `known`.
    """
    if len(body) >= MAX_BODY_BYTES:
        return 413
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        return 400
    if not isinstance(asked, dict) or not isinstance(asked.get("output"), str):
        return 400
    for part in ("inputs", "state"):
        values = asked.get(part, [])
        if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
            return 400
    return 0 if asked["output"] in known else 404


def is_registered_asset(registered: Mapping[str, Collection[str]], package: str, path: str) -> bool:
    """Whether a package's file is one that Dash registered and that is really there."""
    path, _ = check_fingerprint(path)  # type: ignore[no-untyped-call]
    if path not in registered.get(package, ()):
        return False
    home = getattr(sys.modules.get(package), "__file__", None)
    return home is not None and (Path(home).parent / path).is_file()
