"""The overview: its figures agree with the filters, and each bar is one."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from data.model import Atlas
from tests.browser import network, reading
from tests.browser.conftest import NewPage
from tests.data.store.reference import facet_index


def bar(page: Page, facet: str, value: str):
    """Return the bar of a facet's value."""
    return page.locator(f'[data-filter-link="{facet}"][data-filter-value="{value}"]')


def test_the_bars_say_what_the_filters_count(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    for facet in ("evidence", "species", "voice", "status"):
        for value, claims in facet_index(atlas)[facet].items():
            expect(bar(page, facet, value).locator(".n")).to_have_text(str(len(claims)))
            meter = bar(page, facet, value).locator("meter")
            box, room = meter.bounding_box(), page.locator("#panel-body").bounding_box()
            assert box
            assert room
            assert room["x"] <= box["x"]
            assert box["x"] + box["width"] <= room["x"] + room["width"]


def test_a_bar_filters_and_a_second_click_takes_it_back(
    page: Page, new_page: NewPage, atlas: Atlas
) -> None:
    reading.start(page)
    bar(page, "evidence", "human_trial").click()
    kept = reading.counted(page, atlas, {"evidence": (("human_trial",), ())})
    expect(bar(page, "evidence", "human_trial")).to_have_attribute("aria-pressed", "true")
    assert set(network.drawn(page, "edge")) == {atlas.claims[one].edge for one in kept}
    other = new_page()
    reading.start(other, f"/?{reading.query(page)}")
    assert reading.screen(other) == reading.screen(page)
    bar(page, "evidence", "human_trial").click()
    reading.counted(page, atlas, {})
    assert reading.query(page) == ""


def test_a_way_to_start_opens_its_evidence(page: Page) -> None:
    reading.start(page)
    chip = page.locator(".starts .chip").first
    label = chip.inner_text()
    chip.click()
    reading.headed(page, label)
