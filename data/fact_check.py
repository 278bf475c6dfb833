"""Remarks by sentence: which of them pass a filter, and how many sentences have which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from data.facets import Choice
from data.model import Atlas, Check
from data.sentences import Sentence, sentences
from data.vocabulary import UNSTATED

#: Every value of a filter.
ANY: Choice = ((), ())


@dataclass(frozen=True)
class RemarkFilter:
    """Which remarks pass, by (included, excluded) verdicts and severities.

    A remark passes if its value is among the included, or none are, and is not excluded. The
    severity of a confirmation is `UNSTATED`. A sentence without a remark passes only if the
    verdict `UNSTATED` is included and no severity is.
    """

    verdicts: Choice = ANY
    severities: Choice = ANY

    def passes(self, check: Check) -> bool:
        """Return whether a remark passes."""
        return _passes(check.verdict, self.verdicts) and _passes(
            severity_of(check), self.severities
        )

    @property
    def includes_unremarked(self) -> bool:
        """Whether sentences without a remark pass."""
        return UNSTATED in self.verdicts[0] and not self.severities[0]


@dataclass(frozen=True)
class NotedSentence:
    """A sentence and those of its remarks that are asked for; `others` are its other remarks."""

    sentence: Sentence
    remarks: tuple[Check, ...]

    @property
    def others(self) -> tuple[Check, ...]:
        """The remarks on the sentence that are not asked for."""
        return tuple(check for check in self.sentence.remarks if check not in self.remarks)


@dataclass(frozen=True)
class Cell:
    """What a total counts: the sentences of an article with a remark of a verdict and severity.

    An empty field stands for any. The verdict `UNSTATED` counts sentences without a remark.
    """

    article: str = ""
    verdict: str = ""
    severity: str = ""


@dataclass(frozen=True)
class Totals:
    """Sentences by :class:`Cell`, each once in a cell; `sentences` are all, by article.

    The sum of all articles is under the empty id. A cell that counts nothing is missing.
    """

    cells: Counter[Cell]
    sentences: Counter[str]


def noted_sentences(
    atlas: Atlas, which: RemarkFilter, shown: Callable[[Iterable[str]], frozenset[str]]
) -> tuple[NotedSentence, ...]:
    """Return the sentences with a remark that passes, or with none where that is asked for.

    `shown` returns those of some ids of claims that pass the other filters: a remark is left
    out if it concerns none of them, a sentence if it makes none of them. In the order of
    :func:`data.sentences.sentences`.
    """
    ids = shown(claim.id for claim in atlas.active_claims)
    noted = []
    for sentence in sentences(atlas):
        remarks = tuple(
            check
            for check in sentence.remarks
            if which.passes(check) and not ids.isdisjoint(check.claims)
        )
        unremarked = which.includes_unremarked and not sentence.remarks
        if remarks or (unremarked and any(claim.id in ids for claim in sentence.claims)):
            noted.append(NotedSentence(sentence, remarks))
    return tuple(noted)


def totals(noted: Iterable[NotedSentence]) -> Totals:
    """Count sentences by article, verdict and severity; `noted` has those without remarks too."""
    cells: Counter[Cell] = Counter()
    amounts: Counter[str] = Counter()
    for one in noted:
        articles = ("", one.sentence.article)
        amounts.update(articles)
        kinds = {
            kind
            for check in one.remarks
            for kind in (
                ("", ""),
                (check.verdict, ""),
                ("", severity_of(check)),
                (check.verdict, severity_of(check)),
            )
        } or {(UNSTATED, "")}
        cells.update(Cell(article, *kind) for article in articles for kind in kinds)
    return Totals(cells, amounts)


def severity_of(check: Check) -> str:
    """Return the severity of a remark as a filter has it: `UNSTATED` for a confirmation."""
    return check.severity or UNSTATED


def _passes(value: str, choice: Choice) -> bool:
    included, excluded = choice
    return (not included or value in included) and value not in excluded
