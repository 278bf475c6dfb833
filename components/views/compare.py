"""Compare: two conditions side by side, what is claimed of the one, the other, or both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from components.core.labels import claim_sentence
from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import View, visible
from components.network.positions.columns import Position
from components.network.positions.step_columns import step_columns
from components.views.path_suggestions import unfiltered
from components.views.pickers import Picker, condition_groups
from data.bodies import BODY_WORDS, body_of
from data.model import SIGNS, Edge, Node
from data.store import comparison as sides
from data.store import suggestions

#: What a verdict means for the reader; ``{a}`` and ``{b}`` are the two conditions.
VERDICTS = {
    "opposite": ("Opposite directions", "raises or worsens the one, lowers or eases the other"),
    "unlike": ("An effect on one only", "an effect on the one, expressly none on the other"),
    "contested": ("Claims disagree", "for one of them, the claims disagree among themselves"),
    "same": ("The same direction", "raises or worsens both, or lowers or eases both"),
    "unsigned": ("No direction stated", "for one of them or both: not comparable"),
    "only_a": ("Only for {a}", "no such claim for {b}"),
    "only_b": ("Only for {b}", "no such claim for {a}"),
}


@dataclass(frozen=True)
class ComparedEdge:
    """An edge in words; `echo` is how the other condition's claims on the same nodes compare."""

    edge: Edge
    subject: str
    relation: str
    object: str
    sign: str
    bodies: str
    text: str
    echo: str = ""


@dataclass(frozen=True)
class ActorRow:
    """An actor with its edges for each condition."""

    node: Node
    on_a: tuple[ComparedEdge, ...]
    on_b: tuple[ComparedEdge, ...]


@dataclass(frozen=True)
class VerdictGroup:
    """The actors with one verdict."""

    verdict: str
    label: str
    meaning: str
    rows: tuple[ActorRow, ...]


@lru_cache(maxsize=64)
def comparison(view: View) -> sides.Comparison | None:
    """Return the comparison of the chosen conditions; None unless two different ones are."""
    a, b = view.state.a, view.state.b
    if not a or not b or a == b:
        return None
    return sides.compare(view.atlas, view.claims, a, b)


def view_html(view: View) -> str:
    """Return the compare view's HTML, the same for every selection: the browser marks that."""
    state, atlas = view.state, view.atlas
    compared = comparison(view)
    a, b = atlas.nodes.get(state.a), atlas.nodes.get(state.b)
    lists = []
    if compared and a and b:
        lists = [
            ("tone-both", "both", f"Both {a.label} and {b.label}", _lines(view, compared.both)),
            ("tone-a", "A", f"Only {a.label}", _lines(view, compared.only_a)),
            ("tone-b", "B", f"Only {b.label}", _lines(view, compared.only_b)),
        ]
    return render(
        "views/compare.html",
        pickers=(
            Picker("a", "A", state.a, condition_groups(atlas)),
            Picker("b", "B", state.b, condition_groups(atlas)),
        ),
        state=state,
        a=a,
        b=b,
        comparison=compared,
        nested=bool(a and b and sides.nested(atlas, a.id, b.id)),
        groups=_groups(view, a, b) if compared and a and b else (),
        lists=lists,
        examples=[
            (atlas.nodes[one], atlas.nodes[other])
            for one, other in (() if compared else suggestions.example_pairs(atlas, view.filters))
        ],
        ways=_clearable_filters(view) if compared and not compared.edges else (),
        link=href_builder(state.without("select")),
    )


def element_classes(view: View) -> Mapping[str, str]:
    """Return the tone of each element about a condition, and ``off`` for all others.

    A node has the tone of its edges; the two conditions have their own. Empty if no claim
    shown is about either.
    """
    compared = comparison(view)
    if not compared or not compared.edges:
        return {}
    tones: dict[str, str] = {}
    for tone, edges in _edges_by_tone(compared):
        for edge in edges:
            tones[edge.id] = tone
            for node in (edge.subject, edge.object):
                tones[node] = tone if tones.get(node, tone) == tone else "tone-both"
    tones |= {node: tone for node, tone in _condition_tones(compared).items() if node in tones}
    everything = (*(node.id for node in view.nodes), *(edge.id for edge in view.edges))
    return {element: "off" for element in everything if element not in tones} | tones


def positions(view: View) -> Mapping[str, Position] | None:
    """Return three columns: only about A, both, only about B; None if nothing is about either."""
    compared = comparison(view)
    if not compared or not compared.edges:
        return None
    tones = element_classes(view)
    condition_tones = _condition_tones(compared)
    columns = []
    for tone in ("tone-a", "tone-both", "tone-b"):
        column = [node.id for node in view.nodes if tones.get(node.id) == tone]
        columns.append(sorted(column, key=lambda node: node not in condition_tones))
    return step_columns(view.atlas, columns)


def _condition_tones(compared: sides.Comparison) -> dict[str, str]:
    return {compared.a: "tone-a", compared.b: "tone-b"}


def _edges_by_tone(compared: sides.Comparison) -> tuple[tuple[str, tuple[Edge, ...]], ...]:
    return ("tone-a", compared.only_a), ("tone-both", compared.both), ("tone-b", compared.only_b)


def _lines(view: View, edges: Iterable[Edge]) -> tuple[ComparedEdge, ...]:
    return tuple(_line(view, edge) for edge in edges)


def _line(view: View, edge: Edge) -> ComparedEdge:
    atlas = view.atlas
    compared = comparison(view)
    bodies = dict.fromkeys(BODY_WORDS[body_of(claim)].short for claim in edge.claims)
    return ComparedEdge(
        edge=edge,
        subject=atlas.nodes[edge.subject].label,
        relation=atlas.predicates[edge.predicate].label,
        object=atlas.nodes[edge.object].label,
        sign=SIGNS[atlas.sign(edge)].name,
        bodies=", ".join(bodies),
        text=claim_sentence(atlas, edge.claims[0]),
        echo=sides.echo(atlas, edge, compared) if compared else "",
    )


def _groups(view: View, a: Node, b: Node) -> tuple[VerdictGroup, ...]:
    """Return the actors by verdict, in the order of `VERDICTS`, without empty groups."""
    actors = sides.actors(view.atlas, view.edges, a.id, b.id)
    groups = []
    for verdict, (label, meaning) in VERDICTS.items():
        rows = tuple(
            ActorRow(view.atlas.nodes[x.node], _lines(view, x.on_a), _lines(view, x.on_b))
            for x in actors
            if x.verdict == verdict
        )
        names = {"a": a.label, "b": b.label}
        if rows:
            groups.append(
                VerdictGroup(verdict, label.format(**names), meaning.format(**names), rows)
            )
    return tuple(groups)


def _clearable_filters(view: View) -> tuple[tuple[str, str, int], ...]:
    """Return the filters to clear as (text, field, claims about either condition without it)."""
    clearable = []
    for part in view.sentence:
        if part.field:
            other = comparison(visible(view.atlas, view.state.without(part.field)))
            clearable.append(
                (part.text, part.field, len(other.about_a | other.about_b) if other else 0)
            )
    if not any(amount for _, _, amount in clearable):
        other = comparison(unfiltered(view))
        clearable.append(("any filter", "all", len(other.about_a | other.about_b) if other else 0))
    return tuple(row for row in clearable if row[2])
