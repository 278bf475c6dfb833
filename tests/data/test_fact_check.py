from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from data.fact_check import Cell, RemarkFilter, noted_sentences, totals
from data.model import Check
from data.vocabulary import UNSTATED
from tests.sample import sample

ATLAS = sample()


def everyone(ids: Iterable[str]) -> frozenset[str]:
    return frozenset(ids)


def noted(which: RemarkFilter, *shown: str) -> list[tuple[str, list[str]]]:
    """The sentences and remarks that pass, by their ids; `shown` are claims, all if none."""
    passing = (lambda ids: frozenset(ids) & set(shown)) if shown else everyone
    found = noted_sentences(ATLAS, which, passing)
    return [(one.sentence.id, [check.id for check in one.remarks]) for one in found]


@pytest.mark.parametrize(
    ("verdicts", "severities", "expected"),
    [
        ((), (), ["check-003", "check-001", "check-002"]),
        (("differs",), (), ["check-001"]),
        (("differs", "misprint"), (), ["check-001", "check-002"]),
        (("differs", "misprint"), ("detail",), ["check-002"]),
        ((), (UNSTATED,), ["check-003"]),
        (("differs",), ("detail",), []),
        ((UNSTATED,), ("detail",), []),
    ],
)
def test_a_remark_passes_by_verdict_and_severity(
    verdicts: tuple[str, ...], severities: tuple[str, ...], expected: list[str]
) -> None:
    found = noted(RemarkFilter((verdicts, ()), (severities, ())))
    assert found == ([("s-01", expected)] if expected else [])


def test_what_is_excluded_does_not_pass() -> None:
    assert noted(RemarkFilter(((), ("differs",)))) == [("s-01", ["check-003", "check-002"])]
    assert noted(RemarkFilter(((), ()), ((), ("detail", UNSTATED)))) == [("s-01", ["check-001"])]


def test_sentences_without_a_remark_pass_where_they_are_asked_for() -> None:
    silent = [(name, []) for name in ("s-08", "s-10", "s-02", "s-03", "s-06", "s-07", "s-09")]
    assert noted(RemarkFilter(((UNSTATED,), ()))) == silent
    some = noted(RemarkFilter(((UNSTATED, "misprint"), ())))
    assert some == [("s-01", ["check-002"]), *silent]


def test_a_remark_that_concerns_no_claim_shown_is_left_out() -> None:
    assert noted(RemarkFilter(), "s-04") == [("s-01", ["check-001"])]
    assert noted(RemarkFilter(), "s-05") == [("s-01", ["check-003"])]
    assert noted(RemarkFilter(), "s-02") == []
    assert noted(RemarkFilter(((UNSTATED,), ())), "s-02", "s-05") == [("s-02", [])]


def test_the_other_remarks_of_a_sentence_are_known() -> None:
    (one,) = noted_sentences(ATLAS, RemarkFilter((("misprint",), ())), everyone)
    assert [check.id for check in one.others] == ["check-003", "check-001"]


def test_a_sentence_counts_once_in_each_cell() -> None:
    again = (
        Check("check-004", ("s-04",), "differs", "In another point too.", "meaning"),
        Check("check-005", ("s-05",), "differs", "And in a third.", "detail"),
        Check("check-006", ("s-02",), "not_found", "Not on that page.", "detail"),
    )
    checks = {**ATLAS.checks, **{check.id: check for check in again}}
    atlas = replace(ATLAS, checks=checks)
    every = RemarkFilter((("differs", "misprint", "same_finding", "not_found", UNSTATED), ()))
    found = totals(noted_sentences(atlas, every, everyone))
    assert found.sentences == {"": 8, "a-news": 3, "b-blog": 5}
    assert found.cells == {
        Cell(): 2,
        Cell("a-news"): 1,
        Cell("b-blog"): 1,
        **{
            Cell(article, verdict, severity): 1
            for article in ("", "a-news")
            for verdict, severity in (
                *(("differs", ""), ("differs", "meaning"), ("differs", "detail")),
                *(("misprint", ""), ("misprint", "detail"), ("", "meaning")),
                *(("same_finding", ""), ("same_finding", UNSTATED), ("", UNSTATED)),
            )
        },
        Cell("a-news", "", "detail"): 1,
        Cell("b-blog", "", "detail"): 1,
        Cell("", "", "detail"): 2,
        **{
            Cell(article, "not_found", severity): 1
            for article in ("", "b-blog")
            for severity in ("", "detail")
        },
        Cell("", UNSTATED): 6,
        Cell("a-news", UNSTATED): 2,
        Cell("b-blog", UNSTATED): 4,
    }
