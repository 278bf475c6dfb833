"""The paths that the paths view shows and, where there is none, changes that give one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from components.core.state import LENGTHS
from components.core.view import View, visible
from data.store import paths


@lru_cache(maxsize=64)
def shown_paths(view: View) -> paths.FoundPaths:
    """Return the paths that the view shows; none unless both ends are chosen."""
    state = view.state
    if not state.start or not state.end:
        return paths.FoundPaths()
    graph = paths.StepGraph(view.atlas, view.edges)
    return paths.find_paths(graph, state.start, state.end, int(state.length))


@dataclass(frozen=True)
class Suggestion:
    """A change that gives paths: a field and its new value, None to clear it; how many paths."""

    text: str
    field: str
    value: str | None
    amount: int


def suggest_changes(view: View) -> tuple[Suggestion, ...]:
    """Return the changes that give a path: of a filter, the length or the direction.

    If none of these does, clearing all filters; empty if that does not either, or if both
    ends are the same node.
    """
    state, atlas = view.state, view.atlas
    if state.start == state.end:
        return ()
    changes = []
    for part in view.sentence:
        if part.field:
            amount = shown_paths(visible(atlas, state.without(part.field))).total
            changes.append(Suggestion(f"without “{part.text}”", part.field, None, amount))
    for length in sorted(LENGTHS):
        if length > state.length:
            amount = shown_paths(_changed(view, length=length)).total
            changes.append(Suggestion(f"with up to {length} steps", "length", length, amount))
    back = shown_paths(_changed(view, start=state.end, end=state.start)).total
    ends = atlas.nodes[state.end].label, atlas.nodes[state.start].label
    swapped = f"{state.end},{state.start}"
    changes.append(
        Suggestion(f"the other way round, from {ends[0]} to {ends[1]}", "from,to", swapped, back)
    )
    useful = [change for change in changes if change.amount]
    if not useful and len(view.sentence) > 1:
        useful = [
            Suggestion("without any filter", "all", None, shown_paths(unfiltered(view)).total)
        ]
    return tuple(change for change in useful if change.amount)


def unfiltered(view: View) -> View:
    """Return the View of the same state without any filter."""
    return visible(view.atlas, replace(view.state, q="", facets=()))


def _changed(view: View, **changes: str) -> View:
    return visible(view.atlas, view.state.changed(**changes))
