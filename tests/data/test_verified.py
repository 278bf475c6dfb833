"""The digests that stand for texts which are not shipped: what they notice, what they hide."""

from __future__ import annotations

import csv
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import schema
from data.load import load
from data.model import Atlas
from data.quotes import collapse_whitespace
from tests.data import verified

FOLDER = Path(__file__).parents[1] / "fixtures" / "valid" / "minimal"
TODAY = date(2026, 11, 25)
WORDS = re.compile(r"[0-9a-f]{16}|[0-9a-f]{32}|\d{4}-\d\d-\d\d")


@pytest.fixture
def record() -> Any:
    return verified.read()


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """The made-up article of the smallest dataset, and records made up to go with it."""
    shared = tmp_path / "shared"
    shutil.copytree(FOLDER / "articles", shared / "articles")
    for name in {name for columns in verified.SEEN_IN.values() for name, _ in columns}:
        columns = sorted({c for cs in verified.SEEN_IN.values() for n, c in cs if n == name})
        with (shared / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns, [f"10.1/{name}-{c}" for c in columns]])
    return shared


def run(shared: Path, *more: str) -> int:
    file = shared / "verified.json"
    return verified.main([str(FOLDER), "--shared", str(shared), "--file", str(file), *more])


# What is noticed.


@pytest.mark.parametrize(
    ("field", "value"),
    [("quote", "No."), ("prefix", "And"), ("suffix", "then"), ("article", "other")],
)
def test_a_claim_with_other_words_is_unverified(
    shipped: Atlas, record: Any, field: str, value: str
) -> None:
    claim = next(iter(shipped.claims.values()))
    assert verified.unverified(record, [claim]) == []
    assert verified.unverified(record, [replace(claim, **{field: value})]) == [claim.id]
    assert verified.unverified(record, [replace(claim, note="another note")]) == []


def test_one_letter_is_enough(shipped: Atlas, record: Any) -> None:
    for claim in shipped.claims.values():
        changed = claim.quote[:-1] + ("x" if claim.quote[-1] != "x" else "y")
        assert verified.unverified(record, [replace(claim, quote=changed)]) == [claim.id]


def test_a_new_claim_is_unverified_even_with_a_known_quote(shipped: Atlas, record: Any) -> None:
    claim = next(iter(shipped.claims.values()))
    assert verified.unverified(record, [replace(claim, id="ndnr-999")]) == ["ndnr-999"]


def test_an_identifier_that_nobody_saw_is_unseen(shipped: Atlas, record: Any) -> None:
    seen = next(r.doi for r in shipped.references.values() if r.doi)
    for kind in verified.SEEN_IN:
        assert verified.unseen(record, kind, ["10.9999/made-up", ""]) == {"10.9999/made-up"}
    assert verified.unseen(record, "doi", [seen]) == set()
    assert verified.unseen(record, "pmid", [seen]) == {seen}


# What is written.


def test_what_is_written_is_found_again(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(shared) == 1
    assert "not up to date" in capsys.readouterr().out
    assert run(shared, "--write") == 0
    assert run(shared) == 0
    written = verified.read(shared / "verified.json")
    assert verified.unverified(written, load(FOLDER).claims.values()) == []
    assert verified.unseen(written, "doi", ["10.1/sources.csv-doi", "10.1/x"]) == {"10.1/x"}


def test_a_quote_that_does_not_stand_in_its_article_is_not_written(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (shared / "articles").glob("*.txt"):
        path.write_text("Other words.", encoding="utf-8")
    assert run(shared, "--write") == 1
    assert "word for word" in capsys.readouterr().out
    assert not (shared / "verified.json").exists()


def test_a_text_of_no_article_is_a_problem(shared: Path) -> None:
    shutil.copy(next((shared / "articles").glob("*.txt")), shared / "articles" / "third.txt")
    with pytest.raises(verified.UnverifiedError, match=r"third\.txt"):
        verified.verify(FOLDER, shared, "salt", TODAY)


def test_a_missing_text_and_missing_records_are_problems(shared: Path) -> None:
    (shared / "findings.csv").unlink()
    assert run(shared, "--write") == 1
    next((shared / "articles").glob("*.txt")).unlink()
    with pytest.raises(verified.UnverifiedError, match="cannot be read"):
        verified.verify(FOLDER, shared, "salt", TODAY)


def test_a_prefix_that_nothing_needs_is_a_problem(shared: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "dataset"))
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[1]["quote"] == "Trust may lower anxiety, right in the amygdala."
    text = (shared / "articles" / f"{rows[1]['article']}.txt").read_text(encoding="utf-8")
    rows[1]["prefix"] = collapse_whitespace(text.partition("Trust may")[0])[-8:] + " "
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, schema.columns("claims"))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(verified.UnverifiedError, match="needs no prefix"):
        verified.verify(folder, shared, "salt", TODAY)


def test_the_day_is_that_of_the_last_change(shared: Path) -> None:
    first = verified.verify(FOLDER, shared, "salt", date(2026, 1, 1))
    again = verified.verify(FOLDER, shared, "salt", TODAY)
    assert verified.undated(first) == verified.undated(again)
    assert verified.merge(first, again) == first
    for path in (shared / "articles").glob("*.txt"):
        path.write_text(path.read_text(encoding="utf-8") + " A line more.", encoding="utf-8")
    changed = verified.verify(FOLDER, shared, "salt", TODAY)
    assert verified.undated(changed) != verified.undated(first)
    assert verified.merge(first, changed) == changed


def test_another_salt_gives_other_digests() -> None:
    assert verified.digest("a", "words") != verified.digest("b", "words")
    assert verified.digest("a", "one", "two") != verified.digest("a", "one two")
    assert verified.digest("a", "one\u00a0 two") == verified.digest("a", "one two")


# What is hidden.


def test_the_record_has_no_words_and_no_more_digests_than_things(
    shipped: Atlas, record: Any
) -> None:
    """One digest an article and a claim: none of sentences or n-grams of the texts."""
    assert set(record) == {"salt", "articles", "seen"}
    assert set(record["seen"]) == set(verified.SEEN_IN)
    for article in record["articles"].values():
        assert set(article) == {"text", "verified", "claims"}
        assert set(article["claims"]) <= set(shipped.claims)
    values = [json.dumps(value) for value in flat(record)]
    assert [value for value in values if not WORDS.fullmatch(value.strip('"'))] == []
    assert all(date.fromisoformat(a["verified"]) for a in record["articles"].values())


def flat(value: Any) -> list[Any]:
    """The leaves of nested JSON, without the names of objects."""
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in flat(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in flat(part)]
    return [value]
