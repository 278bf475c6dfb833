"""Pages of their own beside the explorer: plain HTML that needs no JavaScript.

They share the frame ``templates/plain.html`` (blocks: title, head, main) and the style
sheet ``assets/plain.css``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from dash import Dash
from flask import Response, request
from markupsafe import Markup

from components.kept import Answer, asked_again
from components.render import render
from data.model import Atlas

#: Environment variable with the public address of the explorer, such as
#: ``https://example.org/explorer/``; without it, the address that was asked for counts.
PUBLIC_URL = "PUBLIC_URL"


@dataclass(frozen=True)
class Site:
    """Where the explorer is: `home` is its path, `address` the same in full; both end in "/"."""

    home: str
    address: str


def site(app: Dash) -> Site:
    """The site as the present request reached it, or as PUBLIC_URL names it."""
    home: str = app.get_relative_path("/") or "/"  # type: ignore[no-untyped-call]
    return Site(home, public_address(os.environ) or request.host_url.rstrip("/") + home)


def public_address(environment: Mapping[str, str]) -> str:
    """The address in PUBLIC_URL, ending in "/"; empty if there is none or it is no web address."""
    address = environment.get(PUBLIC_URL, "").strip()
    parts = urlsplit(address)
    usable = parts.scheme in {"http", "https"} and parts.netloc and not parts.query
    return address.partition("#")[0].rstrip("/") + "/" if usable else ""


def query() -> str:
    """The query string of the present request; what is no UTF-8 in it is replaced."""
    return request.query_string.decode("utf-8", "replace")


def page(template: str, atlas: Atlas, site: Site, **values: Any) -> Markup:
    """A template that extends ``plain.html``, filled.

    Raises jinja2.UndefinedError if a value that it names is missing.
    """
    return render(template, atlas=atlas, site=site, **values)


def response(text: str | bytes, status: int = 200, mimetype: str = "text/html") -> Response:
    """An answer that a browser may keep and ask about; unchanged, it is not sent again."""
    answer = Response(text, status=status, mimetype=mimetype)
    if status == 200:
        return asked_again(answer)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def answered(found: Answer) -> Response:
    """The same for an answer with an ETag of its own."""
    answer = Response(found.body, mimetype=found.mimetype, headers=found.headers)
    answer.set_etag(found.etag, weak=True)
    return asked_again(answer)
