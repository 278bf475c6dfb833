"""The frame of pages beside the explorer: HTML that needs no JavaScript.

They share the template ``pages/site.html`` (blocks: title, head, main) and a style sheet of
their own.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from components.core.templating import render
from components.http.site import Site
from data.model import Atlas


def site_page(template: str, atlas: Atlas, site: Site, **values: Any) -> Markup:
    """Render a template that extends ``pages/site.html``.

    Raises jinja2.UndefinedError if a value that it names is missing.
    """
    return render(template, atlas=atlas, site=site, **values)
