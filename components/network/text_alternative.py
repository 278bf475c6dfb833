"""The network as text: everything that a View draws, as headings and sentences.

An equal of the canvas for those who hear the page or would rather read it. Every thing and
every line opens the same evidence as it does there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from components.core.labels import count_noun, label_of
from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import View
from components.network import brain
from data.model import COLUMNS, NODE_KINDS, SIGNS, Node
from data.store.answers import EdgeSummary

#: How many lines are listed at most, with the things at their ends.
MAX_LINES = 2000


@dataclass(frozen=True)
class ListedEdge:
    """One line of the drawing: what it selects, its sentence in three parts, facts about it."""

    select: str
    subject: str
    relation: str
    object: str
    sign: str
    facts: str


@dataclass(frozen=True)
class ListedNode:
    """One node: how many of the claims shown end at it, and every line that does."""

    node: Node
    amount: int
    lines: tuple[ListedEdge, ...]


@dataclass(frozen=True)
class KindGroup:
    """The things of one kind, by name."""

    name: str
    heading: str
    things: tuple[ListedNode, ...]


def text_alternative_html(view: View) -> str:
    """The HTML of the text form; says so if the filters leave nothing.

    It does not depend on what is selected: the page marks that itself.
    """
    found = nodes_by_kind(view)
    return render(
        "network/text_alternative.html",
        kinds=found,
        things=sum(len(kind.things) for kind in found),
        lines=view.store.count_edges(view.filters),
        listed=MAX_LINES,
        sentence=view.text,
        link=href_builder(view.state),
    )


def nodes_by_kind(view: View) -> tuple[KindGroup, ...]:
    """What the View draws: kinds in the order of the drawing's columns, things by name.

    At most `MAX_LINES` lines, in the order of the tables, and the things at their ends.
    A line stands under both of its ends, first where it starts. Kinds without a thing are
    left out; nothing at all if no claim passes the filters in a view without a brain.
    """
    edges = view.store.edges(view.filters, MAX_LINES)
    drawn = {end for edge in edges for end in (edge.subject, edge.object)}
    if view.state.view == "brain":
        drawn.update(brain.always_shown(view.atlas))
    lines = _lines(view, edges)
    amounts = view.store.claims_per_node(view.filters)
    found: dict[str, list[ListedNode]] = {}
    for node in sorted(view.atlas.nodes.values(), key=lambda node: node.label.casefold()):
        if node.id in drawn:
            thing = ListedNode(node, amounts.get(node.id, 0), tuple(lines.get(node.id, ())))
            found.setdefault(node.kind, []).append(thing)
    order = [k.id for column in COLUMNS for k in NODE_KINDS.values() if k.tone == column.tone]
    return tuple(
        KindGroup(k, _heading(k, len(found[k])), tuple(found[k])) for k in order if k in found
    )


def _lines(view: View, edges: Iterable[EdgeSummary]) -> dict[str, list[ListedEdge]]:
    """For each node the lines that start there, then those that end there, then what was seen."""
    starting: dict[str, list[ListedEdge]] = {}
    ending: dict[str, list[ListedEdge]] = {}
    species = view.store.species_by_edge(view.filters, MAX_LINES)
    for edge in edges:
        line = _line(view, edge, species.get(edge.id, ()))
        starting.setdefault(edge.subject, []).append(line)
        if edge.object != edge.subject:
            ending.setdefault(edge.object, []).append(line)
    seen = _seen(view) if view.state.view == "brain" else {}
    return {
        node: [*starting.get(node, ()), *ending.get(node, ()), *seen.get(node, ())]
        for node in {**starting, **ending, **seen}
    }


def _line(view: View, edge: EdgeSummary, species: Iterable[str]) -> ListedEdge:
    predicate = view.atlas.predicates[edge.predicate]
    facts = _facts(edge.amount, species) + (["claims disagree"] if edge.disputed else [])
    return ListedEdge(
        select=edge.id,
        subject=view.atlas.nodes[edge.subject].label,
        relation=predicate.label,
        object=view.atlas.nodes[edge.object].label,
        sign=SIGNS[predicate.sign].name,
        facts=" · ".join(facts),
    )


def _seen(view: View) -> dict[str, list[ListedEdge]]:
    """For each place in the brain: what was seen there in claims that end elsewhere."""
    drawn = {line["data"]["id"]: line["data"] for line in brain.site_edges(view.atlas)}
    found: dict[str, list[ListedEdge]] = {}
    for id_, claims in brain.claims_by_site_edge(view).items():
        data = drawn[id_]
        thing, place = data["source"], data["target"]
        line = ListedEdge(
            select=data["selects"],
            subject=view.atlas.nodes[thing].label,
            relation="was seen in the",
            object=view.atlas.nodes[place].label,
            sign="site",
            facts=" · ".join(_facts(len(claims), (s for c in claims for s in c.species))),
        )
        found.setdefault(place, []).append(line)
    return found


def _facts(amount: int, species: Iterable[str]) -> list[str]:
    """How many claims, and in whom or what they were seen if that is stated."""
    names = dict.fromkeys(label_of("species", one) for one in species)
    return [count_noun(amount, "claim"), *([", ".join(names)] if names else [])]


def _heading(kind: str, amount: int) -> str:
    """What a kind's things are called: one of them, or several."""
    one = label_of("kind", kind)
    text = one if amount == 1 else NODE_KINDS[kind].plural or f"{one}s"
    return f"{text[:1].upper()}{text[1:]}"
