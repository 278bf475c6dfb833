"""Extracts for property tests: any part of the sample, with where it was taken from."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from data.exports.extract import Extract
from data.model import Atlas
from tests.data.worlds import some
from tests.sample import sample

ATLAS = sample()
#: Each example writes a file and reads it back: enough of them without the thousands of CI.
few = settings(max_examples=40)
PLACES = {node: (float(number), -2.5 * number) for number, node in enumerate(ATLAS.nodes)}


def extract(atlas: Atlas = ATLAS) -> Extract:
    """Everything that stands in a dataset."""
    return Extract(
        atlas, atlas.active_claims, "All of them", "https://example.org/?a=b", (), PLACES
    )


def extracts() -> st.SearchStrategy[Extract]:
    """Any of the sample's claims, none of them too."""
    words = ("shown", "https://example.org/?q=x", ("q=y is no field",), PLACES)
    return some(ATLAS.active_claims).map(lambda claims: Extract(ATLAS, claims, *words))
