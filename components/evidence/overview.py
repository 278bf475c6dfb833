"""The overview, when nothing is selected: what the claims shown rest on, where to start."""

from __future__ import annotations

from dataclasses import dataclass

from components.core.labels import VALUE_LABELS, label_of, meaning_of
from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import View
from components.evidence.glossary_terms import term_marker
from components.evidence.no_results import no_results
from data.facets import UNSTATED
from data.model import Node
from data.store.answers import EdgeSummary

#: How many nodes with most claims are offered to start from.
MAX_STARTING_POINTS = 6
#: Facet -> the question that its bars answer.
_QUESTIONS = {
    "evidence": "On what evidence?",
    "check": "Does it say what its source says?",
    "species": "In whom, or in what?",
    "voice": "Who says it?",
    "status": "Is there a reference?",
}
_TONES = {
    **dict.fromkeys(("human", "human_trial", "human_observation"), "human"),
    **dict.fromkeys(("mouse", "rat", "prairie_vole", "animal_experiment"), "animal"),
    **dict.fromkeys(("cell_line", "cell_experiment"), "cell"),
}


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
    for facet, question in _QUESTIONS.items():
        amounts = view.store.value_counts(view.filters, facet)
        known = (v for v in VALUE_LABELS[facet] if (facet, v) != ("check", UNSTATED))
        bars = tuple(_bar(view, facet, v, amounts[v]) for v in known if v in amounts)
        if bars:
            found.append(FacetChart(facet, question, bars))
    return tuple(found)


def _bar(view: View, facet: str, value: str, amount: int) -> Bar:
    included, _ = view.state.choices.get(facet, ((), ()))
    return Bar(
        value=value,
        label=label_of(facet, value),
        meaning=meaning_of(facet, value),
        amount=amount,
        tone=_TONES.get(value, "none"),
        chosen=included == (value,),
    )


def count_differing(view: View) -> int:
    """How many of the claims shown have a remark that is not "agrees"."""
    return view.store.totals(view.filters).differing


def starting_points(view: View) -> tuple[Node, ...]:
    """The nodes with most of the claims shown, at most `START`, most first."""
    busiest = view.store.busiest_nodes(view.filters, MAX_STARTING_POINTS)
    return tuple(view.atlas.nodes[node] for node in busiest)


def disputed_edges(view: View) -> tuple[EdgeSummary, ...]:
    """One of the edges for each pair of nodes whose visible claims disagree."""
    pairs = {(e.subject, e.object): e for e in view.edge_summaries if e.disputed}
    return tuple(pairs.values())


def overview_html(view: View) -> str:
    """The overview's HTML; the way back instead if the filters leave nothing."""
    totals = view.store.totals(view.filters)
    return render(
        "evidence/overview.html",
        atlas=view.atlas,
        total=totals.claims,
        explain=term_marker(view.atlas),
        link=href_builder(view.state),
        empty=no_results(view),
        bodies=totals.bodies,
        publications=totals.publications,
        referenced=totals.referenced,
        figures=facet_charts(view),
        differing=totals.differing,
        starts=starting_points(view),
        disputes=disputed_edges(view),
    )
