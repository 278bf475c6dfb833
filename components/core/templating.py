"""HTML from the templates in ``components/templates``, escaped by default."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from components.core.labels import count_noun
from data.model import glyph_classes


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
        autoescape=True,
        auto_reload=False,  # no look at the disk for each of thousands
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["count"] = count_noun
    environment.filters["glyph"] = glyph_classes
    return environment


def render(template: str, /, **values: Any) -> Markup:
    """Return a template filled with values. Raises jinja2.UndefinedError if one is missing."""
    return Markup(_environment().get_template(template).render(**values))
