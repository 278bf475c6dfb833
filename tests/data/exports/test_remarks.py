from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest
from jsonschema import Draft202012Validator

from data.exports.claim_record import flat
from data.exports.csv_table import BOM, PROVENANCE
from data.exports.extract import Extract
from data.exports.remarks import (
    COLUMNS,
    REMARK_FORMATS,
    RemarkExtract,
    remark_record,
    remark_schema,
    write_csv,
    write_json,
)
from data.fact_check import RemarkFilter, noted_sentences
from data.load import load
from data.model import Atlas, Check
from data.schema import columns
from tests.sample import CLAIMS, sample


def remarks(atlas: Atlas) -> RemarkExtract:
    noted = noted_sentences(atlas, RemarkFilter(), frozenset)
    return RemarkExtract(Extract(atlas, atlas.active_claims, "All", "https://example.net/"), noted)


@pytest.fixture(scope="module", params=["sample", "shipped"])
def found(request: pytest.FixtureRequest) -> RemarkExtract:
    return remarks(sample() if request.param == "sample" else load())


def test_a_record_says_all_that_a_remark_says() -> None:
    sentence, check = list(remarks(sample()).rows())[1]
    assert remark_record(sample(), sentence, check) == {
        "id": "check-001",
        "article": "a-news",
        "section": "What helps; Games & <b>play</b>",
        "sentence": " […] ".join(CLAIMS[number].quote for number in (0, 3, 4)),
        "claims": ["s-01", "s-04"],
        "verdict": "differs",
        "severity": "meaning",
        "comment": "The source <b>only</b> saw six women.",
        "reference": "doe2020",
        "reference_text": "Doe J. Oxytocin and trust 1. Example J. 2020.",
        "doi": "10.5555/doe",
        "pmid": "12345678",
        "read": "abstract",
        "seen_at": "https://example.org/doe?a=1&b=2",
        "seen_words": "six <women> took part",
    }


def test_a_record_has_the_columns_and_those_are_described() -> None:
    for sentence, check in remarks(sample()).rows():
        assert list(remark_record(sample(), sentence, check)) == list(COLUMNS)
    assert set(columns("checks")) <= set(COLUMNS)
    docs = (Path(__file__).parents[3] / "docs" / "data.md").read_text("utf-8")
    for name, description in COLUMNS.items():
        assert f"| `{name}` | {description} |" in docs


def test_json_is_valid_against_its_schema(found: RemarkExtract) -> None:
    read = json.loads(write_json(found))
    assert list(read) == ["about", "checks"]
    assert read["about"]["shown"] == "All"
    assert len(read["checks"]) == len(list(found.rows())) > 0
    validator = Draft202012Validator(remark_schema())
    for row in read["checks"]:
        validator.validate(row)


def test_the_table_has_the_same_rows(found: RemarkExtract) -> None:
    text = write_csv(found)
    read = list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))
    assert list(read[0]) == [*COLUMNS, *(f"dataset_{name}" for name in PROVENANCE)]
    expected = [flat(row) for row in json.loads(write_json(found))["checks"]]
    assert [{name: row[name] for name in COLUMNS} for row in read] == expected
    assert {row["dataset_address"] for row in read} == {"https://example.net/"}
    report = frictionless.validate(text.encode(), format="csv")
    assert report.valid, report.flatten(["type", "note"])


def test_a_cell_that_a_spreadsheet_would_run_is_quoted() -> None:
    risky = Check("check-001", ("s-01",), "misprint", "=1+1 is not what it says", "detail")
    text = write_csv(remarks(replace(sample(), checks={risky.id: risky})))
    assert "'=1+1 is not what it says" in text


def test_without_remarks_only_the_names_are_left() -> None:
    empty = RemarkExtract(Extract(sample(), ()), ())
    assert write_csv(empty).count("\r\n") == 1
    assert json.loads(write_json(empty))["checks"] == []


def test_every_format_is_named_by_its_ending() -> None:
    assert list(REMARK_FORMATS) == ["csv", "json"]
    assert {one.name for one in REMARK_FORMATS.values()} == set(REMARK_FORMATS)
