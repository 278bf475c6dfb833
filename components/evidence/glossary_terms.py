"""Mark glossary terms in texts, so that the page can explain each in a tooltip."""

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

#: Escapes a text and marks its terms; templates call it for texts of ours.
TermMarker = Callable[[str], Markup]


@dataclass(frozen=True)
class TextRun:
    """A part of a text; `term` is the glossary term that it is, or empty."""

    text: str
    term: str


def text_runs(atlas: Atlas, *parts: str) -> tuple[tuple[TextRun, ...], ...]:
    """Return the runs of each of some consecutive parts of one text; joined they are the text.

    A term is looked for in the whole text and marked where it stands first. One that
    crosses the border of two parts has a run in both. No run is empty.
    """
    text = "".join(parts)
    matches = find_terms(atlas, text)
    cuts = {cut for match in matches for cut in (match.start, match.end)}
    terms = {index: match.term for match in matches for index in range(match.start, match.end)}
    runs, start = [], 0
    for part in parts:
        end = start + len(part)
        borders = sorted({start, end, *(cut for cut in cuts if start < cut < end)})
        runs.append(
            tuple(
                TextRun(text[begin:finish], terms.get(begin, ""))
                for begin, finish in pairwise(borders)
            )
        )
        start = end
    return tuple(runs)


@lru_cache(maxsize=8192)
def mark_terms(atlas: Atlas, text: str) -> Markup:
    """Return a text as escaped HTML with its glossary terms marked."""
    if not find_terms(atlas, text):
        return escape(text)
    return render("evidence/glossary_terms.html", runs=text_runs(atlas, text)[0])


def term_marker(atlas: Atlas) -> TermMarker:
    """Return `mark_terms` for one atlas, for use in templates."""
    return partial(mark_terms, atlas)


def term_explanations(atlas: Atlas) -> Mapping[str, tuple[str, str]]:
    """Return all explanations as (name, meaning), by the key that a mark carries.

    The key is the term itself, or ``facet.value`` for the page's own labels.
    """
    terms = {term: (term, meaning) for term, meaning in meanings(atlas).items()}
    labels = {
        f"{facet}.{value}": explanation
        for facet, values in VALUE_LABELS.items()
        for value, explanation in values.items()
    }
    return terms | labels
