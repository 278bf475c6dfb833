from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from data import readings
from data.readings import Agreement, agreement_of, read_agreement
from data.schema import package_descriptor
from tests.sample import sample

RECORD = {
    "claims": 301,
    "fields": {"subject": 294, "evidence": 301},
    "decided": {"claims": 12, "remarks": {"a": 3, "b": 4, "neither": 0}},
}


def written(folder: Path, content: object) -> Path:
    path = folder / "agreement.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def test_the_agreement_is_read_with_how_many_differences_were_decided(tmp_path: Path) -> None:
    found = read_agreement(written(tmp_path, RECORD))
    assert found == Agreement(301, {"subject": 294, "evidence": 301}, {"claims": 12, "remarks": 7})
    assert found is not None
    assert found.differences == 19


def test_nothing_need_be_decided_or_recorded(tmp_path: Path) -> None:
    assert read_agreement(tmp_path / "none.json") is None
    found = read_agreement(written(tmp_path, {"claims": 3, "fields": {}}))
    assert found == Agreement(3, {})
    assert found is not None
    assert found.differences == 0


@pytest.mark.parametrize(
    "content",
    [
        "no JSON",
        [],
        {},
        {"claims": 301},
        {"claims": "301", "fields": {}},
        {"claims": True, "fields": {}},
        {"claims": 301, "fields": {"subject": -1}},
        {"claims": 301, "fields": ["subject"]},
        {"claims": 301, "fields": {}, "decided": {"claims": "many"}},
    ],
)
def test_a_malformed_record_is_named(tmp_path: Path, content: object) -> None:
    with pytest.raises(ValueError, match=r"agreement\.json is no record of an agreement"):
        read_agreement(written(tmp_path, content))


def test_only_the_shipped_dataset_has_the_agreement_of_its_readings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "AGREEMENT", written(tmp_path, RECORD))
    assert agreement_of(sample()) is None
    shipped = replace(sample(), title=str(package_descriptor()["title"]))
    assert agreement_of(shipped) == read_agreement(readings.AGREEMENT)
