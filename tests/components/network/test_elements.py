from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from components.core.state import LAYOUTS, ViewState
from components.core.view import visible
from components.network.elements import HUB_MIN_CLAIMS, elements, layout_id, visible_elements
from components.network.positions.columns import column_layout
from data.model import Atlas
from tests.sample import claim, sample

ATLAS = sample()


def nodes(atlas: Atlas) -> dict[str, Any]:
    return {
        e["data"]["id"]: e
        for e in elements(atlas)
        if "source" not in e["data"] and not e["data"].get("decor")
    }


def edges(atlas: Atlas) -> dict[str, Any]:
    return {
        e["data"]["id"]: e
        for e in elements(atlas)
        if "source" in e["data"] and not e["data"].get("decor")
    }


def decor(atlas: Atlas) -> list[Any]:
    return [e for e in elements(atlas) if e["data"].get("decor")]


def classes(element: Any) -> set[str]:
    return set(element["classes"].split())


def test_every_node_and_edge_is_there_once_under_its_own_id() -> None:
    found = [e["data"]["id"] for e in elements(ATLAS)]
    assert len(set(found)) == len(found)
    assert set(nodes(ATLAS)) == set(ATLAS.nodes) - {"memory"}
    assert list(edges(ATLAS)) == list(ATLAS.edges)


def test_an_edges_id_is_subject_predicate_object(shipped: Atlas) -> None:
    found = edges(shipped)
    assert set(found) == set(shipped.edges)
    for key, edge in found.items():
        subject, predicate, object = key.split(".")
        assert (edge["data"]["source"], edge["data"]["target"]) == (subject, object)
        assert predicate in classes(edge)
        assert predicate in shipped.predicates


def test_every_edge_joins_two_nodes_that_are_drawn(shipped: Atlas) -> None:
    drawn = nodes(shipped)
    for edge in edges(shipped).values():
        assert {edge["data"]["source"], edge["data"]["target"]} <= set(drawn)


def test_decor_is_flagged_and_cannot_be_taken_for_data(shipped: Atlas) -> None:
    headings = [one for one in decor(shipped) if "heading" in classes(one)]
    names = [h["data"]["label"] for h in headings if h["data"]["layout_id"] == "flow"]
    assert names == [h.text for h in column_layout(shipped).headings]
    for one in decor(shipped):
        assert one["data"]["id"] not in {**shipped.nodes, **shipped.edges, **shipped.claims}
        assert one["selectable"] is one["grabbable"] is False
    assert not [
        e for e in (*nodes(shipped).values(), *edges(shipped).values()) if "heading" in classes(e)
    ]


def test_nodes_stand_at_their_place_with_their_name() -> None:
    at = column_layout(ATLAS).positions
    for key, node in nodes(ATLAS).items():
        assert (node["position"]["x"], node["position"]["y"]) == at[key]
        assert node["data"]["name"] == ATLAS.nodes[key].label
        assert classes(node) == {ATLAS.nodes[key].kind}


def test_hubs_are_set_apart() -> None:
    many = [claim(f"x-{n}", "oxytocin", "increases", "trust", "...") for n in range(HUB_MIN_CLAIMS)]
    few = [*many[1:], claim("x-z", "dopamine", "increases", "trust", "...")]
    assert classes(nodes(sample(many))["oxytocin"]) == {"hormone", "hub"}
    found = nodes(sample(few))
    assert classes(found["oxytocin"]) == {"hormone"}
    assert classes(found["trust"]) == {"behaviour", "hub"}
    assert found["trust"]["data"]["size"] > found["dopamine"]["data"]["size"]


def test_edges_carry_sign_number_and_sentence() -> None:
    found = edges(ATLAS)
    assert {key: classes(edge) for key, edge in found.items()} == {
        "oxytocin.decreases.anxiety": {"down", "decreases", "clash"},
        "oxytocin.increases.anxiety": {"up", "increases", "clash"},
        "oxytocin.no_effect_on.trust": {"none", "no_effect_on"},
        "dopamine.increases.trust": {"up", "increases"},
        "serotonin.regulates.amygdala": {"unsigned", "regulates"},
        "magnesium.associated_with.social-anxiety": {"assoc", "associated_with"},
        "right-amygdala.part_of.amygdala": {"assoc", "part_of", "bow"},
        "oxytocin.regulates.dopamine": {"unsigned", "regulates", "bow"},
        "dopamine.increases.oxytocin": {"up", "increases", "bow"},
    }
    assert {key: edge["data"]["n"] for key, edge in found.items() if edge["data"]["n"] > 1} == {
        "oxytocin.decreases.anxiety": 2
    }
    assert found["oxytocin.no_effect_on.trust"]["data"]["name"] == "oxytocin has no effect on trust"


