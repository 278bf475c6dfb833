"""Small datasets made at random for property tests: other claims about the sample's things."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from data.model import Atlas, Claim
from tests.sample import NODES, PREDICATES, claim, sample

_IDS = [node.id for node in NODES]
_EVIDENCE = ["human_trial", "human_observation", "animal_experiment", "review", "statement"]
_CONDITIONS = [node.id for node in NODES if node.kind == "condition"]


_ENDS = [(one, other) for one in _IDS for other in _IDS if one != other]
_ROWS = st.tuples(
    st.sampled_from(_ENDS),
    st.sampled_from([predicate.id for predicate in PREDICATES]),
    st.sampled_from(_EVIDENCE),
    st.sampled_from(["study", "person", "article"]),
    st.sampled_from([(), *((condition,) for condition in _CONDITIONS)]),
)
_Row = tuple[tuple[str, str], str, str, str, tuple[str, ...]]


def atlases(most: int = 14) -> st.SearchStrategy[Atlas]:
    """Up to `most` claims between the sample's nodes, any predicate, any evidence."""
    return st.lists(_ROWS, max_size=most).map(_atlas)


def _atlas(rows: Sequence[_Row]) -> Atlas:
    return sample(_claim(f"r-{number:02}", *row) for number, row in enumerate(rows))


def _claim(
    id: str,
    ends: tuple[str, str],
    predicate: str,
    evidence: str,
    voice: str,
    conditions: tuple[str, ...],
) -> Claim:
    about = {"evidence": evidence, "voice": voice, "conditions": conditions}
    return claim(id, ends[0], predicate, ends[1], "Something is said of something.", **about)


def some(claims: Sequence[Claim]) -> st.SearchStrategy[tuple[Claim, ...]]:
    """Any part of the claims, in their order."""
    keep = st.lists(st.booleans(), min_size=len(claims), max_size=len(claims))
    return keep.map(lambda kept: tuple(c for c, k in zip(claims, kept, strict=True) if k))
