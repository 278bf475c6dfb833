"""A folder of the first edition becomes one of the second; nothing of it is lost or judged."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from data import schema
from data.load import load
from data.migrate import BACKUP, FORMER_VERDICTS, UNFINISHED, main
from data.rules.checks import WITHOUT_SOURCE
from data.validate import faults
from tests.data.conftest import FIXTURES

FIRST_EDITION = FIXTURES / "first-edition"
TABLES = ("articles", "claims", "nodes", "pathways", "predicates")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of a dataset of the first edition, to be changed at will."""
    return Path(shutil.copytree(FIRST_EDITION, tmp_path / "old"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_the_fixture_is_of_the_first_edition() -> None:
    """Else these tests would migrate what needs no migration."""
    assert faults(FIRST_EDITION)
    assert "claim" in rows(FIRST_EDITION / "checks.csv")[0]
    assert "marks" not in rows(FIRST_EDITION / "nodes.csv")[0]
    assert not (FIRST_EDITION / "sections.csv").exists()


def test_what_was_migrated_opens(old: Path) -> None:
    assert main([str(old)]) == 0
    assert faults(old) == []
    assert len(load(old).claims) == 4


def test_every_id_and_every_cell_is_kept(old: Path) -> None:
    before = {name: rows(old / f"{name}.csv") for name in TABLES}
    assert main([str(old)]) == 0
    for name, earlier in before.items():
        later = rows(old / f"{name}.csv")
        assert [row["id"] for row in later] == [row["id"] for row in earlier]
        assert tuple(later[0]) == schema.columns(name)
        kept = [column for column in earlier[0] if (name, column) != ("nodes", "synonyms")]
        for now, then in zip(later, earlier, strict=True):
            assert {column: now[column] for column in kept} == {c: then[c] for c in kept}
    assert rows(old / "steps.csv") == rows(FIRST_EDITION / "steps.csv")
    assert rows(old / "history.csv")[0]["digest"] == "0123456789ab"


def test_the_words_of_quotes_are_marks_until_somebody_says_that_they_are_synonyms(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(old)]) == 0
    nodes = {row["id"]: row for row in rows(old / "nodes.csv")}
    assert nodes["oxytocin"]["marks"] == "OXT;brain hormone"
    assert nodes["social-anxiety"]["marks"] == "social phobia"
    assert {row["synonyms"] for row in nodes.values()} == {""}
    assert "the words of 2 nodes stand in marks now" in capsys.readouterr().out


def test_every_section_has_a_row_for_what_it_is_about(old: Path) -> None:
    assert main([str(old)]) == 0
    assert rows(old / "sections.csv") == [
        {"article": "short-news", "section": "Trust in brief", "conditions": ""}
    ]


def test_a_remark_without_the_words_of_its_source_waits(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(old)]) == 0
    (remark,) = rows(old / "checks.csv")
    assert (remark["verdict"], remark["severity"]) == ("misprint", "detail")
    waiting = {row["id"]: row for row in rows(old / UNFINISHED)}
    assert {row["verdict"] for row in waiting.values()} & set(WITHOUT_SOURCE) == set()
    assert {row["seen_words"] for row in waiting.values()} == {""}
    assert sorted([*waiting, remark["id"]]) == [f"check-00{n}" for n in range(1, 5)]
    assert [row["reference"] for row in waiting.values()] == ["doe2020", "doe2020", "roe2021"]
    assert [(r["claims"], r["verdict"], r["severity"]) for r in waiting.values()] == [
        ("news-003", "differs", "detail"),
        ("news-002;news-003", "same_finding", ""),
        ("news-003", "differs", "detail"),
    ]
    assert f"{UNFINISHED}: 3 remarks need read, seen_at and seen_words" in capsys.readouterr().out


def test_no_remark_is_lost_and_the_same_one_stands_once(old: Path) -> None:
    before = {(row["claim"], row["comment"]) for row in rows(old / "checks.csv")}
    assert main([str(old)]) == 0
    remarks = [*rows(old / "checks.csv"), *rows(old / UNFINISHED)]
    after = [(claim, row["comment"]) for row in remarks for claim in row["claims"].split(";")]
    assert sorted(after) == sorted(before)
    assert len(remarks) == 4
    assert len({row["id"] for row in remarks}) == 4


def test_the_reference_of_a_waiting_remark_is_kept_where_the_first_edition_is(old: Path) -> None:
    assert main([str(old)]) == 0
    there = {item["id"] for item in json.loads((old / "references.json").read_text("utf-8"))}
    kept = json.loads((old / BACKUP / "references.json").read_text("utf-8"))
    assert there == {"doe2020"}
    assert {item["id"] for item in kept} == {"doe2020", "roe2021"}


