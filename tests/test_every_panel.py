"""The evidence of each node and each line: quotes verbatim, each with its reference.

That a click opens it is tried in `tests/browser/test_every_element.py`.
"""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from data.load import load
from data.model import Atlas, Claim
from data.quotes import collapse_whitespace
from tests.components import markup


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load()


@pytest.fixture(scope="module")
def client(atlas: Atlas) -> FlaskClient:
    return create_app(atlas).server.test_client()


def heading(atlas: Atlas, element: str) -> str:
    """Return how the panel names a node or an edge."""
    if element in atlas.nodes:
        return collapse_whitespace(atlas.nodes[element].label)
    edge = atlas.edges[element]
    ends = atlas.nodes[edge.subject].label, atlas.nodes[edge.object].label
    return collapse_whitespace(f"{ends[0]} {atlas.predicates[edge.predicate].label} {ends[1]}")


def is_about(claim: Claim, element: str) -> bool:
    return element in (claim.subject, claim.object, claim.edge)


def having(element: Any, name: str) -> list[Any]:
    """Return the elements below one that have a class."""
    found: list[Any] = element.xpath(f'.//*[contains(concat(" ", @class, " "), " {name} ")]')
    return found


def faults(client: FlaskClient, atlas: Atlas, element: str) -> list[str]:
    """Return what is missing from the panel of an element."""
    panel = markup.parse(client.get("/_panel", query_string={"select": element}).json["panel"])
    found = []
    if (name := markup.words(panel.find(".//h2"))) != heading(atlas, element):
        found.append(f"it is headed {name!r}")
    shown = set()
    for card in having(panel, "claim"):
        claim = atlas.claims[card.get("data-claim")]
        shown.add(claim.id)
        (quote,) = having(card, "quote")
        if markup.words(quote) != f"“{collapse_whitespace(claim.quote)}”":
            found.append(f"{claim.id} is not quoted verbatim")
        if not any(markup.words(one) for one in having(card, "reference")):
            found.append(f"{claim.id} has no reference")
    if not shown & {claim.id for claim in atlas.active_claims if is_about(claim, element)}:
        found.append("none of the claims is about it")
    return [f"{element}: {text}" for text in found]


@pytest.mark.parametrize("kind", ["node", "edge"])
def test_every_element_has_its_evidence(client: FlaskClient, atlas: Atlas, kind: str) -> None:
    ends = {end for edge in atlas.edges.values() for end in (edge.subject, edge.object)}
    elements = sorted(ends) if kind == "node" else list(atlas.edges)
    assert len(elements) > 100
    assert [text for element in elements for text in faults(client, atlas, element)] == []
