from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Atlas, Edge
from data.store.comparison import VERDICTS, actors, compare, echo, nested, verdict
from tests.data.store.reference import facet_index
from tests.data.worlds import atlases, some
from tests.sample import NODES, claim, sample

CONDITIONS = ["anxiety", "social-anxiety", "trust"]


def world() -> Atlas:
    """Two unrelated conditions: `memory` is made one beside `anxiety`."""
    from dataclasses import replace

    plain = sample(
        [
            claim("w-01", "oxytocin", "decreases", "anxiety", "1"),
            claim("w-02", "oxytocin", "increases", "memory", "2"),
            claim("w-03", "dopamine", "decreases", "anxiety", "3"),
            claim("w-04", "dopamine", "no_effect_on", "memory", "4"),
            claim("w-05", "serotonin", "worsens", "social-anxiety", "5"),
            claim("w-06", "serotonin", "increases", "memory", "6"),
            claim("w-07", "memory", "associated_with", "trust", "7"),
            claim("w-08", "trust", "regulates", "anxiety", "8"),
            claim("w-09", "magnesium", "decreases", "anxiety", "9"),
            claim("w-10", "magnesium", "increases", "anxiety", "10"),
            claim("w-11", "magnesium", "decreases", "memory", "11"),
            claim("w-12", "amygdala", "decreases", "anxiety", "12"),
            claim("w-13", "oxytocin", "increases", "trust", "13", conditions=("anxiety",)),
            claim("w-14", "oxytocin", "decreases", "trust", "14", conditions=("memory",)),
            claim("w-15", "dopamine", "increases", "trust", "15", conditions=("anxiety",)),
            claim("w-16", "dopamine", "increases", "trust", "16", conditions=("memory",)),
            claim("w-17", "dopamine", "increases", "trust", "17"),
            claim("w-18", "serotonin", "increases", "trust", "18", conditions=("anxiety",)),
            claim("w-19", "serotonin", "worsens", "trust", "19", conditions=("memory",)),
            claim("w-20", "anxiety", "worsens", "memory", "20"),
        ]
    )
    memory = replace(plain.nodes["memory"], kind="condition")
    return replace(plain, nodes={**plain.nodes, "memory": memory})


ATLAS = world()
FOUND = compare(ATLAS, ATLAS.active_claims, "anxiety", "memory")


def ids(edges: tuple[Edge, ...]) -> list[str]:
    return [claim.id.removeprefix("w-") for edge in edges for claim in edge.claims]


def test_edges_are_parted_by_what_their_claims_are_about() -> None:
    assert ids(FOUND.only_a) == ["01", "03", "05", "08", "09", "10", "12", "13", "18"]
    assert ids(FOUND.both) == ["15", "16", "20"]  # 17, about neither, is left out
    assert ids(FOUND.only_b) == ["02", "04", "06", "07", "11", "14", "19"]


def test_the_narrower_counts_for_the_broader() -> None:
    found = compare(ATLAS, ATLAS.active_claims, "anxiety", "social-anxiety")
    assert ids(found.both) == ["05"]
    assert found.only_b == ()
    assert nested(ATLAS, "anxiety", "social-anxiety")
    assert nested(ATLAS, "social-anxiety", "anxiety")
    assert not nested(ATLAS, "anxiety", "memory")


def test_actors_by_how_they_act_on_each() -> None:
    found = actors(ATLAS, ATLAS.edges.values(), "anxiety", "memory")
    assert [(x.node, x.verdict, ids(x.on_a), ids(x.on_b)) for x in found] == [
        ("oxytocin", "opposite", ["01"], ["02"]),
        ("dopamine", "unlike", ["03"], ["04"]),
        ("magnesium", "contested", ["09", "10"], ["11"]),
        ("serotonin", "same", ["05"], ["06"]),
        ("trust", "unsigned", ["08"], ["07"]),  # associated: from either end
        ("amygdala", "only_a", ["12"], []),
    ]


def test_a_side_without_a_direction_leaves_the_verdict_open() -> None:
    """One such side is enough, whichever it is."""
    telling = [ATLAS.edges["oxytocin.increases.memory"]]
    silent = [ATLAS.edges["trust.regulates.anxiety"]]
    assert verdict(ATLAS, telling, silent) == "unsigned"
    assert verdict(ATLAS, silent, telling) == "unsigned"
    assert verdict(ATLAS, silent, silent) == "unsigned"
    assert verdict(ATLAS, telling, telling) == "same"


def test_verdicts_are_the_same_turned_round() -> None:
    there = actors(ATLAS, ATLAS.edges.values(), "anxiety", "memory")
    back = actors(ATLAS, ATLAS.edges.values(), "memory", "anxiety")
    turned = {"only_a": "only_b", "only_b": "only_a"}
    assert {x.node: turned.get(x.verdict, x.verdict) for x in there} == {
        x.node: x.verdict for x in back
    }


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        ("oxytocin.increases.trust", "opposite"),
        ("oxytocin.decreases.trust", "opposite"),
        ("serotonin.increases.trust", "same"),
        ("serotonin.worsens.trust", "same"),
        ("dopamine.increases.trust", ""),
        ("oxytocin.decreases.anxiety", ""),
    ],
)
def test_echo_in_the_other_condition(edge: str, expected: str) -> None:
    (found,) = [one for one in FOUND.edges if one.id == edge]
    assert echo(ATLAS, found, FOUND) == expected


def test_nobody_on_either_side() -> None:
    assert compare(ATLAS, (), "anxiety", "memory").edges == ()
    assert actors(ATLAS, (), "anxiety", "memory") == ()


# Any dataset, any filter.


@given(atlases(), st.data())
def test_comparing_parts_the_claims(atlas: Atlas, data: st.DataObject) -> None:
    kept = data.draw(some(atlas.active_claims))
    a, b = data.draw(st.permutations([node.id for node in NODES]))[:2]
    found = compare(atlas, kept, a, b)
    values = facet_index(atlas)["condition"]
    in_a, in_b = values.get(a, frozenset()), values.get(b, frozenset())
    wanted = [claim.id for claim in kept if claim.id in in_a | in_b]
    parts = [
        [claim.id for edge in part for claim in edge.claims]
        for part in (found.only_a, found.both, found.only_b)
    ]
    assert sorted(parts[0] + parts[1] + parts[2]) == sorted(wanted)  # complete, and each once
    assert not set(parts[0]) & in_b
    assert not set(parts[2]) & in_a
    for edge in found.both:
        ids = {claim.id for claim in edge.claims}
        assert ids & in_a
        assert ids & in_b
    assert len({edge.id for edge in found.edges}) == len(found.edges)


@given(atlases(), st.permutations([node.id for node in NODES]))
def test_every_actor_acts(atlas: Atlas, order: list[str]) -> None:
    a, b = order[:2]
    for actor in actors(atlas, atlas.edges.values(), a, b):
        assert actor.verdict in VERDICTS
        assert actor.verdict == verdict(atlas, actor.on_a, actor.on_b)
        for condition, edges in ((a, actor.on_a), (b, actor.on_b)):
            for edge in edges:
                assert actor.node in (edge.subject, edge.object)
                other = edge.object if edge.subject == actor.node else edge.subject
                assert condition in atlas.ancestors(other)
