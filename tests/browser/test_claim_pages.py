"""Pages without JavaScript: a claim, the list of all claims, what is not there."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from components.http.site import Site
from components.pages.claim import claim_page
from data.model import Atlas
from tests.browser import reading
from tests.browser.conftest import DESKTOP, NewPage, Tolerate
from tests.browser.test_axe import complaints
from tests.data.store.reference import claims_with_text, facet_index
from tests.links import links
from tests.sample import SCRIPT, sample

pytestmark = pytest.mark.cold

PHONE = {"width": 390, "height": 844}
#: A claim with remarks and both ends marked, the list, nothing found, publications, the method.
PAGES = (
    *("/claim/indigo-145", "/claims?condition=anxiety&v=2020.1.0", "/claim/indigo-9999"),
    *("/references?status=cited", "/method?claim=indigo-145"),
)
#: Every so many published links is opened in a browser too.
STRIDE = 20


@pytest.mark.parametrize(
    ("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["wide-light", "narrow-dark"]
)
def test_the_pages_are_sound(
    new_page: NewPage, tolerate: Tolerate, scheme: str, size: dict[str, int]
) -> None:
    tolerate("404")
    page = new_page(viewport=size, color_scheme=scheme)
    for address in PAGES:
        page.goto(address)
        assert complaints(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        for folded in page.locator("summary").all():
            folded.click()
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(json.loads(f"[{ground[4:-1]}]")) > 3 * 128) == (scheme == "light")


def test_without_javascript_one_gets_from_the_start_to_a_claim(
    new_page: NewPage, atlas: Atlas
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/?condition=depression&q=stress")
    page.locator("noscript a, noscript + a").first.click()
    wanted = facet_index(atlas)["condition"]["depression"] & claims_with_text(atlas, "stress")
    shown = page.locator("article.entry").evaluate_all("all => all.map((one) => one.id)")
    assert wanted
    assert set(shown) == wanted
    page.fill("input[name=q]", "trust")
    page.select_option("select[name=condition]", "")
    page.get_by_role("button", name="Show").click()
    first = page.locator("article.entry").first
    claim = atlas.claims[first.get_attribute("id") or ""]
    first.get_by_role("heading").get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/claim/{claim.id}$"))
    expect(page.locator(".quote").first).to_contain_text(claim.quote)


def test_a_claim_opens_in_the_explorer(page: Page, atlas: Atlas) -> None:
    page.goto("/claim/indigo-145")
    page.get_by_role("link", name="Open in the explorer").click()
    page.wait_for_selector("body[data-ready='true']")
    expect(page.locator(".claim.is-chosen")).to_have_attribute("data-claim", "indigo-145")


def test_a_hostile_quote_runs_nothing_and_a_strict_policy_lets_the_data_be(page: Page) -> None:
    """The data for programs is no script: ``script-src 'self'`` does not complain of it."""
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    atlas = sample()
    text = claim_page(atlas, Site("/", "https://example.net/"), atlas.claims["s-04"])
    policy = "default-src 'self'; script-src 'self'"
    page.on("dialog", dismiss)
    page.route(
        "**/claim/s-04",
        lambda route: route.fulfill(
            body=str(text),
            content_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": policy},
        ),
    )
    page.goto("/claim/s-04")
    expect(page.locator(".quote")).to_contain_text(SCRIPT)
    block = page.locator("script")
    assert block.count() == 1
    assert json.loads(block.inner_text())["isBasedOn"]["text"] == atlas.claims["s-04"].quote
    assert dialogs == []


def test_what_a_claim_looks_like_printed(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("/claim/indigo-145")
    for gone in (".ways", ".plain-top nav", ".pages"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".quote")).to_be_visible()
    ink = page.evaluate("getComputedStyle(document.querySelector('.quote p')).color")
    assert sum(json.loads(f"[{ink[4:-1]}]")) < 3 * 100, "dark on white"


def test_published_links_open_in_a_browser(page: Page, atlas: Atlas) -> None:
    chosen = [link for link in links() if link.address.startswith("/?")][::STRIDE]
    assert len(chosen) >= 3
    for link in chosen:
        reading.start(page, link.address)
        if link.selected:
            element = link.selected
            reading.headed(page, reading.heading(atlas, element))
