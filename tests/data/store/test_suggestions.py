from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given

from data.model import Atlas
from data.store import suggestions
from data.store.comparison import actors, nested
from data.store.filters import EVERY
from data.store.paths import StepGraph, find_paths
from tests.data.store.reference import facet_index
from tests.data.worlds import atlases
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
    assert suggestions.example_pairs(sample(()), EVERY) == ()


def test_pairs_share_an_actor_and_are_not_nested(shipped: Atlas) -> None:
    found = suggestions.example_pairs(shipped, EVERY)
    assert len(found) == 3
    assert not any(nested(shipped, a, b) for a, b in found)


def test_nested_conditions_are_no_example() -> None:
    atlas = sample()  # anxiety and social anxiety are all there is
    assert suggestions.example_pairs(atlas, EVERY) == ()


@given(atlases(30))
def test_pairs_are_those_that_a_comparison_gives_most_actors_in_common(atlas: Atlas) -> None:
    conditions = [node.id for node in atlas.nodes.values() if node.kind == "condition"]
    sadness = {name: replace(atlas.nodes["anxiety"], id=name) for name in ("trust", "dopamine")}
    wider = replace(atlas, nodes=atlas.nodes | sadness)
    assert len(conditions) == 2
    check_pairs(wider)


def test_pairs_of_the_shipped_dataset_are_those_of_the_comparison(shipped: Atlas) -> None:
    check_pairs(shipped)


def check_pairs(atlas: Atlas) -> None:
    edges = tuple(atlas.edges.values())
    sizes = {value: len(ids) for value, ids in facet_index(atlas)["condition"].items() if ids}
    often = sorted(sizes, key=lambda value: -sizes[value])[:8]
    shared = {
        (a, b): sum(bool(x.on_a and x.on_b) for x in actors(atlas, edges, a, b))
        for a, b in combinations(often, 2)
        if not nested(atlas, a, b)
    }
    expected = sorted((pair for pair in shared if shared[pair]), key=lambda pair: -shared[pair])
    assert suggestions.example_pairs(atlas, EVERY, 100) == tuple(expected)
