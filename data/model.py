"""The frozen objects that everything else is about.

An :class:`Atlas` is one dataset, read and validated once (``data.load``) and
never changed afterwards. Nothing here reads files or knows a screen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

#: Signs a predicate can have: up, down, direction not stated, no effect, not causal.
SIGNS = ("+", "-", "~", "0", "")


@dataclass(frozen=True)
class Article:
    """A text that the quotes were taken from; `order` is its place in the table."""

    id: str
    title: str
    site: str
    url: str
    author: str
    kind: str
    disclosure: str
    accessed: str
    order: int = 0


@dataclass(frozen=True)
class Reference:
    """A publication behind a claim; `csl` is its CSL-JSON item, unchanged."""

    id: str
    csl: Mapping[str, object]

    @property
    def doi(self) -> str:
        """The DOI as printed in the record, or an empty string."""
        return str(self.csl.get("DOI", ""))

    @property
    def pmid(self) -> str:
        """The PubMed id as printed in the record, or an empty string."""
        return str(self.csl.get("PMID", ""))

    @property
    def note(self) -> str:
        """What the curators say about the record itself, or an empty string."""
        return str(self.csl.get("note", ""))


@dataclass(frozen=True)
class Node:
    """Something that claims are about: a transmitter, a region, a condition ..."""

    id: str
    label: str
    kind: str
    curie: str = ""
    synonyms: tuple[str, ...] = ()
    broader: str = ""
    description: str = ""
    mni: tuple[float, float, float] | None = None


@dataclass(frozen=True)
class Predicate:
    """A relation between two nodes and its equivalents in the field's vocabularies."""

    id: str
    label: str
    inverse_label: str
    sign: str
    biolink: str = ""
    bel: str = ""
    ro: str = ""


@dataclass(frozen=True)
class Check:
    """What the source says, set against what the article makes of it (our words)."""

    claim: str
    verdict: str
    comment: str
    reference: str = ""


@dataclass(frozen=True)
class Claim:
    """One quoted statement that joins one subject to one object."""

    id: str
    subject: str
    predicate: str
    object: str
    quote: str
    prefix: str
    suffix: str
    article: str
    section: str
    voice: str
    reference: str
    reference_status: str
    conditions: tuple[str, ...]
    sites: tuple[str, ...]
    species: tuple[str, ...]
    evidence: str
    design: str
    certainty: str
    note: str
    withdrawn: str = ""
    order: int = 0

    @property
    def edge(self) -> str:
        """The id of the edge this claim belongs to: ``subject.predicate.object``."""
        return f"{self.subject}.{self.predicate}.{self.object}"


@dataclass(frozen=True)
class Edge:
    """All claims with the same subject, predicate and object; never empty."""

    subject: str
    predicate: str
    object: str
    claims: tuple[Claim, ...]

    @property
    def id(self) -> str:
        """``subject.predicate.object``, as in the address and on the canvas."""
        return f"{self.subject}.{self.predicate}.{self.object}"


@dataclass(frozen=True)
class Step:
    """One claim of a pathway, with our narration."""

    pathway: str
    step: int
    claim: str
    narration: str


@dataclass(frozen=True)
class Pathway:
    """A mechanism that the articles describe, as an ordered walk through claims."""

    id: str
    label: str
    summary: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Alias:
    """An id that was given out once: `target` is its name now, empty if it was withdrawn.

    `kind` is node, claim, edge, pathway, article or predicate; `since` is the first version
    of the dataset without it.
    """

    kind: str
    alias: str
    target: str
    since: str
    reason: str


@dataclass(frozen=True)
class Term:
    """A word that a reader may not know; it is explained by `meaning`, or else by a node."""

    term: str
    forms: tuple[str, ...] = ()
    node: str = ""
    meaning: str = ""


@dataclass(frozen=True, eq=False)
class Atlas:
    """One dataset: its tables by id, in the order of the tables.

    Compared and hashed by identity, so that questions about it can be cached.
    """

    title: str
    version: str
    articles: Mapping[str, Article]
    references: Mapping[str, Reference]
    nodes: Mapping[str, Node]
    predicates: Mapping[str, Predicate]
    claims: Mapping[str, Claim]
    checks: Mapping[str, tuple[Check, ...]]
    pathways: Mapping[str, Pathway]
    terms: Mapping[str, Term] = field(default_factory=dict)
    licence: str = ""
    digest: str = field(default="", compare=False)
    #: By kind and former id.
    aliases: Mapping[tuple[str, str], Alias] = field(default_factory=dict)
    #: version -> claim -> digest of what the claim said then, where it differs from before
    history: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

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
        """The node itself and everything broader, nearest first; empty for an unknown id."""
        return self._ancestors.get(node, ())

    def sign(self, claim: Claim | Edge) -> str:
        """The sign of the claim's predicate, one of :data:`SIGNS`."""
        return self.predicates[claim.predicate].sign

    @cached_property
    def pathways_of(self) -> Mapping[str, tuple[str, ...]]:
        """For each claim id that some pathway walks through: the ids of those pathways."""
        found: dict[str, list[str]] = defaultdict(list)
        for pathway in self.pathways.values():
            for step in pathway.steps:
                if pathway.id not in found[step.claim]:
                    found[step.claim].append(pathway.id)
        return {claim: tuple(ids) for claim, ids in found.items()}


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
