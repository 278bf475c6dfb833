"""How the dataset was curated: the shipped record and lists are what the tables say."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from data.load import load
from data.model import Atlas
from data.quotes import collapse_whitespace, find_quote
from tests.data import agreement, curation_lists
from tests.data.agreement import READINGS, claim_differences, items, rows
from tests.data.curation_lists import DECIDED
from tests.data.verified import SHARED

RENEW = "write them anew: python -m tests.data.agreement --write"
needs_texts = pytest.mark.skipif(
    not SHARED.is_dir(),
    reason="NOT CHECKED AGAINST THE TEXTS: these are not ours to ship and lie in ../shared; "
    "whether every sentence without a claim is listed is not known",
)
#: Ends of sentences, and of lines, which hold headings and bullets.
_SENTENCE_ENDS = re.compile(r"(?<=[.?!])[\"”)]?\s+|\n")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load()


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    """A copy of the readings, to be changed at will."""
    return Path(shutil.copytree(READINGS, tmp_path / "readings"))


def change(path: Path, number: int, **cells: str) -> None:
    """Change some cells of a row of a CSV file."""
    table = rows(path)
    table[number].update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]))
        writer.writeheader()
        writer.writerows(table)


# The record and the lists.


def test_the_record_is_what_the_readings_say() -> None:
    assert json.loads(agreement.FILE.read_text(encoding="utf-8")) == agreement.agreement(), RENEW


def test_the_lists_are_what_the_tables_say() -> None:
    stale, names = [], []
    for path in curation_lists.DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        names += curation_lists.named(text)
        assert text.count("<!-- list:") == len(curation_lists.named(text)), (
            f"{path}: a mark is open"
        )
        stale += [path.name] * (curation_lists.fill(text) != text)
    assert stale == [], RENEW
    assert sorted(names) == sorted(curation_lists.LISTS)


def test_a_list_that_was_changed_by_hand_is_noticed() -> None:
    marks = ["<!-- list: withdrawn -->", "<!-- end: withdrawn -->"]
    text = "\n".join(["Before.", marks[0], "- indigo-000: No.", marks[1], "After."])
    filled = curation_lists.fill(text)
    assert filled != text
    assert filled.splitlines()[:2] == ["Before.", marks[0]]
    assert filled.splitlines()[-2:] == [marks[1], "After."]
    assert "indigo-246: " in filled
    assert curation_lists.fill(filled) == filled


def test_the_command_says_whether_both_are_up_to_date() -> None:
    assert agreement.main([]) == 0, RENEW


def test_another_value_in_one_reading_is_a_difference_less_or_more(readings: Path) -> None:
    before = agreement.agreement(readings)
    assert before == agreement.agreement()
    claim = agreement.claim_readings("a")["indigo-001"]
    assert claim["voice"] == agreement.claim_readings("b")["indigo-001"]["voice"]
    number = list(agreement.claim_readings("a")).index("indigo-001")
    change(readings / "a" / "claims.csv", number, voice="person")
    after = agreement.agreement(readings)
    assert after["fields"]["voice"] == before["fields"]["voice"] - 1
    assert ("indigo-001", "voice") in agreement.undecided(readings)


def test_lists_are_compared_without_order() -> None:
    assert items("a; b") == items("b;a")
    assert items("") == frozenset()
    assert items("a") != items("a;b")


def test_a_remark_that_one_reading_drops_is_a_difference(readings: Path) -> None:
    before = agreement.agreement(readings)["remarks"]
    path = readings / "a" / "dropped_remarks.csv"
    with path.open("a", encoding="utf-8") as file:
        file.write("ndnr-001,omits,Words,Why\n")
    after = agreement.agreement(readings)["remarks"]
    assert after == {"judged": before["judged"], "agree": before["agree"] - 1}


# The decisions.


def test_both_readings_judged_every_claim_of_the_first_edition(atlas: Atlas) -> None:
    first, second = (agreement.claim_readings(reading) for reading in "ab")
    published = atlas.history["2026.11.0"]
    assert sorted(first) == sorted(second) == sorted(published)


def test_every_difference_on_a_claim_was_decided() -> None:
    assert list(claim_differences())
    assert agreement.undecided() == []


def test_decisions_repeat_what_the_readings_say() -> None:
    """The columns a and b; a quote that a reading left alone is empty there."""
    readings = {reading: agreement.claim_readings(reading) for reading in "ab"}
    assert [
        (row["id"], row["field"], reading)
        for row in rows(DECIDED / "claims.csv")
        for reading in "ab"
        if row["field"] in agreement.FIELDS and row["id"] in readings[reading]
        if items(row[reading]) != items(readings[reading][row["id"]][row["field"]])
    ] == []


def test_every_decision_has_a_reason_and_none_is_there_twice() -> None:
    keys = {
        "claims": ("id", "field"),
        "checks": ("id", "field"),
        "steps": ("pathway", "step"),
        "other": ("table", "id", "field"),
    }
    assert tuple(keys) == agreement.DECISIONS
    for name, columns in keys.items():
        table = rows(DECIDED / f"{name}.csv")
        assert [row for row in table if len(row["why"]) < 8] == []
        cells = [tuple(row[column] for column in columns) for row in table]
        # A row that was not taken, or is new, has no id: it may stand beside others of its kind.
        counted = Counter(key for key in cells if not {"", "none"} & set(key))
        assert counted
        assert [key for key, amount in counted.items() if amount > 1] == [], name


def test_every_proposed_claim_was_taken_or_refused(atlas: Atlas) -> None:
    taken = rows(DECIDED / "new-claims.csv")
    refused = {r["id"] for r in rows(DECIDED / "claims.csv") if r["decided"] == "not taken"}
    for reading in "ab":
        proposed = {row["temp_id"] for row in rows(READINGS / reading / "new_claims.csv")}
        accepted = {name for row in taken for name in items(row[reading].replace(",", ";"))}
        missed = {name for name in proposed if f"{reading}:{name}" in refused}
        assert accepted | missed == proposed
        assert not accepted & missed
    published = atlas.history["2026.11.0"]
    # A later correction may add claims; none that was taken may be missing.
    assert {row["id"] for row in taken} <= set(atlas.claims) - set(published)


def test_every_former_remark_is_accounted_for(atlas: Atlas) -> None:
    former = rows(DECIDED / "former-checks.csv")
    assert len(former) == 247
    assert [row for row in former if not row["why"]] == []
    assert {row["claim"] for row in former} <= set(atlas.history["2026.11.0"])
    successors = {name for row in former for name in items(row["id"])}
    assert successors
    gone = curation_lists.removed_later()
    assert successors - set(atlas.checks) - gone.keys() == set()
    assert gone.keys() & set(atlas.checks) == set()


def test_what_was_corrected_later_is_in_the_tables(atlas: Atlas) -> None:
    later = rows(DECIDED / "later.csv")
    assert [row for row in later if len(row["why"]) < 8 or row["was"] == row["decided"]] == []
    tables = {"checks": atlas.checks, "claims": atlas.claims, "gaps": atlas.gaps}
    cells = ("reference", "predicate", "seen_words", "severity")
    assert [
        (row["id"], row["field"])
        for row in later
        if row["field"] in cells
        and getattr(tables[row["table"]][row["id"]], row["field"]) != row["decided"]
    ] == []
    assert {row["id"] for row in later if row["decided"] != "dropped"} <= {
        name for table in tables.values() for name in table
    }


# What was left out.


def test_a_claim_that_says_the_same_as_a_sentence_left_out_stands(atlas: Atlas) -> None:
    active = {claim.id for claim in atlas.active_claims}
    left_out = rows(READINGS / "left-out.csv")
    assert [row for row in left_out if row["claim"] and row["claim"] not in active] == []
    sections = {*((c.article, c.section) for c in atlas.claims.values())}
    sections |= {(article, "") for article in atlas.articles}
    assert [row for row in left_out if (row["article"], row["section"]) not in sections] == []
    assert [row for row in left_out if not row["why"]] == []


@needs_texts
def test_the_words_of_what_was_left_out_are_the_articles(atlas: Atlas) -> None:
    texts = _texts()
    left_out = rows(READINGS / "left-out.csv")
    assert [row for row in left_out if row["words"] not in texts[row["article"]]] == []
    assert [row for row in left_out if len(row["words"].split()) > 10] == []


@needs_texts
def test_every_sentence_has_a_claim_or_a_gap_or_is_listed_as_left_out(atlas: Atlas) -> None:
    left_out = rows(READINGS / "left-out.csv")
    headings = {part for section in atlas.sections for part in section[1].split(" > ")}
    headings |= {article.title for article in atlas.articles.values()}
    missing = []
    for article, text in _texts().items():
        covered = bytearray(len(text))
        quotes = [
            (one.quote, one.prefix, one.suffix)
            for one in (*atlas.active_claims, *atlas.gaps.values())
            if one.article == article
        ]
        quotes += [(row["words"], "", "") for row in left_out if row["article"] == article]
        for quote, prefix, suffix in quotes:
            for start in find_quote(quote, text, prefix, suffix):
                end = start + len(collapse_whitespace(quote))
                covered[start:end] = b"\1" * (end - start)
        for sentence, start in _sentences(article, text):
            bare = sentence.lstrip("• ")
            is_text = re.search(r"[^\W\d]", bare)  # not the number before a reference
            known = bare in headings or any(covered[start : start + len(sentence)])
            if is_text and not known:
                missing.append((article, sentence[:60]))
    assert missing == []


def _texts() -> dict[str, str]:
    folder = SHARED / "articles"
    return {p.stem: collapse_whitespace(p.read_text("utf-8-sig")) for p in folder.glob("*.txt")}


def _sentences(article: str, text: str) -> list[tuple[str, int]]:
    """Return the sentences and lines of an article with their places in its collapsed text."""
    raw = (SHARED / "articles" / f"{article}.txt").read_text("utf-8-sig")
    found, position = [], 0
    for part in map(collapse_whitespace, _SENTENCE_ENDS.split(raw)):
        if part:
            position = text.index(part, position)
            found.append((part, position))
    assert len(found) > 30
    return found
