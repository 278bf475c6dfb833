"""The query string of remarks: the fields of the explorer that filter claims, and `severity`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from components.core.labels import count_noun
from components.core.state import (
    MAX_TEXT,
    Decoded,
    Dropped,
    Values,
    ViewState,
    decode,
    encode,
    tidy,
)
from components.http.site import split_query
from data import url_fields
from data.check_words import SEVERITY
from data.facets import facet_named
from data.fact_check import NotedSentence, RemarkFilter, Totals, noted_sentences, totals
from data.model import Atlas, Check
from data.store.engine import store_of
from data.store.filters import ClaimFilter
from data.vocabulary import UNSTATED, Vocabulary, Word, word_label

#: The field of the address that only remarks have, and the facets that choose among remarks.
SEVERITY_FIELD, VERDICT_FIELD, ARTICLE_FIELD = "severity", "check", "article"
#: What ``check=`` can ask for: every verdict, and `UNSTATED` for sentences without a remark.
VERDICTS = tuple(facet_named(VERDICT_FIELD).words)
#: What each severity is called; a confirmation has none.
SEVERITIES: Vocabulary = {
    **SEVERITY,
    UNSTATED: Word("confirms", "The source says what the article says."),
}


@dataclass(frozen=True)
class RemarkQuery:
    """The remarks that an address asks for.

    `state` holds the facets and the text of the address and nothing else; `severity` the
    severities as written there (``-`` before an excluded one).
    """

    atlas: Atlas
    state: ViewState = field(default_factory=ViewState)
    severity: Values = ()

    @cached_property
    def noted(self) -> tuple[NotedSentence, ...]:
        """The sentences asked for, in the order of the articles, with the remarks asked for."""
        which = RemarkFilter(
            url_fields.sides(self.state.values(VERDICT_FIELD)), url_fields.sides(self.severity)
        )
        return noted_sentences(self.atlas, which, self._shown(self.state))

    @cached_property
    def totals(self) -> Totals:
        """The numbers of sentences whatever article, verdict and severity are asked for."""
        shown = self._shown(self.state.without(ARTICLE_FIELD))
        return totals(noted_sentences(self.atlas, RemarkFilter((VERDICTS, ())), shown))

    @cached_property
    def remarks(self) -> tuple[Check, ...]:
        """The remarks asked for, each once, in the order of their first sentence."""
        checks = {check.id: check for one in self.noted for check in one.remarks}
        return tuple(checks.values())

    @property
    def text(self) -> str:
        """What is asked for in words: how much, then one clause for each filter in use."""
        sentences, remarks = count_noun(len(self.noted), "sentence"), len(self.remarks)
        amount = f"{count_noun(remarks, 'remark')} on {sentences}"
        if self.noted and not remarks:
            amount = f"{sentences} without a remark"
        return " · ".join([amount, *self._clauses()])

    def query(self, **fields: Values) -> str:
        """Return the canonical query string with some facets, or `severity`, changed.

        Empty without a filter.
        """
        severity = fields.pop(SEVERITY_FIELD, self.severity)
        severity_pair = f"{SEVERITY_FIELD}={','.join(severity)}" if severity else ""
        return "&".join(filter(None, (encode(self.state.changed(**fields)), severity_pair)))

    def _clauses(self) -> Iterator[str]:
        for name, choice in self.state.choices.items():
            yield facet_named(name).clause(self.atlas, choice)
        if self.state.q:
            yield f"with the words “{self.state.q}”"
        if self.severity:
            yield _severity_clause(self.severity)

    def _shown(self, state: ViewState) -> Callable[[Iterable[str]], frozenset[str]]:
        choices = state.without(VERDICT_FIELD).choices
        return partial(store_of(self.atlas).passing, ClaimFilter.of(choices, state.q))


@dataclass(frozen=True)
class DecodedRemarks:
    """A valid query and how the explorer decoded its address, `severity` among what it dropped."""

    query: RemarkQuery
    address: Decoded


def decode_remarks(query: str, atlas: Atlas) -> DecodedRemarks:
    """Read the query string of a list of remarks; never raises.

    It is read as the explorer's own, with `severity` beside its fields (a comma is "or", "-"
    excludes); fields that filter nothing are ignored. Unknown values are dropped and named.
    """
    own, rest = split_query(query, (SEVERITY_FIELD,))
    decoded = decode(rest, atlas)
    severity, dropped = read_severity(own.get(SEVERITY_FIELD, ""))
    facets = dict(decoded.state.facets)
    return DecodedRemarks(
        RemarkQuery(atlas, ViewState.of(**facets, q=decoded.state.q), severity),
        replace(decoded, dropped=(*decoded.dropped, *dropped)),
    )


def read_severity(raw: str) -> tuple[Values, tuple[Dropped, ...]]:
    """Return the severities of a field, excluded ones last, and what of it means nothing."""
    parts = [part.strip() for part in tidy(raw)[:MAX_TEXT].split(",") if part.strip()]
    known = dict.fromkeys(part for part in parts if part.removeprefix("-") in SEVERITIES)
    values = tuple(sorted(known, key=lambda part: (part.startswith("-"), part)))
    unknown = tuple(
        Dropped(SEVERITY_FIELD, part, f"is none of {', '.join(SEVERITIES)}")
        for part in parts
        if part not in known
    )
    return values, unknown


def _severity_clause(values: Values) -> str:
    included, excluded = (
        " or ".join(word_label(SEVERITIES, value) for value in side)
        for side in url_fields.sides(values)
    )
    if included and excluded:
        return f"severity: {included}, but not {excluded}"
    return f"severity: {included or f'not {excluded}'}"
