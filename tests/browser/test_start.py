"""What a reader has before the scripts, without them, and while an answer is late."""

import pytest
from playwright.sync_api import Page, Route, expect

from components.core.state import ViewState
from components.core.view import visible
from data.model import Atlas
from tests.browser import network, reading
from tests.browser.conftest import NewPage, Tolerate

pytestmark = pytest.mark.cold

EDGE = "oxytocin.decreases.amygdala"
SCRIPTS = "**/*.js*"
# Where each part of the page stands.
_BOXES = """() => Object.fromEntries(['.top', '#caption', '#panel-body h2', '.legend',
    '#filters [data-filter]'].map((part) => {
        const { x, y, width, height } = document.querySelector(part).getBoundingClientRect();
        return [part, [x, y, width, height].map(Math.round)];
    }))"""


def test_without_scripts_the_evidence_is_there(new_page: NewPage, atlas: Atlas) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/?select={EDGE}")
    link = page.get_by_role("link", name="these claims as a plain list")
    expect(link).to_have_attribute("href", f"claims?select={EDGE}")
    expect(page.locator("#caption")).to_have_text(visible(atlas, ViewState()).text)
    expect(page.locator("#panel .quote").first).to_be_visible()
    quotes = {claim.quote for claim in atlas.edges[EDGE].claims}
    assert page.locator("#panel .quote").first.inner_text().strip("“”\n ") in quotes
    expect(page.locator("#opening")).to_be_hidden()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    page.click('#panel h2 [data-select="amygdala"]')  # links lead on without scripts
    expect(page.locator("#panel h2")).to_have_text("amygdala")


def test_the_page_stands_before_its_scripts_and_does_not_jump(page: Page) -> None:
    held: list[Route] = []
    page.route(SCRIPTS, lambda route: held.append(route))
    page.goto(f"/?select={EDGE}&condition=anxiety", wait_until="commit")
    expect(page.locator("#opening .opening-now")).to_be_visible()
    expect(page.locator("#opening .opening-late")).to_be_hidden()
    expect(page.locator("#panel .quote").first).to_be_visible()
    expect(page.get_by_text("Loading...")).to_have_count(0)
    page.evaluate("document.fonts.ready")
    before = page.evaluate(_BOXES)
    for route in held:
        route.continue_()
    network.ready(page)
    assert page.evaluate(_BOXES) == before
    expect(page.locator("#start")).to_have_count(0)
    expect(page.locator("#opening")).to_have_count(0)
    expect(page.locator("[inert]")).to_have_count(0)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert len(ids) == len(set(ids))


def test_nothing_is_fetched_twice(page: Page) -> None:
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    reading.start(page, "/?select=oxytocin")
    assert len(addresses) == len(set(addresses)) < 25


def test_a_script_that_does_not_arrive_is_told(page: Page, tolerate: Tolerate) -> None:
    for message in ("net::ERR_FAILED", "page error"):
        tolerate(message)
    page.route("**/*dash_renderer*", lambda route: route.abort())
    page.goto(f"/?select={EDGE}")
    told = page.locator("#opening .opening-failed")
    expect(told).to_contain_text("did not arrive")
    expect(told.get_by_role("link", name="load the page again")).to_have_attribute(
        "href", f"?select={EDGE}"
    )
    expect(told.get_by_role("link", name="plain list")).to_have_attribute(
        "href", f"claims?select={EDGE}"
    )
    expect(page.locator("#opening .opening-now")).to_be_hidden()
    expect(page.locator("#panel .quote").first).to_be_visible()


def test_a_first_view_that_does_not_come_is_told(page: Page, tolerate: Tolerate) -> None:
    tolerate("net::ERR_FAILED")
    page.route("**/_view?*", lambda route: route.abort())
    page.goto("/")
    expect(page.locator("#opening .opening-failed")).to_be_visible()


def test_a_late_answer_is_waited_for_visibly(page: Page) -> None:
    reading.start(page)
    held: list[Route] = []
    page.route("**/_panel?*", lambda route: held.append(route))
    progress, panel = page.locator("#progress"), page.locator("#panel")
    expect(progress).to_be_hidden()
    network.click(page, "anxiety")
    expect(progress).to_be_visible()
    expect(panel).to_have_attribute("aria-busy", "true")
    expect(page.locator(".middle[aria-busy]")).to_have_count(0)
    for route in held:
        route.continue_()
    reading.headed(page, "anxiety")
    expect(progress).to_be_hidden()
    expect(page.locator("[aria-busy]")).to_have_count(0)
