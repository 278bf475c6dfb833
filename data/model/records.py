"""The frozen records of a dataset, one for a row of each table: Claim, Node, Edge, Reference ...

Nothing here reads files or knows a screen. Columns are described in ``datapackage.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    """An article that quotes were taken from; `order` is its row in the table, from 0.

    `disclosure` says who publishes it and what they sell; `accessed` is a date (ISO 8601).
    """

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
        """The DOI as given in the record, or an empty string."""
        return str(self.csl.get("DOI", ""))

    @property
    def pmid(self) -> str:
        """The PubMed id as given in the record, or an empty string."""
        return str(self.csl.get("PMID", ""))

    @property
    def note(self) -> str:
        """The curators' note on the record itself, or an empty string."""
        return str(self.csl.get("note", ""))


@dataclass(frozen=True)
class Node:
    """Something that claims are about: a transmitter, a brain region, a condition ...

    `kind` is one of :data:`data.model.NODE_KINDS`, `curie` an identifier such as
    ``CHEBI:7872``, `broader` the id of the node it is a part or kind of (each may be empty).
    `mni` is (x, y, z) in millimetres of MNI space, None where no place is recorded.
    """

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
    """A relation between two nodes, with its equivalents in Biolink, BEL and RO.

    `sign` is one of :data:`data.model.SIGNS`; an equivalent is empty where there is none.
    """

    id: str
    label: str
    inverse_label: str
    sign: str
    biolink: str = ""
    bel: str = ""
    ro: str = ""


@dataclass(frozen=True)
class Check:
    """A curators' remark that compares the article with its source; `reference` may be empty."""

    claim: str
    verdict: str
    comment: str
    reference: str = ""


@dataclass(frozen=True)
class Claim:
    """One quoted statement that joins one subject to one object.

    `prefix` and `suffix` are the words around the quote where it stands more than once.
    `withdrawn` is the reason why the claim was withdrawn, empty while it is active; `order` is
    its row in the table, from 0.
    """

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
        """``subject.predicate.object``, as in the URL and on the canvas."""
        return f"{self.subject}.{self.predicate}.{self.object}"


@dataclass(frozen=True)
class Step:
    """One claim of a pathway, with our narration; `step` counts from 1."""

    pathway: str
    step: int
    claim: str
    narration: str


@dataclass(frozen=True)
class Pathway:
    """A mechanism that the articles describe, as an ordered sequence of claims."""

    id: str
    label: str
    summary: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Alias:
    """A former id: `target` is its present one, empty if it was withdrawn.

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
    """A glossary term, explained by `meaning` or else by the description of `node`."""

    term: str
    forms: tuple[str, ...] = ()
    node: str = ""
    meaning: str = ""
