"""Places for datasets of any size, in bounded time, with what is pinned and nothing else."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Mapping
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import create_app
from components.network.positions import label_separation
from components.network.positions.circle_and_force import positions
from components.network.positions.columns import (
    Position,
    claim_degrees,
    count_crossings,
    label_width,
    slot_height,
)
from components.network.positions.label_separation import (
    LabelBox,
    overlapping_spans,
    separate_labels,
)
from components.network.positions.springs import SAMPLED_FROM, spring_positions
from data.model import Atlas, Node
from tests.sample import claim, sample


def corpus(size: int) -> Atlas:
    """A dataset of that many connected things, most claims about the first of them."""
    rng = random.Random(1)
    words = ("serotonin", "receptor", "social anxiety", "prefrontal cortex", "level")
    nodes = {f"n{i}": Node(f"n{i}", " ".join(rng.sample(words, 2)), "process") for i in range(size)}
    ends = [(i, int(rng.random() ** 2 * i)) for i in range(1, size) for _ in range(2)]
    claims = [claim(f"c{n}", f"n{i}", "increases", f"n{j}", "…") for n, (i, j) in enumerate(ends)]
    return replace(sample(claims), nodes=nodes)


def boxes(atlas: Atlas, places: Mapping[str, Position]) -> dict[str, LabelBox]:
    return {
        node: LabelBox(x, y, label_width(atlas, node), slot_height(atlas, node))
        for node, (x, y) in places.items()
    }


def overlaps(found: Mapping[str, LabelBox], slack: float = 0.2) -> list[tuple[int, int]]:
    """The pairs that lie on one another by more than what rounding a height can do."""
    listed = [found[name] for name in sorted(found)]
    spans = [box.span for box in listed]
    return [
        (i, j)
        for i, j in overlapping_spans(spans)
        if abs(listed[i].y - listed[j].y) < (listed[i].height + listed[j].height) / 2 - slack
    ]


# Sizes.


@pytest.fixture
def without_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing scipy fails, whether it is installed or not."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "scipy"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "scipy", None)


@pytest.mark.parametrize("size", [2, 3, SAMPLED_FROM - 1, SAMPLED_FROM, 501, 2000])
def test_springs_at_any_size_without_scipy(size: int, without_scipy: None) -> None:
    with pytest.raises(ImportError):
        import scipy  # noqa: F401
    atlas = corpus(size)
    start = time.process_time()
    places = positions(atlas, "force")
    assert time.process_time() - start < 30  # two to three seconds; hours if a bound is lost
    assert set(places) == set(atlas.nodes)
    assert len(set(places.values())) == size
    assert all(isinstance(value, float) for place in places.values() for value in place)
    assert overlaps(boxes(atlas, places)) == []


def test_a_large_dataset_is_answered_in_the_force_layout(without_scipy: None) -> None:
    answer = create_app(corpus(501)).server.test_client().get("/_view?layout=force")
    assert answer.status_code == 200
    assert len(answer.json["positions"]) == 501


def test_a_large_drawing_is_as_loose_as_a_small_one() -> None:
    """Labels fill at most a third of the drawing, so that they need not be pushed far."""
    atlas = corpus(501)
    places = positions(atlas, "force")
    height = max(y for _, y in places.values()) - min(y for _, y in places.values())
    width = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
    labels = sum(label_width(atlas, node) * slot_height(atlas, node) for node in places)
    assert labels < 0.6 * width * height
    assert 0.5 < width / height < 2


def test_what_is_not_connected_stands_below_and_may_be_alone() -> None:
    claims = [claim("x-1", "oxytocin", "increases", "trust", "…")]
    apart = [*claims, claim("x-2", "magnesium", "increases", "anxiety", "…")]
    places = positions(sample(apart), "force")
    rest = {places["oxytocin"][1], places["trust"][1]}
    assert {places["anxiety"][1], places["magnesium"][1]} != rest
    itself = sample([claim("x-1", "oxytocin", "increases", "oxytocin", "…")])
    assert set(positions(itself, "force")) == {"oxytocin"}


def test_what_is_not_connected_stands_in_a_row_the_larger_groups_first() -> None:
    ends = [("oxytocin", "trust"), ("trust", "dopamine"), ("dopamine", "social-anxiety")]
    ends += [("anxiety", "magnesium"), ("serotonin", "amygdala"), ("amygdala", "right-amygdala")]
    claims = [claim(f"x-{n}", a, "increases", b, "…") for n, (a, b) in enumerate(ends)]
    places = positions(sample(claims), "force")
    row = ("amygdala", "right-amygdala", "serotonin", "anxiety", "magnesium")
    assert {node: places[node] for node in row} == {
        node: (round(-560 + 1120 * (n + 0.5) / 5, 1), 470.0) for n, node in enumerate(row)
    }
    assert all(y <= 400 for node, (_, y) in places.items() if node not in row)


def test_the_shipped_places_are_those_of_networkx_and_of_small_moves(shipped: Atlas) -> None:
    """What is done for large datasets leaves the shipped one where it was."""
    edges = [(edge.subject, edge.object) for edge in shipped.edges.values()]
    main = max(nx.connected_components(nx.Graph(edges)), key=len)
    core: nx.Graph[str] = nx.Graph(edges).subgraph(sorted(main))
    spread = nx.spring_layout(core, k=3 / math.sqrt(len(core)), iterations=300, seed=7)
    # So much larger that the labels fill a third of the drawing.
    area = sum(label_width(shipped, n) * slot_height(shipped, n) for n in claim_degrees(shipped))
    scale = max(1.0, math.sqrt(3 * area / (1120 * 800)))
    x = {
        n: round(math.copysign(abs(float(at)) ** 0.65, at) * 560 * scale, 1)
        for n, (at, _) in spread.items()
    }
    y = {
        n: math.copysign(abs(float(at)) ** 0.65, at) * 400 * scale for n, (_, at) in spread.items()
    }
    others = [c for c in nx.connected_components(nx.Graph(edges)) if c != main]
    rows = sorted(others, key=lambda component: (-len(component), min(component)))
    aside = [node for component in rows for node in sorted(component)]
    x |= {
        node: round(scale * (-560 + 1120 * (i + 0.5) / len(aside)), 1)
        for i, node in enumerate(aside)
    }
    y |= dict.fromkeys(aside, 400 * scale + 70)
    places = positions(shipped, "force")
    assert {node: at[0] for node, at in places.items()} == x
    assert {n: at[1] for n, at in places.items()} == settled(
        boxes(shipped, {n: (x[n], y[n]) for n in x})
    )


def settled(found: Mapping[str, LabelBox]) -> dict[str, float]:
    """The rule of small moves as it was first written: all pairs, until nobody moves."""
    order = sorted(found)
    y = {name: found[name].y for name in order}
    spans = {name: found[name].span for name in order}
    pairs = [
        (one, other)
        for i, one in enumerate(order)
        for other in order[:i]
        if spans[one][1] > spans[other][0] and spans[other][1] > spans[one][0]
    ]
    moved = True
    while moved:
        moved = False
        for one, other in pairs:
            room = (found[one].height + found[other].height) / 2
            overlap = room - abs(y[one] - y[other])
            if overlap > 0:
                shift = (overlap + 1) / 2 * (1 if y[one] >= y[other] else -1)
                y[one], y[other], moved = y[one] + shift, y[other] - shift, True
    return {name: round(y[name], 1) for name in y}


# Springs.


@pytest.mark.parametrize("size", [SAMPLED_FROM - 1, SAMPLED_FROM, 600])
def test_connected_nodes_stand_nearer_than_others(size: int) -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(nx.path_graph(size), str)
    places = spring_positions(graph)
    assert max(abs(value) for place in places.values() for value in place) == pytest.approx(1)
    near = sum(distance(places, str(i), str(i + 1)) for i in range(size - 1)) / (size - 1)
    far = sum(distance(places, str(i), str((i + size // 2) % size)) for i in range(size)) / size
    assert near < far / 4


def distance(places: Mapping[str, Position], one: str, other: str) -> float:
    (x, y), (u, v) = places[one], places[other]
    return float(((x - u) ** 2 + (y - v) ** 2) ** 0.5)


@pytest.mark.parametrize("size", [5, SAMPLED_FROM])
def test_the_same_graph_has_the_same_places(size: int) -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(nx.cycle_graph(size), str)
    assert spring_positions(graph) == spring_positions(graph.copy())
    assert spring_positions(nx.Graph()) == {}


# Labels.

BOXES = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3),
    st.builds(
        LabelBox,
        st.integers(-300, 300).map(float),
        st.floats(-100, 100),
        st.floats(0, 200),
        st.floats(5, 50),
    ),
    max_size=30,
)


@given(BOXES, st.sampled_from([0, 1, 40, 3_000_000]))
def test_no_two_labels_lie_on_one_another_however_little_time_there_is(
    found: dict[str, LabelBox], visits: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(label_separation, "MAX_VISITS", visits)
        places = separate_labels(found)
    moved = {name: replace(found[name], x=x, y=y) for name, (x, y) in places.items()}
    assert list(places) == list(found)
    assert all(moved[name].x == found[name].x for name in found)
    assert overlaps(moved) == []


def test_a_crowd_at_one_place_is_spread_up_and_down() -> None:
    crowd = {str(i): LabelBox(0.0, (-1) ** i * 0.01, 50.0, 10.0) for i in range(400)}
    start = time.process_time()
    places = separate_labels(crowd)
    assert time.process_time() - start < 20
    assert min(y for _, y in places.values()) < -1600 < 1600 < max(y for _, y in places.values())
    assert overlaps({n: replace(crowd[n], y=y) for n, (_, y) in places.items()}) == []


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), max_size=25)


@given(SPANS)
def test_spans_that_share_a_stretch(found: list[tuple[int, int]]) -> None:
    spans = [(float(start), float(start + size)) for start, size in found]
    assert overlapping_spans(spans) == [
        (i, j)
        for i, (left, right) in enumerate(spans)
        for j, (start, end) in enumerate(spans[:i])
        if right > start and end > left
    ]


# Columns.


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=25))
def test_crossings_are_those_of_all_pairs(lines: list[tuple[int, int]]) -> None:
    assert count_crossings(lines) == sum(
        (a[0] - b[0]) * (a[1] - b[1]) < 0 for i, a in enumerate(lines) for b in lines[:i]
    )
