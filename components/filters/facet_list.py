"""The filters: every facet's values, to include or exclude, with their counts.

Written into the page before its scripts (components/server/prerender.py), some 150 rows that would
take Dash a quarter of a second to make; ``assets/filters/facet_list.js`` keeps counts and pressed
states in step with the View.
"""

from __future__ import annotations

from dataclasses import dataclass

from dash import html

from components.core import ids
from components.core.attributes import attributes
from components.core.templating import render
from components.core.view import View
from data.facets import FACETS, facet_named
from data.model import Atlas
from data.store.engine import store_of
from data.store.nesting import nest_values


@dataclass(frozen=True)
class FacetValue:
    """One value: what it is called, what it means, its depth, its sign on the network."""

    value: str
    label: str
    meaning: str
    depth: int
    glyph: str


def layout() -> html.Div:
    """Return the container of the filters; ``assets/server/hydration.js`` moves the list there."""
    # No <aside>: as a drawer on small screens it becomes a dialog, which an aside may not be.
    return html.Div(
        id=ids.FILTERS,
        className="filters",
        role="complementary",
        **attributes(aria_label="Filters"),
    )


def facet_list_html(view: View) -> str:
    """Return the facets that have values, in the order of ``data.facets.FACETS``, as HTML.

    Counts and pressed values are those of the View.
    """
    atlas = view.atlas
    facets = [(f, facet_values(atlas, f.name)) for f in FACETS if view.store.facet_values(f.name)]
    chosen = {
        facet.name: view.state.choices.get(facet.name, ((), ())) for facet, _ in facets
    }  # included, excluded
    return render("filters/facet_list.html", facets=facets, counts=view.counts, chosen=chosen)


def facet_values(atlas: Atlas, facet: str) -> list[FacetValue]:
    """Return a facet's values as they are listed. Raises KeyError for an unknown facet."""
    record = facet_named(facet)
    return [
        FacetValue(
            value=value,
            label=record.value_label(atlas, value),
            meaning=record.value_meaning(atlas, value),
            depth=min(depth, 2),
            glyph=record.mark(atlas, value),
        )
        for value, depth in ordered_values(atlas, facet)
    ]


def ordered_values(atlas: Atlas, facet: str) -> list[tuple[str, int]]:
    """Return a facet's values as (value, depth), in the order of the store.

    A `nested` facet's values stand below their broader one, most claims first. Raises KeyError
    for an unknown facet.
    """
    sizes = store_of(atlas).facet_values(facet)
    if facet_named(facet).nested:
        return nest_values(atlas, sizes)
    return [(value, 0) for value in sizes]
