from __future__ import annotations

import csv
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from data import history
from data.history import (
    ChangeCounts,
    claim_differences,
    count_changes,
    digest,
    digests_at,
    history_rows,
    main,
)
from data.load import load
from data.model import Atlas, Check
from tests.data.conftest import MINIMAL
from tests.sample import CLAIMS, sample

NOW = sample(CLAIMS)
THEN = {claim.id: digest(NOW, claim) for claim in NOW.claims.values()}


def with_history(**versions: dict[str, str]) -> Atlas:
    """The sample, version 2026.11.0, with a record; ``v2026_9_0`` names a version."""
    return replace(NOW, history={k[1:].replace("_", "."): v for k, v in versions.items()})


def told(atlas: Atlas, version: str, *names: str) -> ChangeCounts:
    return count_changes(atlas, [atlas.claims[name] for name in names], version)


def test_a_claim_that_is_the_same() -> None:
    atlas = with_history(v2026_10_0=THEN)
    assert told(atlas, "2026.10.0", "s-01") == ChangeCounts("2026.10.0", True, same=1)


def test_claims_that_changed_came_and_went() -> None:
    before = {**THEN, "s-01": "0" * 12, "s-12": "0" * 12}
    del before["s-02"]
    atlas = with_history(v2026_10_0=before)
    found = told(atlas, "2026.10.0", "s-01", "s-02", "s-03", "s-11", "s-12")
    # s-11 was withdrawn by then already, s-12 since.
    assert found == ChangeCounts("2026.10.0", True, same=1, changed=1, new=1, withdrawn=1)


def test_a_claim_that_came_and_was_withdrawn_since_does_not_count() -> None:
    atlas = with_history(v2026_10_0={})
    assert told(
        with_history(v2026_10_0={"s-01": THEN["s-01"]}), "2026.10.0", "s-11"
    ) == ChangeCounts("2026.10.0", True)
    assert not told(atlas, "2026.10.0", "s-01").is_recorded


@pytest.mark.parametrize("version", ["2026.8.0", "2026.12.0", "2027.1.0", "new", "", "2026.10"])
def test_a_version_that_is_not_recorded_is_not_known(version: str) -> None:
    atlas = with_history(v2026_9_0=THEN)
    assert told(atlas, version, "s-01") == ChangeCounts(version, False)


def test_without_a_record_nothing_is_known() -> None:
    assert told(NOW, "2026.10.0", "s-01") == ChangeCounts("2026.10.0", False)


def test_a_version_has_what_the_versions_before_it_recorded_last() -> None:
    record = {"2026.10.0": {"a": "3"}, "2026.9.1": {"a": "2"}, "2026.9.0": {"a": "1", "b": "1"}}
    assert digests_at(record, "2026.9.0") == {"a": "1", "b": "1"}
    assert digests_at(record, "2026.9.5") == {"a": "2", "b": "1"}
    assert digests_at(record, "2026.11.0") == {"a": "3", "b": "1"}
    assert digests_at(record, "2026.8.9") == {}


def test_the_digest_is_of_what_the_card_says() -> None:
    claim = NOW.claims["s-01"]
    assert re.fullmatch("[0-9a-f]{12}", digest(NOW, claim))
    assert digest(NOW, replace(claim, order=99)) == digest(NOW, claim)
    for change in ({"quote": "Other."}, {"species": ("rat",)}, {"withdrawn": "Wrong."}):
        assert digest(NOW, replace(claim, **change)) != digest(NOW, claim)
    remarked = replace(NOW, checks={"c": Check("c", ("s-01",), "misprint", "A letter.", "detail")})
    assert digest(remarked, claim) != digest(NOW, claim)
    unknown = replace(NOW, references={})
    assert digest(unknown, claim) != digest(NOW, claim)


def test_only_what_differs_is_recorded() -> None:
    atlas = with_history(v2026_10_0={**THEN, "s-03": "0" * 12})
    added = [row for row in history_rows(atlas) if row[0] == "2026.11.0"]
    assert added == [("2026.11.0", "s-03", THEN["s-03"], "")]
    assert len(history_rows(atlas)) == len(THEN) + 1


def test_the_present_version_is_recorded_anew_until_it_is_raised() -> None:
    atlas = with_history(v2026_11_0={**THEN, "s-03": "0" * 12})
    assert {claim: known for _, claim, known, _ in history_rows(atlas)} == THEN


