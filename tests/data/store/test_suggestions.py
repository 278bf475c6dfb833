from __future__ import annotations

from data.model import Atlas
from data.store import suggestions
from data.store.comparison import nested
from data.store.paths import StepGraph, find_paths
from tests.sample import sample


def test_three_ways_with_ends_of_their_own(shipped: Atlas) -> None:
    found = suggestions.example_paths(shipped, tuple(shipped.edges.values()))
    assert len(found) == 3
    assert len({path.nodes[0] for path in found}) == len({path.nodes[-1] for path in found}) == 3
    graph = StepGraph(shipped, shipped.edges.values())
    for path in found:
        assert find_paths(graph, path.nodes[0], path.nodes[-1], 3).total > 0
        assert shipped.nodes[path.nodes[-1]].kind == "condition"


def test_a_chosen_end_is_kept() -> None:
    atlas = sample()
    edges = tuple(atlas.edges.values())
    assert {p.nodes[0] for p in suggestions.example_paths(atlas, edges, start="dopamine")} == {
        "dopamine"
    }
    assert {p.nodes[-1] for p in suggestions.example_paths(atlas, edges, end="anxiety")} == {
        "anxiety"
    }


def test_nothing_to_walk_along() -> None:
    assert suggestions.example_paths(sample(()), ()) == ()
    assert suggestions.example_pairs(sample(()), ()) == ()


def test_pairs_share_an_actor_and_are_not_nested(shipped: Atlas) -> None:
    found = suggestions.example_pairs(shipped, shipped.active_claims)
    assert len(found) == 3
    assert not any(nested(shipped, a, b) for a, b in found)


def test_nested_conditions_are_no_example() -> None:
    atlas = sample()  # anxiety and social anxiety are all there is
    assert suggestions.example_pairs(atlas, atlas.active_claims) == ()