def side(atlas: Atlas, edge: Any) -> float:
    """How far the middle of a bow lies to the right (+) or left (-) on the screen.

    Cytoscape puts a control point at the middle of the edge plus the distance along the
    normal (-dy, dx) / length of the way from source to target; y grows downwards.
    """
    at = column_layout(atlas).positions
    (x1, y1), (x2, y2) = at[edge["data"]["source"]], at[edge["data"]["target"]]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    return float(edge["data"]["bow"]) * -(y2 - y1) / length


def bows(atlas: Atlas) -> dict[str, Any]:
    return {key: edge for key, edge in edges(atlas).items() if "bow" in classes(edge)}


@pytest.mark.parametrize("which", ["sample", "shipped"])
def test_bows_bend_to_the_same_side_whichever_direction(which: str, shipped: Atlas) -> None:
    atlas = shipped if which == "shipped" else ATLAS
    at = column_layout(atlas).positions
    found = bows(atlas)
    downwards = [at[e["data"]["target"]][1] > at[e["data"]["source"]][1] for e in found.values()]
    assert True in downwards
    assert False in downwards
    # To the left, away from the labels, which stand to the right of the nodes.
    assert [key for key, edge in found.items() if side(atlas, edge) >= 0] == []


@pytest.mark.parametrize("which", ["sample", "shipped"])
def test_exactly_the_edges_inside_a_column_are_bows(which: str, shipped: Atlas) -> None:
    atlas = shipped if which == "shipped" else ATLAS
    column = column_layout(atlas).column
    inside = {
        key for key, edge in atlas.edges.items() if column[edge.subject] == column[edge.object]
    }
    assert set(bows(atlas)) == inside


def test_parallel_bows_lie_apart(shipped: Atlas) -> None:
    for atlas in (ATLAS, shipped):
        seen: dict[frozenset[str], list[float]] = {}
        for edge in bows(atlas).values():
            ends = frozenset((edge["data"]["source"], edge["data"]["target"]))
            seen.setdefault(ends, []).append(abs(edge["data"]["bow"]))
        for ends, reaches in seen.items():
            apart = [b - a for a, b in pairwise(sorted(reaches))]
            assert all(gap > 8 for gap in apart), ends
    assert any(len(reaches) > 1 for reaches in seen.values())


def test_what_a_view_shows() -> None:
    view = visible(ATLAS, ViewState.of(condition=("anxiety",), relation=("-regulates",)))
    assert visible_elements(view) == {
        "edges": {
            "oxytocin.decreases.anxiety": 2,
            "oxytocin.increases.anxiety": 1,
            "magnesium.associated_with.social-anxiety": 1,
        },
        "nodes": ["oxytocin", "anxiety", "social-anxiety", "magnesium"],
        "clash": ["oxytocin.decreases.anxiety", "oxytocin.increases.anxiety"],
        "layout_id": "flow",
    }


def test_disagreement_that_is_hidden_is_not_shown() -> None:
    chosen = ViewState.of(species=("human",), relation=("decreases",), layout="circle")
    view = visible(ATLAS, chosen)
    assert visible_elements(view) == {
        "edges": {"oxytocin.decreases.anxiety": 1},
        "nodes": ["oxytocin", "anxiety"],
        "clash": [],
        "layout_id": "circle",
    }


def test_no_more_than_so_many_edges_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = visible_elements(visible(ATLAS, ViewState()))
    monkeypatch.setattr("components.core.view.MAX_EDGES", 2)
    cut = visible_elements(visible(ATLAS, ViewState()))
    assert list(cut["edges"].items()) == list(whole["edges"].items())[:2]
    ends = {end for edge in cut["edges"] for end in edge.split(".")[::2]}
    assert cut["nodes"] == [node for node in whole["nodes"] if node in ends]
    assert cut["clash"] == [edge for edge in whole["clash"] if edge in cut["edges"]]
    assert len(whole["edges"]) > 2
    assert len(whole["clash"]) > len(cut["clash"]) or cut["clash"]


def test_an_empty_view_shows_nothing() -> None:
    view = visible(ATLAS, ViewState(q="nowhere"))
    assert visible_elements(view) == {"edges": {}, "nodes": [], "clash": [], "layout_id": "flow"}


def test_the_brain_is_a_scene_whatever_the_layout() -> None:
    for layout in LAYOUTS:
        assert layout_id(visible(ATLAS, ViewState(view="brain", layout=layout))) == "brain"
        assert layout_id(visible(ATLAS, ViewState(view="table", layout=layout))) == layout


def test_everything_that_a_view_shows_is_drawn(shipped: Atlas) -> None:
    found = visible_elements(visible(shipped, ViewState()))
    assert set(found["edges"]) == set(edges(shipped))
    sites = {site for claim in shipped.active_claims for site in claim.sites}
    assert set(found["nodes"]) <= set(nodes(shipped)) <= {*found["nodes"], *sites}
    assert {key: e["data"]["n"] for key, e in edges(shipped).items()} == found["edges"]
    assert {key for key, e in edges(shipped).items() if "clash" in classes(e)} == set(
        found["clash"]
    )
