"""The network as text: the same things and lines as the drawing, the same evidence."""

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from tests.browser import network, reading

OUTLINE, OPEN, LIVE = "#outline", "#outline-open", "#live"

_TOLD = """() => {
    const all = (selector) => [...document.querySelectorAll(`#outline ${selector}`)];
    const ids = (selector, name) => [...new Set(all(selector).map((one) => one.dataset[name]))];
    return [...ids('[data-thing]', 'thing'), ...ids('[data-line]', 'line')].sort();
}"""


def open_outline(page: Page) -> None:
    """Open it with the keyboard, from the stop before the canvas."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(OPEN)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"{OUTLINE} .outline-thing").first).to_be_attached()


def same(page: Page) -> None:
    """Wait until text and drawing have the same things and lines."""
    page.wait_for_function(
        f"() => JSON.stringify(({_TOLD})()) === JSON.stringify({network.GRAPH}.elements()"
        ".filter((one) => one.visible() && !one.data('decor')).map((one) => one.id()).sort())"
    )


@pytest.mark.cold  # Tab begins at the top of a page just loaded, whatever the view
@pytest.mark.parametrize("view", ["network", "brain"])
def test_it_is_equal_to_the_drawing_under_every_filter(page: Page, atlas: Atlas, view: str) -> None:
    reading.start(page, f"/?view={view}")
    open_outline(page)
    same(page)
    everything = page.evaluate(_TOLD)
    reading.include(page, "condition", "anxiety")
    reading.counted(page, atlas, {"condition": (("anxiety",), ())})
    same(page)
    assert page.evaluate(_TOLD) != everything
    page.click("#caption [data-clear=condition]")
    reading.counted(page, atlas, {})
    same(page)
    assert page.evaluate(_TOLD) == everything


def test_it_is_one_stop_and_opens_the_same_evidence(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    open_outline(page)
    expect(page.locator("#outline-title")).to_be_focused()
    expect(page.locator(LIVE)).to_contain_text("The network as text is open")
    links = page.locator(f"{OUTLINE} a[data-select]")
    page.keyboard.press("Tab")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    line = links.nth(1)
    expect(line).to_be_focused()
    edge = str(line.get_attribute("data-line"))
    page.wait_for_function(f"id => {network.GRAPH}.getElementById(id).hasClass('lit')", arg=edge)
    page.keyboard.press("Enter")
    reading.headed(page, reading.heading(atlas, edge))
    expect(page.locator("#panel-body h2")).to_be_focused()
    seen = reading.panel(page)
    assert reading.query(page) == f"select={edge}"
    marked = page.locator(f"{OUTLINE} [aria-current]")
    expect(marked).to_have_count(2)  # under both of its ends
    assert {one.get_attribute("data-select") for one in marked.all()} == {edge}
    page.keyboard.press("Escape")
    expect(line).to_be_focused()
    expect(marked).to_have_count(0)
    # The drawing opens the same.
    network.act(page, f"cy.getElementById({edge!r}).emit('tap')")
    reading.headed(page, reading.heading(atlas, edge))
    assert reading.panel(page) == seen
    page.keyboard.press("Escape")
    # From thing to thing, out of it by one Tab, and back.
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"{OUTLINE} h4 a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    expect(page.locator("#canvas")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(OUTLINE)).to_be_hidden()
    expect(page.locator(OPEN)).to_be_focused()
    expect(page.locator(OPEN)).to_have_attribute("aria-expanded", "false")


def test_it_waits_for_views_that_draw(page: Page) -> None:
    reading.start(page)
    open_outline(page)
    page.keyboard.press("4")
    expect(page.locator(OUTLINE)).to_be_hidden()
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator(OUTLINE)).to_be_visible()
    same(page)
