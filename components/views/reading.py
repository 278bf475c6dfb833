"""The reading view: claims by article and section, each quoted passage once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from components.core.labels import label_of, meaning_of
from components.core.templating import render
from components.core.urls import href_builder
from components.core.view import View
from components.evidence.claim_card import VerdictLabel, headline, verdict_labels
from components.evidence.gap_quotes import GapQuote, gap_quotes
from components.evidence.glossary_terms import TextRun, text_runs
from data.bodies import body_of
from data.external_links import sentence_url
from data.model import SIGNS, Article, Atlas, Claim
from data.quotes import end_mentions

#: What stands between the names of a section and its subsection in the tables.
INSIDE = " > "


@dataclass(frozen=True)
class QuoteRun:
    """A part of a passage, with (claim id, role) for each end of a claim that it names."""

    text: str
    roles: tuple[tuple[str, str], ...]
    runs: tuple[TextRun, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class PassageClaim:
    """One claim of a passage, as we read it; `doubt` is a word with a meaning."""

    claim: Claim
    subject: str
    relation: str
    object: str
    sign: str
    body: str
    headline: str
    doubt: tuple[str, str] | None
    checks: tuple[VerdictLabel, ...]


@dataclass(frozen=True)
class Passage:
    """A quotation and the visible claims read from it; `hidden` counts the others.

    `gaps` are what its words say is not known, sold or advised.
    """

    pieces: tuple[QuoteRun, ...]
    lines: tuple[PassageClaim, ...]
    hidden: int
    link: str
    gaps: tuple[GapQuote, ...] = ()


@dataclass(frozen=True)
class Section:
    """A section with the passages that show a claim; `hidden` counts those that show none.

    `above` is the name of the section that this one is a part of, or empty; `gaps` are what
    other words of it say is not known, sold or advised, if it shows any passage.
    """

    name: str
    above: str
    passages: tuple[Passage, ...]
    hidden: int
    gaps: tuple[GapQuote, ...] = ()


@dataclass(frozen=True)
class ArticlePart:
    """An article and those of its sections that claims were read from."""

    article: Article
    sections: tuple[Section, ...]


def article_parts(view: View) -> tuple[ArticlePart, ...]:
    """Return every article with its sections in order; what the filters hide is counted.

    A passage is a quotation at its place: claims of the same section with the same quote,
    prefix and suffix, or with a part of that quote. Each comes once, at the place of its
    first claim. Withdrawn claims are left out.
    """
    shown = {claim.id for claim in view.claims}
    return tuple(
        ArticlePart(
            article,
            tuple(_section(view.atlas, article.id, *section, shown) for section in sections),
        )
        for article, sections in _written(view.atlas)
    )


def view_html(view: View) -> str:
    """Return the reading view's HTML, the same for every selection: the browser marks that."""
    parts = article_parts(view)
    sections = [section for part in parts for section in part.sections]
    return render(
        "views/reading.html",
        parts=parts,
        shown=sum(len(section.passages) for section in sections),
        hidden=sum(section.hidden for section in sections),
        link=href_builder(view.state.without("select")),
    )


#: The quote of a passage and all the claims read from it.
Group = tuple[str, tuple[Claim, ...]]
#: The name of a section and its passages.
Written = tuple[str, tuple[Group, ...]]


@lru_cache(maxsize=8)
def _written(atlas: Atlas) -> tuple[tuple[Article, tuple[Written, ...]], ...]:
    """Return each article with its sections and their passages, whatever is filtered."""
    articles = []
    for article in atlas.articles.values():
        sections: dict[str, list[Claim]] = {}
        for claim in atlas.active_claims:
            if claim.article == article.id:
                sections.setdefault(claim.section, []).append(claim)
        if sections:
            groups = ((name, tuple(_groups(claims))) for name, claims in sections.items())
            articles.append((article, tuple(groups)))
    return tuple(articles)


