"""The fact check: every remark of ours by sentence, with totals, as a page without JavaScript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from components.core.labels import claim_sentence, label_of, meaning_of
from components.core.state import Values
from components.core.view import visible
from components.filters.notice import notice_paragraphs
from components.http.site import Site
from components.pages.form_fields import hidden_fields
from components.pages.pagination import as_query, page_link, page_number, paginate
from components.pages.remark_query import (
    ARTICLE_FIELD,
    SEVERITIES,
    SEVERITY_FIELD,
    VERDICT_FIELD,
    VERDICTS,
    DecodedRemarks,
    RemarkQuery,
    decode_remarks,
)
from components.pages.remark_totals import total_columns, total_rows
from components.pages.site_page import site_page
from data.check_words import READ
from data.citation import Citation, format_reference
from data.exports.remarks import REMARK_FORMATS
from data.external_links import host_of, sentence_url
from data.fact_check import NotedSentence, severity_of
from data.model import Article, Atlas, Check
from data.store.engine import store_of
from data.vocabulary import UNSTATED, Word

#: How many sentences one page shows.
SENTENCES_PER_PAGE = 200
#: Severity -> the sign beside its word.
SIGNS = {"meaning": "▲", "detail": "–", UNSTATED: "✓"}


@dataclass(frozen=True)
class RemarkCard:
    """One remark, made ready to be read.

    `severity` is a CSS class and the key of its word; `read` and `host` say what was seen of
    the source and on which web site (each may be empty); `claims` are (id, how we read it).
    """

    check: Check
    verdict: str
    meaning: str
    severity: str
    weight: Word
    sign: str
    read: str
    host: str
    citation: Citation | None
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Entry:
    """One sentence with its remarks.

    `verdicts` are the words of its remarks that the filters leave out, `whole` leads to the
    sentence with all of them. `begins` is true for the first sentence of an article.
    """

    noted: NotedSentence
    article: Article
    link: str
    remarks: tuple[RemarkCard, ...]
    verdicts: tuple[str, ...]
    whole: str
    begins: bool


@dataclass(frozen=True)
class Select:
    """A field of the form: its name, label, value and options as (value, label)."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]


def fact_check_page(atlas: Atlas, site: Site, query: str) -> Markup:
    """Return the page for a query string: the fields of the explorer, `severity` and `page`.

    Never raises: what cannot be read is left out and named, a page beyond the end is the last.
    """
    requested, rest = page_number(query)
    decoded = decode_remarks(rest, atlas)
    remark_query = decoded.query
    page = paginate(remark_query.noted, requested, SENTENCES_PER_PAGE)
    columns = total_columns(remark_query)
    return site_page(
        "pages/fact_check.html",
        atlas,
        site,
        remark_query=remark_query,
        text=remark_query.text,
        notice=_notice(atlas, decoded),
        columns=columns,
        rows=tuple(total_rows(remark_query, columns)),
        read=read_counts(remark_query),
        selects=selects(remark_query),
        hidden_fields=hidden_fields(remark_query.state.changed(article=(), check=())),
        entries=entries(remark_query, page.items),
        formats=tuple(REMARK_FORMATS),
        query=as_query(remark_query.query()),
        claims_query=as_query(remark_query.query(severity=())),
        canonical=f"{site.address}fact-check{page_link(remark_query.query(), page.number)}",
        **page.links(remark_query.query()),
    )


def entries(remark_query: RemarkQuery, shown: Sequence[NotedSentence]) -> tuple[Entry, ...]:
    """Return some of the sentences asked for, with what the page says of them."""
    whole = replace(remark_query, state=remark_query.state.without(VERDICT_FIELD), severity=())
    place = {one.sentence.id: index for index, one in enumerate(whole.noted)}
    listed = []
    for before, one in zip((None, *shown), shown, strict=False):
        atlas, sentence = remark_query.atlas, one.sentence
        article = atlas.articles[sentence.article]
        longest = max(sentence.claims, key=lambda claim: len(claim.quote))
        page = place.get(sentence.id, 0) // SENTENCES_PER_PAGE + 1
        listed.append(
            Entry(
                noted=one,
                article=article,
                link=sentence_url(article, longest),
                remarks=tuple(remark_card(atlas, check) for check in one.remarks),
                verdicts=tuple(
                    dict.fromkeys(label_of("check", check.verdict) for check in one.others)
                ),
                whole=f"{page_link(whole.query(), page)}#{sentence.id}",
                begins=before is None or before.sentence.article != sentence.article,
            )
        )
    return tuple(listed)


def remark_card(atlas: Atlas, check: Check) -> RemarkCard:
    """Return a remark of this atlas, made ready to be read."""
    reference = atlas.references.get(check.reference)
    severity = severity_of(check)
    return RemarkCard(
        check=check,
        verdict=label_of("check", check.verdict),
        meaning=meaning_of("check", check.verdict),
        severity="confirms" if severity == UNSTATED else severity,
        weight=SEVERITIES[severity],
        sign=SIGNS[severity],
        read=_read_words(check.read),
        host=host_of(check.seen_at),
        citation=format_reference(reference) if reference else None,
        claims=tuple(
            (name, claim_sentence(atlas, atlas.claims[name]))
            for name in check.claims
            if name in atlas.claims
        ),
    )


def _read_words(read: str) -> str:
    only = " only" if read == "title_only" else ""
    return f"{READ[read].label}{only}" if read else ""


def read_counts(remark_query: RemarkQuery) -> tuple[tuple[str, int], ...]:
    """Return on how many of the remarks asked for rest what: (what was read, number).

    A full text is there even if none was read; what else nothing rests on is left out.
    """
    counts = Counter(check.read for check in remark_query.remarks)
    return tuple(
        (_read_words(name), counts[name]) for name in READ if counts[name] or name == "full_text"
    )


def selects(remark_query: RemarkQuery) -> tuple[Select, ...]:
    """Return the fields of the form; a choice of several values is an option of its own."""
    atlas = remark_query.atlas
    articles = tuple((one.id, one.title) for one in atlas.articles.values())
    present = store_of(atlas).facet_values(VERDICT_FIELD)
    verdicts = tuple((value, label_of("check", value)) for value in VERDICTS if value in present)
    weights = tuple((value, word.label) for value, word in SEVERITIES.items())
    return (
        _select(ARTICLE_FIELD, "Article", remark_query.state.values(ARTICLE_FIELD), articles),
        _select(VERDICT_FIELD, "Verdict", remark_query.state.values(VERDICT_FIELD), verdicts),
        _select(SEVERITY_FIELD, "Severity", remark_query.severity, weights),
    )


def _select(name: str, label: str, values: Values, options: tuple[tuple[str, str], ...]) -> Select:
    value, words = ",".join(values), dict(options)
    own = (
        ()
        if value in ("", *words)
        else ((value, ", ".join(_option_label(one, words) for one in values)),)
    )
    return Select(name, label, value, (("", "any"), *own, *options))


def _option_label(value: str, words: dict[str, str]) -> str:
    label = words.get(value.removeprefix("-"), value.removeprefix("-"))
    return f"not {label}" if value.startswith("-") else label


def _notice(atlas: Atlas, decoded: DecodedRemarks) -> str:
    address = decoded.address
    view = visible(atlas, address.state)
    return notice_paragraphs(atlas, view, address.dropped, address.renamed)
