"""Find glossary terms in a text, with the meaning of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.model import Atlas, Term
from data.quotes import collapse_whitespace, literal_pattern

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class TermMatch:
    """A glossary term in a text: `start` and `end` as for slicing."""

    start: int
    end: int
    term: str


def term_key(spelling: str) -> str:
    """Return the key by which spellings are compared: letters, digits and signs of arithmetic.

    >>> term_key("Placebo-controlled"), term_key("p  =")
    ('placebo controlled', 'p =')
    """
    return re.sub(r"[^\w=¼±]+", " ", spelling.casefold()).strip()


def find_terms(atlas: Atlas, text: str) -> tuple[TermMatch, ...]:
    """Return the first match of each glossary term in a text, in order and without overlap.

    Whole words only, a plural with s included; of overlapping terms the one that begins
    first, then the longest. Abbreviations (with a capital after the first letter, or dots)
    keep their case, other words may have any. Empty if no term matches.
    """
    return _finder_of(atlas)(text) if atlas.terms else ()


def meanings(atlas: Atlas) -> Mapping[str, str]:
    """Return the meaning of each term: its own sentence, or the description of its node."""
    return {
        term.term: term.meaning or (atlas.nodes[term.node].description if term.node else "")
        for term in atlas.terms.values()
    }


class _TermFinder:
    """The glossary of one atlas, compiled for search."""

    def __init__(self, terms: Iterable[Term]) -> None:
        spellings = {
            collapse_whitespace(form): term.term
            for term in terms
            for form in (term.term, *term.forms)
            if form
        }
        self.term_by_key = {term_key(spelling): term for spelling, term in spellings.items()}
        ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
        self.pattern = re.compile("|".join(_pattern(spelling) for spelling in ordered))
        #: The words that a term may begin with: the pattern is tried only there.
        self.first_words = {word for spelling in spellings for word in _first_words(spelling)}
        self.cached = lru_cache(maxsize=8192)(self._find)

    def _find(self, text: str) -> tuple[TermMatch, ...]:
        matches: dict[str, TermMatch] = {}
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end or word[0].casefold() not in self.first_words:
                continue
            match = self.pattern.match(text, word.start())
            if match:
                end = match.end()
                term = self._term_of(term_key(match[0]))
                matches.setdefault(term, TermMatch(match.start(), end, term))
        return tuple(matches.values())

    def _term_of(self, key: str) -> str:
        return self.term_by_key[key if key in self.term_by_key else key.removesuffix("s")]


@lru_cache(maxsize=8)
def _finder_of(atlas: Atlas) -> Callable[[str], tuple[TermMatch, ...]]:
    return _TermFinder(atlas.terms.values()).cached


def _pattern(spelling: str) -> str:
    """Return a regular expression for one spelling, to be tried at the start of a word."""
    exact = "." in spelling or any(letter.isupper() for letter in spelling[1:])
    plural = "s?" if spelling[-1].isalpha() else ""
    end = r"(?!\w)" if re.match(r"\w", spelling[-1]) else ""
    body = f"{literal_pattern(spelling)}{plural}{end}"
    return f"(?:{body})" if exact else f"(?i:{body})"


def _first_words(spelling: str) -> Iterable[str]:
    first = _WORD.search(spelling.casefold())
    return (first[0], f"{first[0]}s") if first else ()
