from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.core.state import ViewState
from components.core.view import Clause, View, find_selection, visible
from data.facets import FACETS, UNSTATED
from data.model import Atlas
from tests.components.strategies import picked
from tests.data.store.reference import claims_with_text, facet_index
from tests.sample import CLAIMS, sample

ATLAS = sample()


def view(atlas: Atlas = ATLAS, **changed: Any) -> View:
    return visible(atlas, ViewState.of(**changed))


def shown(**changed: Any) -> list[str]:
    return [claim.id for claim in view(**changed).claims]


def numbers(*found: int) -> list[str]:
    return [f"s-{number:02}" for number in found]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, range(1, 11)),
        ({"select": "trust", "layout": "circle", "theme": "dark", "v": "1"}, range(1, 11)),
        ({"species": ("human",)}, [1, 4, 5, 7]),
        ({"species": ("human",), "evidence": ("human_trial",)}, [1, 4]),
        ({"species": ("human",), "q": "trust"}, [4, 5]),
        ({"species": ("-human",), "q": "trust"}, []),
        ({"condition": ("anxiety", "-social-anxiety")}, [1, 2, 3]),
        ({"condition": ("social-anxiety",), "q": "oxytocin"}, [9]),
        ({"q": "strengthened"}, []),
    ],
)
def test_visible_claims_stand_in_table_order(changed: Any, expected: list[int]) -> None:
    assert shown(**changed) == numbers(*expected)


def test_edges_hold_only_their_visible_claims() -> None:
    found = view(species=("human",), relation=("decreases", "increases"))
    assert [(edge.id, [c.id for c in edge.claims]) for edge in found.edges] == [
        ("oxytocin.decreases.anxiety", ["s-01"]),
        ("dopamine.increases.trust", ["s-05"]),
    ]
    assert [node.id for node in found.nodes] == ["oxytocin", "dopamine", "anxiety", "trust"]


def test_disagreement_is_among_what_is_visible() -> None:
    assert set(view().disagreeing) == {"oxytocin.decreases.anxiety", "oxytocin.increases.anxiety"}
    assert view(species=("human",)).disagreeing == frozenset()


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({}, "All 10 claims"),
        ({"select": "oxytocin"}, "All 10 claims"),
        ({"condition": ("anxiety",)}, "5 of 10 claims · about anxiety"),
        (
            {"condition": ("anxiety", "-social-anxiety")},
            "3 of 10 claims · about anxiety, but not social anxiety",
        ),
        ({"condition": ("-anxiety",)}, "5 of 10 claims · not about anxiety"),
        (
            {"relation": ("no_effect_on",)},
            "1 of 10 claims · saying “has no effect on”",
        ),
        ({"species": ("human", "mouse")}, "6 of 10 claims · in humans or mice"),
        ({"species": (UNSTATED,)}, "2 of 10 claims · in an unstated species"),
        ({"evidence": ("-statement",)}, "8 of 10 claims · not from: statement"),
        ({"voice": ("person",)}, "2 of 10 claims · said by a person"),
        ({"check": ("differs",)}, "2 of 10 claims · against the source: differs"),
        ({"status": ("unresolved",)}, "3 of 10 claims · reference unresolved"),
        ({"kind": ("hormone",)}, "6 of 10 claims · touching a hormone"),
        ({"pathway": ("calm",)}, "2 of 10 claims · in the mechanism “How it calms”"),
        ({"article": ("a-news",)}, "5 of 10 claims · in “Trust & <hormones>”"),
        ({"q": "trust"}, "2 of 10 claims · with the words “trust”"),
        ({"species": ("human",), "q": "rat"}, "0 of 10 claims · in humans · with the words “rat”"),
        (
            {"voice": ("article", "person", "study")},
            "All 10 claims · said by the article itself or a person or a study",
        ),
    ],
)
def test_the_sentence_says_what_is_shown(changed: Any, text: str) -> None:
    assert view(**changed).text == text


def test_two_quoted_names_are_each_in_quotation_marks() -> None:
    # "saying “increases or decreases”" would be one relation that nobody wrote.
    assert view(relation=("decreases", "increases")).sentence[1] == Clause(
        "relation", "saying “decreases” or “increases”"
    )
    assert view(article=("a-news", "b-blog")).sentence[1] == Clause(
        "article", "in “Trust & <hormones>” or “A calm life”"
    )


@pytest.mark.parametrize(
    ("kind", "clause"),
    [
        ("organ", "touching an organ"),
        ("endocannabinoid", "touching an endocannabinoid"),
        ("intervention", "touching an intervention"),
        ("drug", "touching a drug"),
    ],
)
def test_a_clause_is_english(kind: str, clause: str) -> None:
    nodes = {**ATLAS.nodes, "trust": replace(ATLAS.nodes["trust"], kind=kind)}
    found = view(replace(ATLAS, nodes=nodes), kind=(kind,))
    assert found.sentence[1].text == clause


