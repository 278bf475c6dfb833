"""What every target shows and what the benchmark does with it, all of it read from the atlas."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from components.core.state import ViewState
from components.core.view import visible
from components.network.elements import Element, elements, visible_elements
from data.facets import FACETS
from data.load import load
from data.model import Atlas
from data.store.engine import store_of


@dataclass(frozen=True)
class Quote:
    """A claim as the two other pages know it: its edge, its text, what it is about."""

    edge: str
    text: str
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """The same graph, quotes and conditions for every target."""

    atlas: Atlas
    elements: tuple[Element, ...]
    quotes: tuple[Quote, ...]
    conditions: tuple[tuple[str, str], ...]
    condition: str

    def of_edge(self, edge: str) -> list[str]:
        """Return the quotes of an edge, in table order."""
        return [quote.text for quote in self.quotes if quote.edge == edge]

    def kept(self, condition: str) -> set[str]:
        """Ids of the edges that have a claim about a condition, or about a narrower one."""
        return {quote.edge for quote in self.quotes if condition in quote.conditions}

    @property
    def clickable(self) -> list[str]:
        """Edges by falling number of claims, whose first quote no earlier one of them shows.

        So that a quote that appears can only come from the click that was just made.
        """
        amount = Counter(quote.edge for quote in self.quotes)
        seen: set[str] = set()
        edges = []
        for edge, _ in amount.most_common():
            texts = self.of_edge(edge)
            if not seen & set(texts):
                edges.append(edge)
                seen |= set(texts)
        return edges


@lru_cache(maxsize=1)
def content() -> Content:
    """Return the content of the shipped dataset; its condition is the one with most claims."""
    atlas = load()
    values = store_of(atlas).facet_values("condition")
    conditions = next(facet.values_of for facet in FACETS if facet.name == "condition")
    quotes = tuple(
        Quote(
            claim.edge,
            claim.quote,
            tuple(value for value in values if value in conditions(atlas, claim)),
        )
        for claim in atlas.active_claims
    )
    return Content(
        atlas=atlas,
        elements=tuple(_first_view(atlas)),
        quotes=quotes,
        conditions=tuple((value, atlas.nodes[value].label) for value in values),
        condition=max(values, key=lambda value: values[value]),
    )


def _first_view(atlas: Atlas) -> list[Element]:
    """Return the elements that our page shows without a selection, and the headings above them."""
    first = visible_elements(visible(atlas, ViewState()))
    there = {*first["nodes"], *first["edges"]}
    return [
        element
        for element in elements(atlas)
        if element["data"]["id"] in there or element.get("classes") == "heading"
    ]


def plain(seen: Content) -> dict[str, Any]:
    """Return the content as JSON for the page written by hand."""
    return {
        "elements": seen.elements,
        "quotes": [
            {"edge": quote.edge, "text": quote.text, "conditions": quote.conditions}
            for quote in seen.quotes
        ],
        "conditions": [{"id": value, "label": label} for value, label in seen.conditions],
    }
