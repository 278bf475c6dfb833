"""A dataset as the tables that the pandas store counts in, built once.

Rows are the active claims, numbered from 0 in table order; nodes are numbered in table order
too. Columns of numbers are also arrays beside the frames: at 300 claims a call of pandas
costs 0.2 ms and one of numpy 0.002, at 100,000 they cost the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.bodies import BODIES, body_of
from data.check_words import DIFFERENCES
from data.facets import FACETS, UNSTATED, Facet
from data.model import SIGNS, Atlas, Claim
from data.store.opposition import stance
from data.store.orders import EVIDENCE_STRENGTH
from data.store.paths import symmetric
from data.store.text import fold

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

SIGN_CODES = {symbol: code for code, symbol in enumerate(SIGNS)}


@dataclass(frozen=True)
class FacetColumn:
    """A facet as a long table: row of the claim, and its value's place in `values`."""

    values: Mapping[str, int]
    sizes: Ints
    rows: Ints
    codes: Ints

    def any_of(self, values: Iterable[str], size: int) -> Bools:
        """Return for each of `size` claims whether it has one of the values."""
        selected = np.zeros(len(self.values), dtype=bool)
        selected[[self.values[value] for value in values if value in self.values]] = True
        mask = np.zeros(size, dtype=bool)
        mask[self.rows[selected[self.codes]]] = True
        return mask

    def counts(self, mask: Bools) -> Ints:
        """Return for each value how many claims of the mask have it."""
        return count(self.codes[mask[self.rows]], len(self.values))


@dataclass(frozen=True)
class Mentions:
    """Which claims mention which nodes: a long table of distinct pairs, by claim."""

    rows: Ints
    nodes: Ints

    def rows_of(self, node: int) -> Ints:
        """Return the claims that mention a node."""
        return np.asarray(self.rows[self.nodes == node])


def count(codes: Ints, size: int) -> Ints:
    """Return how often each number from 0 to `size` - 1 occurs."""
    return np.bincount(codes, minlength=size)


def factorize(codes: Ints) -> tuple[Ints, Ints]:
    """Return the codes numbered by first appearance, and what each number stands for."""
    numbers, values = pd.factorize(codes)
    return numbers, np.asarray(values)