def _section(
    atlas: Atlas, article: str, name: str, groups: Iterable[Group], shown: set[str]
) -> Section:
    gaps = _section_gaps(atlas, article, name)
    passages, placed = [], set()
    for quote, claims in groups:
        inside = tuple(one for one in gaps if one.gap.quote in quote)
        placed |= {one.gap.id for one in inside}
        visible = tuple(claim for claim in claims if claim.id in shown)
        passages.append(replace(_passage(atlas, quote, claims, visible), gaps=inside))
    above, _, own = name.rpartition(INSIDE)
    visible_passages = tuple(passage for passage in passages if passage.lines)
    others = tuple(one for one in gaps if one.gap.id not in placed) if visible_passages else ()
    return Section(own, above, visible_passages, len(passages) - len(visible_passages), others)


@lru_cache(maxsize=256)
def _section_gaps(atlas: Atlas, article: str, section: str) -> tuple[GapQuote, ...]:
    return gap_quotes(
        atlas, [g for g in atlas.gaps.values() if (g.article, g.section) == (article, section)]
    )


Place = tuple[str, str, str]


def _groups(claims: Sequence[Claim]) -> Iterable[Group]:
    """Return the claims of a section by the passage that contains them, in order."""
    places = dict.fromkeys(_place(claim) for claim in claims)
    groups: dict[Place, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_widest(_place(claim), places), []).append(claim)
    return ((quote, tuple(own)) for (quote, *_), own in groups.items())


def _place(claim: Claim) -> Place:
    return claim.quote, claim.prefix, claim.suffix


def _widest(place: Place, places: Iterable[Place]) -> Place:
    """Return the longest passage that contains the quote, often itself.

    Only quotes that occur once in their article, which therefore need neither prefix nor
    suffix, can be located in a longer one.
    """
    quote, prefix, suffix = place
    if prefix or suffix:
        return place
    around = [other for other in places if quote in other[0]]
    return max(around, key=lambda other: len(other[0]))


@lru_cache(maxsize=2048)
def _passage(
    atlas: Atlas, quote: str, claims: tuple[Claim, ...], visible: tuple[Claim, ...]
) -> Passage:
    whole = next((claim for claim in claims if claim.quote == quote), claims[0])
    return Passage(
        pieces=quote_runs(atlas, quote, visible),
        lines=tuple(_line(atlas, claim) for claim in visible),
        hidden=len(claims) - len(visible),
        link=sentence_url(atlas.articles[whole.article], whole),
    )


def quote_runs(atlas: Atlas, quote: str, claims: Iterable[Claim]) -> tuple[QuoteRun, ...]:
    """Return the quote cut where an end of one of the claims begins or stops; joined it is whole.

    A claim's ends are marked only in the words that it quotes itself.
    """
    spans = [
        (quote.find(claim.quote) + start, quote.find(claim.quote) + end, claim.id, role)
        for claim in claims
        for start, end, role in end_mentions(
            claim.quote, atlas.nodes[claim.subject], atlas.nodes[claim.object]
        )
    ]
    cuts = sorted({0, len(quote), *(cut for span in spans for cut in span[:2])})
    runs = text_runs(atlas, *(quote[start:end] for start, end in pairwise(cuts)))
    return tuple(
        QuoteRun(
            quote[start:end],
            tuple((claim, role) for a, b, claim, role in spans if a <= start and end <= b),
            own,
        )
        for (start, end), own in zip(pairwise(cuts), runs, strict=True)
    )


def _line(atlas: Atlas, claim: Claim) -> PassageClaim:
    predicate = atlas.predicates[claim.predicate]
    stated = claim.certainty == "stated"
    return PassageClaim(
        claim=claim,
        subject=atlas.nodes[claim.subject].label,
        relation=predicate.label,
        object=atlas.nodes[claim.object].label,
        sign=SIGNS[predicate.sign].name,
        body=body_of(claim),
        headline=headline(claim),
        doubt=None
        if stated
        else (label_of("certainty", claim.certainty), meaning_of("certainty", claim.certainty)),
        checks=verdict_labels(atlas, claim),
    )
