"""The content of a claim card: one claim in words, without markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from components.core.labels import claim_sentence, label_of, meaning_of
from components.evidence.glossary_terms import TermMarker, TextRun, term_marker, text_runs
from data.bodies import body_of
from data.check_words import READ, SEVERITY
from data.citation import Citation, author_year, format_reference, quote_citation
from data.claim_columns import CLAIM_COLUMNS, CONFIDENCE
from data.external_links import sentence_url
from data.model import Article, Atlas, Check, Claim
from data.quotes import end_mentions
from data.vocabulary import word_label, word_meaning


@dataclass(frozen=True)
class Segment:
    """A part of a quote; `role` is subject, object or empty, `runs` its text by glossary term."""

    text: str
    role: str
    runs: tuple[TextRun, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Badge:
    """One fact about a claim in a word, its meaning in a sentence, and a tone (CSS class).

    `key` is that of the word in ``glossary_terms.term_explanations``, or empty.
    """

    label: str
    meaning: str
    tone: str
    key: str = ""


@dataclass(frozen=True)
class Remark:
    """A remark as a card has it: codes of ``checks.csv`` with their words.

    `source` is the publication that says so, author and year; `read` how much of it was seen.
    Each is empty where the remark says nothing of it; a confirmation has no severity.
    """

    check: Check
    verdict: str
    meaning: str
    severity: str
    severity_meaning: str
    source: str
    read: str
    read_meaning: str


@dataclass(frozen=True)
class ClaimCard:
    """All that a claim card shows; `compared` is the day on which its quote was compared."""

    claim: Claim
    sentence: str
    body: str
    headline: str
    quote: tuple[Segment, ...]
    who: str
    article: Article
    article_link: str
    citation: Citation | None
    record_note: str
    status: str
    status_meaning: str
    badges: tuple[Badge, ...]
    remarks: tuple[Remark, ...]
    compared: str
    confidence: str
    confidence_meaning: str
    copy: str
    explain: TermMarker


def headline(claim: Claim) -> str:
    """Return evidence and species in a few words, the first line of the card.

    "human" is left out where the kind of evidence says it already.
    """
    implied = {"human_trial": "human", "human_observation": "human"}.get(claim.evidence)
    species = ", ".join(label_of("species", s) for s in claim.species if s != implied)
    evidence = label_of("evidence", claim.evidence)
    if claim.evidence == "statement":
        named = "Statement" if claim.reference else "Statement, no study named"
        return f"{named} · {species}" if species else named
    return f"{evidence[:1].upper()}{evidence[1:]}" + (f" · {species}" if species else "")


@lru_cache(maxsize=2048)
def quote_segments(atlas: Atlas, claim: Claim) -> tuple[Segment, ...]:
    """Return the quote in segments, with the role of those that name subject or object.

    Joined they are the quote; none is empty.
    """
    ends = atlas.nodes[claim.subject], atlas.nodes[claim.object]
    segments = _split_quote(claim.quote, end_mentions(claim.quote, *ends))
    runs = text_runs(atlas, *(segment.text for segment in segments))
    return tuple(replace(s, runs=own) for s, own in zip(segments, runs, strict=True))


def _split_quote(quote: str, spans: Sequence[tuple[int, int, str]]) -> list[Segment]:
    segments, at = [], 0
    for start, end, role in (*spans, (len(quote), len(quote), "")):
        segments += [Segment(quote[at:start], ""), Segment(quote[start:end], role)]
        at = end
    return [segment for segment in segments if segment.text]


@lru_cache(maxsize=2048)
def claim_card(atlas: Atlas, claim: Claim) -> ClaimCard:
    """Return the content of the card of a claim of this atlas; it is cached."""
    article = atlas.articles[claim.article]
    reference = atlas.references.get(claim.reference)
    return ClaimCard(
        claim=claim,
        sentence=claim_sentence(atlas, claim),
        body=body_of(claim),
        headline=headline(claim),
        quote=quote_segments(atlas, claim),
        who=_who(claim),
        article=article,
        article_link=sentence_url(article, claim),
        citation=format_reference(reference) if reference else None,
        record_note=reference.note if reference else "",
        status=label_of("status", claim.reference_status),
        status_meaning=meaning_of("status", claim.reference_status),
        badges=tuple(_badges(atlas, claim)),
        remarks=tuple(remark(atlas, check) for check in atlas.checks_of.get(claim.id, ())),
        compared=article.compared,
        confidence=word_label(CONFIDENCE, claim.reference_confidence),
        confidence_meaning=word_meaning(CONFIDENCE, claim.reference_confidence),
        copy=quote_citation(claim, atlas),
        explain=term_marker(atlas),
    )


def remark(atlas: Atlas, check: Check) -> Remark:
    """Return a remark with the words of its codes and the publication that it speaks of."""
    reference = atlas.references.get(check.reference)
    return Remark(
        check=check,
        verdict=label_of("check", check.verdict),
        meaning=meaning_of("check", check.verdict),
        severity=word_label(SEVERITY, check.severity),
        severity_meaning=word_meaning(SEVERITY, check.severity),
        source=author_year(reference) if reference else "",
        read=word_label(READ, check.read),
        read_meaning=word_meaning(READ, check.read),
    )


@dataclass(frozen=True)
class VerdictLabel:
    """A verdict in a word, with all comments on a claim that bear it, as one text.

    `confirms` is whether the source says what the sentence says.
    """

    label: str
    comments: str
    confirms: bool


def verdict_labels(atlas: Atlas, claim: Claim) -> tuple[VerdictLabel, ...]:
    """Return the verdicts of our remarks on a claim, each once; empty without remarks."""
    by_verdict: dict[str, list[Check]] = {}
    for check in atlas.checks_of.get(claim.id, ()):
        by_verdict.setdefault(check.verdict, []).append(check)
    return tuple(
        VerdictLabel(
            label_of("check", verdict),
            " ".join(check.comment for check in checks),
            not any(check.severity for check in checks),
        )
        for verdict, checks in by_verdict.items()
    )


def _who(claim: Claim) -> str:
    return {
        "study": "A study, quoted by the article",
        "person": "A person, quoted by the article",
        "article": "The article’s own words",
    }[claim.voice]


def _badges(atlas: Atlas, claim: Claim) -> Iterator[Badge]:
    for column in CLAIM_COLUMNS:
        style = column.badge
        if style is None:
            continue
        for value in column.values(atlas, claim):
            if value not in style.silent:
                label = style.form.format(column.label(atlas, value))
                meaning = column.meaning(value) or style.meaning
                yield Badge(label, meaning, style.tone, column.term(value))
