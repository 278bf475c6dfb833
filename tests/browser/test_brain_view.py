"""The brain: regions at their place, what was seen in them, and the same View as elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from components.core.state import ViewState
from components.core.view import visible
from components.network import brain
from components.network.positions.sagittal import region_outlines, sagittal_layout
from data.model import Atlas
from tests.browser import network, reading
from tests.browser.conftest import DESKTOP, NewPage

SMALLEST = 11  #: pixels on screen that a label needs to be read
LEGIBLE = 8  #: what a laptop has room for with all things and both panels
SCREEN = {"width": 1920, "height": 1080}


def decor(page: Page) -> list[str]:
    """Return the ids of what is drawn and is no data."""
    found: list[str] = page.evaluate(
        f"() => {network.GRAPH}.elements('[?decor]').filter((e) => e.visible()).map((e) => e.id())"
    )
    return sorted(found)


def classes(page: Page, element: str) -> set[str]:
    found = page.evaluate(f"(id) => {network.GRAPH}.getElementById(id).classes()", element)
    return set(found)


def test_the_regions_are_drawn_at_their_place(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=brain")
    shown = set(network.drawn(page, "node"))
    assert shown == set(sagittal_layout(atlas).positions)
    for region in region_outlines(atlas):
        assert "as-region" in classes(page, region)
        at = page.evaluate(f"(id) => {network.GRAPH}.getElementById(id).position()", region)
        assert (at["x"], at["y"]) == sagittal_layout(atlas).positions[region]
    there = decor(page)
    assert {"head:silhouette", "head:outline", "head:callosum", "group:0"} <= set(there)
    assert not [one for one in there if one.startswith("heading:")]
    expect(page.locator(".credit")).to_be_visible()
    expect(page.locator(".credit")).to_contain_text("Schematic, not for clinical use")
    expect(page.locator(".credit")).to_contain_text("MNI ICBM152")


@pytest.mark.parametrize(
    ("size", "smallest"), [(SCREEN, SMALLEST), (DESKTOP, LEGIBLE)], ids=["screen", "laptop"]
)
def test_labels_can_be_read_and_everything_is_on_screen(
    new_page: NewPage, atlas: Atlas, size: dict[str, int], smallest: float
) -> None:
    page = new_page(viewport=size)
    reading.start(page, "/?view=brain")
    sizes = page.evaluate(
        f"""() => {{
            const cy = {network.GRAPH};
            const all = cy.nodes('.as-region, .beside').toArray();
            const size = (node) => node.numericStyle('font-size') * cy.zoom();
            return Object.fromEntries(all.map((node) => [node.id(), size(node)]));
        }}"""
    )
    assert set(region_outlines(atlas)) <= set(sizes)
    assert {"oxytocin", "dopamine", "anandamide"} <= set(sizes)
    assert min(sizes.values()) >= smallest
    box = page.evaluate(
        f"() => {network.GRAPH}.elements().not('.out')"
        ".renderedBoundingBox({ includeOverlays: false })"
    )
    stage = page.locator("#network").bounding_box()
    assert stage is not None
    assert box["x1"] >= 0
    assert box["y1"] >= 0
    assert box["x2"] <= stage["width"]
    assert box["y2"] <= stage["height"]


def test_every_region_opens_its_panel(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=brain")
    for region in region_outlines(atlas):
        network.click(page, region)
        reading.headed(page, atlas.nodes[region].label)
        assert reading.query(page) == f"view=brain&select={region}"
        # The canvas follows the panel: the next place is read once it has.
        chosen = f"(id) => {network.GRAPH}.getElementById(id).hasClass('chosen')"
        page.wait_for_function(chosen, arg=region)


def test_a_region_lights_what_was_seen_in_it(page: Page, atlas: Atlas) -> None:
    lone = next(node for node in brain.unconnected_positions(atlas))
    claims = [c for c in atlas.active_claims if lone in c.sites]
    assert claims
    reading.start(page, "/?view=brain")
    network.click(page, lone)
    reading.headed(page, atlas.nodes[lone].label)
    expect(page.locator("#panel h3").last).to_have_text(f"Seen in the {atlas.nodes[lone].label}")
    assert {c["id"] for c in reading.panel(page)["claims"]} == {c.id for c in claims}
    for claim in claims:
        assert "lit" in classes(page, claim.edge)
        assert "lit" in classes(page, claim.object)


def test_a_site_line_selects_what_it_stands_for(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=brain")
    for line in brain.site_edges(atlas):
        selects = line["data"]["selects"]
        network.act(page, f"cy.getElementById({line['data']['id']!r}).emit('tap')")
        reading.headed(page, reading.heading(atlas, selects))


def test_filters_hold_and_empty_regions_fade(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=brain")
    reading.include(page, "species", "rat")
    kept = reading.counted(page, atlas, {"species": (("rat",), ())})
    network.still(page)
    edges = {atlas.claims[claim].edge for claim in kept}
    assert set(network.drawn(page, "edge")) == edges
    faint = brain.element_classes(visible(atlas, ViewState.of(view="brain", species=("rat",))))
    assert faint
    for region in region_outlines(atlas):
        assert region in network.drawn(page)
        assert ("faint" in classes(page, region)) == (region in faint)
    page.click('button[data-view="network"]')
    expect(page.locator('button[data-view="network"]')).to_have_attribute("aria-pressed", "true")
    reading.counted(page, atlas, {"species": (("rat",), ())})
    page.wait_for_function(f"() => {network.GRAPH}.nodes('.as-region').empty()")
    assert set(network.drawn(page, "edge")) == edges
    assert not [one for one in decor(page) if not one.startswith("heading:")]
    expect(page.locator(".credit")).to_be_hidden()


@pytest.mark.parametrize("select", ["amygdala", "hippocampus"])
def test_a_link_shows_another_reader_the_same(page: Page, new_page: NewPage, select: str) -> None:
    one, other = page, new_page()
    reading.start(one, "/")
    one.click('button[data-view="brain"]')
    one.wait_for_function(f"() => {network.GRAPH}.nodes('.as-region').nonempty()")
    reading.include(one, "condition", "depression")
    expect(one.locator("#caption")).to_contain_text("about depression")
    network.still(one)
    network.click(one, select)
    reading.headed(one, select)
    reading.start(other, f"/?{reading.query(one)}")
    reading.headed(other, select)
    before, after = reading.screen(one), reading.screen(other)
    assert before == after


def test_the_scene_goes_and_comes_back(page: Page) -> None:
    reading.start(page, "/?layout=circle")
    places = reading.screen(page)["places"]
    page.click('button[data-view="brain"]')
    page.wait_for_function(f"() => {network.GRAPH}.nodes('.as-region').nonempty()")
    assert reading.screen(page)["places"] != places
    page.click('button[data-view="network"]')
    page.wait_for_function(f"() => {network.GRAPH}.nodes('.as-region').empty()")
    assert reading.screen(page)["places"] == places


def test_a_phone_shows_the_head(lend: NewPage) -> None:
    page = lend(viewport={"width": 390, "height": 844}, has_touch=True)
    reading.start(page, "/?view=brain")
    box = page.evaluate(f"() => {network.GRAPH}.$('.silhouette').renderedBoundingBox()")
    assert box["x1"] >= 0
    assert box["x2"] <= 390
    expect(page.locator(".credit")).to_be_in_viewport()
