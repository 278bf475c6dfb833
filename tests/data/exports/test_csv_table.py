from __future__ import annotations

import csv
import io

import frictionless
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.exports import csv_table
from data.exports.claim_record import claim_record, flat
from data.exports.extract import Extract
from tests.data.exports.strategies import ATLAS, extract, extracts, few


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(csv_table.BOM), newline="")))


def unsafe(cell: str) -> str:
    """The text of a cell as it was: what a program that reads the table may do."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(csv_table.RISKY) else cell


def same(text: str, found: Extract) -> None:
    read = [{name: unsafe(cell) for name, cell in row.items()} for row in rows(text)]
    expected = [flat(claim_record(found, claim)) for claim in found.claims]
    assert [{name: row[name] for name in csv_table.COLUMNS} for row in read] == expected
    assert {row["dataset_address"] for row in read} <= {found.address}


@few
@given(extracts())
def test_the_same_claims_come_back(found: Extract) -> None:
    same(csv_table.write(found), found)


def test_the_shipped_dataset_comes_back(everything: Extract) -> None:
    same(csv_table.write(everything), everything)


def test_frictionless_finds_nothing_wrong(everything: Extract) -> None:
    with frictionless.Resource(csv_table.write(everything).encode(), format="csv") as resource:
        assert len(resource.read_rows()) == len(everything.claims)
    report = frictionless.validate(csv_table.write(everything).encode(), format="csv")
    assert report.valid, report.flatten(["type", "note"])


def test_pandas_reads_it_without_being_told_anything() -> None:
    frame = pd.read_csv(io.BytesIO(csv_table.write(extract()).encode()))
    assert list(frame["id"]) == [claim.id for claim in ATLAS.active_claims]
    assert list(frame["quote"]) == [claim.quote for claim in ATLAS.active_claims]


def test_without_claims_only_the_names_are_left() -> None:
    text = csv_table.write(Extract(ATLAS, ()))
    assert text.startswith("\ufeffid,edge,subject,")
    assert text.count("\r\n") == 1


def test_every_row_knows_where_it_is_from() -> None:
    for row in rows(csv_table.write(extract())):
        assert row["dataset_title"] == ATLAS.title
        assert row["dataset_version"] == ATLAS.version
        assert row["dataset_licence"] == ATLAS.licence
        assert row["dataset_attribution"] == "Pathway Explorer contributors"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert csv_table.safe(text) == f"'{text}"


@given(st.text())
def test_a_safe_cell_begins_harmlessly_and_keeps_its_text(text: str) -> None:
    assert not csv_table.safe(text).startswith(csv_table.RISKY)
    assert csv_table.safe(text) in (text, f"'{text}")


def test_no_cell_of_the_shipped_dataset_is_a_formula(everything: Extract) -> None:
    for row in rows(csv_table.write(everything)):
        assert not [cell for cell in row.values() if cell.startswith(csv_table.RISKY)]
