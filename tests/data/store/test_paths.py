from __future__ import annotations

import random
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Atlas, Edge, Node
from data.store.paths import (
    Caution,
    FoundPaths,
    Path,
    StepGraph,
    best_claim,
    cautions,
    find_paths,
    net_sign,
    symmetric,
)
from tests.data.worlds import atlases
from tests.sample import NODES, claim, sample

ATLAS = sample()
IDS = [node.id for node in NODES]


def ways(start: str, end: str, length: int = 3, atlas: Atlas = ATLAS, **bounds: int) -> FoundPaths:
    return find_paths(StepGraph(atlas, atlas.edges.values()), start, end, length, **bounds)


def told(found: FoundPaths) -> list[list[str]]:
    return [[step.claim.id for step in path.steps] for path in found.paths]


# Worked out by hand from the table in tests/sample.py.


def test_two_readings_of_one_way_the_human_one_first() -> None:
    found = ways("dopamine", "anxiety")
    assert told(found) == [["s-10", "s-01"], ["s-10", "s-03"]]
    assert [path.sign for path in found.paths] == ["-", "+"]
    assert found.paths[0].nodes == ("dopamine", "oxytocin", "anxiety")
    assert (found.total, found.complete) == (2, True)


def test_shortest_first_and_a_step_without_sign_leaves_it_unknown() -> None:
    found = ways("oxytocin", "trust")
    assert told(found) == [["s-04"], ["s-09", "s-05"]]
    assert [path.sign for path in found.paths] == ["", ""]


def test_an_edge_is_told_by_its_best_claim_and_names_the_other_edges() -> None:
    (step,) = ways("oxytocin", "anxiety", 1).paths[0].steps
    assert step.claim.id == "s-01"
    assert [c.id for c in step.edge.claims] == ["s-01", "s-02"]
    assert [edge.id for edge in step.also] == ["oxytocin.increases.anxiety"]


def test_what_has_no_direction_is_walked_both_ways() -> None:
    for ends in (("magnesium", "social-anxiety"), ("social-anxiety", "magnesium")):
        (path,) = ways(*ends).paths
        assert [step.claim.id for step in path.steps] == ["s-07"]
        assert not path.steps[0].directed
        assert cautions(ATLAS, path) == (Caution("correlation", (1,)),)


def test_what_has_a_direction_is_not_walked_back() -> None:
    assert told(ways("right-amygdala", "amygdala")) == [["s-08"]]
    assert ways("amygdala", "right-amygdala") == FoundPaths()
    assert ways("anxiety", "oxytocin") == FoundPaths()


@pytest.mark.parametrize("predicate", ["associated_with", "part_of", "increases"])
def test_symmetric_is_what_reads_the_same_both_ways(predicate: str) -> None:
    assert symmetric(ATLAS.predicates[predicate]) == (predicate == "associated_with")


def test_shipped_relations_without_direction(shipped: Atlas) -> None:
    assert {p.id for p in shipped.predicates.values() if symmetric(p)} == {
        "associated_with",
        "positively_correlated_with",
        "negatively_correlated_with",
        "similar_to",
    }


def test_nothing_leads_to_itself_or_further_than_the_length() -> None:
    assert ways("oxytocin", "oxytocin") == FoundPaths()
    assert ways("dopamine", "anxiety", 1) == FoundPaths()


@pytest.mark.parametrize(
    ("signs", "product"),
    [("+", "+"), ("-", "-"), ("+-", "-"), ("--", "+"), ("-+-", "+"), ("---", "-")],
)
def test_net_sign(signs: str, product: str) -> None:
    assert net_sign(signs) == product


@pytest.mark.parametrize("signs", [(), ("~",), ("+", "0"), ("-", ""), ("~", "-")])
def test_net_sign_unknown(signs: tuple[str, ...]) -> None:
    assert net_sign(signs) == ""


