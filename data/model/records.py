"""The frozen records of a dataset, one for a row of each table: Claim, Node, Edge, Reference ...

Nothing here reads files or knows a screen. Columns are described in ``datapackage.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    """An article that quotes were taken from; `order` is its row in the table, from 0.

    `disclosure` says who publishes it and what they sell; `accessed` is a date (ISO 8601);
    `published` a date, or a year and how it is known; `prefix` begins the ids of its claims;
    `compared` is the day on which its quotes were last compared with its text, whose SHA-256
    is `text_digest`. Each of the last four may be empty.
    """

    id: str
    title: str
    site: str
    url: str
    author: str
    kind: str
    disclosure: str
    accessed: str
    published: str = ""
    prefix: str = ""
    compared: str = ""
    text_digest: str = ""
    order: int = 0


@dataclass(frozen=True)
class Section:
    """What a section of an article is about: ids of `conditions`, the context of its claims."""

    article: str
    section: str
    conditions: tuple[str, ...] = ()


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

    @property
    def seen_at(self) -> str:
        """The address where its fields were seen, or an empty string."""
        return str(self.csl.get("seen_at", ""))


@dataclass(frozen=True)
class Node:
    """Something that claims are about: a transmitter, a brain region, a condition ...

    `kind` is one of :data:`data.model.NODE_KINDS`, `curie` an identifier such as
    ``CHEBI:7872``, `broader` the id of the node it is a part or kind of, `lack_of` the id of
    the node whose lack it is (each may be empty). `synonyms` are its other names, `marks` the
    words by which quotes name it, whatever they mean elsewhere. `mni` is (x, y, z) in
    millimetres of MNI space, None where no place is recorded.
    """

    id: str
    label: str
    kind: str
    curie: str = ""
    synonyms: tuple[str, ...] = ()
    broader: str = ""
    description: str = ""
    mni: tuple[float, float, float] | None = None
    marks: tuple[str, ...] = ()
    lack_of: str = ""


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
    """A curators' remark on a sentence, which compares it with its source.

    `claims` are those of the sentence that it concerns. `severity` is ``meaning`` or
    ``detail``, empty for a confirmation. `read` says what was seen of the publication
    `reference`, `seen_at` at which address, `seen_words` are its own words; each may be empty.
    """

    id: str
    claims: tuple[str, ...]
    verdict: str
    comment: str
    severity: str = ""
    reference: str = ""
    read: str = ""
    seen_at: str = ""
    seen_words: str = ""


@dataclass(frozen=True)
class Gap:
    """What an article itself says is not known, sells or advises (`kind`), verbatim.

    `nodes` and `claims` are the ids of those that it speaks of.
    """

    id: str
    article: str
    section: str
    kind: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    nodes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claim:
    """One quoted statement that joins one subject to one object.

    `prefix` and `suffix` are the words around the quote where it stands more than once.
    `conditions` are what the sentence or its study is about; what its section is about is its
    context (:meth:`data.model.Atlas.context`). `population` says who was studied,
    `participants` how many; `reference_confidence` how surely the publication was recognised.
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
    reference_confidence: str = ""
    population: str = ""
    participants: str = ""

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

    `kind` is node, claim, edge, pathway, article, predicate or verdict; `since` is the first
    version of the dataset without it. A verdict may have several targets, as a list (``a;b``).
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
