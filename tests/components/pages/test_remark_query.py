from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.core.state import ViewState
from components.pages.remark_query import (
    SEVERITIES,
    VERDICTS,
    RemarkQuery,
    decode_remarks,
    read_severity,
)
from data.model import Alias
from data.schema import allowed_values
from data.vocabulary import UNSTATED
from tests.sample import sample

ATLAS = sample()


def found(query: str) -> list[str]:
    return [check.id for check in decode_remarks(query, ATLAS).query.remarks]


def test_every_verdict_and_severity_has_a_word() -> None:
    assert tuple(VERDICTS) == (*allowed_values("checks", "verdict"), UNSTATED)
    assert set(SEVERITIES) == {*allowed_values("checks", "severity"), UNSTATED}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["check-003", "check-001", "check-002"]),
        ("check=differs", ["check-001"]),
        ("check=differs,misprint&severity=detail", ["check-002"]),
        ("check=-differs", ["check-003", "check-002"]),
        ("severity=unstated", ["check-003"]),
        ("severity=-detail", ["check-003", "check-001"]),
        ("severity=%6Deaning", ["check-001"]),
        ("article=a-news", ["check-003", "check-001", "check-002"]),
        ("article=b-blog", []),
        ("condition=anxiety&evidence=human_trial", ["check-003", "check-001", "check-002"]),
        ("evidence=human_observation", ["check-003"]),
        ("q=script", ["check-001"]),
        ("select=s-05&view=table&walk=bond", ["check-003", "check-001", "check-002"]),
        ("check=unstated", []),
    ],
)
def test_an_address_asks_for_remarks(query: str, expected: list[str]) -> None:
    assert found(query) == expected


@pytest.mark.parametrize(
    ("raw", "values", "unknown"),
    [
        ("", (), []),
        (" detail , meaning,detail", ("detail", "meaning"), []),
        ("-detail,meaning", ("meaning", "-detail"), []),
        ("great,,detail,--meaning", ("detail",), ["great", "--meaning"]),
    ],
)
def test_severities_are_read_as_the_values_of_a_facet(
    raw: str, values: tuple[str, ...], unknown: list[str]
) -> None:
    kept, dropped = read_severity(raw)
    assert kept == values
    assert [one.value for one in dropped] == unknown
    assert all(one.field == "severity" for one in dropped)


def test_what_cannot_be_read_is_named_and_what_was_renamed_is_followed() -> None:
    alias = Alias("verdict", "misquotes", "differs;misprint", "2026.11.0", "Other words.")
    atlas = replace(ATLAS, aliases={("verdict", "misquotes"): alias})
    decoded = decode_remarks("check=misquotes,wrong&severity=x&colour=red&article=a-news", atlas)
    assert [one.value for one in decoded.address.dropped] == ["wrong", "red", "x"]
    assert [one.value for one in decoded.address.renamed] == ["misquotes"]
    assert decoded.query.state.values("check") == ("differs", "misprint")
    assert [check.id for check in decoded.query.remarks] == ["check-001", "check-002"]


def test_the_canonical_address_keeps_only_what_filters() -> None:
    query = decode_remarks("severity=-detail&view=table&select=s-01&q=a&article=a-news", ATLAS)
    assert query.query.query() == "article=a-news&q=a&severity=-detail"
    assert query.query.query(article=(), severity=()) == "q=a"
    assert query.query.query(check=("differs",)) == (
        "check=differs&article=a-news&q=a&severity=-detail"
    )


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", "3 remarks on 1 sentence"),
        ("check=unstated", "7 sentences without a remark · against the source: no remark"),
        (
            "check=differs&severity=meaning&article=a-news&q=trust",
            "1 remark on 1 sentence · against the source: differs · in “Trust & <hormones>” · "
            "with the words “trust” · severity: changes the meaning",
        ),
        ("severity=-detail", "2 remarks on 1 sentence · severity: not a detail"),
        (
            "severity=meaning,-detail",
            "1 remark on 1 sentence · severity: changes the meaning, but not a detail",
        ),
        ("article=b-blog", "0 remarks on 0 sentences · in “A calm life”"),
    ],
)
def test_what_is_asked_for_is_said_in_words(query: str, text: str) -> None:
    assert decode_remarks(query, ATLAS).query.text == text


def test_totals_do_not_depend_on_article_verdict_and_severity() -> None:
    whole = RemarkQuery(ATLAS).totals
    asked = decode_remarks("article=b-blog&check=differs&severity=detail", ATLAS).query
    assert asked.totals == whole
    assert whole.sentences == {"": 8, "a-news": 3, "b-blog": 5}
    some = decode_remarks("evidence=human_observation", ATLAS).query.totals
    assert some.sentences == {"": 1, "a-news": 1}


def test_without_an_address_the_query_asks_for_everything() -> None:
    assert RemarkQuery(ATLAS).state == ViewState()
    assert RemarkQuery(ATLAS).query() == ""


@given(st.text(max_size=60))
def test_whatever_the_address_it_is_read_and_says_itself_again(text: str) -> None:
    query = decode_remarks(text, ATLAS).query
    again = decode_remarks(query.query(), ATLAS)
    assert again.query == query
    assert not again.address.dropped


@given(st.sampled_from(["check", "severity", "article"]), st.text(max_size=20))
def test_whatever_a_field_holds_it_is_read_and_says_itself_again(name: str, value: str) -> None:
    query = decode_remarks(f"{name}={value}", ATLAS).query
    again = decode_remarks(query.query(), ATLAS)
    assert again.query == query
    assert not again.address.dropped
