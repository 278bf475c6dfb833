from __future__ import annotations

import pytest

from data import schema
from data.model import (
    SIGNS,
    Alias,
    Article,
    Check,
    Claim,
    Gap,
    Node,
    Pathway,
    Predicate,
    Section,
    Step,
    Term,
)


def test_tables_come_in_the_order_of_the_package() -> None:
    assert schema.table_names() == (
        *("articles", "sections", "nodes", "predicates", "claims"),
        *("checks", "gaps", "pathways", "steps"),
        *("aliases", "history", "glossary"),
    )


@pytest.mark.parametrize(
    ("table", "kind", "ours"),
    [
        ("articles", Article, {"order"}),
        ("nodes", Node, {"mni"}),
        ("predicates", Predicate, set()),
        ("claims", Claim, {"order"}),
        ("checks", Check, set()),
        ("sections", Section, set()),
        ("gaps", Gap, set()),
        ("pathways", Pathway, {"steps"}),
        ("steps", Step, set()),
        ("aliases", Alias, set()),
        ("glossary", Term, set()),
    ],
)
def test_columns_are_the_fields_of_the_model(table: str, kind: type, ours: set[str]) -> None:
    columns = {name for name in schema.columns(table) if not name.startswith("mni_")}
    assert columns == set(kind.__dataclass_fields__) - ours  # type: ignore[attr-defined]


def test_signs_are_those_of_the_model() -> None:
    assert {*schema.allowed_values("predicates", "sign"), ""} == set(SIGNS)


def test_choices_of_a_list_are_those_of_its_parts() -> None:
    assert schema.allowed_values("claims", "species") == (
        *("human", "mouse", "rat"),
        *("prairie_vole", "cell_line"),
    )
    assert schema.allowed_values("claims", "quote") == ()


def test_lists_are_split_and_trimmed() -> None:
    assert schema.split_list(" a; b ;;c ") == ("a", "b", "c")
    assert schema.split_list("") == ()


def test_an_unknown_table_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        schema.columns("letters")
