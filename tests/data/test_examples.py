from __future__ import annotations

from data import examples
from data.compare import nested
from data.model import Atlas
from data.paths import find, steps_of
from tests.sample import sample


def test_three_ways_with_ends_of_their_own(shipped: Atlas) -> None:
    found = examples.ways(shipped, tuple(shipped.edges.values()))
    assert len(found) == 3
    assert len({path.nodes[0] for path in found}) == len({path.nodes[-1] for path in found}) == 3
    steps = steps_of(shipped, shipped.edges.values())
    for path in found:
        assert find(steps, path.nodes[0], path.nodes[-1], 3).total > 0
        assert shipped.nodes[path.nodes[-1]].kind == "condition"


def test_a_chosen_end_is_kept() -> None:
    atlas = sample()
    edges = tuple(atlas.edges.values())
    assert {p.nodes[0] for p in examples.ways(atlas, edges, start="dopamine")} == {"dopamine"}
    assert {p.nodes[-1] for p in examples.ways(atlas, edges, end="anxiety")} == {"anxiety"}


def test_nothing_to_walk_along() -> None:
    assert examples.ways(sample(()), ()) == ()
    assert examples.pairs(sample(()), ()) == ()


def test_pairs_share_an_actor_and_are_not_nested(shipped: Atlas) -> None:
    found = examples.pairs(shipped, shipped.active_claims)
    assert len(found) == 3
    assert not any(nested(shipped, a, b) for a, b in found)


def test_nested_conditions_are_no_example() -> None:
    atlas = sample()  # anxiety and social anxiety are all there is
    assert examples.pairs(atlas, atlas.active_claims) == ()
