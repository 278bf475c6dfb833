"""The matrix view: what is claimed for which condition, and what is not.

One pure `matrix` makes the numbers; the figure, its hover texts and the table in HTML
are all drawn from it.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise, product
from typing import Any

from dash import html
from markupsafe import escape

from components.core import ids
from components.core.attributes import attributes
from components.core.labels import count_noun, label_of
from components.core.templating import render
from components.core.urls import href, href_builder
from components.core.view import View
from components.views.matrix_figure import (
    GAP,
    FigureTexts,
    cell_label,
    cross_table_figure,
    figure_template,
)
from data.bodies import BODIES
from data.model import Atlas
from data.store.cross_table import GROUPINGS, OTHER, Cell, CrossTable, Margin

#: How many rows and columns are shown at most: those with most claims.
MAX_ROWS, MAX_COLUMNS = 200, 60
GROUPING_WORDS = {
    "node": ("Thing", "Transmitters, hormones, genes and regions by condition"),
    "evidence": ("Evidence", "Kinds of evidence by condition"),
}
_BODIES = (
    ("human", "from people"),
    ("animal", "from animals"),
    ("cell", "from cells in a dish"),
    ("none", "no study, or not stated"),
)
_INDENT = " " * 3


def layout() -> html.Div:
    """Make the container of the figure (``assets/views/matrix.js`` fills it when first seen)."""
    drawing = "The matrix as a picture; the table above it has the same numbers as text and links."
    picture = html.Div(id=ids.MATRIX, role="img", **attributes(aria_label=drawing))
    # On small screens it scrolls sideways, so the keyboard has to reach it.
    return html.Div(
        picture,
        className="matrix-figure",
        role="region",
        tabIndex=0,
        **attributes(aria_label="Matrix, drawn"),
    )


def matrix(view: View) -> CrossTable:
    """The View's claims by the grouping that its state asks for."""
    return view.store.cross_table(view.filters, view.state.rows, MAX_ROWS, MAX_COLUMNS)


def view_html(view: View) -> str:
    """What the numbers are, the choice of grouping, and all of them as a table."""
    found = matrix(view)
    rows, columns = _names(view.atlas, found)
    outside = [c for c in found.columns if c.id == OTHER]
    return render(
        "views/matrix.html",
        matrix=found,
        view=view,
        link=href_builder(view.state),
        groupings=[(name, *GROUPING_WORDS[name]) for name in GROUPINGS],
        row_names=rows,
        column_names=columns,
        label=cell_label,
        tell=summarise_bodies,
        href=lambda row, column: cell_href(view, row, column),
        other=OTHER,
        gap=GAP,
        outside=outside[0].amount if outside else 0,
    )


def figure(view: View) -> dict[str, Any]:
    """The figure of the view, and the colours for it by theme."""
    found = matrix(view)
    rows, columns = _names(view.atlas, found)
    texts = FigureTexts(
        rows={r.id: _axis_label(r, rows[r.id]) for r in found.rows},
        columns={c.id: _axis_label(c, columns[c.id]) for c in found.columns},
        cells={
            (row, column): (
                f"<b>{escape(rows[row])} · {escape(columns[column])}</b>"
                f"<br>{escape(cell_description(cell))}"
            )
            for row, column in product(rows, columns)
            for cell in (found.cells[row, column],)
        },
        breaks=_breaks(view.atlas, found),
    )
    return {**cross_table_figure(found, texts).to_plotly_json(), "templates": _templates()}


@cache
def _templates() -> dict[str, Any]:
    return {theme: figure_template(theme).to_plotly_json() for theme in ("light", "dark")}


def cell_href(view: View, row: str, column: str) -> str:
    """The address that a cell opens; empty for what no filter can say (`OTHER`)."""
    if OTHER in (row, column):
        return ""
    if view.state.rows == "evidence":
        return href(view.state, condition=(column,), evidence=(row,), select=column)
    return href(view.state, condition=(column,), select=row)


def cell_description(cell: Cell) -> str:
    """What a cell holds, in words: how many claims, and whose body they come from."""
    if cell.gap:
        return "A gap: the articles claim nothing here."
    if not cell.amount:
        return f"None of {count_noun(cell.known, 'claim')} passes the filters."
    return f"{count_noun(cell.amount, 'claim')}: {summarise_bodies(cell)}"


def summarise_bodies(cell: Cell) -> str:
    """Whose bodies its claims come from: ``2 from people, 1 no study, or not stated``."""
    amounts = dict(zip(BODIES, cell.bodies, strict=True))
    return ", ".join(f"{amounts[body]} {text}" for body, text in _BODIES if amounts[body])


def _names(atlas: Atlas, found: CrossTable) -> tuple[dict[str, str], dict[str, str]]:
    nodes = {id: node.label for id, node in atlas.nodes.items()}
    rest = "none of the above"
    if found.by == "evidence":
        rows = {r.id: label_of("evidence", r.id) for r in found.rows}
    else:
        rows = {r.id: nodes.get(r.id, rest) for r in found.rows}
    return rows, {c.id: nodes.get(c.id, "no condition named") for c in found.columns}


def _breaks(atlas: Atlas, found: CrossTable) -> tuple[int, ...]:
    """The rows of nodes that are of another kind than the row above."""
    kinds = [atlas.nodes[row.id].kind if row.id in atlas.nodes else "" for row in found.rows]
    return tuple(i for i, (a, b) in enumerate(pairwise(kinds), start=1) if a != b)


def _axis_label(line: Margin, name: str) -> str:
    return f"{_INDENT * line.depth}{escape(name)}  <b>{line.amount}</b>"
