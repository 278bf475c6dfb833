"""The middle of the page: what each view says in words, marks and moves on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from zlib import crc32

from components.core.view import View
from components.network import brain, elements
from components.network.positions import circle_and_force, columns
from components.views import compare, matrix, paths, pathway_tour, reading, table

#: view -> its HTML; views that are not here are drawn on the canvas alone.
VIEW_HTML: Mapping[str, Callable[[View], str]] = {
    "compare": compare.view_html,
    "paths": paths.view_html,
    "matrix": matrix.view_html,
    "reading": reading.view_html,
    "table": table.view_html,
}
#: view -> element id -> class on the canvas (``tone-a``, ``tone-b``, ``tone-both``, ``on-path``,
#: ``faint``, ``off``).
ELEMENT_CLASSES: Mapping[str, Callable[[View], Mapping[str, str]]] = {
    "brain": brain.element_classes,
    "compare": compare.element_classes,
    "paths": paths.element_classes,
}

#: view -> places of its own for the nodes it draws; None where the layout's are good.
POSITIONS: Mapping[str, Callable[[View], Mapping[str, columns.Position] | None]] = {
    "compare": compare.positions,
    "paths": paths.positions,
}


def view_html(view: View) -> str:
    """The HTML of the view's own part of the middle; empty for those on the canvas alone."""
    write = VIEW_HTML.get(view.state.view)
    return write(view) if write else ""


def element_classes(view: View) -> Mapping[str, str]:
    """Which elements a view sets apart on the canvas, each by one class; often none."""
    if view.state.walk:
        return pathway_tour.element_classes(view)
    mark = ELEMENT_CLASSES.get(view.state.view)
    return mark(view) if mark else {}


def figure(view: View) -> Mapping[str, Any] | None:
    """What the view draws with Plotly, which the page fetches only then; mostly nothing."""
    return matrix.matrix_figure(view) if view.state.view == "matrix" else None


def layout_id(view: View) -> str:
    """The name of the nodes' arrangement: another name, other places.

    A view's own places are named by the view and a sum of them, as in ``paths:1a2b3c4d``.
    """
    own = _own(view)
    return f"{view.state.view}:{crc32(repr(own).encode()):08x}" if own else elements.layout_id(view)


def positions(view: View) -> Mapping[str, columns.Position] | None:
    """Where the nodes stand in the view; None for the Flow layout, which the page has."""
    now = elements.layout_id(view)
    if own := _own(view):
        return own
    if now == "brain":
        return brain.positions(view.atlas)
    return None if now == "flow" else circle_and_force.positions(view.atlas, now)


def _own(view: View) -> Mapping[str, columns.Position] | None:
    """The places of a view that draws only a part; a walk goes through the whole network."""
    place = POSITIONS.get(view.state.view)
    return place(view) if place and not view.state.walk else None
