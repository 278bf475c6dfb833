"""The sentences of the articles: what remarks are about, and what counts once in totals.

One sentence may make several claims, each with as much of it as its quote needs. What is
counted by sentence must not count it once for each claim.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.model import Atlas, Check, Claim
from data.model.atlas import SEVERITIES
from data.quotes import collapse_whitespace

#: How many words the end of a quote and the beginning of another share if they overlap.
SHARED_WORDS = 4


@dataclass(frozen=True)
class Sentence:
    """A sentence, or passage, of an article with the claims that it makes; never empty.

    `claims` are in table order. `quotes` are its words, verbatim and in the same order; of
    quotes that are a part of one another only the longest. `remarks` are ours on any of the
    claims: confirmations, then what changes the meaning, then details.
    """

    claims: tuple[Claim, ...]
    quotes: tuple[str, ...]
    remarks: tuple[Check, ...] = ()

    @property
    def id(self) -> str:
        """The id of its first claim."""
        return self.claims[0].id

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.claims[0].article

    @property
    def sections(self) -> tuple[str, ...]:
        """The headings that its claims stand under, each once; mostly one."""
        return tuple(dict.fromkeys(claim.section for claim in self.claims))


@lru_cache(maxsize=8)
def sentences(atlas: Atlas) -> tuple[Sentence, ...]:
    """Return every sentence with an active claim: articles in table order, then by first claim.

    Claims stand in the table as in the text, so that this is the order of the text. A remark
    on claims of two articles stands on a sentence of each.
    """
    places = {name: place for place, name in enumerate(atlas.articles)}
    rows = {name: row for row, name in enumerate(atlas.checks)}
    groups = group_claims(atlas.active_claims, atlas.checks.values())
    ordered = sorted(groups, key=lambda claims: (places[claims[0].article], claims[0].order))
    return tuple(
        Sentence(claims, longest_quotes(claims), _remarks(atlas, claims, rows))
        for claims in ordered
    )


def group_claims(claims: Iterable[Claim], checks: Iterable[Check]) -> list[tuple[Claim, ...]]:
    """Group claims by sentence. This is what "a sentence" is wherever sentences are counted.

    Claims of one article are of one sentence if their quotes are the same, overlap in the
    text (one is a part of the other, or the end of one begins the other with at least
    `SHARED_WORDS` words), or if one remark lists them together. Quotes of the same words whose
    prefix or suffix shows that they stand at different places are different sentences. Claims
    keep their order, within a group and by the first of each.
    """
    by_id = {claim.id: claim for claim in claims}
    leader = {name: name for name in by_id}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = name = leader[leader[name]]
        return name

    def join(pairs: Iterable[tuple[Claim, Claim]]) -> None:
        for one, other in pairs:
            leader[find(other.id)] = find(one.id)

    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in by_id.values():
        by_article[claim.article].append(claim)
    for of_article in by_article.values():
        join(_overlapping(of_article))
    for check in checks:
        listed: dict[str, list[Claim]] = defaultdict(list)
        for name in check.claims:
            if name in by_id:
                listed[by_id[name].article].append(by_id[name])
        for together in listed.values():
            join((together[0], other) for other in together[1:])
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in by_id.values():
        groups[find(claim.id)].append(claim)
    return [tuple(group) for group in groups.values()]


def longest_quotes(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the quotes of claims of one sentence, each once, without those within another."""
    quotes: dict[str, str] = {}
    for claim in claims:
        quotes.setdefault(collapse_whitespace(claim.quote), claim.quote)
    return tuple(
        quote
        for key, quote in quotes.items()
        if not any(key != other and key in other for other in quotes)
    )


@dataclass(frozen=True)
class _Place:
    """A quote and the words around it, as far as they are known."""

    quote: str
    before: str
    after: str


def _overlapping(claims: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    """Iterate over pairs of claims of one article whose quotes overlap."""
    first: dict[_Place, Claim] = {}
    for claim in claims:
        place = _Place(*map(collapse_whitespace, (claim.quote, claim.prefix, claim.suffix)))
        if place in first:
            yield first[place], claim
        first.setdefault(place, claim)
    # A quote that begins within another shows its first words there: few others have these.
    words = {place: _words(place.quote) for place in first}
    lengths = {min(len(own), SHARED_WORDS) for own in words.values()} - {0}
    holders: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for place, own in words.items():
        for length in lengths:
            for run in {tuple(own[at : at + length]) for at in range(len(own) - length + 1)}:
                holders[run].append(place)
    for part, own in words.items():
        for whole in holders.get(tuple(own[:SHARED_WORDS]), ()):
            if whole != part and _begins_in(part, whole):
                yield first[whole], first[part]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _begins_in(part: _Place, whole: _Place) -> bool:
    """Return whether one quote begins within the other, as far as the words around tell."""
    start = whole.quote.find(part.quote)
    while start >= 0:
        before = f"{whole.before} {whole.quote[:start]}".strip()
        after = f"{whole.quote[start + len(part.quote) :]} {whole.after}".strip()
        if _agree(before, part.before, str.endswith) and _agree(after, part.after, str.startswith):
            return True
        start = whole.quote.find(part.quote, start + 1)
    words = [match.start() for match in re.finditer(r"\S+", whole.quote)]
    return any(part.quote.startswith(whole.quote[at:]) for at in words[1 : 1 - SHARED_WORDS])


def _agree(known: str, expected: str, test: Callable[[str, str], bool]) -> bool:
    """Return whether words known beside a quote do not contradict those expected there."""
    return test(known, expected) or test(expected, known)


def _remarks(atlas: Atlas, claims: Iterable[Claim], rows: Mapping[str, int]) -> tuple[Check, ...]:
    """Return the remarks on some claims, each once, in the order of ``Atlas.checks_of``."""
    checks = {check.id: check for one in claims for check in atlas.checks_of.get(one.id, ())}
    places = {
        name: (SEVERITIES.index(check.severity), rows[name]) for name, check in checks.items()
    }
    return tuple(checks[name] for name in sorted(checks, key=places.__getitem__))
