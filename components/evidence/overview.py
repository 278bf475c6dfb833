"""The overview, when nothing is selected: what the claims shown rest on, where to start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import View
from components.evidence.glossary_terms import term_marker
from components.evidence.no_results import no_results
from data.bodies import BODY_WORDS
from data.facets import FACETS, UNSTATED, Facet
from data.model import Node
from data.store.answers import EdgeSummary
from data.store.opposition import stance
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
    """Return a chart for each facet with a `question`: how many claims shown have each value.

    In the order of the questions. A claim with two species counts for both. Values that no
    claim shown has are left out, and so are facets without a bar; a facet that is not
    `unstated_charted` has no bar for claims without a value.
    """
    charts = []
    for question, facet in sorted(_charted(), key=lambda one: one[0].order):
        amounts = dict(view.store.value_counts(view.filters, facet.name))
        if not facet.unstated_charted:
            amounts.pop(UNSTATED, None)
        by_amount = sorted(amounts, key=lambda value: -amounts[value])
        order = dict.fromkeys((*facet.words, *by_amount))
        bars = tuple(
            _bar(view, facet, value, amounts[value]) for value in order if amounts.get(value)
        )
        if bars:
            charts.append(FacetChart(facet.name, question.text, bars))
    return tuple(charts)


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


def starting_points(view: View) -> tuple[Node, ...]:
    """Return the nodes with most of the claims shown, at most `MAX_STARTING_POINTS`."""
    busiest = view.store.busiest_nodes(view.filters, MAX_STARTING_POINTS)
    return tuple(view.atlas.nodes[node] for node in busiest)


def disputed_edges(view: View) -> tuple[EdgeSummary, ...]:
    """Return one edge for each pair of nodes whose visible claims disagree."""
    pairs: dict[tuple[str, str], EdgeSummary] = {}
    for edge in view.edge_summaries:
        if edge.disputed:
            things = stance(view.atlas, edge)[:2]
            # The thing itself stands for its lack.
            if things not in pairs or (edge.subject, edge.object) == things:
                pairs[things] = edge
    return tuple(pairs.values())


def overview_html(view: View) -> str:
    """Return the overview's HTML, with the no-results message if the filters leave no claim."""
    totals = view.store.totals(view.filters)
    return render(
        "evidence/overview.html",
        atlas=view.atlas,
        total=totals.claims,
        explain=term_marker(view.atlas),
        link=href_builder(view.state),
        empty=no_results(view),
        bodies=totals.bodies,
        body_words=BODY_WORDS,
        publications=totals.publications,
        referenced=totals.referenced,
        figures=facet_charts(view),
        differing=totals.differing,
        starts=starting_points(view),
        disputes=disputed_edges(view),
    )