def test_what_is_left_to_fill_in_is_said_and_no_more(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(old)]) == 0
    told = capsys.readouterr().out
    assert "references.json: 1 items have no seen_at" in told
    assert "claims.csv: reference_confidence, population, participants may be filled in." in told
    assert main([str(FIXTURES / "valid" / "minimal"), "--out", str(old / "other")]) == 0
    told = capsys.readouterr().out
    # The article of that dataset has a date and a prefix, but was not compared with its text.
    assert "articles.csv: compared, text_digest may be filled in." in told
    assert "marks" not in told


def test_a_record_that_was_seen_is_not_asked_for_and_keeps_its_letters(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = json.loads((old / "references.json").read_text("utf-8"))
    items[0] |= {"seen_at": "https://example.org/doe", "note": "Zürich"}
    text = json.dumps(items, ensure_ascii=False)
    (old / "references.json").write_text(text, encoding="utf-8")
    assert main([str(old)]) == 0
    assert "seen_at, the address" not in capsys.readouterr().out
    assert "Zürich" in (old / "references.json").read_text("utf-8")


def test_former_verdicts_become_verdicts_of_today() -> None:
    allowed = schema.allowed_values("checks", "verdict")
    assert {one for verdicts in FORMER_VERDICTS.values() for one in verdicts} <= set(allowed)


def test_the_folder_as_it_was_is_kept_inside_it(old: Path) -> None:
    assert main([str(old)]) == 0
    assert contents(old / BACKUP) == contents(FIRST_EDITION)


def test_migrating_twice_changes_nothing(old: Path) -> None:
    assert main([str(old)]) == 0
    before = contents(old)
    assert main([str(old)]) == 0
    assert contents(old) == before


def test_with_out_the_folder_itself_stays_as_it_is(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "some" / "new"
    assert main([str(old), "--out", str(new)]) == 0
    assert contents(old) == contents(FIRST_EDITION)
    assert str(new) in capsys.readouterr().out
    assert not (new / BACKUP).exists()
    assert main([str(old)]) == 0
    here = {name: text for name, text in contents(old).items() if not name.startswith(BACKUP)}
    assert contents(new) == here


def test_a_dataset_of_the_second_edition_keeps_its_rows(tmp_path: Path) -> None:
    """Synonyms, sections and remarks with their words are left alone."""
    assert main([str(FIXTURES / "valid" / "minimal"), "--out", str(tmp_path)]) == 0
    for path in sorted((FIXTURES / "valid" / "minimal").glob("*.csv")):
        assert rows(tmp_path / path.name) == rows(path), path.name
    assert not (tmp_path / UNFINISHED).exists()


def test_a_fault_that_was_there_before_is_told(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (old / "claims.csv").read_text(encoding="utf-8")
    (old / "claims.csv").write_text(text.replace("hedged", "perhaps"), encoding="utf-8")
    assert main([str(old)]) == 1
    assert "certainty" in capsys.readouterr().out
    assert [fault.column for fault in faults(old)] == ["certainty"]


def _without_descriptor(folder: Path) -> None:
    (folder / "datapackage.json").unlink()


def _with_broken_descriptor(folder: Path) -> None:
    (folder / "datapackage.json").write_text("{", encoding="utf-8")


def _with_a_list_as_descriptor(folder: Path) -> None:
    (folder / "datapackage.json").write_text("[]", encoding="utf-8")


def _without_claims(folder: Path) -> None:
    (folder / "claims.csv").unlink()


@pytest.mark.parametrize(
    "spoil",
    [_without_descriptor, _with_broken_descriptor, _with_a_list_as_descriptor, _without_claims],
)
def test_what_is_no_dataset_is_said_and_left_alone(
    old: Path, spoil: object, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(old)  # type: ignore[operator]
    before = contents(old)
    assert main([str(old)]) == 2
    assert "is no dataset that can be read" in capsys.readouterr().out
    assert contents(old) == before


def test_a_folder_that_is_not_there_is_no_dataset(tmp_path: Path) -> None:
    assert main([str(tmp_path / "nowhere")]) == 2
    assert list(tmp_path.iterdir()) == []


def test_optional_tables_may_be_missing(old: Path) -> None:
    for name in ("checks.csv", "history.csv"):
        (old / name).unlink()
    package = json.loads((old / "datapackage.json").read_text("utf-8"))
    listed = [one for one in package["resources"] if one["name"] not in ("checks", "history")]
    text = json.dumps({**package, "resources": listed})
    (old / "datapackage.json").write_text(text, encoding="utf-8")
    assert main([str(old)]) == 0
    assert rows(old / "checks.csv") == []
    assert not (old / UNFINISHED).exists()