def test_every_filter_in_use_has_one_clause_that_can_be_cleared() -> None:
    found = view(species=("human",), condition=("-anxiety",), q="trust", select="trust")
    assert [part.field for part in found.sentence] == ["", "condition", "species", "q"]


def test_every_facet_has_words_for_including_and_leaving_out() -> None:
    for facet in FACETS:
        value = next(iter(facet_index(ATLAS)[facet.name]))
        for chosen in (value, f"-{value}"):
            part = view(**{facet.name: (chosen,)}).sentence[1]
            assert part.field == facet.name
            assert "{}" not in part.text
            assert part.text.startswith("not ") == chosen.startswith("-")


# Properties, over any combination of filters.


@st.composite
def states(draw: st.DrawFn) -> ViewState:
    chosen: dict[str, Any] = {
        "q": draw(st.sampled_from(["", "", "oxytocin", "an", "in the", "5-HT", "nowhere"]))
    }
    for facet in FACETS:
        if draw(st.integers(0, 3)):
            continue
        chosen[facet.name] = draw(picked(list(facet_index(ATLAS)[facet.name])))
    return ViewState.of(**chosen)


@given(states())
def test_visible_is_the_intersection_of_its_filters(state: ViewState) -> None:
    """Claim by claim, from the facets' own definition and not from their index."""
    expected = []
    for claim in ATLAS.active_claims:
        passes = claim.id in claims_with_text(ATLAS, state.q)
        for facet in FACETS:
            chosen = state.values(facet.name)
            included = {v for v in chosen if not v.startswith("-")}
            excluded = {v[1:] for v in chosen if v.startswith("-")}
            values = set(facet.values_of(ATLAS, claim))
            passes = passes and not values & excluded and (not included or bool(values & included))
        if passes:
            expected.append(claim.id)
    assert [claim.id for claim in visible(ATLAS, state).claims] == expected


@given(states(), st.data())
def test_a_count_is_what_a_click_would_show(state: ViewState, data: st.DataObject) -> None:
    """The number beside a value: the claims seen with only that value in its facet."""
    counts = visible(ATLAS, state).counts
    assert set(counts) == {facet.name for facet in FACETS}
    name = data.draw(st.sampled_from([facet.name for facet in FACETS]))
    for value in facet_index(ATLAS)[name]:
        only = visible(ATLAS, state.changed(**{name: (value,)}))
        assert counts[name][value] == len(only.claims)


@given(states(), st.sampled_from(["relation", "species", "article"]))
def test_with_and_without_a_value_part_the_claims(state: ViewState, name: str) -> None:
    def found(*chosen: str) -> set[str]:
        return {c.id for c in visible(ATLAS, state.changed(**{name: chosen})).claims}

    for value in facet_index(ATLAS)[name]:
        assert found(value) | found(f"-{value}") == found()
        assert not found(value) & found(f"-{value}")


@given(states())
def test_edges_and_nodes_are_those_of_the_claims(state: ViewState) -> None:
    found = visible(ATLAS, state)
    by_edge = [claim.id for edge in found.edges for claim in edge.claims]
    assert sorted(by_edge) == [claim.id for claim in found.claims]
    assert {node.id for node in found.nodes} == {
        end for claim in found.claims for end in (claim.subject, claim.object)
    }
    assert found.text.startswith(
        "All 10 claims" if len(found.claims) == 10 else f"{len(found.claims)} of 10 claims"
    )


# What is selected.


def test_a_node_an_edge_and_a_claim_are_told_apart() -> None:
    node, edge, claim = (
        find_selection(ATLAS, i) for i in ("trust", "dopamine.increases.trust", "s-02")
    )
    assert node is not None
    assert edge is not None
    assert claim is not None
    assert (node.kind, node.node) == ("node", ATLAS.nodes["trust"])
    assert (edge.kind, edge.edge) == ("edge", ATLAS.edges["dopamine.increases.trust"])
    assert (claim.kind, claim.claim) == ("claim", ATLAS.claims["s-02"])
    assert claim.edge == ATLAS.edges["oxytocin.decreases.anxiety"]


@pytest.mark.parametrize("element", ["", "nobody", "oxytocin.increases.memory", "s-99"])
def test_what_is_not_there_is_not_selected(element: str) -> None:
    assert find_selection(ATLAS, element) is None


def test_a_selection_has_all_its_claims_also_the_hidden_ones() -> None:
    found = view(select="oxytocin.decreases.anxiety", species=("human",)).selection
    assert found is not None
    assert found.edge is not None
    assert [claim.id for claim in found.edge.claims] == ["s-01", "s-02"]


@pytest.mark.parametrize("claim", [c for c in CLAIMS if c.withdrawn], ids=lambda c: c.id)
def test_a_withdrawn_claim_is_on_the_edge_that_it_selects(claim: Any) -> None:
    found = find_selection(ATLAS, claim.id)
    assert found is not None
    assert found.edge is not None
    assert claim.id in [c.id for c in found.edge.claims]
