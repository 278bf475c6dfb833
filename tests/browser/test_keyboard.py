"""Everything with the keyboard alone: walk on the network, open, read, filter, copy, go back."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from data.model import Atlas
from tests.browser import network, reading
from tests.browser.conftest import NewPage
from tests.data.store import reference as queries
from tests.data.store.reference import matching_ids

CANVAS, RING, LIVE = "#canvas", "#cursor", "#live"

#: Whatever gets the focus from now on: is it to be seen, and has it a mark of its own?
_WATCH = """() => {
    window.stops = [];
    document.addEventListener('focusin', ({ target }) => requestAnimationFrame(() => {
        const { left, top, right, bottom } = target.getBoundingClientRect();
        const style = getComputedStyle(target);
        const name = target.id || target.getAttribute('aria-label') || target.textContent;
        window.stops.push({
            name: `${target.tagName} ${name.trim()}`.slice(0, 60),
            seen: target.checkVisibility({ visibilityProperty: true })
                && right > left && bottom > top && right > 0 && bottom > 0
                && left < innerWidth && top < innerHeight,
            marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        });
    }));
}"""
_HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.outline'))
    .map((one) => [Number(one.tagName[1]), one.textContent.trim()])"""


def go(page: Page, *keys: str) -> None:
    """Press one key after the other."""
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, wanted: Locator, key: str = "Tab", limit: int = 60) -> None:
    """Press Tab until something has the focus. AssertionError if it never has."""
    for _ in range(limit):
        page.keyboard.press(key)
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{limit} times {key} do not lead to {wanted}")


def at(page: Page) -> str:
    """Return the element that the ring on the canvas is around; empty if there is no ring."""
    return (
        str(page.locator(RING).get_attribute("data-at")) if page.locator(RING).is_visible() else ""
    )


def enter_canvas(page: Page) -> None:
    """Go to the network by the first of the links that lead past what stands before it."""
    go(page, "Tab", "Enter")
    expect(page.locator(CANVAS)).to_be_focused()
    expect(page.locator(RING)).to_be_visible()


def test_the_main_job(page: Page, atlas: Atlas) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reading.start(page)
    # Search and select: the focus goes to the evidence.
    go(page, "/")
    page.keyboard.type("amygdala")
    expect(page.locator("#search-results [aria-selected=true]")).to_have_attribute(
        "data-option", "amygdala"
    )
    go(page, "Enter")
    heading = page.locator("#panel-body h2")
    expect(heading).to_have_text(atlas.nodes["amygdala"].label)
    expect(heading).to_be_focused()
    # Read.
    cards = page.locator("#panel-body .claim")
    go(page, "]")
    expect(cards.nth(0)).to_be_focused()
    go(page, "]", "]", "[")
    expect(cards.nth(1)).to_be_focused()
    expect(cards.nth(1)).to_be_in_viewport()
    # Filter by condition.
    go(page, "/")
    tab_to(page, page.locator('[data-skip="filters"]'), "Shift+Tab", 6)
    go(page, "Enter")
    expect(page.locator("#filters summary").first).to_be_focused()
    anxiety = page.locator('[data-filter="condition"][data-value="anxiety"]')
    tab_to(page, page.locator('[data-filter="condition"]').first, limit=5)
    tab_to(page, anxiety, "ArrowDown")
    go(page, "Enter")
    kept = reading.counted(page, atlas, {"condition": (("anxiety",), ())})
    expect(anxiety).to_be_focused()
    expect(page.locator(LIVE)).to_contain_text(f"{len(kept)} of {len(atlas.active_claims)} claims")
    # Copy the link of a claim.
    go(page, "]")
    expect(cards.nth(0)).to_be_focused()
    claim = str(cards.nth(0).get_attribute("data-claim"))
    button = cards.nth(0).locator("[data-copy-link]")
    tab_to(page, button)
    go(page, "Enter")
    expect(page.locator(LIVE)).to_contain_text("Copied")
    expect(button).to_be_focused()
    link = parse_qs(urlsplit(page.evaluate("navigator.clipboard.readText()")).query)
    assert link["select"] == [claim]
    assert link["condition"] == ["anxiety"]


@pytest.mark.cold
def test_arrows_walk_along_the_lines(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    enter_canvas(page)
    assert at(page) == "oxytocin"  # most claims: where one begins
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp"):
        here = at(page)
        go(page, key)
        there = at(page)
        assert there == here or there in queries.neighbours(atlas.edges.values(), here)
        told = atlas.nodes[there].label if there != here else "No line leads that way"
        expect(page.locator(LIVE)).to_contain_text(told)
    # The ring is around the thing, and the thing is in sight.
    x, y = network.place(page, at(page))
    box = page.locator(RING).bounding_box()
    assert box
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]
    go(page, "Home")
    assert at(page) == "oxytocin"
    page.wait_for_function(f"{network.GRAPH}.getElementById('oxytocin').hasClass('lit')")
    assert reading.query(page) == ""  # nothing is selected by looking


