"""The overview, when nothing is selected: what the claims shown rest on, where to start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import View
from components.evidence.claim_card import body_of
from components.evidence.glossary_terms import term_marker
from components.evidence.no_results import no_results
from data.facets import FACETS, UNSTATED, Facet
from data.model import Edge, Node
from data.vocabulary import Heading

#: How many nodes with most claims are offered to start from.
MAX_STARTING_POINTS = 6


@dataclass(frozen=True)
class Bar:
    """One value of a facet: how many of the claims shown have it; `chosen` if filtered by it."""

    value: str
    label: str
    meaning: str
    amount: int
    tone: str
    chosen: bool


@dataclass(frozen=True)
class FacetChart:
    """The bars of one facet; `facet` is also the filter that they set."""

    facet: str
    question: str
    bars: tuple[Bar, ...]


def facet_charts(view: View) -> tuple[FacetChart, ...]:
    """How many of the claims shown are of which evidence, species, voice, reference and check.

    A claim with two species counts for both. Values that no claim shown has are left
    out, and so is a facet that would have no bar; claims without a remark against their
    source make none.
    """
    found = []
    for question, facet in sorted(_charted(), key=lambda one: one[0].order):
        amounts = Counter(v for c in view.claims for v in facet.values_of(view.atlas, c))
        if not facet.unstated_charted:
            del amounts[UNSTATED]
        order = dict.fromkeys((*facet.words, *(value for value, _ in amounts.most_common())))
        bars = tuple(_bar(view, facet, value, amounts[value]) for value in order if amounts[value])
        if bars:
            found.append(FacetChart(facet.name, question.text, bars))
    return tuple(found)


def _charted() -> Iterator[tuple[Heading, Facet]]:
    for facet in FACETS:
        if facet.question:
            yield facet.question, facet


def _bar(view: View, facet: Facet, value: str, amount: int) -> Bar:
    included, _ = view.state.choices.get(facet.name, ((), ()))
    word = facet.words.get(value)
    return Bar(
        value=value,
        label=facet.value_label(view.atlas, value),
        meaning=facet.value_meaning(view.atlas, value),
        amount=amount,
        tone=(word.body if word else "") or "none",
        chosen=included == (value,),
    )


def count_differing(view: View) -> int:
    """How many of the claims shown have a remark that is not "agrees"."""
    checks = view.atlas.checks
    return sum(any(c.verdict != "agrees" for c in checks.get(o.id, ())) for o in view.claims)


def starting_points(view: View) -> tuple[Node, ...]:
    """The nodes with most of the claims shown, at most `START`, most first."""
    degrees = Counter(end for c in view.claims for end in (c.subject, c.object))
    return tuple(view.atlas.nodes[node] for node, _ in degrees.most_common(MAX_STARTING_POINTS))


def disputed_edges(view: View) -> tuple[Edge, ...]:
    """One of the edges for each pair of nodes whose visible claims disagree."""
    pairs = {(e.subject, e.object): e for e in view.edges if e.id in view.disagreeing}
    return tuple(pairs.values())


def overview_html(view: View) -> str:
    """The overview's HTML; the way back instead if the filters leave nothing."""
    return render(
        "evidence/overview.html",
        atlas=view.atlas,
        total=len(view.claims),
        explain=term_marker(view.atlas),
        link=href_builder(view.state),
        empty=no_results(view),
        bodies=Counter(body_of(claim) for claim in view.claims),
        publications=len({claim.reference for claim in view.claims} - {""}),
        referenced=sum(bool(claim.reference) for claim in view.claims),
        figures=facet_charts(view),
        differing=count_differing(view),
        starts=starting_points(view),
        disputes=disputed_edges(view),
    )
