from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from components.core.state import ViewState
from components.core.view import visible
from components.network import brain
from components.network.elements import elements, visible_elements
from components.network.positions.columns import FONT_SIZE, claim_degrees, node_size, wrap_label
from components.network.positions.sagittal import (
    ORIGIN,
    SCALE,
    region_outlines,
    sagittal_layout,
    to_screen,
    unconnected_sites,
)
from components.network.stylesheet import stylesheet
from components.views.registry import element_classes, positions
from data.anatomy import anatomy
from data.model import Atlas
from tests.components.network.positions.test_columns import ADVANCE, LINE, MARGIN, Box, overlap
from tests.sample import CLAIMS, claim, sample

ATLAS = sample()
#: s-02 was seen in the right amygdala and ends at oxytocin and anxiety.
LINE_OF_S02 = "site:oxytocin@right-amygdala"


def view(atlas: Atlas = ATLAS, **changed: Any) -> Any:
    return visible(atlas, ViewState.of(view="brain", **changed))


def by_id(atlas: Atlas) -> dict[str, Any]:
    return {element["data"]["id"]: element for element in elements(atlas)}


def test_mni_millimetres_become_pixels() -> None:
    assert to_screen(ORIGIN) == (0, 0)
    y, z = ORIGIN
    assert to_screen((y + 10, z)) == (10 * SCALE, 0)
    assert to_screen((y, z - 10)) == (0, 10 * SCALE)


def test_regions_stand_at_their_place() -> None:
    at = brain.positions(ATLAS)
    for region in ("amygdala", "right-amygdala"):
        assert at[region] == to_screen(anatomy().regions[region].anchor)
    assert at["amygdala"][0] < at["oxytocin"][0]
    assert at["oxytocin"][1] < at["anxiety"][1]
    assert set(at) == set(claim_degrees(ATLAS))
    assert positions(view()) == at


def test_a_region_without_a_contour_stands_at_its_coordinates() -> None:
    nodes = {**ATLAS.nodes, "trust": replace(ATLAS.nodes["trust"], mni=(-4.0, 10.0, 20.0))}
    assert brain.positions(replace(ATLAS, nodes=nodes))["trust"] == to_screen((10.0, 20.0))


def test_what_is_only_a_site_is_drawn_too() -> None:
    only = sample([replace(CLAIMS[0], sites=("amygdala",))])
    assert unconnected_sites(only) == ("amygdala",)
    assert "amygdala" in region_outlines(only)
    assert by_id(only)["amygdala"]["data"]["polygon"]
    assert "amygdala" in visible_elements(view(only))["nodes"]
    assert "amygdala" not in visible_elements(visible(only, ViewState()))["nodes"]
    assert unconnected_sites(ATLAS) == ()


def test_a_contour_is_as_the_canvas_wants_it() -> None:
    for name, region in region_outlines(ATLAS).items():
        numbers = [float(n) for n in region.shape.points.split()]
        assert len(numbers) % 2 == 0
        assert all(-1 <= n <= 1 for n in numbers), name
        # The box is around the node's place, so one side of it is touched each way.
        assert max(map(abs, numbers[::2])) == max(map(abs, numbers[1::2])) == 1
        assert region.shape.width > 10 < region.shape.height


def test_decor_is_out_of_sight_until_the_brain_is_shown() -> None:
    decor = [*brain.brain_decor(ATLAS), *brain.site_edges(ATLAS)]
    assert {"head:silhouette", "head:outline", "head:callosum", LINE_OF_S02} <= {
        one["data"]["id"] for one in decor
    }
    for one in decor:
        assert one["data"]["decor"] is True
        assert one["data"]["layout_id"] == "brain"
        assert "out" in one["classes"].split()
    names = [one["data"]["label"] for one in decor if "group" in one["classes"].split()]
    assert [name.replace("\n", " ") for name in names] == [
        "Transmitters, hormones, genes",
        "What raises or lowers",
        "Behaviour, feelings",
        "Conditions, symptoms",
    ]


def test_a_dataset_without_regions_has_no_head() -> None:
    plain = sample([CLAIMS[0]])
    assert not [e for e in brain.brain_decor(plain) if "contour" in e["classes"]]
    assert brain.brain_decor(sample(())) == brain.site_edges(sample(())) == []


def test_a_claim_is_shown_where_it_was_seen() -> None:
    (line,) = brain.site_edges(ATLAS)
    data = line["data"]
    assert (data["source"], data["target"], data["n"]) == ("oxytocin", "right-amygdala", 1)
    assert data["selects"] == "oxytocin.decreases.anxiety"
    found = visible_elements(view())
    assert found["edges"][LINE_OF_S02] == 1
    assert found["site_edges"] == {LINE_OF_S02: ["oxytocin.decreases.anxiety"]}
    filtered = visible_elements(view(species=("human",)))
    assert LINE_OF_S02 not in filtered["edges"]
    assert filtered["site_edges"] == {}


