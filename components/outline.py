"""The network as text: everything that a View draws, as headings and sentences.

An equal of the canvas for those who hear the page or would rather read it. Every thing and
every line opens the same evidence as it does there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from components import brain
from components.elements import shown
from components.layouts import COLUMNS
from components.links import linker
from components.render import render
from components.theme import SIGNS
from components.view import View
from components.words import WORDS, count, word
from data import query
from data.model import Claim, Edge, Node

#: How several things of a kind are called, where an "s" is not enough.
_SEVERAL = {
    "gene_or_receptor": "genes and receptors",
    "network_or_axis": "networks and axes",
    "process": "processes",
}


@dataclass(frozen=True)
class Line:
    """One line of the drawing: what it selects, its sentence in three parts, facts about it."""

    select: str
    subject: str
    relation: str
    object: str
    sign: str
    facts: str


@dataclass(frozen=True)
class Thing:
    """One node: how many of the claims shown end at it, and every line that does."""

    node: Node
    amount: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Kind:
    """The things of one kind, by name."""

    name: str
    heading: str
    things: tuple[Thing, ...]


def outline(view: View) -> str:
    """The HTML of the text form; says so if the filters leave nothing.

    It does not depend on what is selected: the page marks that itself.
    """
    found = kinds(view)
    return render(
        "outline.html",
        kinds=found,
        things=sum(len(kind.things) for kind in found),
        lines=len(view.edges),
        sentence=view.text,
        link=linker(view.state),
    )


def kinds(view: View) -> tuple[Kind, ...]:
    """What the View draws: kinds in the order of the drawing's columns, things by name.

    A line stands under both of its ends, first where it starts. Kinds without a thing are
    left out; nothing at all if no claim passes the filters in a view without a brain.
    """
    drawn = set(shown(view)["nodes"])
    lines = _lines(view)
    found: dict[str, list[Thing]] = {}
    for node in sorted(view.atlas.nodes.values(), key=lambda node: node.label.casefold()):
        if node.id in drawn:
            amount = len(query.claims_of_node(view.claims, node.id))
            thing = Thing(node, amount, tuple(lines.get(node.id, ())))
            found.setdefault(node.kind, []).append(thing)
    order = [kind for _, inside in COLUMNS for kind in WORDS["kind"] if kind in inside]
    return tuple(Kind(k, _heading(k, len(found[k])), tuple(found[k])) for k in order if k in found)


def _lines(view: View) -> dict[str, list[Line]]:
    """For each node the lines that start there, then those that end there, then what was seen."""
    starting: dict[str, list[Line]] = {}
    ending: dict[str, list[Line]] = {}
    for edge in view.edges:
        line = _line(view, edge)
        starting.setdefault(edge.subject, []).append(line)
        if edge.object != edge.subject:
            ending.setdefault(edge.object, []).append(line)
    seen = _seen(view) if view.state.view == "brain" else {}
    return {
        node: [*starting.get(node, ()), *ending.get(node, ()), *seen.get(node, ())]
        for node in {**starting, **ending, **seen}
    }


def _line(view: View, edge: Edge) -> Line:
    predicate = view.atlas.predicates[edge.predicate]
    facts = [*_facts(edge.claims), *(["claims disagree"] if edge.id in view.disagreeing else [])]
    return Line(
        select=edge.id,
        subject=view.atlas.nodes[edge.subject].label,
        relation=predicate.label,
        object=view.atlas.nodes[edge.object].label,
        sign=SIGNS[predicate.sign][0],
        facts=" · ".join(facts),
    )


def _seen(view: View) -> dict[str, list[Line]]:
    """For each place in the brain: what was seen there in claims that end elsewhere."""
    drawn = {line["data"]["id"]: line["data"] for line in brain.site_lines(view.atlas)}
    found: dict[str, list[Line]] = {}
    for id_, claims in brain.seen(view).items():
        data = drawn[id_]
        thing, place = data["source"], data["target"]
        line = Line(
            select=data["selects"],
            subject=view.atlas.nodes[thing].label,
            relation="was seen in the",
            object=view.atlas.nodes[place].label,
            sign="site",
            facts=" · ".join(_facts(claims)),
        )
        found.setdefault(place, []).append(line)
    return found


def _facts(claims: Iterable[Claim]) -> list[str]:
    """How many claims, and in whom or what they were seen if that is stated."""
    claims = tuple(claims)
    species = dict.fromkeys(word("species", one) for claim in claims for one in claim.species)
    return [count(len(claims), "claim"), *([", ".join(species)] if species else [])]


def _heading(kind: str, amount: int) -> str:
    """What a kind's things are called: one of them, or several."""
    one = word("kind", kind)
    text = one if amount == 1 else _SEVERAL.get(kind, f"{one}s")
    return f"{text[:1].upper()}{text[1:]}"
