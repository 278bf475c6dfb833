"""Words that a reader may not know: where they stand in a text, and what they mean."""

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
    """A stretch of a text, as for slicing, and the term that it is."""

    start: int
    end: int
    term: str


def term_key(spelling: str) -> str:
    """What makes two spellings the same: their letters, digits and signs of arithmetic.

    >>> term_key("Placebo-controlled"), term_key("p  =")
    ('placebo controlled', 'p =')
    """
    return re.sub(r"[^\w=¼±]+", " ", spelling.casefold()).strip()


def find_terms(atlas: Atlas, text: str) -> tuple[TermMatch, ...]:
    """The first place of each term of the glossary in a text, in order and without overlap.

    Whole words only, a plural with s included; of overlapping terms the one that begins
    first, then the longest. Abbreviations (with a capital after the first letter, or dots)
    keep their case, other words may have any. Empty if no term is there.
    """
    return _finder(atlas)(text) if atlas.terms else ()


def meanings(atlas: Atlas) -> Mapping[str, str]:
    """What each term means, by term: its own sentence, or the description of its node."""
    return {
        term.term: term.meaning or (atlas.nodes[term.node].description if term.node else "")
        for term in atlas.terms.values()
    }


class _Finder:
    """The glossary of one atlas, made ready to look for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        spellings = {
            collapse_whitespace(form): term.term
            for term in terms
            for form in (term.term, *term.forms)
            if form
        }
        self.owners = {term_key(spelling): term for spelling, term in spellings.items()}
        ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
        self.pattern = re.compile("|".join(_pattern(spelling) for spelling in ordered))
        #: The words that a term may begin with: only there the pattern is tried.
        self.starts = {word for spelling in spellings for word in _starts(spelling)}
        self.cached = lru_cache(maxsize=8192)(self._find)

    def _find(self, text: str) -> tuple[TermMatch, ...]:
        found: dict[str, TermMatch] = {}
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end or word[0].casefold() not in self.starts:
                continue
            hit = self.pattern.match(text, word.start())
            if hit:
                end = hit.end()
                term = self._owner(term_key(hit[0]))
                found.setdefault(term, TermMatch(hit.start(), end, term))
        return tuple(found.values())

    def _owner(self, name: str) -> str:
        return self.owners[name if name in self.owners else name.removesuffix("s")]


@lru_cache(maxsize=8)
def _finder(atlas: Atlas) -> Callable[[str], tuple[TermMatch, ...]]:
    return _Finder(atlas.terms.values()).cached


def _pattern(spelling: str) -> str:
    """A regular expression for one spelling, at the beginning of a word."""
    exact = "." in spelling or any(letter.isupper() for letter in spelling[1:])
    plural = "s?" if spelling[-1].isalpha() else ""
    end = r"(?!\w)" if re.match(r"\w", spelling[-1]) else ""
    body = f"{literal_pattern(spelling)}{plural}{end}"
    return f"(?:{body})" if exact else f"(?i:{body})"


def _starts(spelling: str) -> Iterable[str]:
    first = _WORD.search(spelling.casefold())
    return (first[0], f"{first[0]}s") if first else ()