def test_best_is_human_then_study_then_first() -> None:
    def made(order: int, evidence: str, voice: str) -> object:
        return claim(
            f"c{order}", "a", "increases", "b", "…", evidence=evidence, voice=voice, order=order
        )

    article = made(0, "animal_experiment", "article")
    study = made(1, "animal_experiment", "study")
    human = made(2, "human_observation", "article")
    human_study = made(3, "human_trial", "study")
    later = made(4, "human_observation", "study")
    assert best_claim([article, study]) == study  # type: ignore[list-item]
    assert best_claim([article, study, human]) == human  # type: ignore[list-item]
    assert best_claim([article, study, human, later, human_study]) == human_study  # type: ignore[list-item]


# Why a chain is less than its claims.


def found_cautions(start: str, end: str, number: int = 0) -> tuple[Caution, ...]:
    return cautions(ATLAS, ways(start, end).paths[number])


def test_species_that_change() -> None:
    # mouse and rat, then human
    assert found_cautions("dopamine", "anxiety", 0) == (
        Caution("species", (1, 2)),
        Caution("disagreement", (2,)),
    )


def test_species_in_common_do_not_change() -> None:
    # mouse and rat, then vole and mouse
    assert found_cautions("dopamine", "anxiety", 1) == (Caution("disagreement", (2,)),)


def test_no_effect_breaks_the_chain() -> None:
    assert found_cautions("oxytocin", "trust") == (Caution("no_effect", (1,)),)


def test_part_of_is_no_effect_on_it() -> None:
    assert found_cautions("right-amygdala", "amygdala") == (Caution("part", (1,)),)


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        (("anxiety",), ("social-anxiety",), False),  # one is a kind of the other
        (("anxiety",), (), False),  # nothing is said
        (("anxiety",), ("sadness",), True),
    ],
)
def test_conditions_that_change(first: tuple[str], second: tuple[str], changes: bool) -> None:
    plain = sample(
        [
            claim("c-1", "oxytocin", "increases", "dopamine", "One.", conditions=first),
            claim("c-2", "dopamine", "increases", "trust", "Two.", conditions=second),
        ]
    )
    sadness = replace(plain.nodes["anxiety"], id="sadness")
    atlas = replace(plain, nodes={**plain.nodes, "sadness": sadness})
    (path,) = ways("oxytocin", "trust", atlas=atlas).paths
    expected = (Caution("condition", (1, 2)),) if changes else ()
    assert cautions(atlas, path) == expected


# Bounds.


def ladder(rungs: int) -> Atlas:
    """Two parallel edges from each thing to the next: 2 ** rungs ways."""
    return sample(
        claim(f"l-{one}-{predicate}", IDS[one], predicate, IDS[one + 1], "…")
        for one in range(rungs)
        for predicate in ("increases", "decreases")
    )


def test_at_most_the_limit_is_told_and_all_are_counted() -> None:
    found = ways(IDS[0], IDS[5], 5, ladder(5), limit=10)
    assert (len(found.paths), found.total, found.complete) == (10, 32, True)


def test_the_effort_is_bounded_and_says_so() -> None:
    found = ways(IDS[0], IDS[5], 5, ladder(5), effort=20)
    assert not found.complete
    assert found.total < 32


def test_the_effort_just_needed_is_complete() -> None:
    spent = 2 + 4 + 8 + 16 + 32  # the tree of choices, no dead ends
    assert ways(IDS[0], IDS[5], 5, ladder(5), effort=spent).complete
    assert not ways(IDS[0], IDS[5], 5, ladder(5), effort=spent - 1).complete


# Any dataset.

ENDS = st.sampled_from(IDS)


