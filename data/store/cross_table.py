"""Claims counted in rows and columns: a node, or a kind of evidence, by condition.

How a claim counts:

- in every row that it touches (in a node's row if the node, or a narrower one, is its
  subject, object or site), once;
- in every condition that it is about, broader ones included, as the condition facet has it, once;
- in the row or column :data:`OTHER` if it touches none of the rows, or names no condition.

So every claim stands somewhere, and a row, a column or the whole counts each claim once
(`Margin.amount`, `CrossTable.total`), while adding up cells counts a claim as often as it
stands there. Rows of evidence exclude one another: there the cells of a column add up to the
column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from data.model import NODE_KINDS

#: The row, or column, of claims that belong to no other.
OTHER = "-"
#: How rows can be made; the first is the default.
GROUPINGS = ("node", "evidence")
#: The kinds of node that have a row, in the order of the rows.
ROW_KINDS = tuple(kind.id for kind in NODE_KINDS.values() if kind.in_matrix)


@dataclass(frozen=True)
class Margin:
    """A row or a column: its id, its depth below broader ones, how many claims it counts."""

    id: str
    depth: int
    amount: int


class Cell(NamedTuple):
    """The cell of a row and a column.

    `amount` counts the claims that pass the filters, `known` all claims of the dataset,
    `bodies` those of `amount` by body, in the order of :data:`data.bodies.BODIES`.
    """

    amount: int
    known: int
    bodies: tuple[int, ...]

    @property
    def gap(self) -> bool:
        """Whether the dataset has no claim here, whatever is filtered."""
        return not self.known


@dataclass(frozen=True)
class CrossTable:
    """Rows, columns and the cell of each pair; `by` is one of `GROUPINGS`.

    `total` counts each claim once. `all_rows` and `all_columns` are the numbers of rows and
    columns before a limit.
    """

    by: str
    rows: tuple[Margin, ...]
    columns: tuple[Margin, ...]
    cells: Mapping[tuple[str, str], Cell]
    total: int
    all_rows: int
    all_columns: int
