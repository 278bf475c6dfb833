"""Read the HTML that the templates make, and find in it what no template may make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

from components.core import templating

#: Templates that never stand in a panel: the Share dialog shows a picture, and a frame's code.
_ELSEWHERE = ("share_dialog.html", "embed_code.html")
TEMPLATES = Path(templating.__file__).parents[1] / "templates"
#: Tags that the templates write, and the one of formatted references; others came from a text.
TAGS = {"root", "i"}.union(
    *(
        re.findall(r"<([a-z][a-z0-9]*)", path.read_text("utf-8"))
        for path in TEMPLATES.rglob("*.html")
        if path.name not in _ELSEWHERE
        and not path.read_text("utf-8").startswith(("<!DOCTYPE", "{% extends"))  # whole pages
    )
)

#: What a link may begin with: an address in the page, pages of words, remarks and reports,
#: another site.
SAFE = ("?", "glossary", "fact-check", "report?claim=", "https://", "http://")


def parse(text: str) -> Any:
    """The elements of a piece of HTML below one `root` element."""
    return html.fragment_fromstring(str(text), create_parent="root")


def words(element: Any) -> str:
    """The text of an element with its white space folded."""
    return " ".join(element.text_content().split())


def find(root: Any, name: str) -> list[Any]:
    """Every element below `root` with this class, in order."""
    return list(root.find_class(name))


def one(root: Any, name: str) -> Any:
    """The only element with this class. AssertionError if there is another number of them."""
    found = find(root, name)
    assert len(found) == 1, f"{len(found)} elements of class {name}"
    return found[0]


def dangers(text: str) -> list[str]:
    """Everything that a Content-Security-Policy without 'unsafe-inline' would object to.

    Also foreign tags, links that are no links to pages, and links that open a window
    which could reach back. Empty for sound HTML.
    """
    return [fault for element in parse(text).iter() for fault in _of(element)]


def _of(element: Any) -> Iterator[str]:
    if element.tag not in TAGS:
        yield f"<{element.tag}>"
    for name, value in element.attrib.items():
        if name == "style" or name.startswith("on"):
            yield f"{name}={value}"
        if name in ("href", "cite", "src") and not value.startswith(SAFE):
            yield f"{name}={value}"
    if element.get("target") == "_blank" and "noopener" not in element.get("rel", ""):
        yield f"target without noopener: {element.get('href')}"
