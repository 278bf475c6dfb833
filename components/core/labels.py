"""The words that the page uses for the values in the tables (ours, never quoted)."""

from __future__ import annotations

from data.facets import UNSTATED
from data.model import NODE_KINDS, Atlas, Claim

#: facet -> value -> (label, what it means)
VALUE_LABELS: dict[str, dict[str, tuple[str, str]]] = {
    "species": {
        "human": ("human", "Studied in people."),
        "mouse": ("mouse", "Studied in mice: no result in people."),
        "rat": ("rat", "Studied in rats: no result in people."),
        "prairie_vole": ("prairie vole", "Studied in prairie voles: no result in people."),
        "cell_line": ("cells in a dish", "Studied in cell cultures, not in a living body."),
        UNSTATED: ("not stated", "Neither sentence nor section says in whom or what."),
    },
    "evidence": {
        "human_trial": ("human trial", "People were given something and the effect was measured."),
        "human_observation": (
            "human observation",
            "People were measured, nothing was given: it cannot show a cause.",
        ),
        "review": ("review", "A text that sums up other studies."),
        "animal_experiment": ("animal experiment", "Done in animals: it may not hold in people."),
        "cell_experiment": ("cell experiment", "Done in cells: it may not hold in a body."),
        "statement": ("statement", "Said without naming a study."),
    },
    "voice": {
        "study": ("a study", "The article quotes a publication or its press release."),
        "person": ("a person", "The article quotes somebody."),
        "article": ("the article itself", "The article's own sentence."),
    },
    "status": {
        "cited": ("cited", "The article names this publication."),
        "matched": (
            "matched",
            "The article does not name it; the quoted words were found in this publication.",
        ),
        "recognised": (
            "recognised",
            "The article does not name it; content points to this publication, "
            "but the exact words were not seen there.",
        ),
        "unresolved": ("unresolved", "No publication was found behind this sentence."),
    },
    "check": {
        "agrees": ("agrees", "The source says the same."),
        "overstates": ("overstates", "The article says more than its source."),
        "misquotes": ("misquotes", "The article's words differ from its source."),
        "omits": ("omits", "The article leaves out something that matters."),
        "contradicted": ("contradicted", "The source, or a later study, says otherwise."),
        "misprint": ("misprint", "A printing error changes or hides the meaning."),
        UNSTATED: ("no remark", "We have noted nothing against the source."),
    },
    "certainty": {
        "stated": ("stated", "Said without a reservation."),
        "hedged": ("hedged", "Said with a reservation such as may, might or can."),
        "trend": ("trend only", "A trend that did not reach statistical significance."),
    },
    "kind": {kind.id: (kind.label, kind.meaning) for kind in NODE_KINDS.values()},
}


#: Kinds of evidence in the order in which they are read: people, reviews, animals, cells, words.
EVIDENCE_STRENGTH = tuple(VALUE_LABELS["evidence"])


def label_of(facet: str, value: str) -> str:
    """The label of a value; the value with spaces where no label is known."""
    known = VALUE_LABELS.get(facet, {}).get(value)
    return known[0] if known else value.replace("_", " ")


def meaning_of(facet: str, value: str) -> str:
    """What a value means, one sentence; empty where nothing is known."""
    known = VALUE_LABELS.get(facet, {}).get(value)
    return known[1] if known else ""


def value_label(atlas: Atlas, facet: str, value: str) -> str:
    """How a facet's value is called on the page."""
    if facet == "condition" and value in atlas.nodes:
        return atlas.nodes[value].label
    if facet == "relation" and value in atlas.predicates:
        return atlas.predicates[value].label
    if facet == "pathway" and value in atlas.pathways:
        return atlas.pathways[value].label
    if facet == "article" and value in atlas.articles:
        return atlas.articles[value].title
    return label_of(facet, value)


def value_meaning(atlas: Atlas, facet: str, value: str) -> str:
    """What a facet's value means, one sentence of ours; empty where nothing is known."""
    if facet == "condition" and value in atlas.nodes:
        return atlas.nodes[value].description
    if facet == "pathway" and value in atlas.pathways:
        return atlas.pathways[value].summary
    if facet == "article" and value in atlas.articles:
        return atlas.articles[value].disclosure
    return meaning_of(facet, value)


def count_noun(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: ``1 claim``, ``2 claims``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def glyph_classes(kind: str) -> str:
    """Return the CSS classes of the sign of a node kind; a plain dot for an unknown kind."""
    known = NODE_KINDS.get(kind)
    return f"glyph {known.css}" if known else "glyph shape-ellipse"


def claim_sentence(atlas: Atlas, claim: Claim) -> str:
    """Return a claim as we read it: subject, relation, object."""
    relation = atlas.predicates[claim.predicate].label
    return f"{atlas.nodes[claim.subject].label} {relation} {atlas.nodes[claim.object].label}"
