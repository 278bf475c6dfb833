"""What an article itself says is not known, sells or advises, made ready to be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.check_words import GAP
from data.external_links import sentence_url
from data.model import Atlas, Gap
from data.vocabulary import word_label, word_meaning


@dataclass(frozen=True)
class GapQuote:
    """A gap with the words for it.

    `site` is who says it, `label` that it is not known, sold or advised, `href` the sentence.
    """

    gap: Gap
    site: str
    label: str
    meaning: str
    href: str


def gap_quotes(atlas: Atlas, gaps: Iterable[Gap]) -> tuple[GapQuote, ...]:
    """Return some gaps of an atlas with their words, in their order."""
    return tuple(
        GapQuote(
            gap,
            atlas.articles[gap.article].site,
            word_label(GAP, gap.kind),
            word_meaning(GAP, gap.kind),
            sentence_url(atlas.articles[gap.article], gap),
        )
        for gap in gaps
    )


def gaps_beside(atlas: Atlas, elements: Iterable[str]) -> tuple[GapQuote, ...]:
    """Return what the articles say beside some nodes or claims (ids), each passage once."""
    gaps = {gap.id: gap for element in elements for gap in atlas.gaps_of.get(element, ())}
    return gap_quotes(atlas, gaps.values())
