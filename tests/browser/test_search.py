"""A reader looks for something: by name, by another name, by the words of a quote."""

import pytest
from playwright.sync_api import Page, Route, expect

from data.model import Atlas, Claim, Node
from tests.browser import network, reading
from tests.browser.conftest import Tolerate
from tests.data.store import reference as queries

BOX, LIST = "#search", "#search-results"
MARKED = f'{LIST} [role="option"][aria-selected="true"]'


def _look_for(page: Page, text: str) -> None:
    """Type a text and wait for its answers: each list says what was looked for."""
    page.fill(BOX, text)
    expect(page.locator(LIST)).to_be_visible()
    expect(page.locator(f"{LIST} :is(#option-all, .nothing)")).to_contain_text(f"“{text}”")


def _synonym(atlas: Atlas) -> tuple[str, Node]:
    """Another name that only one node has: 5-HT if there is one."""
    ends = {end for edge in atlas.edges.values() for end in (edge.subject, edge.object)}
    found = [
        (name, node) for node in atlas.nodes.values() if node.id in ends for name in node.synonyms
    ]
    only = [(name, node) for name, node in found if queries.search(atlas, name)[0].rank == 1]
    return max(only, key=lambda pair: pair[0] == "5-HT")


def _words(atlas: Atlas) -> tuple[str, Claim]:
    """The first words of a quote that few claims have and that name no node."""
    for claim in atlas.active_claims:
        text = " ".join(claim.quote.split()[:4])
        hits = queries.search(atlas, text)
        if len(hits) < 4 and all(hit.kind == "claim" for hit in hits):
            return text, atlas.claims[hits[-1].id]
    raise AssertionError("every quote begins like many others")


def test_two_keys_lead_to_the_box(page: Page) -> None:
    reading.start(page)
    box = page.locator(BOX)
    expect(box).not_to_be_focused()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.type("a/b")
    expect(box).to_have_value("a/b")
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(box).to_be_focused()
    page.keyboard.type("c")  # what stood there is replaced
    expect(box).to_have_value("c")


def test_enter_selects_and_centres(page: Page, atlas: Atlas) -> None:
    label = atlas.nodes["amygdala"].label
    reading.start(page)
    network.act(page, "cy.zoom(2); cy.pan({ x: 9000, y: 9000 })")
    page.keyboard.press("/")
    _look_for(page, label)
    expect(page.locator(MARKED)).to_have_attribute("data-option", "amygdala")
    page.keyboard.press("Enter")
    reading.headed(page, reading.heading(atlas, "amygdala"))
    expect(page.locator(LIST)).to_be_hidden()
    assert network.drawn(page, ".chosen") == ["amygdala"]
    page.wait_for_function(
        f"""() => {{
            const cy = {network.GRAPH}, at = cy.getElementById('amygdala').renderedPosition();
            return at.x > 0 && at.y > 0 && at.x < cy.width() && at.y < cy.height();
        }}"""
    )
    network.place(page, "amygdala")  # on the canvas, covered by nothing


def test_enter_without_waiting_for_the_answers(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    page.focus(BOX)
    page.keyboard.type("oxytocin")
    page.keyboard.press("Enter")
    reading.headed(page, "oxytocin")


def test_another_name_finds_the_node(page: Page, atlas: Atlas) -> None:
    name, node = _synonym(atlas)
    reading.start(page)
    _look_for(page, name)
    first = page.locator(f"{LIST} [role=option]").first
    expect(first).to_have_attribute("data-option", node.id)
    first.click()
    reading.headed(page, reading.heading(atlas, node.id))


def test_words_of_a_quote_and_the_arrows(page: Page, atlas: Atlas) -> None:
    text, claim = _words(atlas)
    reading.start(page)
    _look_for(page, text)
    options = page.locator(f"{LIST} [role=option]")
    names = [option.get_attribute("data-option") for option in options.all()]
    expect(page.locator(MARKED)).to_have_attribute("id", "option-1")
    for _ in names:  # once round, back to the first
        page.locator(BOX).press("ArrowDown")
    expect(page.locator(MARKED)).to_have_attribute("id", "option-1")
    page.locator(BOX).press("ArrowUp")
    expect(page.locator(MARKED)).to_have_attribute("id", "option-all")
    expect(page.locator(BOX)).to_have_attribute("aria-activedescendant", "option-all")
    for _ in range(names.index(claim.id) + 1):
        page.locator(BOX).press("ArrowDown")
    page.locator(BOX).press("Enter")
    reading.headed(page, reading.heading(atlas, claim.id))
    expect(page.locator(".claim.is-chosen")).to_have_attribute("data-claim", claim.id)
    assert network.drawn(page, ".chosen") == [claim.edge]
    assert reading.query(page) == f"select={claim.id}"


def test_escape_closes_the_answers(page: Page) -> None:
    reading.start(page, "/?select=oxytocin")
    _look_for(page, "stress")
    page.locator(BOX).press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    assert reading.query(page) == "select=oxytocin"


def test_show_only_the_claims_with_these_words(page: Page, atlas: Atlas) -> None:
    text = "stress"
    kept = queries.claims_with_text(atlas, text)
    reading.start(page)
    _look_for(page, text)
    every = page.locator("#option-all")
    expect(every).to_contain_text(f"{len(kept)} claims with “{text}”")
    every.click()
    expect(page.locator("#caption > b")).to_have_text(
        f"{len(kept)} of {len(atlas.active_claims)} claims"
    )
    assert reading.query(page) == f"q={text}"
    assert set(network.drawn(page, "edge")) == {atlas.claims[claim].edge for claim in kept}
    page.click('#caption [data-clear="q"]')
    reading.counted(page, atlas, {})


def test_nonsense_finds_nothing_and_says_so(page: Page) -> None:
    reading.start(page)
    _look_for(page, "<b>qqxyz</b>")
    expect(page.locator(LIST)).to_contain_text("Nothing here is called “<b>qqxyz</b>”")
    page.locator(BOX).press("Enter")
    assert reading.query(page) == ""
    assert network.drawn(page, ".chosen") == []


@pytest.mark.cold
def test_an_answer_that_failed_can_be_asked_for_again(page: Page, tolerate: Tolerate) -> None:
    tolerate("net::ERR_FAILED")
    reading.start(page)
    page.route("**/_search?*", lambda route: route.abort())
    page.fill(BOX, "amygd")
    expect(page.locator("#notice")).to_contain_text("did not answer")
    page.unroute("**/_search?*")
    _look_for(page, "amygda")
    expect(page.locator(MARKED)).to_contain_text("amygdala")


@pytest.mark.cold
def test_a_late_answer_shows_that_it_is_waited_for(page: Page) -> None:
    reading.start(page)
    held: list[Route] = []
    page.route("**/_search?*", lambda route: held.append(route))
    page.fill(BOX, "amygd")
    expect(page.locator("#progress")).to_be_visible()
    for route in held:
        route.continue_()
    expect(page.locator(LIST)).to_be_visible()
    expect(page.locator("#progress")).to_be_hidden()