@given(atlases(), ENDS, ENDS, st.integers(1, 5))
def test_every_path_is_sound(atlas: Atlas, start: str, end: str, length: int) -> None:
    found = ways(start, end, length, atlas)
    for path in found.paths:
        assert path.sign == product(path)
        assert len(set(path.nodes)) == len(path.nodes)
        assert (path.nodes[0], path.nodes[-1]) == (start, end)
        assert len(path.steps) <= length
        for step in path.steps:
            assert step.edge.id in atlas.edges
            assert step.claim in step.edge.claims
            ends = (step.edge.subject, step.edge.object)
            assert (step.start, step.end) in ((ends,) if step.directed else (ends, ends[::-1]))
    lengths = [len(path.steps) for path in found.paths]
    assert lengths == sorted(lengths)


def product(path: Path) -> str:
    result = 1
    for step in path.steps:
        result *= {"+": 1, "-": -1}.get(step.sign, 0)
    return {1: "+", -1: "-", 0: ""}[result]


@given(atlases(), ENDS, ENDS, st.integers(1, 5))
def test_networkx_finds_the_same(atlas: Atlas, start: str, end: str, length: int) -> None:
    """The same paths, put in the promised order: length, human evidence, order of the claims."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(IDS)
    for edge in atlas.edges.values():
        graph.add_edge(edge.subject, edge.object, key=edge.id)
        if symmetric(atlas.predicates[edge.predicate]):
            graph.add_edge(edge.object, edge.subject, key=edge.id)
    found = [] if start == end else nx.all_simple_edge_paths(graph, start, end, cutoff=length)
    theirs = [[(a, b, atlas.edges[key]) for a, b, key in path] for path in found]

    def rank(path: list[tuple[str, str, Edge]]) -> tuple[int, int, list[int]]:
        claims = [best_claim(edge.claims) for _, _, edge in path]
        studied = sum(c.evidence in ("human_trial", "human_observation") for c in claims)
        return len(path), -studied, [claim.order for claim in claims]

    ours = ways(start, end, length, atlas, limit=10_000)
    assert ours.complete
    assert [[(s.start, s.end, s.edge) for s in path.steps] for path in ours.paths] == sorted(
        theirs, key=rank
    )
    assert ours.total == len(theirs)


@given(atlases(), ENDS, ENDS, st.integers(1, 5), st.integers(0, 25))
def test_what_is_found_with_less_effort_is_part_of_the_whole_and_never_longer(
    atlas: Atlas, start: str, end: str, length: int, effort: int
) -> None:
    whole = ways(start, end, length, atlas, limit=10_000)
    part = ways(start, end, length, atlas, limit=10_000, effort=effort)
    assert set(told_ids(part)) <= set(told_ids(whole))
    assert part.total <= whole.total
    if part.complete:
        assert part == whole
    if part.paths:
        shorter = [path for path in told_ids(whole) if len(path) < len(part.paths[-1].steps)]
        assert set(shorter) <= set(told_ids(part))


def told_ids(found: FoundPaths) -> list[tuple[str, ...]]:
    return [tuple(step.edge.id + step.start for step in path.steps) for path in found.paths]


def test_a_search_in_a_large_dataset_looks_at_its_neighbourhood_only() -> None:
    """Steps are made where the search comes to; distances are counted no further than it goes."""
    rng = random.Random(1)
    nodes = {f"n{i}": Node(f"n{i}", f"n{i}", "process") for i in range(3000)}
    claims = [
        claim(f"c{i}-{j}", f"n{i}", "increases", f"n{int(rng.random() ** 0.5 * i)}", "…")
        for i in range(1, 3000)
        for j in range(2)
    ]
    atlas = replace(sample(claims), nodes=nodes)
    graph = StepGraph(atlas, atlas.edges.values())
    asked: list[str] = []
    steps_from = graph.steps_from
    graph.steps_from = lambda start: (asked.append(start), steps_from(start))[1]  # type: ignore[method-assign]
    found = find_paths(graph, "n2999", steps_from("n2999")[0].end, 3)
    assert found.paths[0].nodes[0] == "n2999"
    assert 0 < len(asked) < 100
    assert max(graph.distances("n0", 2).values()) <= 2
    assert graph.distances("nowhere", 2) == {"nowhere": 0}
