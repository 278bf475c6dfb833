from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from data.exports.extract import Extract
from data.exports.reference_list import COLUMNS, publication_record, write_csv, write_json
from data.publications import publications
from tests.sample import sample

ATLAS = sample()
EVERYTHING = Extract(ATLAS, ATLAS.active_claims, "All 10 claims", "https://example.net/")


def rows(extract: Extract) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_csv(extract).removeprefix("\ufeff"))))


def test_a_record_says_how_a_publication_is_known_and_what_rests_on_it() -> None:
    doe, roe = map(publication_record, publications(ATLAS))
    assert tuple(doe) == COLUMNS
    assert doe["text"].startswith("Doe J. Oxytocin and trust 1.")
    assert (doe["doi"], doe["pmid"], doe["url"]) == ("10.5555/doe", "12345678", "")
    assert (doe["claims"], doe["claim_count"]) == (["s-01", "s-04", "s-10"], 3)
    assert (doe["cited"], doe["matched"], doe["recognised"]) == (3, 0, 0)
    assert (roe["cited"], roe["matched"], roe["recognised"]) == (2, 1, 1)
    assert (doe["confidence"], roe["confidence"]) == (["high"], [])
    assert (doe["read"], roe["read"]) == (["abstract"], ["title_only"])
    assert doe["remarks"] == ["check-001 differs"]
    assert doe["note"] == "The record gives <no> pages."


def test_csv_and_json_hold_the_same_publications() -> None:
    document = json.loads(write_json(EVERYTHING))
    assert document["about"]["shown"] == "All 10 claims"
    table = rows(EVERYTHING)
    assert [row["id"] for row in table] == [one["id"] for one in document["publications"]]
    assert table[0]["claims"] == "s-01; s-04; s-10"
    assert table[0]["claim_count"] == "3"
    assert table[0]["dataset_version"] == "2026.11.0"


def test_only_what_stands_behind_the_claims_is_there() -> None:
    some = Extract(ATLAS, (ATLAS.claims["s-10"],))
    assert [(row["id"], row["claims"]) for row in rows(some)] == [("doe2020", "s-10")]
    none = Extract(ATLAS, ())
    assert rows(none) == []
    assert json.loads(write_json(none))["publications"] == []
    assert write_csv(none).startswith("\ufeffid,text,doi,")


def test_no_cell_is_run_as_a_formula() -> None:
    reference = ATLAS.references["doe2020"]
    hostile = replace(reference, csl={**reference.csl, "note": "=1+1"})
    atlas = replace(ATLAS, references={**ATLAS.references, reference.id: hostile})
    assert rows(Extract(atlas, (atlas.claims["s-01"],)))[0]["note"] == "'=1+1"
