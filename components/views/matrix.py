"""The matrix view: what is claimed for which condition, and what is not.

`matrix` counts the claims; the figure, its tooltips and the table in HTML all use it.
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
from data.bodies import BODY_WORDS
from data.model import Atlas
from data.store.cross_table import GROUPINGS, OTHER, Cell, CrossTable, Margin

#: How many rows and columns are shown at most: those with most claims.
MAX_ROWS, MAX_COLUMNS = 200, 60
GROUPING_WORDS = {
    "node": ("Thing", "Transmitters, hormones, genes and regions by condition"),
    "evidence": ("Evidence", "Kinds of evidence by condition"),
}
_INDENT = " " * 3


def layout() -> html.Div:
    """Return the container of the figure, filled by ``assets/views/matrix.js`` when first shown."""
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
    """Return the View's claims counted by the grouping of its state, cut to the limits."""
    return view.store.cross_table(view.filters, view.state.rows, MAX_ROWS, MAX_COLUMNS)


def view_html(view: View) -> str:
    """Return the view's HTML: an explanation, the choice of grouping, and the table."""
    table = matrix(view)
    rows, columns = _names(view.atlas, table)
    outside = [c for c in table.columns if c.id == OTHER]
    return render(
        "views/matrix.html",
        matrix=table,
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
    """Return the figure as JSON data, with its Plotly template by theme under `templates`."""
    table = matrix(view)
    rows, columns = _names(view.atlas, table)
    texts = FigureTexts(
        rows={r.id: _axis_label(r, rows[r.id]) for r in table.rows},
        columns={c.id: _axis_label(c, columns[c.id]) for c in table.columns},
        cells={
            (row, column): (
                f"<b>{escape(rows[row])} · {escape(columns[column])}</b>"
                f"<br>{escape(cell_description(cell))}"
            )
            for row, column in product(rows, columns)
            for cell in (table.cells[row, column],)
        },
        breaks=_breaks(view.atlas, table),
    )
    return {**cross_table_figure(table, texts).to_plotly_json(), "templates": _templates()}


@cache
def _templates() -> dict[str, Any]:
    return {theme: figure_template(theme).to_plotly_json() for theme in ("light", "dark")}


def cell_href(view: View, row: str, column: str) -> str:
    """Return the address that a cell opens; empty for `OTHER`, which no filter can express."""
    if OTHER in (row, column):
        return ""
    if view.state.rows == "evidence":
        return href(view.state, condition=(column,), evidence=(row,), select=column)
    return href(view.state, condition=(column,), select=row)


def cell_description(cell: Cell) -> str:
    """Return a cell in words: how many claims, and whose body they come from."""
    if cell.gap:
        return "A gap: the articles claim nothing here."
    if not cell.amount:
        return f"None of {count_noun(cell.known, 'claim')} passes the filters."
    return f"{count_noun(cell.amount, 'claim')}: {summarise_bodies(cell)}"


def summarise_bodies(cell: Cell) -> str:
    """Return whose bodies its claims come from: ``2 from people, 1 no study, or not stated``."""
    amounts = zip(BODY_WORDS.values(), cell.bodies, strict=True)
    return ", ".join(f"{amount} {words.origin}" for words, amount in amounts if amount)


def _names(atlas: Atlas, table: CrossTable) -> tuple[dict[str, str], dict[str, str]]:
    nodes = {id: node.label for id, node in atlas.nodes.items()}
    rest = "none of the above"
    if table.by == "evidence":
        rows = {r.id: label_of("evidence", r.id) for r in table.rows}
    else:
        rows = {r.id: nodes.get(r.id, rest) for r in table.rows}
    return rows, {c.id: nodes.get(c.id, "no condition named") for c in table.columns}


def _breaks(atlas: Atlas, table: CrossTable) -> tuple[int, ...]:
    """Return the numbers of the rows whose node is of another kind than the row above."""
    kinds = [atlas.nodes[row.id].kind if row.id in atlas.nodes else "" for row in table.rows]
    return tuple(i for i, (a, b) in enumerate(pairwise(kinds), start=1) if a != b)


def _axis_label(line: Margin, name: str) -> str:
    return f"{_INDENT * line.depth}{escape(name)}  <b>{line.amount}</b>"
