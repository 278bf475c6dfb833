"""The filters: every facet's values, to include or exclude, with their counts.

Built once for a dataset; ``assets/filters.js`` keeps counts and pressed states in
step with the View.
"""

from __future__ import annotations

from dash import html

from components import ids
from components.attributes import attributes
from components.theme import SIGNS
from components.words import value_label, value_meaning
from data.facets import FACETS, Facet, index, nested
from data.model import Atlas


def layout(atlas: Atlas) -> html.Aside:
    """All facets that tell claims apart, in the order of ``data.facets.FACETS``."""
    groups = [_group(atlas, facet) for facet in FACETS if index(atlas)[facet.name]]
    return html.Aside(
        [
            html.Div(
                [
                    html.H2("Filter", className="filters-title"),
                    html.Button(
                        "Clear all", type="button", className="link", **attributes(data_clear="all")
                    ),
                    html.Button(
                        "Done",
                        type="button",
                        className="filters-done",
                        **attributes(data_drawer="close"),
                    ),
                ],
                className="filters-head",
            ),
            *groups,
        ],
        id=ids.FILTERS,
        className="filters",
        **attributes(aria_label="Filters"),
    )


def ordered(atlas: Atlas, facet: str) -> list[tuple[str, int]]:
    """A facet's values with their depth: conditions below their broader one, most claims first."""
    claims = index(atlas)[facet]
    if facet != "condition":
        return [(value, 0) for value in claims]
    return nested(atlas, claims)


def _group(atlas: Atlas, facet: Facet) -> html.Details:
    rows = [_row(atlas, facet.name, value, depth) for value, depth in ordered(atlas, facet.name)]
    clear = html.Button(
        "Clear",
        type="button",
        className="link facet-clear",
        **attributes(data_clear=facet.name, aria_label=f"Clear {facet.label}"),
    )
    return html.Details(
        [html.Summary(facet.label), clear, html.Div(rows, role="group", className="values")],
        open=True,
        className="facet",
        **attributes(data_facet=facet.name, aria_label=facet.label),
    )


def _row(atlas: Atlas, facet: str, value: str, depth: int) -> html.Div:
    label = value_label(atlas, facet, value)
    include = html.Button(
        [
            *_glyph(atlas, facet, value),
            html.Span(label, className="label"),
            html.Span("", className="n"),
        ],
        type="button",
        title=value_meaning(atlas, facet, value) or None,
        **attributes(aria_pressed="false", data_filter=facet, data_value=value),
    )
    leave_out = f"Leave out: {label}"
    exclude = html.Button(
        "−",
        type="button",
        className="exclude",
        title=leave_out,
        **attributes(
            aria_pressed="false", aria_label=leave_out, data_exclude=facet, data_not=value
        ),
    )
    return html.Div([include, exclude], className=f"value depth-{min(depth, 2)}")


def _glyph(atlas: Atlas, facet: str, value: str) -> list[html.Span]:
    """The sign beside a value that the network draws in the same way: filters are a legend too."""
    if facet == "kind":
        return [html.Span(className=f"glyph {value}", **attributes(aria_hidden="true"))]
    if facet == "relation":
        name = SIGNS[atlas.predicates[value].sign][0]
        return [html.Span(className=f"key {name}", **attributes(aria_hidden="true"))]
    return []
