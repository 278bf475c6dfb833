"""The ways that the paths view shows and, where there is none, what would give one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from components.core.state import LENGTHS
from components.core.view import View, visible
from data.store import paths


@lru_cache(maxsize=64)
def shown_paths(view: View) -> paths.FoundPaths:
    """The ways that the view shows; none unless both ends are chosen."""
    state = view.state
    if not state.start or not state.end:
        return paths.FoundPaths()
    graph = paths.StepGraph(view.atlas, view.edges)
    return paths.find_paths(graph, state.start, state.end, int(state.length))


@dataclass(frozen=True)
class Suggestion:
    """What would give a way: a field to change and its value, or to clear where that is None."""

    text: str
    field: str
    value: str | None
    amount: int


def suggest_changes(view: View) -> tuple[Suggestion, ...]:
    """What the reader can change to get a path: a filter, the length, the direction."""
    state, atlas = view.state, view.atlas
    if state.start == state.end:
        return ()
    ways = []
    for part in view.sentence:
        if part.field:
            there = shown_paths(visible(atlas, state.without(part.field))).total
            ways.append(Suggestion(f"without “{part.text}”", part.field, None, there))
    for length in sorted(LENGTHS):
        if length > state.length:
            there = shown_paths(_changed(view, length=length)).total
            ways.append(Suggestion(f"with up to {length} steps", "length", length, there))
    back = shown_paths(_changed(view, start=state.end, end=state.start)).total
    ends = atlas.nodes[state.end].label, atlas.nodes[state.start].label
    swapped = f"{state.end},{state.start}"
    ways.append(
        Suggestion(f"the other way round, from {ends[0]} to {ends[1]}", "from,to", swapped, back)
    )
    useful = [way for way in ways if way.amount]
    if not useful and len(view.sentence) > 1:
        useful = [
            Suggestion("without any filter", "all", None, shown_paths(unfiltered(view)).total)
        ]
    return tuple(way for way in useful if way.amount)


def unfiltered(view: View) -> View:
    """The View of the same state without any filter."""
    return visible(view.atlas, replace(view.state, q="", facets=()))


def _changed(view: View, **changes: str) -> View:
    return visible(view.atlas, view.state.changed(**changes))
