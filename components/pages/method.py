"""The page on method: what was read, how and how often, what words mean, what is not checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from components.core.titles import SITE_TITLE
from components.http.report import ReportTarget
from components.http.site import Site
from components.pages.report import report_of
from components.pages.site_page import site_page
from data.check_words import GAP, READ, SEVERITY
from data.claim_columns import CERTAINTY, CONFIDENCE
from data.exports.extract import ATTRIBUTION
from data.facets import facet_named
from data.model import Article, Atlas
from data.publications import most_read, publications, read_word
from data.readings import Agreement, agreement_of
from data.rules.permanence import version_key
from data.vocabulary import UNSTATED, Vocabulary

#: The words that the page explains: heading, vocabulary.
WORDS: tuple[tuple[str, Vocabulary], ...] = (
    ("What a remark says of a sentence and its source", facet_named("check").words),
    ("How much a remark weighs", SEVERITY),
    ("What was read of a source", READ),
    ("Whether a publication is behind a sentence", facet_named("status").words),
    ("How surely it was recognised", CONFIDENCE),
    ("Kinds of evidence", facet_named("evidence").words),
    ("How surely a sentence says it", CERTAINTY),
)


@dataclass(frozen=True)
class ArticleRead:
    """An article with the number of its claims that were not withdrawn."""

    article: Article
    claims: int


@dataclass(frozen=True)
class Release:
    """A recorded version of the dataset: how many claims are new in it, how many changed."""

    version: str
    new: int
    changed: int


def method_page(atlas: Atlas, site: Site, query: str, target: ReportTarget) -> Markup:
    """Return the page; a claim or check in the query is what its last section reports on."""
    every = publications(atlas)
    read = most_read(every)
    without = sum(not claim.reference for claim in atlas.active_claims)
    agreement = agreement_of(atlas)
    return site_page(
        "pages/method.html",
        atlas,
        site,
        articles=articles_read(atlas),
        publications=len(every),
        read=[(read_word(name), number) for name, number in read.items() if number],
        full_papers=read["full_text"],
        remarks=len(atlas.checks),
        claims=len(atlas.active_claims),
        without=without,
        agreement=agreement,
        agreed=agreed_fields(agreement),
        words=explained_words(),
        gaps=gap_counts(atlas),
        releases=releases(atlas),
        withdrawn=sum(bool(claim.withdrawn) for claim in atlas.claims.values()),
        citation=(
            f"{ATTRIBUTION}. {SITE_TITLE}: {atlas.title} [dataset], version {atlas.version}"
            f"{f' ({atlas.digest})' if atlas.digest else ''}. {site.address}"
        ),
        attribution=ATTRIBUTION,
        report=report_of(atlas, site, target, query),
    )


def articles_read(atlas: Atlas) -> tuple[ArticleRead, ...]:
    """Return every article with its number of claims, in table order."""
    counts = Counter(claim.article for claim in atlas.active_claims)
    return tuple(ArticleRead(one, counts[one.id]) for one in atlas.articles.values())


def agreed_fields(agreement: Agreement | None) -> tuple[tuple[str, int, str], ...]:
    """Return for each field its name, on how many claims the readings agreed, and the share."""
    if agreement is None:
        return ()
    return tuple(
        (name.replace("_", " "), number, _share(number, agreement.claims))
        for name, number in agreement.fields.items()
    )


def explained_words() -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return for each heading of `WORDS` its (label, meaning) pairs."""
    return [
        (heading, tuple((w.label, w.meaning) for v, w in words.items() if v != UNSTATED))
        for heading, words in WORDS
    ]


def gap_counts(atlas: Atlas) -> tuple[tuple[str, str, int], ...]:
    """Return label, meaning and number of each kind of gap that the dataset has."""
    counts = Counter(gap.kind for gap in atlas.gaps.values())
    return tuple(
        (word.label, word.meaning, counts[kind]) for kind, word in GAP.items() if counts[kind]
    )


def releases(atlas: Atlas) -> tuple[Release, ...]:
    """Return the recorded versions, the latest first; empty if none is recorded."""
    seen: set[str] = set()
    recorded = []
    for version in sorted(atlas.history, key=version_key):
        claims = set(atlas.history[version])
        recorded.append(Release(version, len(claims - seen), len(claims & seen)))
        seen |= claims
    return tuple(reversed(recorded))


def _share(number: int, of: int) -> str:
    """Return a share in whole per cent, rounded down: less than all is never 100 %."""
    return f"{100 * number // of} %" if of else ""