def test_every_line_of_a_thing_is_reached_and_opens(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?select=amygdala")
    enter_canvas(page)
    assert at(page) == "amygdala"
    wanted = {e.id for e in atlas.edges.values() if "amygdala" in (e.subject, e.object)}
    seen = []
    for _ in wanted:
        go(page, "e")
        seen.append(at(page))
    assert sorted(seen) == sorted(wanted)
    go(page, "e")
    assert at(page) == seen[0]  # round and round
    go(page, "Shift+E")
    assert at(page) == seen[-1]
    edge = seen[-1]
    go(page, "Enter")
    reading.headed(page, reading.heading(atlas, edge))
    expect(page.locator("#panel-body h2")).to_be_focused()
    assert reading.query(page) == f"select={edge}"
    # Back: the focus, the ring, and nothing is selected.
    go(page, "Escape")
    expect(page.locator(CANVAS)).to_be_focused()
    reading.headed(page, reading.NOTHING_SELECTED)
    assert at(page) == edge
    # On from the line to one of its ends.
    go(page, "ArrowRight")
    assert at(page) in (edge, atlas.edges[edge].subject, atlas.edges[edge].object)


def test_claims_one_by_one(page: Page) -> None:
    reading.start(page)
    go(page, "]")
    expect(page.locator(LIVE)).to_contain_text("Select a thing or a line first")
    reading.start(page, "/?select=oxytocin")
    cards = page.locator("#panel-body .claim")
    first = cards.count()
    tail = page.locator("#panel-body .claims:not(.around) .claim").count()
    for _ in range(tail + 1):  # one more than is there: the next ones come
        go(page, "]")
    expect(page.locator("#panel-body .claim")).not_to_have_count(first)
    expect(cards.nth(tail)).to_be_focused()
    go(page, "[")
    expect(cards.nth(tail - 1)).to_be_focused()
    expect(cards.nth(tail - 1)).to_have_attribute("aria-label", re.compile(f"^Claim {tail} of "))


@pytest.mark.cold
def test_the_list_of_keys(page: Page) -> None:
    reading.start(page)
    dialog = page.locator("#keys")
    page.locator("#keys-open").focus()
    go(page, "Enter")
    expect(dialog).to_be_visible()
    expect(dialog.locator("#keys-title")).to_be_focused()
    go(page, "2")  # not while the dialog is open
    go(page, "Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#keys-open")).to_be_focused()
    assert reading.query(page) == ""
    # Single keys can be switched off, and stay off.
    go(page, "?")
    page.locator("#single-keys").uncheck()
    go(page, "Escape", "?", "2", "/")
    expect(dialog).to_be_hidden()
    expect(page.locator("#search")).not_to_be_focused()
    assert reading.query(page) == ""
    reading.start(page)
    go(page, "2", "Control+k")
    expect(page.locator("#search")).to_be_focused()
    assert reading.query(page) == ""


def test_keys_are_silent_while_somebody_types(page: Page) -> None:
    reading.start(page, "/?select=oxytocin")
    go(page, "/")
    page.keyboard.type("2?[]e/1")
    expect(page.locator("#search")).to_have_value("2?[]e/1")
    expect(page.locator("#search")).to_be_focused()
    expect(page.locator("#keys")).to_be_hidden()
    assert reading.query(page) == "select=oxytocin"
    go(page, "Escape", "Escape")
    expect(page.locator("#search")).not_to_be_focused()


