"""Which claims a query is about: the argument of every query of a ClaimStore."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from data.facets import Choice

#: How a claim can belong to a node; see :class:`ClaimFilter`.
Role = Literal["", "end", "about", "place", "site"]


@dataclass(frozen=True)
class ClaimFilter:
    """The active claims that pass every choice, hold every word and belong to a node.

    `choices` are pairs of a facet's name and its (included, excluded) values: a claim passes
    if it has any of the included and none of the excluded; a value that no claim has matches
    nothing. `text` is split into words, each of which the quote, or a name of an end, holds.

    `role` says how the claim belongs to `node`; without a role every claim does:

    - ``end``: the node is its subject or object;
    - ``about``: the node is neither, but it, or a narrower one, is an end, site or condition;
    - ``place``: the node, or a narrower one, is its subject, object or site;
    - ``site``: it was seen at a site that is neither of its ends (whatever `node` is).
    """

    choices: tuple[tuple[str, Choice], ...] = ()
    text: str = ""
    node: str = ""
    role: Role = ""

    @classmethod
    def of(cls, choices: Mapping[str, Choice], text: str = "") -> ClaimFilter:
        """Return the filter of a mapping from facets to choices, and a text."""
        return cls(tuple(choices.items()), text)

    def without(self, facet: str) -> ClaimFilter:
        """Return the same filter without one facet's choice."""
        choices = tuple(choice for choice in self.choices if choice[0] != facet)
        return self if choices == self.choices else replace(self, choices=choices)

    def ending_at(self, node: str) -> ClaimFilter:
        """Return the filter for those of the claims whose subject or object is the node."""
        return replace(self, node=node, role="end")

    def about(self, node: str) -> ClaimFilter:
        """Return the filter for those that are about the node but do not end at it."""
        return replace(self, node=node, role="about")

    def in_place(self, node: str) -> ClaimFilter:
        """Return the filter for those that touch a region or what is narrower."""
        return replace(self, node=node, role="place")

    def seen_elsewhere(self) -> ClaimFilter:
        """Return the filter for those seen at a site that is neither of their ends."""
        return replace(self, node="", role="site")


#: Every active claim.
EVERY = ClaimFilter()
