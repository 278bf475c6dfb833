from __future__ import annotations

import pytest

from data import schema
from data.check_words import DIFFERENCES, GAP, READ, SEVERITY
from data.rules.checks import CONFIRMATIONS, WITHOUT_SOURCE
from data.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("words", "table", "column"),
    [(SEVERITY, "checks", "severity"), (READ, "checks", "read"), (GAP, "gaps", "kind")],
)
def test_every_code_of_the_tables_has_a_word_and_no_other(
    words: Vocabulary, table: str, column: str
) -> None:
    assert list(words) == [one for one in schema.allowed_values(table, column) if one]
    assert all(word.label and word.meaning.endswith(".") for word in words.values())


def test_verdicts_are_told_apart_without_overlap() -> None:
    verdicts = set(schema.allowed_values("checks", "verdict"))
    groups = [set(DIFFERENCES), set(CONFIRMATIONS), set(WITHOUT_SOURCE)]
    assert set.union(*groups) == verdicts - {"secondhand"}
    assert sum(map(len, groups)) == len(set.union(*groups))
