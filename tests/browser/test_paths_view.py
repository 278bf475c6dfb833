"""Paths: from one thing to another, quote by quote, lit on the canvas below."""

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas, group_edges
from data.store.paths import FoundPaths, StepGraph, find_paths
from tests.browser import network, reading
from tests.data.store.reference import facet_index, matching_ids

HUB = "oxytocin"


def ways(atlas: Atlas, end: str, kept: frozenset[str] | None = None) -> FoundPaths:
    """Return what the view shows from the hub to `end`, with these claims or all."""
    claims = [c for c in atlas.active_claims if kept is None or c.id in kept]
    return find_paths(StepGraph(atlas, group_edges(claims)), HUB, end, 3)


@pytest.fixture(scope="session")
def end(atlas: Atlas) -> str:
    """Return the condition that most paths lead to, without going over the limit."""
    totals = {c: ways(atlas, c).total for c in facet_index(atlas)["condition"]}
    return max((c for c in totals if totals[c] <= 40), key=lambda c: totals[c])


def address(end: str) -> str:
    return f"/?view=paths&from={HUB}&to={end}"


def told(page: Page) -> list[list[str]]:
    """Return the claims of each path's steps."""
    found: list[list[str]] = page.evaluate(
        "() => [...document.querySelectorAll('#words .route')].map((route) =>"
        " [...route.querySelectorAll('[data-row]')].map((row) => row.dataset.row))"
    )
    return found


def expected(found: FoundPaths) -> list[list[str]]:
    return [[step.claim.id for step in path.steps] for path in found.paths]


def test_paths_are_told_and_drawn(page: Page, atlas: Atlas, end: str) -> None:
    reading.start(page, address(end))
    found = ways(atlas, end)
    assert told(page) == expected(found)
    elements = {n for p in found.paths for n in p.nodes}
    elements |= {s.edge.id for p in found.paths for s in p.steps}
    assert network.drawn(page) == sorted(elements)
    first = found.paths[0]
    assert network.drawn(page, ".on-path") == sorted(
        {*first.nodes, *(step.edge.id for step in first.steps)}
    )
    expect(page.locator("#words .route[open] .quote").first).to_be_visible()


def test_a_step_opens_its_evidence_and_its_path_stays_lit(
    page: Page, atlas: Atlas, end: str
) -> None:
    reading.start(page, address(end))
    last = ways(atlas, end).paths[-1]
    route = page.locator("#words .route").last
    route.locator("summary").click()
    row = route.locator("[data-row]").first
    row.locator(".step-says a").click()
    step = last.steps[0]
    reading.headed(page, reading.heading(atlas, step.claim.id))
    expect(row).to_have_attribute("aria-current", "true")
    expect(row).to_be_in_viewport()
    assert network.drawn(page, ".chosen") == [step.edge.id]
    assert network.drawn(page, ".on-path") == sorted(
        {*last.nodes, *(one.edge.id for one in last.steps)}
    )


def test_a_line_on_the_canvas_opens_its_path(page: Page, atlas: Atlas, end: str) -> None:
    reading.start(page, address(end))
    found = ways(atlas, end)
    edge = found.paths[-1].steps[-1].edge.id
    network.act(page, f"cy.getElementById({edge!r}).emit('tap')")
    reading.headed(page, reading.heading(atlas, edge))
    number = next(
        i for i, p in enumerate(found.paths) if edge in [step.edge.id for step in p.steps]
    )
    expect(page.locator("#words .route").nth(number)).to_have_attribute("open", "")


def test_pointing_at_a_path_lights_it(page: Page, atlas: Atlas, end: str) -> None:
    reading.start(page, address(end))
    paths = ways(atlas, end).paths
    page.locator("#words .route summary").nth(1).hover()
    assert network.drawn(page, "node.on-path") == sorted(paths[1].nodes)
    page.hover("#caption")
    assert network.drawn(page, "node.on-path") == sorted(paths[0].nodes)


def test_the_ends_are_picked_and_swapped(page: Page, atlas: Atlas, end: str) -> None:
    reading.start(page, "/?view=paths")
    expect(page.locator("#words .examples a")).to_have_count(3)
    page.select_option("#pick-from", HUB)
    page.select_option("#pick-to", end)
    expect(page.locator("#words .route")).to_have_count(len(ways(atlas, end).paths))
    assert reading.query(page) == f"view=paths&from={HUB}&to={end}"
    page.click("#swap")
    page.wait_for_url(f"**/?view=paths&from={end}&to={HUB}")
    expect(page.locator("#pick-from")).to_have_value(end)


def test_an_example_is_a_path(page: Page) -> None:
    reading.start(page, "/?view=paths")
    page.locator("#words .examples a").first.click()
    expect(page.locator("#words .route").first).to_be_visible()
    network.still(page)
    assert network.drawn(page, ".on-path")


def test_filters_apply_here_and_everywhere(page: Page, atlas: Atlas, end: str) -> None:
    reading.start(page, address(end))
    before = ways(atlas, end).total
    reading.exclude(page, "relation", "associated_with")
    kept = reading.counted(page, atlas, {"relation": ((), ("associated_with",))})
    found = ways(atlas, end, kept)
    assert 0 < found.total < before
    expect(page.locator("#words .route")).to_have_count(found.total)
    assert told(page) == expected(found)
    page.click('button[data-view="network"]')
    reading.counted(page, atlas, {"relation": ((), ("associated_with",))})
    page.wait_for_function("() => document.body.dataset.view === 'network'")
    assert network.drawn(page, "edge") == sorted(
        {claim.edge for claim in atlas.active_claims if claim.id in kept}
    )


def test_no_path_leads_back(page: Page, atlas: Atlas, end: str) -> None:
    barren = next(
        value
        for value in facet_index(atlas)["species"]
        if not ways(atlas, end, matching_ids(atlas, {"species": ((value,), ())})).total
    )
    reading.start(page, f"{address(end)}&species={barren}")
    expect(page.locator("#words h2")).to_contain_text("No path from")
    page.locator('#words [data-clear="species"]').click()
    expect(page.locator("#words .route")).to_have_count(ways(atlas, end).total)


def test_a_link_restores_it_for_another_reader(page: Page, new_page, end: str) -> None:
    reading.start(page, address(end))
    page.locator("#words .route").nth(2).locator("summary").click()
    page.locator("#words .route").nth(2).locator(".step-says a").last.click()
    page.wait_for_selector("#words .is-chosen")
    page.wait_for_function("() => document.querySelector('#panel-body .claim')")
    there = new_page()
    reading.start(there, f"/?{reading.query(page)}")
    assert told(there) == told(page)
    ours, theirs = reading.screen(page), reading.screen(there)
    assert theirs == ours
    assert network.drawn(there, ".chosen") == network.drawn(page, ".chosen")


@pytest.mark.parametrize("width", [390, 768, 1440, 2560])
def test_nothing_is_cut_or_wider_than_the_window(page: Page, end: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    reading.start(page, address(end))
    expect(page.locator("#words .route").first).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        "() => [document.querySelector('#words')].every((w) => w.scrollWidth <= w.clientWidth)"
    )