class Frames:
    """The tables: `claims`, `edges` (data frames), `facets`, `place` and `about` (long)."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.records = atlas.active_claims
        self.size = len(self.records)
        self.node_ids = list(atlas.nodes)
        self.node_codes = {node: code for code, node in enumerate(self.node_ids)}
        self.claims = self._claims()
        names = ("subject", "object", "evidence", "body", "reference")
        self.subject, self.object, self.evidence, self.body, self.reference = (
            self.claims[name].to_numpy() for name in names
        )
        self.differs: Bools = self.claims["differs"].to_numpy()
        self.edge, self.edges = self._edges()
        self.pair = self.edges["pair"].to_numpy()
        self.sign = self.edges["sign"].to_numpy()
        self.facets = {facet.name: _column(atlas, facet) for facet in FACETS}

    def _claims(self) -> pd.DataFrame:
        atlas, records = self.atlas, self.records
        references = {name: code for code, name in enumerate(atlas.references)}
        predicates = {name: code for code, name in enumerate(atlas.predicates)}
        columns: dict[str, list[Any]] = {
            "subject": [self.node_codes[c.subject] for c in records],
            "predicate": [predicates[c.predicate] for c in records],
            "object": [self.node_codes[c.object] for c in records],
            "reference": [references.get(c.reference, -1) for c in records],
            "evidence": [EVIDENCE_STRENGTH.index(c.evidence) for c in records],
            "body": [BODIES.index(body_of(c)) for c in records],
            "differs": [_differs(atlas, c) for c in records],
            "elsewhere": [not {c.subject, c.object}.issuperset(c.sites) for c in records],
        }
        numbers = {name: np.array(values, dtype=np.int64) for name, values in columns.items()}
        flags = {name: numbers[name].astype(bool) for name in ("differs", "elsewhere")}
        return pd.DataFrame(numbers | flags)

    def _edges(self) -> tuple[Ints, pd.DataFrame]:
        """Return each claim's edge, and the edges: id, ends, and which two things they are about.

        `pair` and `sign` are as `data.store.opposition.stance` has them.
        """
        nodes, predicates = max(len(self.node_ids), 1), max(len(self.atlas.predicates), 1)
        predicate = self.claims["predicate"].to_numpy()
        pair = self.subject * nodes + self.object
        edge, _ = factorize(pair * predicates + predicate)
        first = np.flatnonzero(~pd.Series(edge).duplicated().to_numpy())
        records = [self.records[row] for row in first]
        stances = [stance(self.atlas, record) for record in records]
        things = np.array(
            [self.node_codes[a] * nodes + self.node_codes[b] for a, b, _ in stances], dtype=np.int64
        )
        signs = [SIGN_CODES[sign] for _, _, sign in stances]
        frame = pd.DataFrame(
            {
                "id": pd.Series([record.edge for record in records], dtype=object),
                "subject": pd.Series([record.subject for record in records], dtype=object),
                "predicate": pd.Series([record.predicate for record in records], dtype=object),
                "object": pd.Series([record.object for record in records], dtype=object),
                "pair": factorize(things)[0],
                "sign": np.array(signs, dtype=np.int64),
            }
        )
        return edge, frame

    def species_of(self, groups: Ints, mask: Bools) -> Mapping[int, tuple[str, ...]]:
        """Return for each group of claims the species named in it, in the order of the claims.

        `groups` has a number for each claim, `mask` is true for the claims that count. Groups
        without a named species are left out.
        """
        column = self.facets["species"]
        names = list(column.values)
        named = mask[column.rows] & (column.codes != column.values.get(UNSTATED, -1))
        pairs = groups[column.rows[named]] * len(names) + column.codes[named]
        by_group: dict[int, list[str]] = {}
        for pair in factorize(pairs)[1].tolist():
            group, species = divmod(pair, len(names))
            by_group.setdefault(group, []).append(names[species])
        return {group: tuple(species) for group, species in by_group.items()}

    @cached_property
    def claim_rows(self) -> Mapping[str, int]:
        """The row of each claim by its id."""
        return {record.id: row for row, record in enumerate(self.records)}

    @cached_property
    def edge_codes(self) -> Mapping[str, int]:
        """The number of each edge by its id."""
        return {str(name): code for code, name in enumerate(self.edges["id"])}

    @cached_property
    def rows_of_edge(self) -> tuple[Ints, Ints]:
        """All rows sorted by edge, and where each edge begins among them (one more at the end)."""
        order = np.argsort(self.edge, kind="stable")
        starts = np.concatenate(([0], np.cumsum(count(self.edge, len(self.edges)))))
        return order, starts

    @cached_property
    def symmetric(self) -> Bools:
        """Which claims have a relation that reads the same in both directions."""
        predicates = [symmetric(predicate) for predicate in self.atlas.predicates.values()]
        both_ways: Bools = np.array(predicates, dtype=bool)[self.claims["predicate"].to_numpy()]
        return both_ways

    def within(self, node: str) -> Bools:
        """Return which nodes are a node or narrower than it; none for an unknown id."""
        nodes = (node in self.atlas.ancestors(other) for other in self.node_ids)
        return np.fromiter(nodes, dtype=bool, count=len(self.node_ids))

    @cached_property
    def place(self) -> Mentions:
        """Nodes that a claim touches as subject, object or site, and what is broader."""
        return self._mentions(lambda c: (c.subject, c.object, *c.sites), ends=True)

    @cached_property
    def about(self) -> Mentions:
        """Nodes that a claim is about, and what is broader, but for its own two ends."""
        return self._mentions(lambda c: (c.subject, c.object, *c.sites, *c.conditions), ends=False)

    def _mentions(self, named: Any, ends: bool) -> Mentions:
        codes = self.node_codes
        wider = {node: [codes[w] for w in self.atlas.ancestors(node)] for node in codes}
        rows: list[int] = []
        nodes: list[int] = []
        for row, claim in enumerate(self.records):
            mentioned = dict.fromkeys(code for node in named(claim) for code in wider.get(node, ()))
            if not ends:
                mentioned.pop(codes[claim.subject], None)
                mentioned.pop(codes[claim.object], None)
            rows += [row] * len(mentioned)
            nodes += mentioned
        return Mentions(np.array(rows, dtype=np.int64), np.array(nodes, dtype=np.int64))

    @cached_property
    def folded_names(self) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        """For each node its label and its synonyms, folded for the search."""
        return {
            node.id: (fold(node.label), tuple(fold(name) for name in node.synonyms))
            for node in self.atlas.nodes.values()
        }

    @cached_property
    def texts(self) -> pd.Series[str]:
        """For each claim what is searched, folded: its quote and the names of its ends."""
        names = {
            node: " ".join(part for part in (label, *others) if part)
            for node, (label, others) in self.folded_names.items()
        }
        texts = [" ".join((fold(c.quote), names[c.subject], names[c.object])) for c in self.records]
        return pd.Series(texts, dtype=object)


def _differs(atlas: Atlas, claim: Claim) -> bool:
    return any(check.verdict in DIFFERENCES for check in atlas.checks_of.get(claim.id, ()))


def _column(atlas: Atlas, facet: Facet) -> FacetColumn:
    rows: list[int] = []
    values: list[str] = []
    for row, claim in enumerate(atlas.active_claims):
        own = dict.fromkeys(facet.values_of(atlas, claim))
        rows += [row] * len(own)
        values += own
    numbers, uniques = pd.factorize(np.array(values, dtype=object))
    sizes = dict(zip(uniques.tolist(), count(numbers, len(uniques)).tolist(), strict=True))
    order = _listed(atlas, facet, sizes)
    place = {value: code for code, value in enumerate(order)}
    new_codes = np.array([place[value] for value in sizes], dtype=np.int64)
    codes = new_codes[numbers] if len(numbers) else np.zeros(0, dtype=np.int64)
    return FacetColumn(
        place,
        np.array([sizes[value] for value in order], dtype=np.int64),
        np.array(rows, dtype=np.int64),
        codes,
    )


def _listed(atlas: Atlas, facet: Facet, sizes: Mapping[str, int]) -> list[str]:
    """Return the values as they are listed: ids in table order, then the largest first."""
    known = [value for value in facet.ordered_ids(atlas) if value in sizes]
    rest = set(sizes).difference(known)
    return known + sorted(rest, key=lambda value: (value == UNSTATED, -sizes[value], value))