def test_a_site_line_starts_at_what_was_measured_there() -> None:
    seen = {"sites": ("amygdala",)}
    claims = [
        claim("x-1", "trust", "increases", "dopamine", "...", **seen),
        claim("x-2", "trust", "decreases", "dopamine", "...", **seen),
        claim("x-3", "dopamine", "increases", "trust", "...", **seen),
        claim("x-4", "trust", "increases", "anxiety", "...", **seen),
        claim("x-5", "serotonin", "regulates", "amygdala", "...", **seen),
    ]
    found = {e["data"]["id"]: e["data"] for e in brain.site_edges(sample(claims))}
    assert {key: data["n"] for key, data in found.items()} == {
        "site:dopamine@amygdala": 3,
        "site:trust@amygdala": 1,
    }
    # Several edges: the region is selected, whose panel has them all.
    assert found["site:dopamine@amygdala"]["selects"] == "amygdala"
    assert found["site:trust@amygdala"]["selects"] == "trust.increases.anxiety"


def test_regions_fade_but_stay() -> None:
    assert element_classes(view()) == {}
    assert element_classes(view(relation=("increases",))) == {
        "amygdala": "faint",
        "right-amygdala": "faint",
    }
    assert {"amygdala", "right-amygdala"} <= set(
        visible_elements(view(relation=("increases",)))["nodes"]
    )
    # Seen there, so it does not fade, though the claim ends elsewhere.
    assert element_classes(view(species=("rat",), relation=("decreases",))) == {}


def test_the_credit_says_what_it_is_not() -> None:
    said = str(brain.attribution())
    assert "Schematic, not for clinical use." in said
    for work in ("ICBM152", "McGill", "Desikan–Killiany", "CIT168", "CC BY 4.0"):
        assert work in said


# The shipped dataset.


def label_box(atlas: Atlas, node: str) -> Box:
    """Where a label stands in the scene, in pixels at zoom 1."""
    arranged = sagittal_layout(atlas)
    x, y = arranged.positions[node]
    lines = wrap_label(atlas.nodes[node].label).split("\n")
    size = FONT_SIZE + 1
    wide, high = max(map(len, lines)) * size * ADVANCE, len(lines) * size * LINE
    if node in arranged.regions:
        dx, dy = arranged.regions[node].label
        return x + dx - wide / 2, y + dy - high / 2, x + dx + wide / 2, y + dy + high / 2
    left = x + node_size(claim_degrees(atlas).get(node, 0)) / 2 + MARGIN
    return left, y - high / 2, left + wide, y + high / 2


def test_every_shipped_region_has_its_contour(shipped: Atlas) -> None:
    kinds = {node for node, one in shipped.nodes.items() if one.kind == "brain_region"}
    assert kinds == set(region_outlines(shipped))
    assert kinds <= set(brain.always_shown(shipped))


def test_no_two_shipped_labels_overlap(shipped: Atlas) -> None:
    boxes = {node: label_box(shipped, node) for node in sagittal_layout(shipped).positions}
    assert [(a, b) for a, b in combinations(boxes, 2) if overlap(boxes[a], boxes[b])] == []


def test_no_label_lies_on_a_small_region(shipped: Atlas) -> None:
    drawn = region_outlines(shipped)
    boxes = {node: label_box(shipped, node) for node in sagittal_layout(shipped).positions}
    for name, region in drawn.items():
        if region.extent == "mask":
            x, y = sagittal_layout(shipped).positions[name]
            core = (x - 4, y - 4, x + 4, y + 4)
            assert [node for node, box in boxes.items() if overlap(box, core)] == []


def test_everything_has_a_place_and_none_twice(shipped: Atlas) -> None:
    at = brain.positions(shipped)
    assert set(at) == {*claim_degrees(shipped), *unconnected_sites(shipped)}
    assert len(set(at.values())) == len(at)


def test_every_site_of_the_shipped_claims_is_shown(shipped: Atlas) -> None:
    found = visible_elements(view(shipped))
    for one in shipped.active_claims:
        for site in one.sites:
            lines = [
                line
                for line, edges in found["site_edges"].items()
                if one.edge in edges and line.endswith(f"@{site}")
            ]
            assert lines or site in (one.subject, one.object)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_scene_has_its_rules(theme: str) -> None:
    selectors = [rule["selector"] for rule in stylesheet(theme)]
    for one in ("node.contour", "node.as-region", "edge.site", "edge.aside", ".faint"):
        assert one in selectors
    # What is chosen, dimmed or lit is so in this scene too.
    assert selectors.index("edge.aside") < selectors.index("edge.lit")
    assert selectors.index("node.as-region") < selectors.index("node.chosen")
