"""The words that the page uses for the values in the tables (ours, never quoted)."""

from __future__ import annotations

from collections.abc import Iterator

from data.claim_columns import CLAIM_COLUMNS
from data.facets import FACETS
from data.model import Atlas, Claim
from data.vocabulary import Vocabulary


def _words() -> Iterator[tuple[str, Vocabulary]]:
    for facet in FACETS:
        if facet.words:
            yield facet.name, facet.words
    for column in CLAIM_COLUMNS:
        if column.words:
            yield column.name, column.words


#: Facet, or column of claims that is none -> value -> (label, what it means).
VALUE_LABELS: dict[str, dict[str, tuple[str, str]]] = {
    name: {value: (word.label, word.meaning) for value, word in words.items()}
    for name, words in _words()
}


def label_of(name: str, value: str) -> str:
    """Return the label of a value of ours; the value with spaces where no label is known."""
    known = VALUE_LABELS.get(name, {}).get(value)
    return known[0] if known else value.replace("_", " ")


def meaning_of(name: str, value: str) -> str:
    """Return what a value of ours means, one sentence; empty where nothing is known."""
    known = VALUE_LABELS.get(name, {}).get(value)
    return known[1] if known else ""


def count_noun(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 claim``, ``2 claims``, ``1,200 claims``.

    Without `plural` the plural ends in "s".
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def claim_sentence(atlas: Atlas, claim: Claim) -> str:
    """Return a claim as we read it: subject, relation, object."""
    relation = atlas.predicates[claim.predicate].label
    return f"{atlas.nodes[claim.subject].label} {relation} {atlas.nodes[claim.object].label}"
