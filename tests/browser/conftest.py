"""A running app, a browser, and pages that nothing may go wrong on unnoticed.

A test asks for `page` (1440x900, nothing opened yet) and for `server`, the base URL;
relative addresses work: ``page.goto("/?select=oxytocin")``. A second reader, a phone or a
dark page comes from `new_page`. A message that a test provokes on purpose is named
with `tolerate("part of it")`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from data.load import load
from data.model import Atlas
from tests.browser import chromium
from tests.browser.serving import serving
from tests.browser.waiting import wait_for_function

HERE = Path(__file__).parent
DESKTOP = {"width": 1440, "height": 900}

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
            executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
        )
        yield browser
        browser.close()


class Watch:
    """Collects what no reader should meet: errors in the console, requests to other hosts."""

    def __init__(self, server: str) -> None:
        self.host = urlsplit(server).netloc
        self.complaints: list[str] = []
        self.tolerated: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        """Listen to every page of a context, those opened later included."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self._complain(f"page error: {error.error}"))
        context.on("request", lambda request: self._request(request.url))

    def unexpected(self) -> list[str]:
        """Return every complaint that no tolerated part is found in."""
        return [
            complaint
            for complaint in self.complaints
            if not any(part in complaint for part in self.tolerated)
        ]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complain(f"console error: {message.text} ({message.location.get('url', '')})")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self._complain(f"request to another host: {url}")

    def _complain(self, text: str) -> None:
        self.complaints.append(text)


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


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Return an empty watched page of 1440x900."""
    return new_page()
