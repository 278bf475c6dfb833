"""The middle of the page: what each view says in words, marks and moves on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from zlib import crc32

from components import brain, compare, layouts, matrix, paths, reading, scatter, table, walk
from components.elements import scene
from components.view import View

#: view -> its HTML; views that are not here are drawn on the canvas alone.
WORDS: Mapping[str, Callable[[View], str]] = {
    "compare": compare.words,
    "paths": paths.words,
    "matrix": matrix.words,
    "reading": reading.reading,
    "table": table.table,
}
#: view -> element id -> class on the canvas (``tone-a``, ``tone-b``, ``tone-both``, ``on-path``,
#: ``faint``, ``off``).
MARKS: Mapping[str, Callable[[View], Mapping[str, str]]] = {
    "brain": brain.marks,
    "compare": compare.marks,
    "paths": paths.marks,
}

#: view -> places of its own for the nodes it draws; None where the layout's are good.
PLACES: Mapping[str, Callable[[View], Mapping[str, layouts.Place] | None]] = {
    "compare": compare.places,
    "paths": paths.places,
}


def words(view: View) -> str:
    """The HTML of the view's own part of the middle; empty for those on the canvas alone."""
    write = WORDS.get(view.state.view)
    return write(view) if write else ""


def marks(view: View) -> Mapping[str, str]:
    """Which elements a view sets apart on the canvas, each by one class; often none."""
    if view.state.walk:
        return walk.marks(view)
    mark = MARKS.get(view.state.view)
    return mark(view) if mark else {}


def figure(view: View) -> Mapping[str, Any] | None:
    """What the view draws with Plotly, which the page fetches only then; mostly nothing."""
    return matrix.drawn(view) if view.state.view == "matrix" else None


def arrangement(view: View) -> str:
    """The name of the nodes' arrangement: another name, other places.

    A view's own places are named by the view and a sum of them, as in ``paths:1a2b3c4d``.
    """
    own = _own(view)
    return f"{view.state.view}:{crc32(repr(own).encode()):08x}" if own else scene(view)


def places(view: View) -> Mapping[str, layouts.Place] | None:
    """Where the nodes stand in the view; None for the Flow layout, which the page has."""
    now = scene(view)
    if own := _own(view):
        return own
    if now == "brain":
        return brain.places(view.atlas)
    return None if now == "flow" else scatter.places(view.atlas, now)


def _own(view: View) -> Mapping[str, layouts.Place] | None:
    """The places of a view that draws only a part; a walk goes through the whole network."""
    place = PLACES.get(view.state.view)
    return place(view) if place and not view.state.walk else None
