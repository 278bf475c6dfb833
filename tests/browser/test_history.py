"""A reader goes back, forward and reloads: the address always says what is shown."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from components.core.state import decode, encode
from data.model import Atlas
from tests.browser import network, reading


def _canonical(page: Page, atlas: Atlas) -> None:
    query = reading.query(page)
    read = decode(query, atlas)
    assert not read.dropped
    assert encode(read.state) == query


def _journey(page: Page, atlas: Atlas) -> list[dict[str, object]]:
    """Select, filter, select, exclude, search, select a line; what was seen after each step."""
    seen = []

    def look() -> None:
        _canonical(page, atlas)
        seen.append(reading.screen(page))

    look()
    network.click(page, "oxytocin")
    reading.headed(page, "oxytocin")
    look()
    reading.include(page, "condition", "anxiety")
    reading.counted(page, atlas, {"condition": (("anxiety",), ())})
    look()
    network.click(page, "anxiety")
    reading.headed(page, "anxiety")
    look()
    reading.exclude(page, "condition", "depression")
    reading.counted(page, atlas, {"condition": (("anxiety",), ("depression",))})
    look()
    line = page.locator("#panel-body .edges [data-select]").first
    edge = str(line.get_attribute("data-select"))
    line.click()
    reading.headed(page, reading.heading(atlas, edge))
    look()
    return seen


def test_back_and_forward_restore_what_was_seen(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    seen = _journey(page, atlas)
    for wanted in reversed(seen[:-1]):
        page.go_back()
        reading.shows(page, wanted)
    for wanted in seen[1:]:
        page.go_forward()
        reading.shows(page, wanted)


def test_back_restores_the_layout(page: Page) -> None:
    reading.start(page)
    seen = [reading.screen(page)]
    for layout in ("circle", "force"):
        page.click(f'button[data-layout="{layout}"]')
        page.wait_for_function("layout => location.search === `?layout=${layout}`", arg=layout)
        page.wait_for_function(
            "name => document.querySelector(`button[data-layout=${name}]`).ariaPressed === 'true'",
            arg=layout,
        )
        seen.append(reading.screen(page))
    assert len({str(sorted(screen["places"].items())) for screen in seen}) == len(seen)
    for wanted in (seen[1], seen[0]):
        page.go_back()
        reading.shows(page, wanted)
    page.go_forward()
    reading.shows(page, seen[1])


def test_back_keeps_the_theme(page: Page) -> None:
    reading.start(page)
    network.click(page, "oxytocin")
    reading.headed(page, "oxytocin")
    page.click("#theme")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.go_back()
    reading.headed(page, reading.NOTHING_SELECTED)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_reload_keeps_everything(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    seen = _journey(page, atlas)[-1]
    page.reload()
    network.ready(page)
    reading.shows(page, seen)
    page.go_back()
    reading.headed(page, "anxiety")


def test_escape_goes_out_of_the_selection(page: Page) -> None:
    reading.start(page, "/?select=oxytocin&condition=anxiety")
    page.keyboard.press("Escape")
    reading.headed(page, reading.NOTHING_SELECTED)
    assert reading.query(page) == "condition=anxiety"
    page.go_back()
    reading.headed(page, "oxytocin")


@pytest.mark.cold
def test_an_untidy_address_becomes_the_canonical_one(page: Page, atlas: Atlas) -> None:
    reading.start(
        page,
        "/?layout=flow&q=" + quote("  stress  ") + "&condition=-depression,%20anxiety,anxiety"
        "&species=&select=oxytocin&view=network",
    )
    assert reading.query(page) == "select=oxytocin&condition=anxiety,-depression&q=stress"
    _canonical(page, atlas)
    assert page.evaluate("history.length") == 2, "the untidy address stays behind Back"
