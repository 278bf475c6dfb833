"""The page before its scripts: what an address shows, in the places where it will stand.

Everything is taken from the page's own layout, so that nothing jumps once Dash has made the
real one beside it; ``assets/server/hydration.js`` takes this one away with its first View.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dash.development.base_component import Component
from markupsafe import Markup

from components.core import ids
from components.core.state import encode
from components.core.templating import render
from components.core.view import View
from components.evidence import panel
from components.filters import facet_list, summary
from components.views import pathway_tour

#: Attributes that HTML spells otherwise than Dash.
_SPELLING = {"className": "class", "htmlFor": "for"}
#: Views that are drawn on the canvas; the others are words.
_DRAWN = ("network", "brain")


@dataclass(frozen=True)
class Element:
    """An element of HTML: text in it is plain, or Markup if it is HTML already."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Element | str, ...]


def prerender(page: Element, view: View) -> Markup:
    """The page as HTML with what a View shows filled in; `page` is its ``elements`` once.

    Without scripts it stays: then it says so, and links lead from claim to claim.
    """
    drawn = view.state.view in _DRAWN
    sign = "Drawing the network …" if drawn else "Opening the claims …"
    query = encode(view.state)
    texts = {
        ids.CAPTION: summary.summary_html(view),
        ids.FILTERS: facet_list.facet_list_html(view),
        ids.PANEL_BODY: panel.panel_html(view),
        ids.WALK: pathway_tour.tour_html(view),
        ids.EMPTY if drawn else ids.WORDS: render("server/loading.html", sign=sign, query=query),
    }
    filled = {name: Markup(text) for name, text in texts.items() if text}
    return render("server/prerender.html", page=_fitted(page, view, filled), query=query)


def _fitted(one: Element, view: View, filled: Mapping[str, Markup]) -> Element:
    """An element of the page as a View has it: filled, shown, pressed."""
    attributes = dict(one.attributes)
    name = attributes.get("id", "")
    if name in filled:
        attributes.pop("hidden", None)
        if name == ids.FILTERS:
            attributes["inert"] = ""  # nothing can be done with them yet
        return Element(one.tag, attributes, (filled[name],))
    if name == ids.PANEL and view.state.select:
        attributes["class"] += " has-selection"
    for field in ("view", "layout"):
        if f"data-{field}" in attributes:
            pressed = attributes[f"data-{field}"] == getattr(view.state, field)
            attributes["aria-pressed"] = str(pressed).lower()
    children = tuple(c if isinstance(c, str) else _fitted(c, view, filled) for c in one.children)
    return Element(one.tag, attributes, children)


def html_elements(component: Component) -> Element:
    """A component of the page with all that it holds, as HTML elements.

    Only what is plain HTML, and the search box: canvas, stores and closed dialogs are left
    out. Raises ValueError if the component itself is one of these.
    """
    made = list(_made(component))
    if len(made) != 1 or isinstance(made[0], str):
        raise ValueError(f"no HTML: {component!r:.80}")
    return made[0]


def _made(part: Any) -> Iterator[Element | str]:
    if part is None:
        return
    if not isinstance(part, Component):
        yield str(part)
        return
    described: dict[str, Any] = part.to_plotly_json()  # type: ignore[no-untyped-call]
    props = dict(described["props"])
    children = props.pop("children", None)
    inside = children if isinstance(children, (list, tuple)) else [children]
    if _left_out(described):
        return
    if described["namespace"] == "dash_html_components":
        made = tuple(one for child in inside for one in _made(child))
        yield Element(described["type"].lower(), dict(_attributes(props)), made)
    elif described["type"] == "Input":
        box = dict(_attributes(props)) | {"class": "dash-input-element"}
        yield Element("div", {"class": "dash-input-container dash-input"}, (_void(box),))


def _left_out(described: Mapping[str, Any]) -> bool:
    return bool(described["type"] == "Dialog" or described["props"].get("role") == "application")


def _void(attributes: Mapping[str, str]) -> Element:
    return Element("input", attributes, ())


def _attributes(props: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in props.items():
        if value is not None and value is not False and isinstance(value, (str, int)):
            yield _SPELLING.get(name, name.lower()), "" if value is True else str(value)
