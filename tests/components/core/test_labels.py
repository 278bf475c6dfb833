from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from components.core.labels import (
    VALUE_LABELS,
    count_noun,
    label_of,
    meaning_of,
)
from data.facets import FACETS, UNSTATED, facet_named
from data.model import Atlas
from data.schema import SHIPPED
from tests.data.store.reference import facet_index
from tests.sample import sample

ATLAS = sample()
#: Column of the tables -> facet whose words it uses; None: shown nowhere, or through glyphs.
COLUMNS = {
    ("nodes", "kind"): "kind",
    ("claims", "voice"): "voice",
    ("claims", "reference_status"): "status",
    ("claims", "species"): "species",
    ("claims", "evidence"): "evidence",
    ("claims", "certainty"): "certainty",
    ("checks", "verdict"): "check",
    ("checks", "severity"): None,  # data/check_words.py
    ("checks", "read"): None,
    ("gaps", "kind"): None,
    ("claims", "reference_confidence"): "reference_confidence",
    ("aliases", "kind"): None,
    ("articles", "kind"): None,
    ("predicates", "sign"): None,
}


def enums() -> Iterator[tuple[str, str, list[str]]]:
    """Every column of the shipped tables whose values are listed."""
    package: dict[str, Any] = json.loads((SHIPPED / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        for field in resource.get("schema", {}).get("fields", ()):
            for rules in (field.get("constraints", {}), field.get("items", {})):
                if "enum" in rules:
                    yield resource["name"], field["name"], rules["enum"]


ENUMS = {(table, column): values for table, column, values in enums()}


def test_we_know_every_column_whose_values_are_listed() -> None:
    assert set(ENUMS) == set(COLUMNS)


@pytest.mark.parametrize("column", [c for c, facet in COLUMNS.items() if facet], ids=".".join)
def test_every_value_of_the_tables_has_a_label_and_a_meaning(column: tuple[str, str]) -> None:
    facet = COLUMNS[column]
    assert facet is not None
    for value in ENUMS[column]:
        label, sentence = VALUE_LABELS[facet][value]
        assert label
        assert "_" not in label
        assert sentence.endswith(".")
        assert sentence[0].isupper()


@pytest.mark.parametrize("facet", VALUE_LABELS)
def test_no_word_is_left_over_and_no_two_values_share_a_label(facet: str) -> None:
    column = next(column for column, name in COLUMNS.items() if name == facet)
    assert set(VALUE_LABELS[facet]) - {UNSTATED} == set(ENUMS[column])
    labels = [label for label, _ in VALUE_LABELS[facet].values()]
    assert len(set(labels)) == len(labels)


def test_no_animal_is_called_human() -> None:
    for value in ("mouse", "rat", "prairie_vole"):
        assert "no result in people" in meaning_of("species", value)
    assert "people" in meaning_of("species", "human")


def test_every_value_of_the_shipped_filters_has_a_label(shipped: Atlas) -> None:
    for name, values in facet_index(shipped).items():
        labels = [facet_named(name).value_label(shipped, value) for value in values]
        assert all(label and "_" not in label for label in labels)
        assert len(set(labels)) == len(labels), name


def test_every_facet_with_words_explains_its_shipped_values(shipped: Atlas) -> None:
    names = {facet.name for facet in FACETS} & set(VALUE_LABELS)
    assert names == {"species", "evidence", "voice", "status", "check", "kind"}
    for name in names:
        values = facet_index(shipped)[name]
        assert all(facet_named(name).value_meaning(shipped, value) for value in values)


@pytest.mark.parametrize(
    ("facet", "value", "label", "sentence"),
    [
        ("condition", "anxiety", "anxiety", "Fear <b>without</b> a danger."),
        ("relation", "no_effect_on", "has no effect on", ""),
        ("pathway", "calm", "How it calms", "From oxytocin to the amygdala."),
        ("article", "a-news", "Trust & <hormones>", "Sells <i>nothing</i>."),
        ("species", "cell_line", "cells in a dish", VALUE_LABELS["species"]["cell_line"][1]),
        ("check", UNSTATED, "no remark", VALUE_LABELS["check"][UNSTATED][1]),
        # Unknown to the words and to the dataset.
        ("species", "sea_slug", "sea slug", ""),
        ("condition", "no_such", "no such", ""),
        ("relation", "no_such", "no such", ""),
        ("pathway", "no_such", "no such", ""),
        ("article", "no_such", "no such", ""),
    ],
)
def test_label_and_meaning(facet: str, value: str, label: str, sentence: str) -> None:
    assert facet_named(facet).value_label(ATLAS, value) == label
    assert facet_named(facet).value_meaning(ATLAS, value) == sentence


def test_word_without_a_dataset() -> None:
    assert label_of("certainty", "trend") == "trend only"
    assert label_of("certainty", "very_sure") == "very sure"
    assert meaning_of("certainty", "very_sure") == ""


@pytest.mark.parametrize(
    ("number", "plural", "text"),
    [
        (0, "", "0 claims"),
        (1, "", "1 claim"),
        (2, "", "2 claims"),
        (1234, "", "1,234 claims"),
        (1, "claimes", "1 claim"),
        (2, "claimes", "2 claimes"),
    ],
)
def test_numbers_with_their_noun(number: int, plural: str, text: str) -> None:
    assert count_noun(number, "claim", plural) == text
