"""Reading: the passages in order, the network beside, steps from claim to claim."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from data.model import Atlas
from data.quotes import collapse_whitespace
from tests.browser import network, reading
from tests.browser.conftest import NewPage


def rows(page: Page) -> list[str]:
    """Return the ids of the claims in the order in which they are read."""
    found: list[str] = page.locator("#words [data-row]").evaluate_all(
        "rows => rows.map((row) => row.dataset.row)"
    )
    return found


def chosen(page: Page, claim: str) -> None:
    """Wait until this claim, and no other, is marked, in sight and lit on the network."""
    expect(page.locator("#words .is-chosen")).to_have_count(1)
    expect(page.locator(f'#words [data-row="{claim}"].is-chosen')).to_be_in_viewport()


def lit(page: Page) -> list[str]:
    """Return the edges that are lit on the network."""
    return network.drawn(page, "edge.lit")


def test_every_claim_is_read_once_and_its_quote_is_there(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=reading")
    found = rows(page)
    assert sorted(found) == sorted(claim.id for claim in atlas.active_claims)
    quotes: dict[str, str] = page.locator("#words [data-row]").evaluate_all(
        "rows => Object.fromEntries(rows.map((row) =>"
        " [row.dataset.row, row.closest('.passage').querySelector('.quote').textContent]))"
    )
    for claim in atlas.active_claims:
        assert collapse_whitespace(claim.quote) in collapse_whitespace(quotes[claim.id])
    headings = page.locator("#words h3").all_inner_texts()
    assert len(headings) == len({(c.article, c.section) for c in atlas.active_claims})


def test_brackets_step_through_the_claims_and_light_their_lines(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=reading")
    order = rows(page)
    for key, at in (("]", 0), ("]", 1), ("]", 2), ("[", 1)):
        page.keyboard.press(key)
        chosen(page, order[at])
        reading.headed(page, reading.heading(atlas, order[at]))
        assert atlas.claims[order[at]].edge in lit(page)
    assert reading.query(page) == f"view=reading&select={order[1]}"
    page.click("#step-on")
    chosen(page, order[2])
    page.go_back()
    chosen(page, order[1])


def test_pointing_at_a_claim_lights_its_line_without_selecting(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=reading")
    first = rows(page)[0]
    page.hover(f'#words [data-row="{first}"] a')
    assert lit(page) == [atlas.claims[first].edge]
    page.hover("#caption")
    assert lit(page) == []
    assert reading.query(page) == "view=reading"
    page.focus(f'#words [data-row="{first}"] a')
    assert lit(page) == [atlas.claims[first].edge]


def test_a_passage_with_several_claims_marks_the_one_that_is_meant(page: Page) -> None:
    reading.start(page, "/?view=reading")
    passage = page.locator(".passage").filter(has=page.locator("[data-marks]")).first
    marks = passage.locator("mark[class]:not([class=''])")
    expect(marks).to_have_count(0)
    passage.locator("[data-row] a").first.click()
    page.hover("#caption")  # what the mouse is on would be meant
    expect(marks).not_to_have_count(0)
    claim = passage.locator("[data-row]").first.get_attribute("data-row")
    for mark in marks.all():
        assert f"{claim}:{mark.get_attribute('class')}" in str(mark.get_attribute("data-marks"))


def test_a_line_of_the_network_is_found_in_the_text(page: Page, atlas: Atlas) -> None:
    edge = next(e for e in reversed(atlas.edges.values()) if len(e.claims) == 1)
    reading.start(page, "/?view=reading")
    network.act(page, f"cy.getElementById({edge.id!r}).emit('tap')")
    chosen(page, edge.claims[0].id)


def test_filters_count_what_they_hide(page: Page, new_page: NewPage, atlas: Atlas) -> None:
    reading.start(page, "/?view=reading")
    reading.include(page, "species", "mouse")
    kept = reading.counted(page, atlas, {"species": (("mouse",), ())})
    expect(page.locator("#words [data-row]")).to_have_count(len(kept))
    assert set(rows(page)) == kept
    assert set(network.drawn(page, "edge")) == {atlas.claims[one].edge for one in kept}
    expect(page.locator(".hidden-passages").first).to_contain_text("hidden by your filters")
    page.keyboard.press("]")
    chosen(page, rows(page)[0])
    other = new_page()
    reading.start(other, f"/?{reading.query(page)}")
    chosen(other, rows(page)[0])
    assert reading.screen(other)["chosen"] == reading.screen(page)["chosen"]
    assert reading.panel(other) == reading.panel(page)
    assert other.locator("#words").inner_text() == page.locator("#words").inner_text()


def test_a_card_leads_to_its_place_in_the_article(page: Page, atlas: Atlas) -> None:
    claim = atlas.active_claims[-1]
    reading.start(page, f"/?select={claim.edge}")
    page.click(f'.claim[data-claim="{claim.id}"] >> text=Read in context')
    page.wait_for_selector('body[data-view="reading"]')
    chosen(page, claim.id)
    assert reading.query(page) == f"view=reading&select={claim.id}"
    place = page.locator(f'#words [data-row="{claim.id}"]').locator(
        "xpath=ancestor::*[@data-passage]"
    )
    out = place.locator("a[target=_blank]")
    assert str(out.get_attribute("href")).startswith(atlas.articles[claim.article].url)
    page.go_back()
    page.wait_for_selector('body[data-view="network"]')


def test_on_a_phone_the_text_fills_the_screen(lend: NewPage) -> None:
    page = lend(viewport={"width": 390, "height": 844}, has_touch=True)
    reading.start(page, "/?view=reading")
    words = page.locator("#words")
    assert words.evaluate("words => words.scrollWidth <= words.clientWidth")
    box = words.bounding_box()
    assert box
    assert box["width"] == 390
