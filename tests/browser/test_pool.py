"""A page that was used is as new: as one just loaded, or it is lent to nobody any more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import network, pool, reading
from tests.browser.conftest import DESKTOP, FAILED, NewPage
from tests.browser.pool import Pool, Pooled
from tests.browser.watch import Watch

OPTIONS = {"viewport": DESKTOP}
#: What tells a page that was used from one never used, and cannot be taken back: since something
#: was selected, the page says how high the sheet of small screens would stand.
_USED = " data-sheet=peek"
#: What a test may do that no reset finds, and how the line begins that tells of it.
LEFT_BEHIND = {
    "window.mine = 1": "+names ",
    "document.querySelector('h1').textContent = 'Mine'": "+H1 Mine",
    f"{network.GRAPH}.getElementById('oxytocin').position('x', 1)": "+element oxytocin ",
    "document.body.append(document.createElement('iframe'))": "+IFRAME",
}


@pytest.fixture
def lent(request: pytest.FixtureRequest, pool: Pool, watch: Watch) -> Iterator[Pooled]:
    """A page of the pool that a test has in its hands.

    What the test does to it the pool has to see when it lends it to the next one.
    """
    lent = pool.lend(watch, OPTIONS)
    yield lent
    pool.take_back(lent, OPTIONS, passed=not request.node.stash.get(FAILED, False))


@pytest.fixture(scope="module")
def other(browser: Browser, server: str) -> Iterator[Page]:
    """A page of another reader, who loads every address."""
    watch = Watch(server)
    context = browser.new_context(viewport=DESKTOP, base_url=server)
    watch.follow(context)
    yield context.new_page()
    context.close()
    assert not watch.complaints


def test_the_first_view_is_that_of_a_page_just_loaded(lent: Pooled, new_page: NewPage) -> None:
    other = new_page()
    reading.load(other)
    assert [line.replace(_USED, "") for line in lent.looks] == pool.looks(other)


@pytest.mark.parametrize(
    "address",
    [
        "/?select=amygdala&condition=anxiety,-depression",
        "/?layout=circle&q=stress",
        "/?view=brain&select=hippocampus&species=human",
        "/?view=table&sort=-species",
        "/?view=compare&a=depression&b=addiction&select=oxytocin.decreases.anxiety",
        "/?walk=how-oxytocin-is-said-to-calm&step=2",
    ],
)
def test_an_address_gone_to_is_the_address_loaded(page: Page, other: Page, address: str) -> None:
    reading.start(page, address)
    reading.load(other, address)
    assert reading.screen(page) == reading.screen(other)
    assert page.locator("#words").inner_text() == other.locator("#words").inner_text()


@pytest.mark.parametrize(
    "traces",
    [
        "document.getElementById('share').click()",
        "localStorage.setItem('theme', 'dark')",
        "explorer.change({ theme: 'dark', view: 'table', condition: ['anxiety'] })",
        "scrollTo(0, 100)",
        f"{network.GRAPH}.zoom(3)",
        "document.getElementById('outline-open').click()",
        "document.getElementById('search').focus()",
        "document.querySelector('details[open]').open = false",
    ],
)
def test_what_a_reader_does_is_taken_back(lent: Pooled, traces: str) -> None:
    lent.page.evaluate(f"() => {{ {traces}; }}")  # a graph that came back would take seconds
    if "share" in traces:  # its dialog opens once its content has come
        lent.page.wait_for_selector("#sharing[open]")
    assert lent.leftover() == ""


def test_tab_begins_at_the_top_again(lent: Pooled) -> None:
    lent.page.focus("#panel-body a >> nth=0")
    assert lent.leftover() == ""
    lent.page.keyboard.press("Tab")
    focused = lent.page.evaluate("document.activeElement.textContent")
    assert focused == "Skip to the network"


def test_what_a_test_leaves_behind_is_seen(lent: Pooled) -> None:
    for traces in LEFT_BEHIND:
        lent.page.evaluate(f"() => {{ {traces}; }}")
    leftover = lent.leftover()
    for traces, difference in LEFT_BEHIND.items():
        assert difference in leftover, traces


def test_what_cannot_be_taken_back_is_noted(lent: Pooled) -> None:
    lent.page.route("**/nowhere", lambda route: route.abort())
    assert lent.leftover() == "route"


def test_pages_are_used_again_by_their_options(pool: Pool, watch: Watch) -> None:
    first = pool.lend(watch, OPTIONS)
    pool.take_back(first, OPTIONS, passed=True)
    again = pool.lend(watch, OPTIONS)
    assert again is first
    pool.take_back(again, OPTIONS, passed=False)
    other = pool.lend(watch, OPTIONS)
    assert other is not first, "a test that failed may have left anything"
    pool.take_back(other, OPTIONS, passed=True)
