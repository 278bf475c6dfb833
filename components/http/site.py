"""The site: base path and public URL of the explorer, and the query string of a request."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from dash import Dash
from flask import request

#: Environment variable with the public address of the explorer, such as
#: ``https://example.org/explorer/``; without it, the requested address counts.
PUBLIC_URL = "PUBLIC_URL"


@dataclass(frozen=True)
class Site:
    """Where the explorer is: `home` is its path, `address` its full URL; both end in "/"."""

    home: str
    address: str


def current_site(app: Dash) -> Site:
    """Return the site as the present request reached it, or as PUBLIC_URL names it."""
    home: str = app.get_relative_path("/") or "/"  # type: ignore[no-untyped-call]
    return Site(home, public_url(os.environ) or request.host_url.rstrip("/") + home)


def public_url(environment: Mapping[str, str]) -> str:
    """Return the URL in PUBLIC_URL, ending in "/".

    Empty if there is none or it is no web address.
    """
    address = environment.get(PUBLIC_URL, "").strip()
    parts = urlsplit(address)
    usable = parts.scheme in {"http", "https"} and parts.netloc and not parts.query
    return address.partition("#")[0].rstrip("/") + "/" if usable else ""


def query_string() -> str:
    """Return the query string of the current request; bytes that are no UTF-8 are replaced."""
    return request.query_string.decode("utf-8", "replace")


def split_query(query: str, names: Container[str]) -> tuple[dict[str, str], str]:
    """Return the values of some fields, and the query string without these fields.

    Fields are recognised wherever they stand. The values are percent-decoded; of a repeated
    field the first counts, as everywhere in the page's address. The rest stays as written.
    """
    own: dict[str, str] = {}
    rest: list[str] = []
    for part in query.split("&"):
        name, value = next(iter(parse_qsl(part, keep_blank_values=True)), ("", ""))
        if name in names:
            own.setdefault(name, value)
        else:
            rest.append(part)
    return own, "&".join(rest)
