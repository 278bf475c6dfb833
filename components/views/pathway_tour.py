"""A mechanism as a guided tour: one claim a step, our narration above the network."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html

from components.core import ids
from components.core.labels import claim_sentence
from components.core.templating import render
from components.core.view import View
from components.evidence.glossary_terms import term_marker
from data.model import Pathway, Step
from data.pathway_evidence import evidence_line


def layout() -> html.Section:
    """Return the container of the narration, which ``assets/views/pathway_tour.js`` fills."""
    return html.Section(id=ids.WALK, className="walk", hidden=True)


def tour_html(view: View) -> str:
    """Return the narration of the present step with links on and back; empty without a tour."""
    pathway = view.atlas.pathways.get(view.state.walk)
    if pathway is None:
        return ""
    at = int(view.state.step)
    return render(
        "views/pathway_tour.html",
        pathway=pathway,
        step=pathway.steps[at - 1],
        explain=term_marker(view.atlas),
        sentence=claim_sentence(view.atlas, view.atlas.claims[pathway.steps[at - 1].claim]),
        before=_step(pathway, at - 1),
        after=_step(pathway, at + 1),
        evidence="" if _step(pathway, at + 1) else evidence_line(view.atlas, pathway),
        hidden=not view.shown([view.atlas.claims[pathway.steps[at - 1].claim]]),
    )


def element_classes(view: View) -> Mapping[str, str]:
    """Return ``on-path`` for the edges of the tour's steps and their ends; empty without one."""
    pathway = view.atlas.pathways.get(view.state.walk)
    classes: dict[str, str] = {}
    for step in pathway.steps if pathway else ():
        claim = view.atlas.claims[step.claim]
        classes |= dict.fromkeys((claim.subject, claim.edge, claim.object), "on-path")
    return classes


def _step(pathway: Pathway, number: int) -> Step | None:
    return pathway.steps[number - 1] if 1 <= number <= len(pathway.steps) else None
