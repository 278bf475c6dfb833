"""The columns of a claim outside the tables: everything that is said and shown of each, once.

A claim leaves the program as one record (``data.exports.claim_record``) with these columns in
this order. Exports, JSON Schema, KGX, Markdown, card and page of a claim read here what a
column holds and where it is shown. To add a column, add a record (docs/extending.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from data import schema
from data.citation import format_reference
from data.external_links import sentence_url
from data.facets import facet_named
from data.model import SIGNS, Atlas, Claim
from data.quotes import collapse_whitespace
from data.vocabulary import Heading, Vocabulary, Word, word_label, word_meaning

#: How sure a sentence is: words of a column that claims are not filtered by.
CERTAINTY: Vocabulary = {
    "stated": Word("stated", "Said without a reservation."),
    "hedged": Word("hedged", "Said with a reservation such as may, might or can."),
    "trend": Word("trend only", "A trend that did not reach statistical significance."),
}

#: How surely a publication was recognised.
CONFIDENCE: Vocabulary = {
    "high": Word("surely", "Nearly certainly the publication that is meant."),
    "medium": Word("probably", "Probably the publication that is meant."),
    "low": Word("perhaps", "Perhaps the publication that is meant: do not rely on it."),
}


@dataclass(frozen=True)
class BadgeStyle:
    """How the values of a column stand on the card, a badge for each.

    `tone` is its CSS class; `meaning` explains a value that has no word; `form` is what is
    written around the value; `silent` are values too ordinary for a badge.
    """

    tone: str = "plain"
    meaning: str = ""
    form: str = "{}"
    silent: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClaimColumn:
    """One column: `name` in every file and in the API, `description` in JSON Schema and docs.

    `value_of` reads it; without one it is the field of the claim with its name. `schema` is
    its JSON Schema; without one its type is that of its column in ``claims.csv``, or a text.

    Its values are ids of nodes (`nodes`), or have the words of a facet (`facet`) or `words` of
    their own, where a code without a word is written with spaces; else they are texts.

    Where it is shown: `badge` on the card, `fact` under this name on the claim's page,
    `markdown` under this heading of the Markdown table, `kgx` as a column of our own in
    ``edges.tsv``. All columns are in JSON, CSV and the networks' edges.
    """

    name: str
    description: str
    value_of: Callable[[Atlas, Claim], Any] | None = field(default=None, repr=False)
    schema: Mapping[str, Any] | None = None
    facet: str = ""
    words: Vocabulary | None = field(default=None, repr=False)
    nodes: bool = False
    badge: BadgeStyle | None = None
    fact: Heading | None = None
    glossary: Heading | None = None
    markdown: str = ""
    kgx: bool = False

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The words of its values; None if they are ids or texts."""
        return facet_named(self.facet).words if self.facet else self.words

    def value(self, atlas: Atlas, claim: Claim) -> Any:
        """Return what it holds of a claim, as JSON has it: a text, or a list."""
        value = self.value_of(atlas, claim) if self.value_of else getattr(claim, self.name)
        return list(value) if isinstance(value, tuple) else value

    def values(self, atlas: Atlas, claim: Claim) -> tuple[str, ...]:
        """Return its values one by one; empty if the claim says nothing."""
        value = self.value(atlas, claim)
        return tuple(value) if isinstance(value, list) else ((value,) if value else ())

    def label(self, atlas: Atlas, value: str) -> str:
        """Return a value as a reader reads it."""
        if self.nodes:
            return atlas.nodes[value].label
        return value if self.vocabulary is None else word_label(self.vocabulary, value)

    def meaning(self, value: str) -> str:
        """Return what a value means, one sentence; empty where no word says it."""
        return word_meaning(self.vocabulary or {}, value)

    def term(self, value: str) -> str:
        """Return the key by which the page explains a value; empty if no word does."""
        known = value in (self.vocabulary or {})
        return f"{self.facet or self.name}.{value}" if known else ""

    def json_schema(self) -> dict[str, Any]:
        """Return its JSON Schema (draft 2020-12), with the values that the tables allow."""
        return {**(self.schema or self._type()), "description": self.description}

    def _type(self) -> dict[str, Any]:
        if self.value_of or self.name not in schema.columns("claims"):
            return {"type": "string"}
        allowed = list(schema.allowed_values("claims", self.name))
        if allowed and self.name not in schema.required_columns("claims"):
            allowed = allowed if self.name in schema.list_columns("claims") else [*allowed, ""]
        one = {"enum": allowed} if allowed else {"type": "string"}
        return (
            {"type": "array", "items": one} if self.name in schema.list_columns("claims") else one
        )