def test_the_command_records_the_present_version(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = folder / "datapackage.json"
    entry = '"path": "steps.csv" }, { "name": "history", "path": "history.csv" }'
    package.write_text(package.read_text("utf-8").replace('"path": "steps.csv" }', entry), "utf-8")
    assert main([str(folder)]) == 0
    assert "4 claims are new or changed in version 2026.11.0" in capsys.readouterr().out
    with (folder / "history.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert tuple(table[0]) == history.COLUMNS
    assert [row["claim"] for row in table] == ["news-001", "news-002", "news-003", "news-004"]


def test_a_package_that_does_not_declare_the_record_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder)]) == 1
    assert "does not declare history; add" in capsys.readouterr().out


def test_a_broken_dataset_is_not_recorded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "nodes.csv").unlink()
    assert main([str(folder)]) == 1
    assert not (folder / "history.csv").exists()
    assert "nodes.csv is missing" in capsys.readouterr().out


def test_the_shipped_dataset_records_its_own_version() -> None:
    """If this fails: raise the version if it was published, then ``python -m data.history``."""
    shipped = load()
    present = {claim.id: digest(shipped, claim) for claim in shipped.claims.values()}
    assert digests_at(shipped.history, shipped.version) == present


# What differs between two folders.


def _replace(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_differs_from_itself(folder: Path) -> None:
    assert claim_differences(MINIMAL, folder) == {}


def test_what_differs_is_named_by_its_column(folder: Path) -> None:
    _replace(folder, "claims.csv", ",hedged,", ",stated,")
    _replace(folder, "claims.csv", ",rat,,,animal", ",mouse,twelve males,,animal")
    assert claim_differences(MINIMAL, folder) == {
        "news-002": ["certainty"],
        "news-003": ["species", "population"],
    }


def test_a_claim_of_only_one_folder_does_not_differ(folder: Path) -> None:
    with (folder / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("news-005,oxytocin,increases,trust,Trust,,,short-news,A,article,,unresolved")
        file.write(",,,,,,,statement,,stated,,\n")
    assert claim_differences(MINIMAL, folder) == {}
    assert claim_differences(folder, MINIMAL) == {}


def test_a_record_and_remarks_that_differ_are_told_of_the_claims_they_belong_to(
    folder: Path,
) -> None:
    _replace(folder, "checks.csv", "males only", "males alone")
    assert claim_differences(MINIMAL, folder) == {"news-003": ["checks"]}
    _replace(folder, "references.json", '"volume": "3"', '"volume": "4"')
    assert claim_differences(MINIMAL, folder) == {"news-003": ["reference_record", "checks"]}


def test_where_a_record_was_seen_is_no_difference(folder: Path) -> None:
    _replace(folder, "references.json", '"volume": "3"', '"volume": "3", "seen_at": "https://x.y"')
    differences = claim_differences(MINIMAL, folder)
    assert differences == {}


def test_columns_that_only_one_edition_has_differ_only_where_they_are_filled(
    tmp_path: Path,
) -> None:
    first = MINIMAL.parents[1] / "first-edition"
    differences = claim_differences(first, MINIMAL)
    # The remarks of the fixture of the first edition are others; no column of a claim is.
    assert {claim: names for claim, names in differences.items() if names != ["checks"]} == {}
    second = Path(shutil.copytree(MINIMAL, tmp_path / "second"))
    _replace(second, "claims.csv", ",rat,,,animal", ",rat,,12,animal")
    assert "participants" in claim_differences(first, second)["news-003"]


def test_a_folder_that_cannot_be_read_is_an_error(folder: Path) -> None:
    (folder / "references.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="Expecting"):
        claim_differences(MINIMAL, folder)


def test_the_command_writes_what_changed_since_a_folder(folder: Path, tmp_path: Path) -> None:
    before = Path(shutil.copytree(folder, tmp_path / "before"))
    assert main([str(before)]) == 1  # the record is not declared yet
    shutil.copy(before / "history.csv", folder / "history.csv")
    package = folder / "datapackage.json"
    text = package.read_text(encoding="utf-8").replace("2026.11.0", "2026.12.0")
    listed = '"resources": [{ "name": "history", "path": "history.csv" },'
    package.write_text(text.replace('"resources": [', listed), encoding="utf-8")
    _replace(folder, "claims.csv", ",hedged,", ",stated,")
    assert main([str(folder), "--since", str(before)]) == 0
    with (folder / "history.csv").open(encoding="utf-8", newline="") as file:
        recorded = [row for row in csv.DictReader(file) if row["version"] == "2026.12.0"]
    assert [(row["claim"], row["changed"]) for row in recorded] == [("news-002", "certainty")]


def test_the_command_tells_of_a_folder_of_the_version_before_that_is_broken(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(shutil.copytree(folder, tmp_path / "before"))
    (before / "references.json").write_text("{", encoding="utf-8")
    assert main([str(folder), "--since", str(before)]) == 1
    assert "Expecting" in capsys.readouterr().out
    assert not (folder / "history.csv").exists()
