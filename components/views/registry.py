"""The registry of views: the HTML, classes, positions and figure of each.

A view's module (``components.core.views``) defines what it needs of these, each a function of
a View:

``view_html``        its HTML; without it the view is drawn on the canvas alone
``element_classes``  element id -> class on the canvas (``tone-a``, ``tone-b``, ``tone-both``,
                     ``on-path``, ``faint``, ``off``)
``positions``        places of its own for the nodes it draws; None where the layout's are good
``figure``           its Plotly figure, as plain data
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any
from zlib import crc32

from components.core.view import View
from components.core.views import VIEW_KINDS
from components.network import brain, elements
from components.network.positions import circle_and_force, columns
from components.views import pathway_tour

Places = Mapping[str, columns.Position]


def view_html(view: View) -> str:
    """Return the HTML of the view's own part of the page; empty if it has only the canvas."""
    write = _function(view.state.view, "view_html")
    return str(write(view)) if write else ""


def element_classes(view: View) -> Mapping[str, str]:
    """Return the class of each element that a view highlights or dims; often empty."""
    if view.state.walk:
        return pathway_tour.element_classes(view)
    mark = _function(view.state.view, "element_classes")
    classes: Mapping[str, str] = mark(view) if mark else {}
    return classes


def figure(view: View) -> Mapping[str, Any] | None:
    """Return the view's Plotly figure as plain data; None for a view without one."""
    draw = _function(view.state.view, "figure")
    data: Mapping[str, Any] | None = draw(view) if draw else None
    return data


def layout_id(view: View) -> str:
    """Return the id of the nodes' positions, which differs wherever these do.

    A view's own positions are named by the view and their checksum, as ``paths:1a2b3c4d``.
    """
    own = _own_positions(view)
    return f"{view.state.view}:{crc32(repr(own).encode()):08x}" if own else elements.layout_id(view)


def positions(view: View) -> Places | None:
    """Return the nodes' positions in the view; None for the Flow layout, which the page has."""
    now = elements.layout_id(view)
    if own := _own_positions(view):
        return own
    if now == "brain":
        return brain.positions(view.atlas)
    return None if now == "flow" else circle_and_force.positions(view.atlas, now)


def _own_positions(view: View) -> Places | None:
    """Return the positions of a view that draws only a part; a tour shows the whole network."""
    place = _function(view.state.view, "positions")
    places: Places | None = place(view) if place and not view.state.walk else None
    return places


@cache
def _function(view: str, name: str) -> Any:
    """Return a function of a view's module; None if there is no module or no such function."""
    module = VIEW_KINDS[view].module
    return getattr(import_module(module), name, None) if module else None
