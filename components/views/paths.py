"""Paths: from one node to another, with a quote for each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.core.labels import label_of
from components.core.state import LENGTHS
from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import View
from components.evidence.claim_card import ClaimCard, claim_card
from components.network.positions.columns import Position
from components.network.positions.step_columns import step_columns
from components.views.path_suggestions import shown_paths, suggest_changes
from components.views.pickers import Picker, node_groups
from data.model import SIGNS, Edge
from data.store import paths, suggestions


@dataclass(frozen=True)
class RouteStep:
    """A step in words: its quote's card, the sign's class, the other edges that lead there."""

    number: int
    card: ClaimCard
    start: str
    relation: str
    end: str
    sign: str
    others: int
    also: tuple[tuple[Edge, str, str], ...]
    directed: bool


@dataclass(frozen=True)
class Route:
    """A path in words; `elements` are the ids that are highlighted for it on the canvas."""

    number: int
    steps: tuple[RouteStep, ...]
    sign: str
    formula: str
    unknown: tuple[int, ...]
    flags: tuple[str, ...]
    cautions: tuple[str, ...]
    elements: str


def view_html(view: View) -> str:
    """Return the paths view's HTML, the same for every selection: the browser marks that."""
    state, atlas = view.state, view.atlas
    result = shown_paths(view)
    open_ends = not (state.start and state.end)
    return render(
        "views/paths.html",
        pickers=(
            Picker("from", "From", state.start, node_groups(atlas)),
            Picker("to", "To", state.end, node_groups(atlas)),
            Picker("length", "At most", state.length, (("", _lengths()),)),
        ),
        state=state,
        start=atlas.nodes.get(state.start),
        end=atlas.nodes.get(state.end),
        result=result,
        routes=[_route(view, number, path) for number, path in enumerate(result.paths, start=1)],
        examples=[_example(view, path) for path in _examples(view)] if open_ends else [],
        ways=suggest_changes(view) if not open_ends and not result.paths else (),
        link=href_builder(state.without("select")),
    )


def element_classes(view: View) -> Mapping[str, str]:
    """Return ``on-path`` for the active path's elements, ``off`` for those on no path.

    The active path is the first that has the selected edge, or the first of all. Empty
    without a path.
    """
    shown = shown_paths(view).paths
    if not shown:
        return {}
    used = {element for path in shown for element in _elements(path)}
    everything = (*(node.id for node in view.nodes), *(edge.id for edge in view.edges))
    off = {element: "off" for element in everything if element not in used}
    chosen = view.selection.edge.id if view.selection and view.selection.edge else ""
    active = next((path for path in shown if chosen in _elements(path)), shown[0])
    return off | dict.fromkeys(_elements(active), "on-path")


def positions(view: View) -> Mapping[str, Position] | None:
    """Return the places of the nodes of all paths, left to right by step; None without a path."""
    shown = shown_paths(view).paths
    if not shown:
        return None
    last = max(len(path.steps) for path in shown)
    column: dict[str, int] = {}
    for path in shown:
        for at, node in enumerate(path.nodes):
            column[node] = max(column.get(node, 0), at)
    column[shown[0].nodes[-1]] = last
    columns = [[n for n in column if column[n] == at] for at in range(last + 1)]
    places = step_columns(view.atlas, columns, gap=56.0, aspect=2.6, most=8)
    return {node: (x, y + _column_offset(columns, column[node])) for node, (x, y) in places.items()}


def _column_offset(columns: Sequence[Sequence[str]], at: int) -> float:
    """Return how far a column is moved off the line between the ends, where direct edges run."""
    if at in (0, len(columns) - 1) or len(columns[at]) > 2:
        return 0.0
    return (44.0 if len(columns[at]) == 1 else 12.0) * (1 if at % 2 == 0 else -1)


def _elements(path: paths.Path) -> tuple[str, ...]:
    return (*path.nodes, *(step.edge.id for step in path.steps))


def _lengths() -> tuple[tuple[str, str], ...]:
    return tuple((length, f"{length} steps") for length in sorted(LENGTHS))


def _route(view: View, number: int, path: paths.Path) -> Route:
    cautions = paths.cautions(view.atlas, path)
    product = [{"+": "+", "-": "−"}.get(step.sign, "?") for step in path.steps]
    return Route(
        number=number,
        steps=tuple(_step(view, n, step) for n, step in enumerate(path.steps, start=1)),
        sign=path.sign,
        formula=" × ".join(product),
        unknown=tuple(n for n, s in enumerate(path.steps, start=1) if s.sign not in ("+", "-")),
        flags=tuple(_FLAGS[caution.kind] for caution in cautions),
        cautions=tuple(_caution(view, path, caution) for caution in cautions),
        elements=" ".join(_elements(path)),
    )


def _step(view: View, number: int, step: paths.Step) -> RouteStep:
    atlas = view.atlas
    predicate = atlas.predicates[step.edge.predicate]
    return RouteStep(
        number=number,
        card=claim_card(atlas, step.claim),
        start=atlas.nodes[step.start].label,
        relation=predicate.label,
        end=atlas.nodes[step.end].label,
        sign=SIGNS[step.sign].name,
        others=len(step.edge.claims) - 1,
        also=tuple(
            (edge, atlas.predicates[edge.predicate].label, SIGNS[atlas.sign(edge)].name)
            for edge in step.also
        ),
        directed=step.directed,
    )


_FLAGS = {
    "species": "species change",
    "condition": "conditions change",
    "correlation": "correlation",
    "part": "part of",
    "no_effect": "no effect",
    "disagreement": "claims disagree",
}


def _caution(view: View, path: paths.Path, caution: paths.Caution) -> str:
    """Return what a caution means for this path, in a sentence or two."""
    where = _numbers(caution.steps)
    if caution.kind == "species":
        species = [_species(path.steps[n - 1]) for n in caution.steps]
        listed = "; ".join(
            f"step {n}: {text}" for n, text in zip(caution.steps, species, strict=True)
        )
        kinds = tuple(dict.fromkeys(species))
        return (
            f"The species change ({listed}). A chain of {_and(kinds)} claims is not one mechanism."
        )
    if caution.kind == "condition":
        listed = "; ".join(
            f"step {n}: {_conditions(view, path.steps[n - 1])}" for n in caution.steps
        )
        return f"The conditions change ({listed}). What holds in one need not hold in the other."
    one = len(caution.steps) == 1
    return {
        "correlation": f"{where} only {'says' if one else 'say'} what goes along with what: "
        "no cause, and no direction, so it is walked both ways.",
        "part": f"{where} {'says' if one else 'say'} what belongs to what, not what acts on what.",
        "no_effect": f"{where} found no effect: the chain breaks there.",
        "disagreement": f"{where} {'is' if one else 'are'} disputed: "
        "other claims between the same two say otherwise.",
    }[caution.kind]


def _numbers(steps: Sequence[int]) -> str:
    return f"Step{'s' if len(steps) > 1 else ''} {_and([str(n) for n in steps])}"


def _and(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _species(step: paths.Step) -> str:
    return ", ".join(label_of("species", species) for species in step.claim.species)


def _conditions(view: View, step: paths.Step) -> str:
    about = paths.conditions(view.atlas, step.claim)
    return ", ".join(view.atlas.nodes[node].label for node in about)


def _examples(view: View) -> tuple[paths.Path, ...]:
    state = view.state
    amount = 6 if state.start or state.end else 3
    return suggestions.example_paths(view.atlas, view.edges, state.start, state.end, amount)


def _example(view: View, path: paths.Path) -> tuple[str, str, Route]:
    return path.nodes[0], path.nodes[-1], _route(view, 0, path)
