"""The cross table as one join: which claim counts in which cell, whatever is filtered."""

from __future__ import annotations

from collections import UserDict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.bodies import BODIES
from data.model import Atlas
from data.store.cross_table import GROUPINGS, OTHER, ROW_KINDS, Cell, CrossTable, Margin
from data.store.frames import Bools, FacetColumn, Frames, Ints, count, factorize
from data.store.nesting import nest_values

_GAP = Cell(0, 0, (0,) * len(BODIES))


class Cells(UserDict[tuple[str, str], Cell]):
    """The cells that hold something; every other is a gap."""

    def __missing__(self, _: tuple[str, str]) -> Cell:
        return _GAP


@dataclass(frozen=True)
class Side:
    """The rows, or the columns: a long table of claims and the places they count in."""

    ids: tuple[str, ...]
    depths: tuple[int, ...]
    rows: Ints
    codes: Ints

    def margins(self, mask: Bools, places: list[int]) -> tuple[Margin, ...]:
        """Return the rows or columns at some places with their numbers of claims."""
        amounts = count(self.codes[mask[self.rows]], len(self.ids)).tolist()
        return tuple(Margin(self.ids[at], self.depths[at], amounts[at]) for at in places)

    def largest(self, limit: int | None) -> list[int]:
        """Return the places with most claims of the whole dataset, in their order."""
        if limit is None or limit >= len(self.ids):
            return list(range(len(self.ids)))
        order = np.argsort(-count(self.codes, len(self.ids)), kind="stable")
        return sorted(order[:limit].tolist())


class JoinedTable:
    """Rows and columns of one grouping, and the cell of every pair that a claim is in."""

    def __init__(self, frames: Frames, by: str) -> None:
        if by not in GROUPINGS:
            raise KeyError(by)
        self.by = by
        self.across = _conditions(frames)
        self.down = _evidence(frames) if by == "evidence" else _nodes(frames)
        pairs = pd.merge(
            pd.DataFrame({"claim": self.down.rows, "row": self.down.codes}),
            pd.DataFrame({"claim": self.across.rows, "column": self.across.codes}),
            on="claim",
        )
        columns = max(len(self.across.ids), 1)
        self._claims = pairs["claim"].to_numpy()
        self._cells, places = factorize((pairs["row"] * columns + pairs["column"]).to_numpy())
        self._row, self._column = np.divmod(places, columns)
        self._known = count(self._cells, len(places))
        self._bodies = self._cells * len(BODIES) + frames.body[self._claims]

    def table(self, mask: Bools, max_rows: int | None, max_columns: int | None) -> CrossTable:
        """Return the table of the claims of a mask, its largest rows and columns."""
        rows, columns = self.down.largest(max_rows), self.across.largest(max_columns)
        bodies = count(self._bodies[mask[self._claims]], len(self._known) * len(BODIES))
        return CrossTable(
            by=self.by,
            rows=self.down.margins(mask, rows),
            columns=self.across.margins(mask, columns),
            cells=self._filled(bodies.reshape(-1, len(BODIES)), rows, columns),
            total=int(mask.sum()),
            all_rows=len(self.down.ids),
            all_columns=len(self.across.ids),
        )

    def _filled(
        self, bodies: Ints, rows: list[int], columns: list[int]
    ) -> Mapping[tuple[str, str], Cell]:
        in_rows = np.isin(self._row, rows)
        cells = np.flatnonzero(in_rows & np.isin(self._column, columns))
        own = bodies[cells]
        names = zip(
            (self.down.ids[at] for at in self._row[cells].tolist()),
            (self.across.ids[at] for at in self._column[cells].tolist()),
            strict=True,
        )
        values = zip(
            own.sum(axis=1).tolist(),
            self._known[cells].tolist(),
            map(tuple, own.tolist()),
            strict=True,
        )
        return Cells(zip(names, map(Cell._make, values), strict=True))


def _evidence(frames: Frames) -> Side:
    column = frames.facets["evidence"]
    return Side(tuple(column.values), (0,) * len(column.values), column.rows, column.codes)


def _conditions(frames: Frames) -> Side:
    column: FacetColumn = frames.facets["condition"]
    sizes = dict(zip(column.values, column.sizes.tolist(), strict=True))
    order = [column.values[value] for value, _ in nest_values(frames.atlas, sizes)]
    return _side(frames, list(column.values), order, column.rows, column.codes)


def _nodes(frames: Frames) -> Side:
    """Return the rows for nodes of `ROW_KINDS`; of equal size the first mentioned comes first."""
    nodes = frames.atlas.nodes
    kinds = np.array([nodes[node].kind in ROW_KINDS for node in frames.node_ids], dtype=bool)
    listed = kinds[frames.place.nodes]
    rows = frames.place.rows[listed]
    codes, listed_nodes = factorize(frames.place.nodes[listed])
    ids = [frames.node_ids[code] for code in listed_nodes.tolist()]
    sizes = dict(zip(ids, count(codes, len(ids)).tolist(), strict=True))
    at = {node: place for place, node in enumerate(ids)}
    order: list[int] = []
    for kind in ROW_KINDS:
        own = {node: size for node, size in sizes.items() if nodes[node].kind == kind}
        order += [at[node] for node, _ in nest_values(frames.atlas, own)]
    return _side(frames, ids, order, rows, codes)


def _side(frames: Frames, ids: list[str], order: list[int], rows: Ints, codes: Ints) -> Side:
    """Return rows or columns in an order (places in `ids`), and `OTHER` if a claim is in none."""
    new_codes = np.empty(len(ids), dtype=np.int64)
    new_codes[order] = np.arange(len(order))
    names = [ids[at] for at in order]
    outside = np.ones(frames.size, dtype=bool)
    outside[rows] = False
    if outside.any():
        rows = np.concatenate((rows, np.flatnonzero(outside)))
        codes = np.concatenate((new_codes[codes], np.full(int(outside.sum()), len(names))))
        names.append(OTHER)
    else:
        codes = new_codes[codes]
    return Side(tuple(names), _depths(frames.atlas, names), rows, codes)


def _depths(atlas: Atlas, names: list[str]) -> tuple[int, ...]:
    there = set(names)
    return tuple(sum(wide in there for wide in atlas.ancestors(name)[1:]) for name in names)
