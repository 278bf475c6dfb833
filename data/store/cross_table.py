"""Claims counted in rows and columns: a thing, or a kind of evidence, by condition.

How a claim counts:

- in every row that it touches (in a node's row if the node, or a narrower one, is its
  subject, object or site), once;
- in every condition that it is about, broader ones included, as the condition facet has it, once;
- in the row or column :data:`OTHER` if it touches none of the rows, or names no condition.

So every claim stands somewhere, and a row, a column or the whole counts each claim once
(`Line.claims`, `Matrix.claims`), while adding up cells counts a claim as often as it stands
there. Rows of evidence exclude one another: there the cells of a column add up to the column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.model import NODE_KINDS, Atlas, Claim
from data.store.facet_queries import facet_index, nest_values

#: The row, or column, of claims that belong to no other.
OTHER = "-"
#: How rows can be made; the first is the default.
GROUPINGS = ("node", "evidence")
#: The kinds of node that have a row, in the order of the rows.
ROW_KINDS = tuple(kind.id for kind in NODE_KINDS.values() if kind.in_matrix)


@dataclass(frozen=True)
class Margin:
    """A row or a column: its id, how far it is indented, the claims that it counts."""

    id: str
    depth: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Cell:
    """What stands where a row meets a column; `known` counts the claims without any filter."""

    claims: tuple[Claim, ...]
    known: int

    @property
    def gap(self) -> bool:
        """Whether the dataset says nothing here, whatever is filtered."""
        return not self.known


@dataclass(frozen=True)
class CrossTable:
    """Rows, columns and the cell of each pair; `by` is one of `GROUPINGS`."""

    by: str
    rows: tuple[Margin, ...]
    columns: tuple[Margin, ...]
    cells: Mapping[tuple[str, str], Cell]
    claims: tuple[Claim, ...]


Belongs = Mapping[str, frozenset[str]]


def cross_table(atlas: Atlas, claims: Iterable[Claim], by: str) -> CrossTable:
    """The claims, active ones of the atlas, in rows of `by`. Raises KeyError for another `by`.

    Rows and columns are those of the whole dataset, so that they stay where they are
    whatever is filtered; only rows and columns that no claim of it has are left out.
    """
    rows, columns = _row_sets(atlas, by), _column_sets(atlas)
    shown = tuple(claims)
    cells = {}
    for row, here in rows.items():
        for column, there in columns.items():
            known = here & there
            cells[row, column] = Cell(tuple(c for c in shown if c.id in known), len(known))
    return CrossTable(by, _lines(atlas, rows, shown), _lines(atlas, columns, shown), cells, shown)


def _lines(atlas: Atlas, sets: Belongs, shown: tuple[Claim, ...]) -> tuple[Margin, ...]:
    return tuple(
        Margin(id, _depth(atlas, id, sets), tuple(c for c in shown if c.id in members))
        for id, members in sets.items()
    )


def _depth(atlas: Atlas, id: str, sets: Belongs) -> int:
    return sum(wide in sets for wide in atlas.ancestors(id)[1:])


@lru_cache(maxsize=8)
def _row_sets(atlas: Atlas, by: str) -> Belongs:
    if by == "evidence":
        return facet_index(atlas)["evidence"]
    if by != "node":
        raise KeyError(by)
    found: dict[str, dict[str, set[str]]] = {kind: {} for kind in ROW_KINDS}
    for claim in atlas.active_claims:
        for place in (claim.subject, claim.object, *claim.sites):
            for node in atlas.ancestors(place):
                kind = atlas.nodes[node].kind
                if kind in found:
                    found[kind].setdefault(node, set()).add(claim.id)
    rows: dict[str, frozenset[str]] = {}
    for kind in ROW_KINDS:
        members = {node: frozenset(ids) for node, ids in found[kind].items()}
        rows |= {node: members[node] for node, _ in nest_values(atlas, members)}
    return _complete(atlas, rows)


@lru_cache(maxsize=8)
def _column_sets(atlas: Atlas) -> Belongs:
    conditions = facet_index(atlas)["condition"]
    return _complete(atlas, {node: conditions[node] for node, _ in nest_values(atlas, conditions)})


def _complete(atlas: Atlas, sets: Belongs) -> Belongs:
    """The sets, and one for the claims in none of them if there are such claims."""
    rest = frozenset(c.id for c in atlas.active_claims).difference(*sets.values())
    return {**sets, OTHER: rest} if rest else sets
