"""The plain answers, which the engines are compared with, against what was counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import SIGNS
from data.store.answers import Hit
from data.store.opposition import opposed
from data.store.text import search_key
from tests.data.store.reference import (
    claims_of_node,
    claims_of_region,
    claims_with_text,
    disagreeing,
    edges_in,
    edges_out,
    narrower,
    neighbours,
    search,
)
from tests.sample import CLAIMS, claim, sample

ATLAS = sample()
CLAIMS_THAT_STAND = ATLAS.active_claims
EDGES = tuple(ATLAS.edges.values())


def ids(claims: object) -> list[str]:
    return [one.id for one in claims]  # type: ignore[attr-defined]


def test_claims_of_a_node_are_those_that_end_at_it() -> None:
    assert ids(claims_of_node(CLAIMS_THAT_STAND, "dopamine")) == ["s-05", "s-09", "s-10"]
    assert claims_of_node(CLAIMS_THAT_STAND, "nothing") == ()


def test_a_region_has_the_claims_of_its_parts_and_those_sited_there() -> None:
    assert ids(claims_of_region(ATLAS, CLAIMS_THAT_STAND, "amygdala")) == ["s-02", "s-06", "s-08"]
    assert ids(claims_of_region(ATLAS, CLAIMS_THAT_STAND, "right-amygdala")) == ["s-02", "s-08"]
    assert claims_of_region(ATLAS, CLAIMS_THAT_STAND, "nothing") == ()


def test_the_wider_region_is_no_part_of_the_narrower() -> None:
    assert "s-06" not in ids(claims_of_region(ATLAS, CLAIMS_THAT_STAND, "right-amygdala"))


def test_edges_are_told_apart_by_their_direction() -> None:
    assert ids(edges_out(EDGES, "dopamine")) == [
        "dopamine.increases.trust",
        "dopamine.increases.oxytocin",
    ]
    assert ids(edges_in(EDGES, "dopamine")) == ["oxytocin.regulates.dopamine"]
    assert edges_out(EDGES, "nothing") == edges_in(EDGES, "nothing") == ()


def test_neighbours_are_named_once_in_the_order_of_the_edges() -> None:
    assert neighbours(EDGES, "oxytocin") == ("anxiety", "trust", "dopamine")
    assert neighbours(EDGES, "nothing") == ()


def test_narrower_is_one_step() -> None:
    assert ids(narrower(ATLAS, "anxiety")) == ["social-anxiety"]
    assert narrower(ATLAS, "trust") == ()


OPPOSED = {("+", "-"), ("+", "0"), ("-", "0"), ("~", "0")}


@pytest.mark.parametrize("one", SIGNS)
@pytest.mark.parametrize("other", SIGNS)
def test_signs_that_disagree(one: str, other: str) -> None:
    assert opposed(one, other) == ((one, other) in OPPOSED or (other, one) in OPPOSED)


def test_disagreement_names_the_other_side() -> None:
    found = {edge: ids(against) for edge, against in disagreeing(ATLAS, EDGES).items()}
    assert found == {
        "oxytocin.decreases.anxiety": ["oxytocin.increases.anxiety"],
        "oxytocin.increases.anxiety": ["oxytocin.decreases.anxiety"],
    }


def test_no_effect_disagrees_with_every_effect_and_the_way_back_with_nothing() -> None:
    relations = ("increases", "decreases", "regulates", "no_effect_on", "associated_with")
    claims = [claim(f"x-{r}", "dopamine", r, "trust", "...") for r in relations]
    claims.append(claim("x-back", "trust", "no_effect_on", "dopamine", "..."))
    atlas = sample(claims)
    found = disagreeing(atlas, tuple(atlas.edges.values()))
    against = {
        edge.split(".")[1]: {other.predicate for other in others} for edge, others in found.items()
    }
    assert against == {
        "increases": {"decreases", "no_effect_on"},
        "decreases": {"increases", "no_effect_on"},
        "regulates": {"no_effect_on"},
        "no_effect_on": {"increases", "decreases", "regulates"},
    }
    assert "trust.no_effect_on.dopamine" not in found


def test_edges_that_are_not_given_do_not_disagree() -> None:
    assert disagreeing(ATLAS, EDGES[:1]) == {}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Naïve  VOLES\n", "naive voles"),
        ("Ménière", "meniere"),
        ("STRASSE straße", "strasse strasse"),
        ("α\u00a0β", "α β"),
        ("ﬁve", "five"),
        ("", ""),
        (" \u0301 ", ""),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert search_key(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", range(1, 11)),
        ("   ", range(1, 11)),
        ("mothers", [1]),
        ("MOTHERS tested", [1]),
        ("tested mothers", [1]),
        ("mothers rats", []),
        ("naive", [3]),
        ("NAÏVE", [3]),
        ("5-HT", [6]),
        # By a synonym that the quote does not have, and by a label that it does not have.
        ("hydroxytryptamine", [6]),
        ("serotonin", [6]),
        ("OT cells", [9]),
        ("<script>", [4]),
        ("withdrawn", []),
        ("strengthened", []),
    ],
)
def test_claims_hold_every_word(text: str, numbers: list[int]) -> None:
    assert claims_with_text(ATLAS, text) == {f"s-{n:02}" for n in numbers}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n", []),
        ("anxiety", [("anxiety", 0), ("social-anxiety", 3)]),
        ("ANXIETY ", [("anxiety", 0), ("social-anxiety", 3)]),
        ("5-ht", [("serotonin", 1)]),
        ("amyg", [("amygdala", 2), ("right-amygdala", 3)]),
        ("ot", [("oxytocin", 1), ("serotonin", 3)]),
        ("tru", [("trust", 2)]),
        ("in", [("oxytocin", 3), ("dopamine", 3), ("serotonin", 3)]),
        ("nothing of the kind", []),
    ],
)
def test_nodes_are_ranked(text: str, expected: list[tuple[str, int]]) -> None:
    hits = [hit for hit in search(ATLAS, text, limit=99) if hit.kind == "node"]
    assert [(hit.id, hit.rank) for hit in hits] == expected


def test_claims_follow_the_nodes() -> None:
    assert search(ATLAS, "trust") == (
        Hit("node", "trust", 0),
        Hit("claim", "s-04", 4),
        Hit("claim", "s-05", 4),
    )


def test_a_thing_that_no_claim_touches_is_not_offered() -> None:
    assert search(ATLAS, "memory") == ()


def test_the_limit_cuts_the_worst() -> None:
    everything = search(ATLAS, "oxytocin", limit=99)
    assert len(everything) == 7
    assert search(ATLAS, "oxytocin", limit=3) == everything[:3]
    assert search(ATLAS, "oxytocin", limit=0) == ()


@given(st.text(alphabet="abnoxyti -5HTé<>", max_size=12))
def test_hits_are_best_first_and_never_twice(text: str) -> None:
    hits = search(ATLAS, text, limit=99)
    assert [hit.rank for hit in hits] == sorted(hit.rank for hit in hits)
    assert len({(hit.kind, hit.id) for hit in hits}) == len(hits)
    assert {hit.id for hit in hits if hit.kind == "claim"} == (
        claims_with_text(ATLAS, text) if search_key(text) else set()
    )


def test_answers_stand_in_the_order_of_the_tables() -> None:
    backwards = sample([replace(one) for one in reversed(CLAIMS)])
    assert ids(claims_of_node(backwards.active_claims, "dopamine")) == ["s-10", "s-09", "s-05"]
