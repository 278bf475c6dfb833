"""The facets by which claims are filtered and counted: everything the program says of each, once.

A facet gives every claim its values (several, or none). Filtering by a facet keeps the claims
that have any of the included values and none of the excluded ones; facets are joined by "and".
To add a facet, add a record (docs/extending.md): address, filters, sentence, counts, overview,
glossary and API read it here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from data.model import NODE_KINDS, SIGNS, Atlas, Claim, glyph_classes
from data.vocabulary import UNSTATED, Heading, Vocabulary, Word, word_label, word_meaning

__all__ = ["FACETS", "UNSTATED", "Choice", "Facet", "IdTable", "facet_named"]

Included = tuple[str, ...]
Excluded = tuple[str, ...]
Choice = tuple[Included, Excluded]


@dataclass(frozen=True)
class IdTable:
    """A table of the dataset whose ids are a facet's values.

    `table` is its attribute of the Atlas, `kind` its kind in ``aliases.csv``; `label` and
    `meaning` are the columns that say how a row is called and what it means (empty: nothing).
    """

    table: str
    kind: str
    label: str = "label"
    meaning: str = ""

    def rows(self, atlas: Atlas) -> Mapping[str, Any]:
        """Return the rows by id, in the order of the table."""
        rows: Mapping[str, Any] = getattr(atlas, self.table)
        return rows


@dataclass(frozen=True)
class Facet:
    """One way to filter: `name` is also its field in the address, `label` its heading.

    Values are either ids of a table (`ids`) or have words of ours (`words`, in the order in
    which charts and tables have them); a value without either is written with spaces.

    `former` is the kind in ``aliases.csv`` of values that had another word.

    `lead` begins its clause of the View's sentence ("about anxiety"), where values may be
    `quoted`. `nested` lists each value below its broader one. `mark` gives the CSS classes of
    the sign that the network draws for a value. `question` asks what its chart in the
    overview answers, with `unstated_charted` a bar for claims that say nothing; `glossary` is
    the heading of its words in the glossary. Without one it is not there.
    """

    name: str
    label: str
    values_of: Callable[[Atlas, Claim], tuple[str, ...]] = field(repr=False)
    lead: str
    ids: IdTable | None = None
    words: Vocabulary = field(default_factory=dict, repr=False)
    former: str = ""
    quoted: bool = False
    nested: bool = False
    mark: Callable[[Atlas, str], str] = field(default=lambda _, __: "", repr=False)
    question: Heading | None = None
    unstated_charted: bool = True
    glossary: Heading | None = None

    @property
    def alias_kind(self) -> str:
        """The kind of its values in ``aliases.csv``; empty if they never had another name."""
        return self.ids.kind if self.ids else self.former

    @property
    def description(self) -> str:
        """What a program may write in its field of the address (the API's description)."""
        return f"{self.label}: values of this facet. A comma is “or”, “-” excludes."

    def ordered_ids(self, atlas: Atlas) -> tuple[str, ...]:
        """Return the ids of its table in order; empty if its values are no ids."""
        return tuple(self.ids.rows(atlas)) if self.ids else ()

    def value_label(self, atlas: Atlas, value: str) -> str:
        """Return how a value is called; the value with spaces where nothing names it."""
        row = self._row(atlas, value)
        return str(getattr(row, self.ids.label)) if self.ids and row else self.word_label(value)

    def value_meaning(self, atlas: Atlas, value: str) -> str:
        """Return what a value means, in a sentence; empty where nothing tells."""
        row = self._row(atlas, value)
        if self.ids and row:
            return str(getattr(row, self.ids.meaning)) if self.ids.meaning else ""
        return word_meaning(self.words, value)

    def word_label(self, value: str) -> str:
        """Return how a value is called without a dataset; the value with spaces for most ids."""
        return word_label(self.words, value)

    def clause(self, atlas: Atlas, choice: Choice) -> str:
        """Return its clause of the View's sentence: "in mice or rats, but not humans".

        `choice` has at least one value, included or excluded.
        """
        included, excluded = (
            " or ".join(self._in_sentence(atlas, value) for value in values) for values in choice
        )
        if included and excluded:
            return f"{self.lead} {included}, but not {excluded}"
        return f"{self.lead} {included}" if included else f"not {self.lead} {excluded}"

    def _in_sentence(self, atlas: Atlas, value: str) -> str:
        word = self.words.get(value)
        label = (word.in_sentence if word else "") or self.value_label(atlas, value)
        return f"“{label}”" if self.quoted else label

    def _row(self, atlas: Atlas, value: str) -> Any | None:
        return self.ids.rows(atlas).get(value) if self.ids else None


def facet_named(name: str) -> Facet:
    """Return the facet with this name. Raises KeyError if there is none."""
    return _BY_NAME[name]


def _conditions(atlas: Atlas, claim: Claim) -> tuple[str, ...]:
    return _with_wider(atlas, (*claim.conditions, claim.subject, claim.object))


def _context(atlas: Atlas, claim: Claim) -> tuple[str, ...]:
    return _with_wider(atlas, atlas.context(claim))


def _with_wider(atlas: Atlas, named: tuple[str, ...]) -> tuple[str, ...]:
    wider = (wide for node in named for wide in atlas.ancestors(node))
    return tuple(dict.fromkeys(n for n in wider if atlas.nodes[n].kind == "condition"))


def _kinds(atlas: Atlas, claim: Claim) -> tuple[str, ...]:
    return tuple({atlas.nodes[end].kind: None for end in (claim.subject, claim.object)})


def _verdicts(atlas: Atlas, claim: Claim) -> tuple[str, ...]:
    verdicts = {check.verdict: None for check in atlas.checks_of.get(claim.id, ())}
    return tuple(verdicts) or (UNSTATED,)


def _relation_mark(atlas: Atlas, value: str) -> str:
    return f"key {SIGNS[atlas.predicates[value].sign].name}"


def _with_article(label: str) -> str:
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label}"


