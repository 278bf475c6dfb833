"""Under the content security policy everything works, and nothing else does."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from components.core.state import VIEWS
from tests.browser import network, reading
from tests.browser.conftest import Tolerate

_LISTEN = """
    window.refused = [];
    document.addEventListener('securitypolicyviolation', (event) =>
        window.refused.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""
_INLINE = """() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = true">');
}"""
_FRAME = """(address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
}"""


def refused(page: Page) -> list[str]:
    """What the browser has refused on this page so far."""
    found: list[str] = page.evaluate("window.refused")
    return found


# Requests to other hosts and errors in the console fail every test of this folder.
@pytest.mark.cold
def test_no_view_asks_for_what_the_policy_refuses(page: Page) -> None:
    page.add_init_script(_LISTEN)
    reading.start(page, "/?select=oxytocin&from=oxytocin&to=anxiety")
    for view in VIEWS:
        page.evaluate("view => explorer.change({ view, theme: '', condition: [] })", view)
        expect(page.locator("body")).to_have_attribute("data-view", view)
        if view == "matrix":
            page.wait_for_selector("#matrix-figure .main-svg")
        page.evaluate("explorer.change({ theme: 'dark', condition: ['anxiety'] })")
        page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
        network.still(page)
        assert refused(page) == [], view


@pytest.mark.cold
def test_a_script_that_gets_in_all_the_same_does_not_run(page: Page, tolerate: Tolerate) -> None:
    tolerate("Content Security Policy")
    page.add_init_script(_LISTEN)
    reading.start(page)
    page.evaluate(_INLINE)
    page.wait_for_function("window.refused.length >= 2")
    assert {kind.partition(":")[0] for kind in refused(page)} <= {
        *("script-src-elem", "script-src-attr", "script-src")
    }
    assert page.evaluate("window.ran") is None


class Elsewhere(BaseHTTPRequestHandler):
    """Another site: an empty page, whatever is asked for."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><link rel=icon href=data:,><p>Another site</p>")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def elsewhere(tolerate: Tolerate) -> Iterator[str]:
    """The address of another site on this machine: another port is another origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as site:
        url = f"http://127.0.0.1:{site.server_port}"
        tolerate(url)
        Thread(target=site.serve_forever, daemon=True).start()
        yield url
        site.shutdown()


@pytest.mark.cold
def test_only_the_embedded_page_can_be_framed_elsewhere(
    page: Page, server: str, elsewhere: str, tolerate: Tolerate
) -> None:
    tolerate("frame-ancestors")
    page.goto(elsewhere)
    page.evaluate(_FRAME, f"{server}/?embed=1")
    expect(page.frame_locator("iframe").locator("#panel-body h2")).to_be_visible(timeout=20_000)
    page.goto(elsewhere)
    with page.expect_event("requestfailed") as failed:
        page.evaluate(_FRAME, f"{server}/")
    assert failed.value.url == f"{server}/"
