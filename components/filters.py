"""The filters: every facet's values, to include or exclude, with their counts.

Written into the page before its scripts (components/start.py), some 150 rows that would
take Dash a quarter of a second to make; ``assets/filters.js`` keeps counts and pressed
states in step with the View.
"""

from __future__ import annotations

from dataclasses import dataclass

from dash import html

from components import ids
from components.attributes import attributes
from components.render import render
from components.theme import SIGNS
from components.view import View
from components.words import value_label, value_meaning
from data.facets import FACETS, index, nested
from data.model import Atlas


@dataclass(frozen=True)
class Row:
    """One value: what it is called, what it means, its depth, its sign on the network."""

    value: str
    label: str
    meaning: str
    depth: int
    glyph: str


def layout() -> html.Div:
    """The place of the filters; ``assets/state.js`` moves the list into it."""
    # No <aside>: as a drawer on small screens it becomes a dialog, which an aside may not be.
    return html.Div(
        id=ids.FILTERS,
        className="filters",
        role="complementary",
        **attributes(aria_label="Filters"),
    )


def filters(view: View) -> str:
    """All facets that tell claims apart, in the order of ``data.facets.FACETS``, as HTML.

    Counts and pressed values are those of the View.
    """
    atlas = view.atlas
    facets = [(f, rows(atlas, f.name)) for f in FACETS if index(atlas)[f.name]]
    chosen = {
        facet.name: view.state.choices.get(facet.name, ((), ())) for facet, _ in facets
    }  # included, excluded
    return render("filters.html", facets=facets, counts=view.counts, chosen=chosen)


def rows(atlas: Atlas, facet: str) -> list[Row]:
    """A facet's values as they are listed."""
    return [
        Row(
            value=value,
            label=value_label(atlas, facet, value),
            meaning=value_meaning(atlas, facet, value),
            depth=min(depth, 2),
            glyph=_glyph(atlas, facet, value),
        )
        for value, depth in ordered(atlas, facet)
    ]


def ordered(atlas: Atlas, facet: str) -> list[tuple[str, int]]:
    """A facet's values with their depth: conditions below their broader one, most claims first."""
    claims = index(atlas)[facet]
    if facet != "condition":
        return [(value, 0) for value in claims]
    return nested(atlas, claims)


def _glyph(atlas: Atlas, facet: str, value: str) -> str:
    """The class of the sign that the network draws for it: filters are a legend too."""
    if facet == "kind":
        return f"glyph {value}"
    return f"key {SIGNS[atlas.predicates[value].sign][0]}" if facet == "relation" else ""
