"""Prerender the page before its scripts: what a URL shows, in the places where it will stand.

Everything is taken from the page's own layout, so that nothing shifts once Dash has made the
real one beside it; ``assets/server/hydration.js`` removes this one with its first View.
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
from components.core.views import VIEW_KINDS
from components.evidence import panel
from components.filters import facet_list, summary
from components.views import pathway_tour

#: Dash's name of an attribute -> HTML's, where they differ.
_HTML_NAMES = {"className": "class", "htmlFor": "for"}


@dataclass(frozen=True)
class Element:
    """An HTML element: text in it is plain, or Markup if it is HTML already."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Element | str, ...]


def prerender(page: Element, view: View) -> Markup:
    """Return the page as HTML with a View filled in; `page` is made once by `html_elements`.

    Without scripts it stays: then it says so, and links lead from claim to claim.
    """
    on_canvas = VIEW_KINDS[view.state.view].pane == "canvas"
    status = "Drawing the network …" if on_canvas else "Opening the claims …"
    query = encode(view.state)
    html_by_id = {
        ids.CAPTION: summary.summary_html(view),
        ids.FILTERS: facet_list.facet_list_html(view),
        ids.PANEL_BODY: panel.panel_html(view),
        ids.WALK: pathway_tour.tour_html(view),
        ids.EMPTY if on_canvas else ids.WORDS: render(
            "server/loading.html", status=status, query=query
        ),
    }
    filled = {name: Markup(text) for name, text in html_by_id.items() if text}
    return render("server/prerender.html", page=_fill(page, view, filled), query=query)


def _fill(element: Element, view: View, filled: Mapping[str, Markup]) -> Element:
    """Return an element of the page with the View's content, classes and pressed buttons."""
    attributes = dict(element.attributes)
    element_id = attributes.get("id", "")
    if element_id in filled:
        attributes.pop("hidden", None)
        if element_id == ids.FILTERS:
            attributes["inert"] = ""  # they do not work before the scripts have run
        return Element(element.tag, attributes, (filled[element_id],))
    if element_id == ids.PANEL and view.state.select:
        attributes["class"] += " has-selection"
    for field in ("view", "layout"):
        if f"data-{field}" in attributes:
            pressed = attributes[f"data-{field}"] == view.state.field(field)
            attributes["aria-pressed"] = str(pressed).lower()
    children = tuple(
        child if isinstance(child, str) else _fill(child, view, filled)
        for child in element.children
    )
    return Element(element.tag, attributes, children)


def html_elements(component: Component) -> Element:
    """Return a component of the page with its children as HTML elements.

    Only what is plain HTML, and the search box: canvas, stores and closed dialogs are left
    out. Raises ValueError if the component itself is one of these.
    """
    elements = list(_to_elements(component))
    if len(elements) != 1 or isinstance(elements[0], str):
        raise ValueError(f"no HTML: {component!r:.80}")
    return elements[0]


def _to_elements(part: Any) -> Iterator[Element | str]:
    if part is None:
        return
    if not isinstance(part, Component):
        yield str(part)
        return
    plotly_json: dict[str, Any] = part.to_plotly_json()  # type: ignore[no-untyped-call]
    props = dict(plotly_json["props"])
    children = props.pop("children", None)
    parts = children if isinstance(children, (list, tuple)) else [children]
    if _is_left_out(plotly_json):
        return
    if plotly_json["namespace"] == "dash_html_components":
        elements = tuple(element for child in parts for element in _to_elements(child))
        yield Element(plotly_json["type"].lower(), dict(_attributes(props)), elements)
    elif plotly_json["type"] == "Input":
        attributes = dict(_attributes(props)) | {"class": "dash-input-element"}
        yield Element("div", {"class": "dash-input-container dash-input"}, (_input(attributes),))


def _is_left_out(plotly_json: Mapping[str, Any]) -> bool:
    return bool(
        plotly_json["type"] == "Dialog" or plotly_json["props"].get("role") == "application"
    )


def _input(attributes: Mapping[str, str]) -> Element:
    return Element("input", attributes, ())


def _attributes(props: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in props.items():
        if value is not None and value is not False and isinstance(value, (str, int)):
            yield _HTML_NAMES.get(name, name.lower()), "" if value is True else str(value)
