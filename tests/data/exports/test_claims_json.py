from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from data.claim_columns import CLAIM_COLUMNS
from data.exports import claims_json
from data.exports.extract import Extract
from data.schema import allowed_values
from tests.data.exports.strategies import ATLAS, extract, extracts, few

#: What the documentation says of the one field that the schema only refers to.
ABOUT = "What the file says about itself."
VALID = Draft202012Validator(claims_json.schema())


def same(found: Extract) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(claims_json.write(found))
    VALID.validate(document)
    assert [row["id"] for row in document["claims"]] == [claim.id for claim in found.claims]
    for row, claim in zip(document["claims"], found.claims, strict=True):
        for name, value in vars(claim).items():
            if name in row:
                assert row[name] == (list(value) if isinstance(value, tuple) else value)
        checks = [(one["verdict"], one["comment"]) for one in row["checks"]]
        assert checks == [(one.verdict, one.comment) for one in found.checks(claim)]
    assert [row["id"] for row in document["nodes"]] == [node.id for node in found.named_nodes]
    drawn = {row["id"] for row in document["nodes"] if row["claims"]}
    assert drawn == {node.id for node in found.nodes}
    return document


@few
@given(extracts())
def test_the_same_claims_come_back_and_fit_the_schema(found: Extract) -> None:
    same(found)


def test_the_shipped_dataset_comes_back(everything: Extract) -> None:
    document = same(everything)
    assert {row["id"] for row in document["references"]} == set(everything.atlas.references)
    assert document["about"]["digest"] == everything.atlas.digest


def test_the_schema_is_a_schema_and_forbids_what_it_does_not_name() -> None:
    Draft202012Validator.check_schema(claims_json.schema())
    document = json.loads(claims_json.write(extract()))
    document["claims"][0]["more"] = 1
    assert not VALID.is_valid(document)


def test_every_field_of_the_schema_is_required_or_about() -> None:
    for name, definition in claims_json.schema()["$defs"].items():
        if name != "about":
            assert definition["required"] == list(definition["properties"])


def test_what_was_left_out_is_told() -> None:
    found = Extract(ATLAS, ATLAS.active_claims, left_out=("q=x is odd", "y=z is no field"))
    assert (
        json.loads(claims_json.write(found))["about"]["left_out"] == "q=x is odd; y=z is no field"
    )


def explained(name: str, field: dict[str, Any]) -> str:
    """A field's line of docs/data.md; values that it may have are listed."""
    one = field.get("items", field)
    values = ", ".join(f"`{value}`" if value else "empty" for value in one.get("enum", ()))
    lead = "Each one of" if "items" in field else "One of"
    listed = f" {lead} {values}." if values else ""
    return f"| `{name}` | {field.get('description', ABOUT)}{listed} |\n"


def test_every_field_is_explained_in_the_documentation() -> None:
    text = (Path(__file__).parents[3] / "docs" / "data.md").read_text("utf-8")
    definitions = claims_json.schema()["$defs"]
    steps = definitions["mechanism"]["properties"]["steps"]["items"]
    for definition in (claims_json.schema(), steps, *definitions.values()):
        table = "".join(explained(*field) for field in definition["properties"].items())
        assert f"| field | means |\n|---|---|\n{table}\n" in text


def test_a_claim_is_described_by_its_columns_and_nowhere_else() -> None:
    assert json.loads(claims_json.SCHEMA.read_text("utf-8"))["$defs"]["claim"] == {}
    described = claims_json.schema()["$defs"]["claim"]
    assert described["required"] == [column.name for column in CLAIM_COLUMNS]


def test_a_remark_may_have_the_verdicts_that_the_table_may_have() -> None:
    verdict = claims_json.schema()["$defs"]["check"]["properties"]["verdict"]
    assert verdict["enum"] == list(allowed_values("checks", "verdict"))