def _reference(atlas: Atlas, claim: Claim, part: str) -> str:
    reference = atlas.references.get(claim.reference)
    if reference is None:
        return ""
    return format_reference(reference).text if part == "text" else str(getattr(reference, part))


#: What a remark says in files, in this order; the claims it concerns are those it stands on.
CHECK_FIELDS = (
    *("id", "verdict", "severity", "comment"),
    *("reference", "read", "seen_at", "seen_words"),
)


def _checks(atlas: Atlas, claim: Claim) -> list[dict[str, str]]:
    return [
        {name: getattr(check, name) for name in CHECK_FIELDS}
        for check in atlas.checks_of.get(claim.id, ())
    ]


def quote_digest(claim: Claim) -> str:
    """Return the SHA-256 of a quote with its white space collapsed, as hexadecimal digits."""
    return hashlib.sha256(collapse_whitespace(claim.quote).encode()).hexdigest()


def _gaps(atlas: Atlas, claim: Claim) -> list[str]:
    return [gap.quote for gap in atlas.gaps_of.get(claim.id, ())]


_TEXTS = {"type": "array", "items": {"type": "string"}}
#: Every column, in the order in which files have them.
CLAIM_COLUMNS: tuple[ClaimColumn, ...] = (
    ClaimColumn("id", "Stable id.", markdown="Claim"),
    ClaimColumn(
        "edge", "subject.predicate.object: the same for claims that the page draws as one line."
    ),
    ClaimColumn("subject", "Id of the node that acts."),
    ClaimColumn(
        "subject_label",
        "Its name.",
        lambda atlas, claim: atlas.nodes[claim.subject].label,
        markdown="Says",
    ),
    ClaimColumn("predicate", "Id of the relation."),
    ClaimColumn(
        "predicate_label",
        "Its name, subject first.",
        lambda atlas, claim: atlas.predicates[claim.predicate].label,
        markdown="Says",
    ),
    ClaimColumn(
        "effect",
        "The sign of the relation, as a word.",
        lambda atlas, claim: SIGNS[atlas.sign(claim)].effect,
        schema={"enum": [sign.effect for sign in SIGNS.values()]},
    ),
    ClaimColumn("object", "Id of the node that is acted on."),
    ClaimColumn(
        "object_label",
        "Its name.",
        lambda atlas, claim: atlas.nodes[claim.object].label,
        markdown="Says",
    ),
    ClaimColumn("quote", "Verbatim words of the article.", markdown="Quote"),
    ClaimColumn("prefix", "Verbatim words right before the quote, where it occurs twice."),
    ClaimColumn("suffix", "Verbatim words right after it, where it occurs twice."),
    ClaimColumn(
        "quote_digest",
        "SHA-256 of the quote with its white space collapsed: who has the article can compare.",
        lambda _, claim: quote_digest(claim),
    ),
    ClaimColumn(
        "quote_compared",
        "Day on which the quote was last compared with the article's text; empty if never.",
        lambda atlas, claim: atlas.articles[claim.article].compared,
    ),
    ClaimColumn("article", "Id of the article."),
    ClaimColumn(
        "article_title",
        "Its title as printed.",
        lambda atlas, claim: atlas.articles[claim.article].title,
        markdown="Article",
    ),
    ClaimColumn(
        "article_site",
        "The web site it stands on.",
        lambda atlas, claim: atlas.articles[claim.article].site,
    ),
    ClaimColumn(
        "article_url", "Its address.", lambda atlas, claim: atlas.articles[claim.article].url
    ),
    ClaimColumn(
        "sentence_url",
        "Its address with a Text Fragment: browsers that know these scroll to the sentence.",
        lambda atlas, claim: sentence_url(atlas.articles[claim.article], claim),
        markdown="Article",
    ),
    ClaimColumn("section", "Heading of the section.", markdown="Article", kgx=True),
    ClaimColumn(
        "voice",
        "Who says it: a publication that is quoted, a person that is quoted, the article itself.",
        facet="voice",
        markdown="Who says it",
        kgx=True,
    ),
    ClaimColumn(
        "species",
        "In whom or what it was seen; empty if that is not stated.",
        facet="species",
        fact=Heading("Seen in", 2),
        markdown="Seen in",
        kgx=True,
    ),
    ClaimColumn(
        "population",
        "Who was studied, or is meant.",
        badge=BadgeStyle("people", "Who was studied, as far as it was seen."),
        fact=Heading("Who", 3),
        markdown="Seen in",
        kgx=True,
    ),
    ClaimColumn(
        "participants",
        "How many took part, as it was seen.",
        badge=BadgeStyle("people", "How many took part, as far as it was seen.", "n = {}"),
        fact=Heading("How many", 4),
        markdown="Seen in",
        kgx=True,
    ),
    ClaimColumn(
        "evidence",
        "What the statement rests on.",
        facet="evidence",
        fact=Heading("Evidence", 1),
        markdown="Seen in",
        kgx=True,
    ),
    ClaimColumn(
        "design",
        "Design of the study, where the source says so.",
        words={},
        badge=BadgeStyle(meaning="How the study was built."),
        fact=Heading("Study design", 5),
        markdown="Seen in",
        kgx=True,
    ),
    ClaimColumn(
        "certainty",
        "How sure the sentence is.",
        words=CERTAINTY,
        badge=BadgeStyle("hedge", silent=("stated",)),
        fact=Heading("Certainty", 6),
        glossary=Heading("How surely it is said", 4),
        markdown="Seen in",
        kgx=True,
    ),
    ClaimColumn(
        "conditions",
        "Ids of the conditions that the sentence or its study is about.",
        nodes=True,
        badge=BadgeStyle("condition", "What the sentence or its study is about."),
        fact=Heading("About", 7),
        kgx=True,
    ),
    ClaimColumn(
        "context",
        "Ids of the conditions that the section is about in which the sentence stands.",
        lambda atlas, claim: atlas.context(claim),
        schema=_TEXTS,
        nodes=True,
        badge=BadgeStyle(
            "context",
            "Where it stands in the article: this does not say that the study was about it.",
            "in the section on {}",
        ),
        fact=Heading("In the section on", 8),
        kgx=True,
    ),
    ClaimColumn(
        "sites",
        "Ids of the places of the effect.",
        nodes=True,
        badge=BadgeStyle("place", "Where in the body it is said to be.", "in the {}"),
        fact=Heading("Place in the body", 9),
        kgx=True,
    ),
    ClaimColumn(
        "reference", "Id of the publication behind it, or empty.", markdown="Reference", kgx=True
    ),
    ClaimColumn(
        "reference_status",
        "How sure that is: the article names it; its words were found there; "
        "the content points there; none was found.",
        facet="status",
        markdown="Reference",
        kgx=True,
    ),
    ClaimColumn(
        "reference_confidence",
        "How surely the publication was recognised; empty where there is none.",
        words=CONFIDENCE,
        kgx=True,
    ),
    ClaimColumn(
        "reference_text",
        "The publication, formatted.",
        lambda atlas, claim: _reference(atlas, claim, "text"),
        markdown="Reference",
        kgx=True,
    ),
    ClaimColumn(
        "doi",
        "Its DOI, or empty.",
        lambda atlas, claim: _reference(atlas, claim, "doi"),
        markdown="Reference",
    ),
    ClaimColumn(
        "pmid",
        "Its PubMed id, or empty.",
        lambda atlas, claim: _reference(atlas, claim, "pmid"),
        markdown="Reference",
    ),
    ClaimColumn(
        "checks",
        "What the source says, confirmation first: our remarks.",
        _checks,
        schema={"type": "array", "items": {"$ref": "#/$defs/check"}},
        markdown="What the source says (our remarks)",
        kgx=True,
    ),
    ClaimColumn(
        "mechanisms",
        "Ids of the mechanisms that walk through it.",
        lambda atlas, claim: atlas.pathways_of.get(claim.id, ()),
        schema=_TEXTS,
    ),
    ClaimColumn(
        "note", "How the quote is read, in our words.", fact=Heading("How we read it", 10), kgx=True
    ),
)