def test_arrows_move_in_the_filters_and_tab_leaves_them(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    values = page.locator('[data-facet="species"] [data-filter]')
    leave = page.locator('[data-facet="species"] [data-exclude]')
    names = [one.get_attribute("data-value") for one in values.all()]
    page.locator('[data-facet="species"] summary').focus()
    tab_to(page, values.first, limit=2)
    go(page, "ArrowUp")
    expect(values.first).to_be_focused()
    go(page, "ArrowDown", "ArrowRight")
    expect(leave.nth(1)).to_be_focused()
    go(page, "ArrowDown", "Enter")
    reading.counted(page, atlas, {"species": ((), (str(names[2]),))})
    go(page, "ArrowLeft", "End")
    expect(values.last).to_be_focused()
    go(page, "Home", "Tab")
    expect(page.locator('[data-facet="species"] .values button:focus')).to_have_count(0)
    go(page, "Shift+Tab")
    expect(values.first).to_be_focused()
    go(page, "Enter")
    reading.counted(page, atlas, {"species": ((str(names[0]),), (str(names[2]),))})


@pytest.mark.cold
def test_tab_goes_through_the_page_and_out_again(page: Page) -> None:
    reading.start(page, "/?select=oxytocin&condition=anxiety")
    page.evaluate(_WATCH)
    names: list[str] = []
    while names.count("A Skip to the network") < 2:  # round once, and in again
        assert len(names) < 150, "Tab does not leave the page soon"
        for _ in range(20):
            page.keyboard.press("Tab")
            page.evaluate("new Promise(requestAnimationFrame)")
        names = page.evaluate("stops.map((stop) => stop.name)")
    assert names[0] == "A Skip to the network"
    assert {"DIV canvas", "INPUT search", "BUTTON outline-open"} <= set(names)
    for what in ("seen", "marked"):
        assert page.evaluate(f"stops.filter((s) => !s.{what}).map((s) => s.name)") == [], what


def test_the_focus_is_handed_on_when_its_place_goes(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    # The overview is written anew; the same bar keeps the focus.
    bar = page.locator('#panel-body [data-filter-link="species"][data-filter-value="human"]')
    bar.focus()
    go(page, "Enter")
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(bar).to_be_focused()
    # A Clear goes with what it clears.
    page.locator('#caption [data-clear="species"]').focus()
    go(page, "Enter")
    reading.counted(page, atlas, {})
    expect(page.locator("#caption")).to_be_focused()
    page.locator('[data-filter="species"][data-value="mouse"]').focus()
    go(page, "Enter")
    reading.counted(page, atlas, {"species": (("mouse",), ())})
    page.locator('[data-clear="species"].facet-clear').focus()
    go(page, "Enter")
    reading.counted(page, atlas, {})
    expect(page.locator('[data-facet="species"] summary')).to_be_focused()
    # Links of the evidence lead to other evidence.
    page.locator("#panel-body .chip").first.focus()
    go(page, "Enter")
    expect(page.locator("#panel-body h2")).to_be_focused()
    # A view without the network takes its stop away.
    go(page, "Escape")
    expect(page.locator(CANVAS)).to_be_focused()
    go(page, "4")
    expect(page.locator("#words")).to_be_focused()


def test_a_row_of_the_table_opens_at_the_second_enter(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=table")
    row = page.locator(".row a").first
    row.focus()
    go(page, "Enter")
    claim = atlas.active_claims[0].id
    reading.headed(page, reading.heading(atlas, claim))
    expect(row).to_be_focused()
    expect(page.locator(LIVE)).to_contain_text("Its evidence is open")
    go(page, "Enter")
    expect(page.locator("#panel-body h2")).to_be_focused()
    go(page, "Escape")
    expect(row).to_be_focused()


@pytest.mark.cold
def test_what_changes_is_told_once(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    live = page.locator(LIVE)
    edge = next(e for e in atlas.edges.values() if len(e.claims) > 1)
    network.act(page, f"cy.getElementById({edge.id!r}).emit('tap')")
    expect(live).to_have_text(
        f"{reading.heading(atlas, edge.id)}: {len(edge.claims)} claims. Its evidence is open."
    )
    go(page, "Escape")
    expect(live).to_have_text("Nothing is selected.")
    reading.include(page, "species", "rat")
    kept = matching_ids(atlas, {"species": (("rat",), ())})
    expect(live).to_have_text(f"{len(kept)} of {len(atlas.active_claims)} claims · in rats.")
    go(page, "4")
    expect(live).to_have_text("Table view.")
    regions = page.locator(":is([aria-live], [role=status], [role=alert]):not(dialog *)")
    expect(regions).to_have_count(1)
    reading.start(page, "/?condition=nothing-of-the-sort")
    expect(live).to_contain_text("Part of this address was left out")


def test_headings_and_landmarks(page: Page) -> None:
    reading.start(page)
    assert page.locator("html").get_attribute("lang") == "en"
    for landmark, names in {
        "banner": [None],
        "search": [None],
        "main": [None],
        "complementary": ["Filters", "Evidence"],
    }.items():
        found = page.get_by_role(landmark)  # type: ignore[arg-type]
        assert [one.get_attribute("aria-label") for one in found.all()] == names
    for key in "12345671":
        go(page, key)
        name = page.locator("button[data-view]").nth(int(key) - 1).inner_text()
        expect(page.locator("#view-heading")).to_have_text(name)
        headings = page.evaluate(_HEADINGS)
        levels = [level for level, _ in headings]
        assert levels.count(1) == 1
        assert levels[0] == 1
        jumps = [headings[i + 1] for i in range(len(levels) - 1) if levels[i + 1] > levels[i] + 1]
        assert jumps == [], name
        if key == "7":  # and once more with something selected
            page.evaluate("explorer.change({ select: 'oxytocin' })")
            reading.headed(page, "oxytocin")


def test_on_a_phone_too(lend: NewPage) -> None:
    page = lend(viewport={"width": 390, "height": 844}, has_touch=True)
    reading.start(page)
    enter_canvas(page)
    go(page, "Enter")
    expect(page.locator("#panel-body h2")).to_be_focused()
    expect(page.locator("#panel-body h2")).to_be_in_viewport()
    go(page, "Escape")
    expect(page.locator(CANVAS)).to_be_focused()
