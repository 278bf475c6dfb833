"""The middle of the page: what each view says in words, marks and moves on the canvas.

A view's module (``components.core.views``) defines what it needs of these, each a function of
a View:

``view_html``        its words as HTML; without it the view is drawn on the canvas alone
``element_classes``  element id -> class on the canvas (``tone-a``, ``tone-b``, ``tone-both``,
                     ``on-path``, ``faint``, ``off``)
``positions``        places of its own for the nodes it draws; None where the layout's are good
``figure``           what it draws with Plotly, as plain data
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
    """The HTML of the view's own part of the middle; empty for those on the canvas alone."""
    write = _function(view.state.view, "view_html")
    return str(write(view)) if write else ""


def element_classes(view: View) -> Mapping[str, str]:
    """Which elements a view sets apart on the canvas, each by one class; often none."""
    if view.state.walk:
        return pathway_tour.element_classes(view)
    mark = _function(view.state.view, "element_classes")
    found: Mapping[str, str] = mark(view) if mark else {}
    return found


def figure(view: View) -> Mapping[str, Any] | None:
    """What the view draws with Plotly, which the page fetches only then; mostly nothing."""
    draw = _function(view.state.view, "figure")
    found: Mapping[str, Any] | None = draw(view) if draw else None
    return found


def layout_id(view: View) -> str:
    """The name of the nodes' arrangement: another name, other places.

    A view's own places are named by the view and a sum of them, as in ``paths:1a2b3c4d``.
    """
    own = _own(view)
    return f"{view.state.view}:{crc32(repr(own).encode()):08x}" if own else elements.layout_id(view)


def positions(view: View) -> Places | None:
    """Where the nodes stand in the view; None for the Flow layout, which the page has."""
    now = elements.layout_id(view)
    if own := _own(view):
        return own
    if now == "brain":
        return brain.positions(view.atlas)
    return None if now == "flow" else circle_and_force.positions(view.atlas, now)


def _own(view: View) -> Places | None:
    """The places of a view that draws only a part; a walk goes through the whole network."""
    place = _function(view.state.view, "positions")
    found: Places | None = place(view) if place and not view.state.walk else None
    return found


@cache
def _function(view: str, name: str) -> Any:
    """A function of a view's module; None if the view has no module or the module none."""
    module = VIEW_KINDS[view].module
    return getattr(import_module(module), name, None) if module else None
