from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from data.model import SIGNS, Reference, group_edges
from tests.sample import CLAIMS, NODES, claim, sample


def test_edges_stand_in_the_order_of_their_first_claim() -> None:
    assert [(edge.id, [c.id for c in edge.claims]) for edge in sample().edges.values()] == [
        ("oxytocin.decreases.anxiety", ["s-01", "s-02"]),
        ("oxytocin.increases.anxiety", ["s-03"]),
        ("oxytocin.no_effect_on.trust", ["s-04"]),
        ("dopamine.increases.trust", ["s-05"]),
        ("serotonin.regulates.amygdala", ["s-06"]),
        ("magnesium.associated_with.social-anxiety", ["s-07"]),
        ("right-amygdala.part_of.amygdala", ["s-08"]),
        ("oxytocin.regulates.dopamine", ["s-09"]),
        ("dopamine.increases.oxytocin", ["s-10"]),
    ]


def test_an_edge_is_found_by_the_id_that_its_claims_give() -> None:
    atlas = sample()
    assert {c.edge for c in atlas.active_claims} == set(atlas.edges)
    assert all(edge.id == key for key, edge in atlas.edges.items())


def test_withdrawn_claims_are_known_but_not_active() -> None:
    atlas = sample()
    assert [c.id for c in atlas.active_claims] == [f"s-{n:02}" for n in range(1, 11)]
    assert atlas.claims["s-11"].withdrawn == "Read from the wrong sentence."
    assert "oxytocin.increases.memory" not in atlas.edges


def test_ancestors_begin_with_the_node_itself() -> None:
    atlas = sample()
    assert atlas.ancestors("social-anxiety") == ("social-anxiety", "anxiety")
    assert atlas.ancestors("anxiety") == ("anxiety",)
    assert atlas.ancestors("nothing") == ()


def test_ancestors_climb_more_than_one_step() -> None:
    half = replace(NODES[4], id="half", broader="right-amygdala")
    atlas = sample()
    taller = replace(atlas, nodes={**atlas.nodes, "half": half})
    assert taller.ancestors("half") == ("half", "right-amygdala", "amygdala")


def test_ancestors_end_even_in_a_circle() -> None:
    atlas = sample()
    around = replace(atlas.nodes["anxiety"], broader="social-anxiety")
    circle = replace(atlas, nodes={**atlas.nodes, "anxiety": around})
    assert circle.ancestors("anxiety") == ("anxiety", "social-anxiety")


def test_the_sign_is_that_of_the_predicate() -> None:
    atlas = sample()
    signs = {edge.predicate: atlas.sign(edge) for edge in atlas.edges.values()}
    assert signs == {
        "decreases": "-",
        "increases": "+",
        "no_effect_on": "0",
        "regulates": "~",
        "associated_with": "",
        "part_of": "",
    }
    assert set(signs.values()) == set(SIGNS)
    assert atlas.sign(atlas.claims["s-01"]) == "-"


def test_a_claim_names_a_pathway_once_though_it_is_walked_twice() -> None:
    assert sample().pathways_of == {
        "s-01": ("calm", "bond"),
        "s-06": ("calm",),
        "s-05": ("bond",),
    }


def test_a_reference_reads_its_record() -> None:
    doe = sample().references["doe2020"]
    assert (doe.doi, doe.pmid, doe.note) == (
        "10.5555/doe",
        "12345678",
        "The record gives <no> pages.",
    )
    bare = Reference("bare", {"id": "bare"})
    assert (bare.doi, bare.pmid, bare.note) == ("", "", "")


def test_an_atlas_is_compared_by_identity_and_can_be_a_key() -> None:
    one, other = sample(), sample()
    assert one != other
    assert {one: 1, other: 2}[one] == 1


def test_nothing_of_the_model_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        CLAIMS[0].quote = "something else"  # type: ignore[misc]


def test_no_claims_make_no_edges() -> None:
    assert group_edges(()) == ()
    assert sample(()).edges == {}


def test_the_same_ends_with_another_predicate_are_another_edge() -> None:
    one = claim("x-1", "oxytocin", "increases", "trust", "...")
    other = claim("x-2", "oxytocin", "decreases", "trust", "...")
    back = claim("x-3", "trust", "increases", "oxytocin", "...")
    again = claim("x-4", "oxytocin", "increases", "trust", "...")
    found = group_edges((one, other, back, again))
    assert [[c.id for c in edge.claims] for edge in found] == [["x-1", "x-4"], ["x-2"], ["x-3"]]


def test_the_context_of_a_claim_is_what_its_section_is_about() -> None:
    atlas = sample()
    assert atlas.context(atlas.claims["s-02"]) == ("anxiety",)
    assert atlas.context(atlas.claims["s-04"]) == ()
    # The same heading in another article is another section.
    assert atlas.context(atlas.claims["s-01"]) == ()
    assert atlas.context(replace(atlas.claims["s-02"], section="Nowhere")) == ()


def test_remarks_stand_by_weight_with_the_confirmation_first() -> None:
    atlas = sample()
    assert [check.id for check in atlas.checks_of["s-01"]] == [
        "check-003",
        "check-001",
        "check-002",
    ]
    assert [check.id for check in atlas.checks_of["s-04"]] == ["check-001"]
    assert "s-02" not in atlas.checks_of


def test_remarks_of_one_weight_stay_in_the_order_of_the_table() -> None:
    atlas = sample()
    checks = {id: replace(check, severity="detail") for id, check in atlas.checks.items()}
    order = [check.id for check in replace(atlas, checks=checks).checks_of["s-01"]]
    assert order == ["check-001", "check-002", "check-003"]


def test_gaps_are_found_by_each_node_and_claim_that_they_speak_of() -> None:
    atlas = sample()
    found = {element: [gap.id for gap in gaps] for element, gaps in atlas.gaps_of.items()}
    assert found == {
        "dopamine": ["gap-001"],
        "trust": ["gap-001"],
        "s-05": ["gap-001"],
        "magnesium": ["gap-002"],
    }


def test_gaps_of_one_thing_stand_in_the_order_of_the_table() -> None:
    atlas = sample()
    both = {id: replace(gap, nodes=("oxytocin",)) for id, gap in atlas.gaps.items()}
    gaps = replace(atlas, gaps=both).gaps_of["oxytocin"]
    assert [gap.id for gap in gaps] == ["gap-001", "gap-002"]
