"""One cold run of a target in Chromium: open it, click edges, filter, count bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from bench.content import Content

DESKTOP = {"width": 1440, "height": 900}
PROBE = Path(__file__).with_name("probe.js").read_text("utf-8")
CLICKS = 3  #: of each kind, on each page
PATIENCE = 30_000  #: ms
REST = 200  #: ms that the pointer rests on an edge before the second kind of click


@dataclass(frozen=True)
class Target:
    """How to handle a page: where quotes appear and how a condition is chosen."""

    name: str
    title: str
    quotes: str
    before_filter: Callable[[Page], None]
    condition: Callable[[str], str]


def _nothing(_: Page) -> None:
    """Nothing to open first."""


def _open_dropdown(page: Page) -> None:
    page.locator("#condition").click()
    page.wait_for_selector(".dash-dropdown-option")


TARGETS = (
    Target("ours", "ours", "#panel", _nothing, lambda value: _button("condition", value)),
    Target(
        "handwritten",
        "hand-written page",
        "#quotes",
        _nothing,
        lambda value: f'#conditions [data-value="{value}"]',
    ),
    Target(
        "dash",
        "minimal Dash",
        "#quotes",
        _open_dropdown,
        lambda value: f'.dash-dropdown-option:has([value="{value}"])',
    ),
)


def _button(facet: str, value: str) -> str:
    return f'[data-filter="{facet}"][data-value="{value}"]'


class Wire:
    """Counts what comes over the network."""

    def __init__(self, session: CDPSession) -> None:
        self.urls: dict[str, str] = {}
        self.sizes: dict[str, float] = {}
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    @property
    def bytes(self) -> float:
        """Headers and bodies of all answers, as they were sent: compressed."""
        return sum(self.sizes.values())

    def requests(self) -> list[tuple[str, float]]:
        """Addresses and bytes, the largest first."""
        rows = [(self.urls.get(key, key), size) for key, size in self.sizes.items()]
        return sorted(rows, key=lambda row: -row[1])

    def _sent(self, event: dict[str, Any]) -> None:
        self.urls[event["requestId"]] = event["request"]["url"]

    def _finished(self, event: dict[str, Any]) -> None:
        self.sizes[event["requestId"]] = event["encodedDataLength"]


class Work:
    """Counts how long the page's main thread was busy: its own time, whatever else runs."""

    def __init__(self, session: CDPSession) -> None:
        self.session = session
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.before = self._total()

    def lap(self) -> float:
        """Return ms since the last lap."""
        now = self._total()
        spent, self.before = now - self.before, now
        return spent

    def _total(self) -> float:
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return next(float(m["value"]) * 1000 for m in metrics if m["name"] == "TaskDuration")


def cold_page(browser: Browser, shown: Content) -> Page:
    """Open a page with an empty cache and the probe inside."""
    # Playwright waits by `eval`, which our content security policy refuses.
    page = browser.new_context(viewport=DESKTOP, bypass_csp=True).new_page()
    data = [element["data"] for element in shown.elements]
    wants = json.dumps([one["id"] for one in data if not one.get("decor")])
    page.add_init_script(f"window.benchWants = {wants};\n{PROBE}")
    return page


def drawn(page: Page, url: str) -> float:
    """Open an address; ms from the start of the navigation until the graph is there to use."""
    page.goto(url, wait_until="commit")
    return float(_awaited(page, "drawn"))


def _awaited(page: Page, promise: str) -> Any:
    """Return what one of the probe's promises brings; TimeoutError if that takes too long."""
    value = page.evaluate(
        "([name, ms]) => Promise.race([bench[name], new Promise(r => setTimeout(r, ms, null))])",
        [promise, PATIENCE],
    )
    if value is None:
        raise TimeoutError(f"{page.url}: {promise} did not come within {PATIENCE / 1000:.0f} s")
    return value


def clickable(browser: Browser, url: str, shown: Content) -> list[str]:
    """Return the edges that a click can hit, those with most claims first."""
    page = cold_page(browser, shown)
    drawn(page, url)
    page.evaluate("() => bench.quiet()")
    edges: list[str] = page.evaluate("ids => ids.filter(id => bench.place(id))", shown.clickable)
    page.context.close()
    return edges


def cold_run(
    browser: Browser,
    target: Target,
    url: str,
    shown: Content,
    edges: Sequence[str],
) -> dict[str, Any]:
    """Everything measured on one page, opened with an empty cache, as plain data.

    The first of `edges` that can be hit are clicked, half of them as soon as the pointer is
    there, half of them after it has rested.
    """
    page = cold_page(browser, shown)
    session = page.context.new_cdp_session(page)
    wire, work = Wire(session), Work(session)
    result: dict[str, Any] = {"drawn": drawn(page, url), "busy": work.lap()}
    result["marks"] = page.evaluate(_MARKS)
    page.wait_for_load_state("networkidle")
    result["bytes"] = wire.bytes
    result["requests"] = wire.requests()
    left = list(edges)
    result["clicks"], result["rested"] = [], []
    for _ in range(CLICKS):
        result["clicks"].append(_click(page, work, target, left, shown, rest=0))
        result["rested"].append(_click(page, work, target, left, shown, rest=REST))
    result["filter"] = _filter(page, work, target, shown)
    page.context.close()
    return result


def _click(
    page: Page, work: Work, target: Target, left: list[str], shown: Content, rest: int
) -> dict[str, Any]:
    """Click the first edge of `left` that is on top now, and take it and those before it away."""
    page.mouse.move(2, 450)
    page.evaluate("() => bench.quiet()")
    found = page.evaluate("ids => ids.findIndex(id => bench.place(id))", left)
    edge = left[found]
    del left[: found + 1]
    at, quote = page.evaluate("id => bench.place(id)", edge), shown.of_edge(edge)[0]
    page.evaluate("([place, quote]) => bench.awaitQuote(place, quote)", [target.quotes, quote])
    work.lap()
    if rest:
        page.mouse.move(at["x"], at["y"])
        page.wait_for_timeout(rest)
    page.mouse.click(at["x"], at["y"])
    result: dict[str, Any] = _awaited(page, "result")
    return result | {"edge": edge, "busy": work.lap()}


def _filter(page: Page, work: Work, target: Target, shown: Content) -> dict[str, Any]:
    kept = shown.kept(shown.condition)
    gone = [quote.edge for quote in shown.quotes if quote.edge not in kept]
    target.before_filter(page)
    button = page.locator(target.condition(shown.condition))
    button.scroll_into_view_if_needed()
    page.evaluate("() => bench.quiet()")
    page.evaluate("([gone, kept]) => bench.awaitFilter(gone, kept)", [gone, sorted(kept)])
    work.lap()
    button.click()
    result: dict[str, Any] = _awaited(page, "result")
    return result | {"busy": work.lap()}


#: When the page had its HTML, its scripts, its data; when the graph came to be.
_MARKS = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const files = performance.getEntriesByType("resource");
  const last = (test) => Math.max(0, ...files.filter(test).map((file) => file.responseEnd));
  const named = (part) => last((file) => file.name.includes(part));
  return {
    html: page.responseEnd,
    scripts: last((file) => file.initiatorType === "script"),
    layout: named("_dash-layout"),
    dependencies: named("_dash-dependencies"),
    view: named("_view"),
    content: named("content.json"),
    fonts: last((file) => file.name.endsWith(".woff2")),
    ...bench.marks,
  };
}"""
