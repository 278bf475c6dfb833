"""The middle of the page: what each view says in words, marks and moves on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from components import layouts, walk
from components.elements import scene
from components.view import View

#: view -> its HTML; views that are not here are drawn on the canvas alone.
WORDS: Mapping[str, Callable[[View], str]] = {}
#: view -> element id -> class on the canvas (``tone-a``, ``tone-b``, ``tone-both``, ``on-path``).
MARKS: Mapping[str, Callable[[View], Mapping[str, str]]] = {}


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


def places(view: View) -> Mapping[str, layouts.Place] | None:
    """Where the nodes stand in the view; None for the Flow layout, which the page has."""
    now = scene(view)
    return None if now == "flow" else layouts.places(view.atlas, now)
