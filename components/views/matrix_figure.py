"""The matrix as a Plotly figure in a Dash graph.

The colours are a template of their own, so that a figure is the same in both themes. Dash
imports ``plotly.graph_objects`` itself, which loads a class when it is first used: the import
here costs a start nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from components.core.design_tokens import FONT_FAMILY, tokens
from data.store.cross_table import CrossTable

#: Height of a row, room for the columns' labels above and the rows' beside, in CSS pixels.
ROW, TOP, LEFT = 26, 190, 200
#: The text of a cell without claims: a gap in the dataset, or all filtered away.
GAP, FILTERED = "·", "0"
#: How much of the accent the fullest cell has, so that its number can still be read.
DEPTH = {"light": 0.6, "dark": 0.36}


@dataclass(frozen=True)
class FigureTexts:
    """The figure's texts: the names of rows and columns, and the tooltip of each cell.

    `breaks` are the numbers of the rows above which a line sets the rows of one sort apart.
    """

    rows: Mapping[str, str]
    columns: Mapping[str, str]
    cells: Mapping[tuple[str, str], str]
    breaks: tuple[int, ...] = ()


def cross_table_figure(matrix: CrossTable, texts: FigureTexts) -> go.Figure:
    """Return a heatmap with a number in each cell, without colours: see :func:`figure_template`.

    Categories are the ids of rows and columns, so that a click reports them. The second trace is
    the frame around a chosen cell, which the page sets. Texts must be safe to be read as
    Plotly's small markup.
    """
    rows, columns = [r.id for r in matrix.rows], [c.id for c in matrix.columns]
    cells = [[matrix.cells[r, c] for c in columns] for r in rows]
    shades = [[cell_shade(cell.amount) for cell in line] for line in cells]
    most = max((shade for line in shades for shade in line), default=0)
    heat = go.Heatmap(
        x=columns,
        y=rows,
        z=shades,
        text=[[cell_label(cell.amount, cell.known) for cell in line] for line in cells],
        hovertext=[[texts.cells[r, c] for c in columns] for r in rows],
        texttemplate="%{text}",
        hoverinfo="text",
        coloraxis="coloraxis",
        xgap=1,
        ygap=1,
    )
    frame = go.Scatter(x=[], y=[], mode="markers", hoverinfo="skip", showlegend=False)
    layout = go.Layout(
        height=TOP + ROW * len(rows) + 10,
        margin={"l": LEFT, "t": TOP, "r": 8, "b": 10, "pad": 2},
        xaxis=_axis(columns, texts.columns, side="top", tickangle=-90),
        yaxis=_axis(rows, texts.rows, turned=True),
        coloraxis={"cmin": 0, "cmax": max(most, 1), "showscale": False},
        shapes=[_line(row) for row in texts.breaks],
        dragmode=False,
        hovermode="closest",
        template=go.layout.Template(),  # else Plotly's own default, which the page never shows
    )
    return go.Figure([heat, frame], layout)


def cell_shade(number: int) -> float:
    """Return the shade of a number: its root, so that one large cell leaves room for others."""
    return round(math.sqrt(number), 3)


def cell_label(number: int, known: int) -> str:
    """Return the text of a cell: its number, `FILTERED`, or `GAP` if no claim is known."""
    if number:
        return str(number)
    return FILTERED if known else GAP


def figure_template(theme: str) -> go.layout.Template:
    """Return the colours and the typeface of figures in a theme, ``light`` or ``dark``."""
    t = tokens(theme)
    font = {"family": FONT_FAMILY, "color": t["ink"], "size": 13}
    deepest = mix_colours(t["accent"], t["accent-soft"], DEPTH[theme])
    layout = go.Layout(
        paper_bgcolor=t["ground"],
        plot_bgcolor=t["line"],
        font=font,
        hoverlabel={
            "bgcolor": t["surface"],
            "bordercolor": t["line-strong"],
            "font": font,
            "align": "left",
        },
        coloraxis={"colorscale": [[0, t["ground"]], [0.001, t["accent-soft"]], [1, deepest]]},
        shapedefaults={"line": {"color": t["line-strong"], "width": 1.5}},
    )
    frame = {"symbol": "square-open", "size": 24, "color": t["focus"], "line": {"width": 3}}
    return go.layout.Template(
        layout=layout,
        data={
            "heatmap": [go.Heatmap(textfont={"color": t["ink"], "size": 13})],
            "scatter": [go.Scatter(marker=frame)],
        },
    )


def mix_colours(one: str, other: str, share: float) -> str:
    """Return a mix of two colours (``#rrggbb``), `share` (0 to 1) of it the first."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _line(row: int) -> dict[str, Any]:
    ends = {"x0": 0, "x1": 1, "y0": row - 0.5, "y1": row - 0.5}
    return {"type": "line", "xref": "paper", "yref": "y", **ends}


def _axis(
    ids: list[str], names: Mapping[str, str], turned: bool = False, **more: Any
) -> dict[str, Any]:
    ends = [-0.5, len(ids) - 0.5]
    return {
        "type": "category",
        "range": ends[::-1] if turned else ends,
        "tickmode": "array",
        "tickvals": ids,
        "ticktext": [names[id] for id in ids],
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        **more,
    }
