"""Compare: two conditions side by side, what is claimed of the one, the other, or both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from components.card import body_of, sentence
from components.detour import unfiltered
from components.lanes import lanes
from components.layouts import Place
from components.links import linker
from components.pickers import Picker, conditions
from components.render import render
from components.theme import SIGNS
from components.view import View, visible
from data import compare as sides
from data import examples
from data.model import Edge, Node

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
_BODIES = {"human": "people", "animal": "animals", "cell": "cells", "none": "no study"}


@dataclass(frozen=True)
class Line:
    """An edge in words; `echo` is what the other condition says of the same two things."""

    edge: Edge
    subject: str
    relation: str
    object: str
    sign: str
    bodies: str
    text: str
    echo: str = ""


@dataclass(frozen=True)
class Row:
    """An actor with its lines for each condition."""

    node: Node
    on_a: tuple[Line, ...]
    on_b: tuple[Line, ...]


@dataclass(frozen=True)
class Group:
    """The actors with one verdict."""

    verdict: str
    label: str
    meaning: str
    rows: tuple[Row, ...]


@lru_cache(maxsize=64)
def comparison(view: View) -> sides.Comparison | None:
    """What is compared; None unless two different conditions are chosen."""
    a, b = view.state.a, view.state.b
    if not a or not b or a == b:
        return None
    return sides.compare(view.atlas, view.claims, a, b)


def words(view: View) -> str:
    """The compare view's HTML. It does not depend on what is selected: the browser marks that."""
    state, atlas = view.state, view.atlas
    found = comparison(view)
    a, b = atlas.nodes.get(state.a), atlas.nodes.get(state.b)
    lists = []
    if found and a and b:
        lists = [
            ("tone-both", "both", f"Both {a.label} and {b.label}", _lines(view, found.both)),
            ("tone-a", "A", f"Only {a.label}", _lines(view, found.only_a)),
            ("tone-b", "B", f"Only {b.label}", _lines(view, found.only_b)),
        ]
    return render(
        "compare.html",
        pickers=(
            Picker("a", "A", state.a, conditions(atlas)),
            Picker("b", "B", state.b, conditions(atlas)),
        ),
        state=state,
        a=a,
        b=b,
        found=found,
        nested=bool(a and b and sides.nested(atlas, a.id, b.id)),
        groups=_groups(view, a, b) if found and a and b else (),
        lists=lists,
        examples=[
            (atlas.nodes[one], atlas.nodes[other])
            for one, other in (() if found else examples.pairs(atlas, view.claims))
        ],
        ways=_ways_out(view) if found and not found.edges else (),
        link=linker(state.without("select")),
    )


def marks(view: View) -> Mapping[str, str]:
    """Each element about a condition by its tone, all others ``off``; nothing if none is.

    A node has the tone of its edges; the two conditions themselves have their own.
    """
    found = comparison(view)
    if not found or not found.edges:
        return {}
    tones: dict[str, str] = {}
    for tone, edges in _toned(found):
        for edge in edges:
            tones[edge.id] = tone
            for node in (edge.subject, edge.object):
                tones[node] = tone if tones.get(node, tone) == tone else "tone-both"
    tones |= {node: tone for node, tone in _own(found).items() if node in tones}
    everything = (*(node.id for node in view.nodes), *(edge.id for edge in view.edges))
    return {element: "off" for element in everything if element not in tones} | tones


def places(view: View) -> Mapping[str, Place] | None:
    """Three columns: what is only about A, both, only about B; None if nothing is."""
    found = comparison(view)
    if not found or not found.edges:
        return None
    tones = marks(view)
    own = _own(found)
    columns = []
    for tone in ("tone-a", "tone-both", "tone-b"):
        there = [node.id for node in view.nodes if tones.get(node.id) == tone]
        columns.append(sorted(there, key=lambda node: node not in own))
    return lanes(view.atlas, columns)


def _own(found: sides.Comparison) -> dict[str, str]:
    return {found.a: "tone-a", found.b: "tone-b"}


def _toned(found: sides.Comparison) -> tuple[tuple[str, tuple[Edge, ...]], ...]:
    return ("tone-a", found.only_a), ("tone-both", found.both), ("tone-b", found.only_b)


def _lines(view: View, edges: Iterable[Edge]) -> tuple[Line, ...]:
    return tuple(_line(view, edge) for edge in edges)


def _line(view: View, edge: Edge) -> Line:
    atlas = view.atlas
    found = comparison(view)
    bodies = dict.fromkeys(_BODIES[body_of(claim)] for claim in edge.claims)
    return Line(
        edge=edge,
        subject=atlas.nodes[edge.subject].label,
        relation=atlas.predicates[edge.predicate].label,
        object=atlas.nodes[edge.object].label,
        sign=SIGNS[atlas.sign(edge)][0],
        bodies=", ".join(bodies),
        text=sentence(atlas, edge.claims[0]),
        echo=sides.echo(atlas, edge, found) if found else "",
    )


def _groups(view: View, a: Node, b: Node) -> tuple[Group, ...]:
    """The actors by verdict, in the order of `VERDICTS`, without empty groups."""
    found = sides.actors(view.atlas, view.edges, a.id, b.id)
    groups = []
    for verdict, (label, meaning) in VERDICTS.items():
        rows = tuple(
            Row(view.atlas.nodes[x.node], _lines(view, x.on_a), _lines(view, x.on_b))
            for x in found
            if x.verdict == verdict
        )
        names = {"a": a.label, "b": b.label}
        if rows:
            groups.append(Group(verdict, label.format(**names), meaning.format(**names), rows))
    return tuple(groups)


def _ways_out(view: View) -> tuple[tuple[str, str, int], ...]:
    """For each filter in use: its words, its field and how many claims its Clear would bring."""
    ways = []
    for part in view.sentence:
        if part.field:
            other = comparison(visible(view.atlas, view.state.without(part.field)))
            ways.append((part.text, part.field, len(other.about_a | other.about_b) if other else 0))
    if not any(amount for _, _, amount in ways):
        other = comparison(unfiltered(view))
        ways.append(("any filter", "all", len(other.about_a | other.about_b) if other else 0))
    return tuple(way for way in ways if way[2])
