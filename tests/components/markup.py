"""Read the HTML that the templates make, and find in it what no template may make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html

#: Tags that the templates are free to use; whatever else appears came from a text.
TAGS = {
    *("a", "article", "b", "blockquote", "button", "cite", "code", "dd", "div", "dl", "dt"),
    *("h2", "h3", "h4", "header", "i", "li", "mark", "meter", "ol", "p", "root", "section"),
    *("span", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}


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
        if name in ("href", "cite", "src") and not value.startswith(("?", "https://", "http://")):
            yield f"{name}={value}"
    if element.get("target") == "_blank" and "noopener" not in element.get("rel", ""):
        yield f"target without noopener: {element.get('href')}"
