"""Words that a reader may not know, marked where they stand so that they can be explained there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise

from markupsafe import Markup, escape

from components.core.labels import VALUE_LABELS
from components.core.templating import render
from data.glossary import find_terms, meanings
from data.model import Atlas

#: What templates call: a text of ours goes in, and comes out escaped with its terms marked.
TermMarker = Callable[[str], Markup]


@dataclass(frozen=True)
class TextRun:
    """A stretch of a text; `term` is the term of the glossary that it is, or empty."""

    text: str
    term: str


def text_runs(atlas: Atlas, *stretches: str) -> tuple[tuple[TextRun, ...], ...]:
    """For each of some consecutive stretches of one text: its bits, which joined are it again.

    A term is looked for in the whole text and marked where it stands first. One that
    reaches over the border of two stretches has a bit in both. No bit is empty.
    """
    text = "".join(stretches)
    found = find_terms(atlas, text)
    cuts = {cut for one in found for cut in (one.start, one.end)}
    terms = {at: one.term for one in found for at in range(one.start, one.end)}
    told, start = [], 0
    for stretch in stretches:
        end = start + len(stretch)
        places = sorted({start, end, *(cut for cut in cuts if start < cut < end)})
        told.append(tuple(TextRun(text[a:b], terms.get(a, "")) for a, b in pairwise(places)))
        start = end
    return tuple(told)


@lru_cache(maxsize=8192)
def mark_terms(atlas: Atlas, text: str) -> Markup:
    """A text as HTML with its terms marked; without the marks it is the text, escaped."""
    if not find_terms(atlas, text):
        return escape(text)
    return render("evidence/glossary_terms.html", bits=text_runs(atlas, text)[0])


def term_marker(atlas: Atlas) -> TermMarker:
    """`explained` for one atlas, as the templates want it."""
    return partial(mark_terms, atlas)


def term_explanations(atlas: Atlas) -> Mapping[str, tuple[str, str]]:
    """All that can be explained, by the key that a mark carries: what it is called, its meaning.

    The key is the term itself, or ``facet.value`` for the page's own words.
    """
    terms = {term: (term, meaning) for term, meaning in meanings(atlas).items()}
    own = {
        f"{facet}.{value}": told
        for facet, values in VALUE_LABELS.items()
        for value, told in values.items()
    }
    return terms | own
