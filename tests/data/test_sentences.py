from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.load import load
from data.model import Check, Claim
from data.sentences import group_claims, longest_quotes, sentences
from tests.sample import CLAIMS, claim, sample

TEXT = "Oxytocin lowers fear in mice, and it raises trust in men who were tested."


def quoting(*quotes: str, **fields: object) -> list[Claim]:
    """Claims of one article with these quotes, in order: c-1, c-2, ..."""
    return [
        claim(f"c-{number}", "oxytocin", "increases", "trust", quote, **fields)
        for number, quote in enumerate(quotes, 1)
    ]


def grouped(claims: list[Claim], *remarks: str) -> list[str]:
    """The groups of these claims by the numbers of their ids; a remark is a list of numbers."""
    checks = [
        Check(f"check-{remark}", tuple(f"c-{number}" for number in remark), "differs", "No.")
        for remark in remarks
    ]
    groups = group_claims(claims, checks)
    return ["".join(one.id.removeprefix("c-") for one in group) for group in groups]


def test_claims_with_the_same_quote_are_of_one_sentence() -> None:
    assert grouped(quoting(TEXT, "Another sentence.", TEXT)) == ["13", "2"]
    assert grouped(quoting(TEXT, TEXT.replace(" ", "\u00a0 "))) == ["12"]


def test_a_quote_within_another_is_of_its_sentence() -> None:
    assert grouped(quoting("it raises trust in men", "Nothing.", TEXT)) == ["13", "2"]
    assert grouped(quoting("trust", TEXT)) == ["12"]
    assert grouped(quoting(TEXT, "it raises trust in women")) == ["1", "2"]


def test_quotes_that_share_an_end_are_of_one_sentence() -> None:
    half = TEXT.index("raises")
    assert grouped(quoting(TEXT[: half + 24], TEXT[half:])) == ["12"]
    assert grouped(quoting(TEXT[half:], TEXT[: half + 24])) == ["12"]
    assert TEXT[half : half + 24].split() == ["raises", "trust", "in", "men", "who"]
    # Three words are no overlap: they may stand there twice.
    assert grouped(quoting(TEXT[: half + 15], TEXT[half:])) == ["1", "2"]


def test_the_words_around_a_quote_tell_its_place() -> None:
    first, second = quoting("It helps.", "It helps.")
    assert grouped([first, second]) == ["12"]
    assert grouped([replace(first, prefix="fear."), replace(second, prefix="love.")]) == ["1", "2"]
    long = replace(second, quote="In love. It helps. Or not.")
    assert grouped([replace(first, prefix="love."), long]) == ["12"]
    assert grouped([replace(first, prefix="fear."), long]) == ["1", "2"]
    assert grouped([replace(first, suffix="Or not."), long]) == ["12"]
    assert grouped([replace(first, suffix="Always."), long]) == ["1", "2"]
    # It begins with the quote: what stands before is not known, and contradicts nothing.
    assert grouped([replace(first, prefix="fear."), replace(long, quote="It helps. Yes.")]) == [
        "12"
    ]


def test_another_article_is_another_sentence() -> None:
    first, second = quoting(TEXT, TEXT)
    assert grouped([first, replace(second, article="a-news")]) == ["1", "2"]
    assert grouped([first, replace(second, article="a-news")], "12") == ["1", "2"]


def test_a_remark_that_lists_claims_together_makes_them_one_sentence() -> None:
    claims = quoting("One.", "Two.", "Three.", "Four.", "Three.")
    assert grouped(claims) == ["1", "2", "35", "4"]
    assert grouped(claims, "14") == ["14", "2", "35"]
    assert grouped(claims, "14", "43") == ["1345", "2"]
    assert grouped(claims, "19", "8") == ["1", "2", "35", "4"]  # claims that are not there


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        (["A b c."], ("A b c.",)),
        (["b c.", "A b c.", "A  b c."], ("A b c.",)),
        (["A b c.", "D e."], ("A b c.", "D e.")),
        (["A: • x", "A: • x • y", "A: • x • y • z"], ("A: • x • y • z",)),
    ],
)
def test_of_quotes_within_one_another_the_longest_is_shown(
    quotes: list[str], expected: tuple[str, ...]
) -> None:
    assert longest_quotes(quoting(*quotes)) == expected


@given(
    st.lists(st.text(st.sampled_from("ab. "), max_size=9), max_size=9),
    st.lists(st.text(st.sampled_from("123456789"), max_size=3), max_size=3),
)
def test_every_claim_is_in_one_sentence_and_its_quote_is_shown(
    quotes: list[str], remarks: list[str]
) -> None:
    claims = quoting(*quotes)
    checks = [Check("x", tuple(f"c-{n}" for n in one), "differs", "No.") for one in remarks]
    groups = group_claims(claims, checks)
    assert sorted(one.order for group in groups for one in group) == [0] * len(claims)
    assert {one.id for group in groups for one in group} == {one.id for one in claims}
    for group in groups:
        shown = [" ".join(quote.split()) for quote in longest_quotes(group)]
        assert all(any(" ".join(c.quote.split()) in quote for quote in shown) for c in group)
    for check in checks:
        listed = {one.id for one in claims} & set(check.claims)
        assert sum(not listed.isdisjoint(one.id for one in group) for group in groups) <= 1


def test_sentences_stand_in_the_order_of_the_articles_without_what_was_withdrawn() -> None:
    found = sentences(sample())
    assert [[claim.id for claim in one.claims] for one in found] == [
        *(["s-01", "s-04", "s-05"], ["s-08"], ["s-10"]),
        *(["s-02"], ["s-03"], ["s-06"], ["s-07"], ["s-09"]),
    ]
    first = found[0]
    assert (first.id, first.article) == ("s-01", "a-news")
    assert first.sections == ("What helps", "Games & <b>play</b>")
    assert first.quotes == tuple(CLAIMS[number].quote for number in (0, 3, 4))
    # Confirmation before what changes the meaning before details.
    assert [check.id for check in first.remarks] == ["check-003", "check-001", "check-002"]
    assert not any(one.remarks for one in found[1:])


def test_the_shipped_sentences_have_every_remark_once_and_every_claim_once() -> None:
    atlas = load()
    found = sentences(atlas)
    ids = [claim.id for one in found for claim in one.claims]
    assert sorted(ids) == sorted(claim.id for claim in atlas.active_claims)
    remarks = [check.id for one in found for check in one.remarks]
    active = {claim.id for claim in atlas.active_claims}
    assert sorted(remarks) == sorted(
        check.id for check in atlas.checks.values() if active.intersection(check.claims)
    )
    orders = [(atlas.articles[one.article].order, one.claims[0].order) for one in found]
    assert orders == sorted(orders)
