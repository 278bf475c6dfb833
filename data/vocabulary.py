"""How values that stand in the tables as codes are called: a word, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: Value of a facet for claims that say nothing about it.
UNSTATED = "unstated"


@dataclass(frozen=True)
class Word:
    """How the page calls one value: all of it is ours, never quoted.

    `meaning` is one sentence; `in_sentence` is the word as the View's sentence has it, where
    that differs ("mice" for "mouse"); `body` is whose body a study with this value speaks of
    (human, animal or cell), empty where it says nothing of that; `weight` is how much a
    remark with this verdict weighs against a claim (higher is more, 0 where it is no verdict).
    """

    label: str
    meaning: str
    in_sentence: str = ""
    body: str = ""
    weight: int = 0


@dataclass(frozen=True)
class Heading:
    """A text of the page with its place among its like: the lowest `order` stands first."""

    text: str
    order: int


Vocabulary = Mapping[str, Word]


def word_label(vocabulary: Vocabulary, value: str) -> str:
    """Return the label of a value; the value with spaces where the vocabulary has no word."""
    word = vocabulary.get(value)
    return word.label if word else value.replace("_", " ")


def word_meaning(vocabulary: Vocabulary, value: str) -> str:
    """Return what a value means, one sentence; empty where the vocabulary has no word."""
    word = vocabulary.get(value)
    return word.meaning if word else ""
