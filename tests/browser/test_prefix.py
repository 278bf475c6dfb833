"""Under a path of its own (``DASH_URL_BASE_PATHNAME=/atlas/``) everything works as at the root."""

import json
import re
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from data.model import Atlas
from tests.browser import network, reading
from tests.browser.conftest import DESKTOP, Watch
from tests.browser.serving import serving

PREFIX = "/atlas"


@pytest.fixture(scope="module")
def below() -> Iterator[str]:
    """Base URL of the app under the prefix, without a closing slash."""
    with serving(prefix=PREFIX) as url:
        yield url


@pytest.fixture
def page(browser: Browser, below: str) -> Iterator[Page]:
    """A page of the app under the prefix; it asks for nothing outside of it."""
    watch = Watch(below)
    strays: list[str] = []

    def follow(url: str) -> None:
        if not urlsplit(url).path.startswith(f"{PREFIX}/") and url.startswith("http"):
            strays.append(url)

    context = browser.new_context(viewport=DESKTOP)
    watch.follow(context)
    watch.tolerated.append(f"{below}/nowhere")
    context.on("request", lambda request: follow(request.url))
    page = context.new_page()
    yield page
    assert not strays
    assert not watch.unexpected()
    context.close()


def test_a_reader_goes_through(page: Page, below: str, atlas: Atlas) -> None:
    reading.start(page, f"{below}/")
    network.click(page, "oxytocin")
    reading.headed(page, reading.heading(atlas, "oxytocin"))
    page.click('button[data-view="reading"]')
    page.wait_for_selector("#words [data-row]")
    assert urlsplit(page.url).path == f"{PREFIX}/"
    link = reading.shared(page)
    assert link.startswith(f"{below}/?")
    page.goto("about:blank")
    reading.start(page, link)
    reading.headed(page, reading.heading(atlas, "oxytocin"))
    page.click('button[data-view="matrix"]')
    page.wait_for_selector("#matrix-figure .main-svg")
    page.go_back()
    page.wait_for_selector("#words [data-row]")
    page.click("h1 a")
    page.wait_for_function("!location.search")
    assert urlsplit(page.url).path == f"{PREFIX}/"


def test_the_pages_beside_it_lead_back(page: Page, below: str, atlas: Atlas) -> None:
    claim = next(iter(atlas.active_claims)).id
    for path in ("claims", f"claim/{claim}", "nowhere"):
        expected = 404 if path == "nowhere" else 200
        answer = page.goto(f"{below}/{path}")
        assert answer is not None
        assert answer.status == expected, path
        links = page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)")
        own = [link for link in links if link.startswith(below.removesuffix(PREFIX))]
        assert own
        assert not [link for link in own if not link.startswith(f"{below}/")]
        assert page.evaluate("getComputedStyle(document.body).fontFamily").find("Source") >= 0
    page.goto(f"{below}/claim/{claim}")
    page.locator(f'a[href*="select={claim}"]').first.click()
    network.ready(page)
    expect(page.locator(f'#panel-body [data-claim="{claim}"]')).to_be_visible()


@pytest.mark.parametrize("path", ["_view?select=oxytocin", "readyz", "api/claims?limit=2"])
def test_programs_are_answered(below: str, path: str) -> None:
    with urllib.request.urlopen(f"{below}/{path}", timeout=10) as answer:
        assert answer.status == 200
        text = answer.read().decode()
    json.loads(text)
    # An address of ours without the prefix would lead nowhere.
    own = below.removesuffix(PREFIX)
    assert not re.search(rf"{re.escape(own)}(?!{PREFIX}/)", text)


def test_without_the_closing_slash_one_gets_there_too(below: str) -> None:
    with urllib.request.urlopen(below, timeout=10) as answer:
        assert urlsplit(answer.url).path == f"{PREFIX}/"
