"""A running app, a browser, and pages that nothing may go wrong on unnoticed.

A test asks for `page` (1440x900) and opens an address with ``reading.start(page, "/?...")``. The
page is lent by the pool: it was loaded for an earlier test and is as new. A phone or a dark page
of the pool comes from `lend`. A test that is marked `cold` gets an empty page in a context of its
own instead; more of these, for further readers, come from `new_page`. `server` is the base URL.
A message that a test provokes on purpose is named with `tolerate("part of it")`.
"""

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from data.load import load
from data.model import Atlas
from tests.browser import chromium
from tests.browser.pool import Pool, Pooled
from tests.browser.serving import serving
from tests.browser.waiting import wait_for_function
from tests.browser.watch import Watch

HERE = Path(__file__).parent
DESKTOP = {"width": 1440, "height": 900}
FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=15_000)  # a slow minute of a shared machine is no fault
Page.wait_for_function = wait_for_function  # type: ignore[assignment,method-assign]

NewPage = Callable[..., Page]
Tolerate = Callable[[str], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The shipped dataset, as the app serves it: what a test expects is worked out from it."""
    return load()


@pytest.fixture(scope="session")
def server(atlas: Atlas) -> Iterator[str]:
    """Base URL of the app with the shipped dataset."""
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; every page has a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find_for_tests(),
            args=[*chromium.ARGUMENTS, *chromium.BRIEF],
        )
        yield browser
        browser.close()


@pytest.fixture
def watch(server: str) -> Iterator[Watch]:
    """What the pages of this test complained of; the test fails if anything is left of it."""
    watch = Watch(server)
    yield watch
    unexpected = watch.unexpected()
    assert not unexpected, "\n".join(["The page complained:", *unexpected])


@pytest.fixture
def tolerate(watch: Watch) -> Tolerate:
    """Name a part of a message that this test provokes on purpose."""
    return watch.tolerated.append


@pytest.fixture
def new_page(browser: Browser, server: str, watch: Watch) -> Iterator[NewPage]:
    """Make pages for further readers, each in its own context (`viewport=`, `color_scheme=`)."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, "base_url": server, **options})
        contexts.append(context)
        watch.follow(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def pool(browser: Browser, server: str) -> Iterator[Pool]:
    """The pages that tests use one after the other; POOL=FILE tells how often, and why not."""
    pool = Pool(browser, server)
    yield pool
    if os.environ.get("POOL"):
        Path(os.environ["POOL"]).with_suffix(f".{os.getpid()}").write_text(pool.told(), "utf-8")


@pytest.fixture
def lend(request: pytest.FixtureRequest, pool: Pool, watch: Watch) -> Iterator[NewPage]:
    """Lend pages of the pool, by the options of their context (`viewport=`, `color_scheme=`)."""
    lent: list[tuple[Pooled, dict[str, Any]]] = []

    def borrow(**options: Any) -> Page:
        options = {"viewport": DESKTOP, **options}
        lent.append((pool.lend(watch, options), options))
        return lent[-1][0].page

    yield borrow
    passed = not request.node.stash.get(FAILED, False) and not watch.unexpected()
    for pooled, options in lent:
        pool.take_back(pooled, options, passed=passed)


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Page:
    """Return a page of 1440x900, as if it had just been loaded; with the mark `cold`, an empty one.

    A test is marked so if it is about loading, or about what happens but once on a page: the
    notice, what is said aloud, a request whose answer is kept.
    """
    cold = request.node.get_closest_marker("cold")
    make: NewPage = request.getfixturevalue("new_page" if cold else "lend")
    return make()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember which tests failed: the pool does not take their pages back."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report
