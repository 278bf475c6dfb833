from __future__ import annotations

from dataclasses import replace

import pytest

from data.model import Atlas, Node
from data.store.engine import store_of
from data.store.filters import ClaimFilter
from data.store.opposition import opposed, stance
from tests.sample import CLAIMS, claim, sample

LACK = Node("lack-of-dopamine", "lack of dopamine", "condition", lack_of="dopamine")


def with_lack(*claims: tuple[str, str, str]) -> Atlas:
    """The sample with a lack of dopamine, and these claims: subject, predicate, object."""
    said = [claim(f"t-{n:02}", *ends, "Said so.") for n, ends in enumerate(claims, start=1)]
    atlas = sample([*CLAIMS, *said])
    return replace(atlas, nodes={**atlas.nodes, LACK.id: LACK})


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (("dopamine", "increases", "trust"), ("dopamine", "trust", "+")),
        (("lack-of-dopamine", "increases", "trust"), ("dopamine", "trust", "-")),
        (("lack-of-dopamine", "worsens", "anxiety"), ("dopamine", "anxiety", "-")),
        (("lack-of-dopamine", "decreases", "trust"), ("dopamine", "trust", "+")),
        (("oxytocin", "increases", "lack-of-dopamine"), ("oxytocin", "dopamine", "-")),
        (("lack-of-dopamine", "regulates", "trust"), ("dopamine", "trust", "~")),
        (("lack-of-dopamine", "no_effect_on", "trust"), ("dopamine", "trust", "0")),
        (("lack-of-dopamine", "associated_with", "trust"), ("dopamine", "trust", "")),
    ],
)
def test_of_a_lack_the_opposite_is_said_as_of_the_thing(
    ends: tuple[str, str, str], expected: tuple[str, str, str]
) -> None:
    atlas = with_lack(ends)
    assert stance(atlas, atlas.claims["t-01"]) == expected
    assert stance(atlas, atlas.edges[".".join(ends)]) == expected


def test_a_lack_of_both_ends_turns_the_sign_twice() -> None:
    other = Node("mistrust", "mistrust", "behaviour", lack_of="trust")
    atlas = with_lack(("lack-of-dopamine", "increases", "mistrust"))
    atlas = replace(atlas, nodes={**atlas.nodes, other.id: other})
    assert stance(atlas, atlas.claims["t-01"]) == ("dopamine", "trust", "+")


def test_what_lacks_nothing_keeps_its_sign() -> None:
    atlas = sample()
    for edge in atlas.edges.values():
        assert stance(atlas, edge) == (edge.subject, edge.object, atlas.sign(edge))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("+", "-", True),
        ("+", "0", True),
        ("-", "0", True),
        ("~", "0", True),
        ("+", "+", False),
        ("+", "~", False),
        ("0", "0", False),
        ("", "+", False),
        ("", "0", False),
    ],
)
def test_signs_that_are_against_each_other(one: str, other: str, expected: bool) -> None:
    assert opposed(one, other) is expected
    assert opposed(other, one) is expected


def test_the_articles_contradict_each_other_on_dopamine_and_addiction(shipped: Atlas) -> None:
    """A lack of dopamine is said to cause addiction, and dopamine to be its root."""
    lack = next(c for c in shipped.active_claims if c.id == "ndnr-026")
    root = next(c for c in shipped.active_claims if c.id == "indigo-052")
    assert lack.article != root.article
    assert stance(shipped, lack) == ("dopamine", "addiction", "-")
    assert stance(shipped, root) == ("dopamine", "addiction", "+")
    opponents = store_of(shipped).opponents(lack.edge)
    assert root.edge in [edge.id for edge in opponents]
    assert lack.edge in store_of(shipped).disputed_edges(ClaimFilter())