#: Every facet, in the order in which filters and the sentence have them.
FACETS: tuple[Facet, ...] = (
    Facet(
        name="condition",
        label="Condition",
        values_of=_conditions,
        lead="about",
        ids=IdTable("nodes", "node", meaning="description"),
        nested=True,
    ),
    Facet(
        name="context",
        label="Section’s subject",
        values_of=_context,
        lead="in a section on",
        ids=IdTable("nodes", "node", meaning="description"),
        nested=True,
    ),
    Facet(
        name="relation",
        label="Relation",
        values_of=lambda _, claim: (claim.predicate,),
        lead="saying",
        ids=IdTable("predicates", "predicate"),
        quoted=True,
        mark=_relation_mark,
    ),
    Facet(
        name="species",
        label="Species",
        values_of=lambda _, claim: claim.species or (UNSTATED,),
        lead="in",
        words={
            "human": Word("human", "Studied in people.", "humans", "human"),
            "mouse": Word("mouse", "Studied in mice: no result in people.", "mice", "animal"),
            "rat": Word("rat", "Studied in rats: no result in people.", "rats", "animal"),
            "prairie_vole": Word(
                "prairie vole",
                "Studied in prairie voles: no result in people.",
                "prairie voles",
                "animal",
            ),
            "cell_line": Word(
                "cells in a dish", "Studied in cell cultures, not in a living body.", body="cell"
            ),
            UNSTATED: Word(
                "not stated",
                "Neither the sentence nor a source that is certain says in whom or what.",
                "an unstated species",
            ),
        },
        question=Heading("In whom, or in what?", 3),
        glossary=Heading("In whom it was studied", 6),
    ),
    Facet(
        name="evidence",
        label="Evidence",
        values_of=lambda _, claim: (claim.evidence,),
        lead="from:",
        # From the strongest to the weakest, as claims are read: people, reviews, animals, ...
        words={
            "human_trial": Word(
                "human trial",
                "People were given something and the effect was measured.",
                body="human",
            ),
            "human_observation": Word(
                "human observation",
                "People were measured, nothing was given: it cannot show a cause.",
                body="human",
            ),
            "review": Word("review", "A text that sums up other studies."),
            "animal_experiment": Word(
                "animal experiment", "Done in animals: it may not hold in people.", body="animal"
            ),
            "cell_experiment": Word(
                "cell experiment", "Done in cells: it may not hold in a body.", body="cell"
            ),
            "statement": Word("statement", "Said without naming a study."),
        },
        question=Heading("On what evidence?", 1),
        glossary=Heading("Kinds of evidence", 1),
    ),
    Facet(
        name="voice",
        label="Who says it",
        values_of=lambda _, claim: (claim.voice,),
        lead="said by",
        words={
            "study": Word("a study", "The article quotes a publication or its press release."),
            "person": Word("a person", "The article quotes somebody."),
            "article": Word("the article itself", "The article's own sentence."),
        },
        question=Heading("Who says it?", 4),
        glossary=Heading("Who says it", 5),
    ),
    Facet(
        name="check",
        label="Against its source",
        values_of=_verdicts,
        lead="against the source:",
        words={
            "same_words": Word(
                "same words", "The source has the sentence word for word.", weight=1
            ),
            "same_finding": Word(
                "same finding", "The source says the same in other words.", weight=2
            ),
            "leaves_out": Word(
                "leaves out", "The source adds something that matters here.", weight=6
            ),
            "differs": Word("differs", "The source says something else in one point.", weight=7),
            "secondhand": Word(
                "second-hand",
                "A title, a press release or a magazine is quoted instead of the paper.",
                weight=5,
            ),
            "misprint": Word(
                "misprint", "A printing error changes or hides the meaning.", weight=4
            ),
            "not_found": Word(
                "not found",
                "We did not find these words in what we could read: that proves nothing.",
                weight=3,
            ),
            UNSTATED: Word("no remark", "We have noted nothing against the source."),
        },
        former="verdict",
        question=Heading("Does it say what its source says?", 2),
        unstated_charted=False,
        glossary=Heading("What we note against the source", 3),
    ),
    Facet(
        name="status",
        label="Reference",
        values_of=lambda _, claim: (claim.reference_status,),
        lead="reference",
        words={
            "cited": Word("cited", "The article names this publication."),
            "matched": Word(
                "matched",
                "The article does not name it; the quoted words were found in this publication.",
            ),
            "recognised": Word(
                "recognised",
                "The article does not name it; content points to this publication, "
                "but the exact words were not seen there.",
            ),
            "unresolved": Word("unresolved", "No publication was found behind this sentence."),
        },
        question=Heading("Is there a reference?", 5),
        glossary=Heading("Whether a reference is behind a sentence", 2),
    ),
    Facet(
        name="kind",
        label="Kind of thing",
        values_of=_kinds,
        lead="touching",
        words={
            kind.id: Word(kind.label, kind.meaning, _with_article(kind.label))
            for kind in NODE_KINDS.values()
        },
        mark=lambda _, value: glyph_classes(value),
        glossary=Heading("Kinds of things", 7),
    ),
    Facet(
        name="pathway",
        label="Mechanism",
        values_of=lambda atlas, claim: atlas.pathways_of.get(claim.id, ()),
        lead="in the mechanism",
        ids=IdTable("pathways", "pathway", meaning="summary"),
        quoted=True,
    ),
    Facet(
        name="article",
        label="Article",
        values_of=lambda _, claim: (claim.article,),
        lead="in",
        ids=IdTable("articles", "article", label="title", meaning="disclosure"),
        quoted=True,
    ),
)
_BY_NAME = {facet.name: facet for facet in FACETS}
