from __future__ import annotations

import pytest

from data.store.filters import EVERY, ClaimFilter

CHOICES = {"species": (("human",), ()), "evidence": ((), ("review",))}
CHOSEN = ClaimFilter.of(CHOICES, "trust")


def test_a_filter_keeps_its_choices_in_their_order() -> None:
    assert ClaimFilter(tuple(CHOICES.items()), "trust", "", "") == CHOSEN
    assert ClaimFilter.of({}) == EVERY == ClaimFilter()


@pytest.mark.parametrize(
    ("narrowed", "node", "role"),
    [
        (CHOSEN.ending_at("anxiety"), "anxiety", "end"),
        (CHOSEN.about("anxiety"), "anxiety", "about"),
        (CHOSEN.in_place("amygdala"), "amygdala", "place"),
        (CHOSEN.ending_at("anxiety").seen_elsewhere(), "", "site"),
    ],
)
def test_a_node_narrows_a_filter_and_keeps_its_choices(
    narrowed: ClaimFilter, node: str, role: str
) -> None:
    assert narrowed == ClaimFilter(CHOSEN.choices, "trust", node, role)  # type: ignore[arg-type]


def test_a_facet_is_left_out_and_the_rest_stays() -> None:
    about = CHOSEN.about("anxiety")
    left = about.without("species")
    assert left == ClaimFilter((("evidence", ((), ("review",))),), "trust", "anxiety", "about")
    assert about.without("voice") is about
