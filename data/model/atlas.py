"""The Atlas: one dataset, loaded and validated once (``data.load``), never changed afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from data.model.records import (
    Alias,
    Article,
    Check,
    Claim,
    Edge,
    Gap,
    Node,
    Pathway,
    Predicate,
    Reference,
    Section,
    Term,
)

#: Severities of remarks in the order in which a card has them: confirmation before blame.
_SEVERITIES = ("", "meaning", "detail")


@dataclass(frozen=True, eq=False)
class Atlas:
    """One dataset: its tables by id, in the order of the tables.

    Compared and hashed by identity, so that results about it can be cached.
    """

    title: str
    version: str
    articles: Mapping[str, Article]
    references: Mapping[str, Reference]
    nodes: Mapping[str, Node]
    predicates: Mapping[str, Predicate]
    claims: Mapping[str, Claim]
    pathways: Mapping[str, Pathway] = field(default_factory=dict)
    checks: Mapping[str, Check] = field(default_factory=dict)
    #: By article and section.
    sections: Mapping[tuple[str, str], Section] = field(default_factory=dict)
    gaps: Mapping[str, Gap] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    licence: str = ""
    digest: str = field(default="", compare=False)
    #: By kind and former id.
    aliases: Mapping[tuple[str, str], Alias] = field(default_factory=dict)
    #: version -> claim id -> digest of the claim then, where it differs from the version before
    history: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    #: version -> claim id -> what differs from the version before; only what is recorded
    changes: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def edition(self) -> str:
        """Version and digest, which identify this dataset, also in an ETag."""
        return f"{self.version}-{self.digest}"

    @cached_property
    def edges(self) -> Mapping[str, Edge]:
        """Every edge by its id, in the order of its first claim; withdrawn claims make none."""
        return {edge.id: edge for edge in group_edges(self.active_claims)}

    @cached_property
    def active_claims(self) -> tuple[Claim, ...]:
        """All claims that were not withdrawn, in table order."""
        return tuple(claim for claim in self.claims.values() if not claim.withdrawn)

    @cached_property
    def _ancestors(self) -> Mapping[str, tuple[str, ...]]:
        return {node: _climb(node, self.nodes) for node in self.nodes}

    def ancestors(self, node: str) -> tuple[str, ...]:
        """Return the node and everything broader, nearest first; empty for an unknown id."""
        return self._ancestors.get(node, ())

    def sign(self, claim: Claim | Edge) -> str:
        """Return the sign of the claim's predicate, one of those in :mod:`data.model.signs`."""
        return self.predicates[claim.predicate].sign

    def context(self, claim: Claim) -> tuple[str, ...]:
        """Return what the section of a claim is about, ids of nodes; empty if nothing says it."""
        section = self.sections.get((claim.article, claim.section))
        return section.conditions if section else ()

    @cached_property
    def checks_of(self) -> Mapping[str, tuple[Check, ...]]:
        """Remarks by the id of each claim that has any: confirmations, meaning, details."""
        remarks: dict[str, list[Check]] = defaultdict(list)
        for check in sorted(self.checks.values(), key=lambda one: _SEVERITIES.index(one.severity)):
            for claim in check.claims:
                remarks[claim].append(check)
        return {claim: tuple(checks) for claim, checks in remarks.items()}

    @cached_property
    def gaps_of(self) -> Mapping[str, tuple[Gap, ...]]:
        """Gaps by the id of each node or claim that they speak of, in table order."""
        gaps: dict[str, list[Gap]] = defaultdict(list)
        for gap in self.gaps.values():
            for element in (*gap.nodes, *gap.claims):
                gaps[element].append(gap)
        return {element: tuple(ones) for element, ones in gaps.items()}

    @cached_property
    def pathways_of(self) -> Mapping[str, tuple[str, ...]]:
        """Pathway ids by the id of each claim that some pathway goes through."""
        pathway_ids: dict[str, list[str]] = defaultdict(list)
        for pathway in self.pathways.values():
            for step in pathway.steps:
                if pathway.id not in pathway_ids[step.claim]:
                    pathway_ids[step.claim].append(pathway.id)
        return {claim: tuple(ids) for claim, ids in pathway_ids.items()}


def group_edges(claims: Iterable[Claim]) -> tuple[Edge, ...]:
    """Group claims by subject, predicate and object, in order of first appearance."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.subject, claim.predicate, claim.object), []).append(claim)
    return tuple(Edge(*ends, tuple(members)) for ends, members in groups.items())


def _climb(node: str, nodes: Mapping[str, Node]) -> tuple[str, ...]:
    path: list[str] = []
    while node in nodes and node not in path:
        path.append(node)
        node = nodes[node].broader
    return tuple(path)
