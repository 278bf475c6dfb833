"""The frozen records that a dataset is made of: one for a row of each table.

Nothing here reads files or knows a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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
