"""Pages that are loaded once and lent to one test after the other, each of which finds them new.

A cold load takes more than a second, a change of address some 50 ms. Between two tests a page is
brought back to its first View and compared, element by element, with what it was when it had just
been loaded. A page that differs, that a test failed on, or whose test did what cannot be undone
(a route, a listener, another size) is loaded anew. So no test depends on the ones before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any
from weakref import WeakSet

from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize

from tests.browser import network
from tests.browser.watch import Watch

#: What cannot be taken back: a page that it was asked for is lent to nobody else.
LASTING = (
    *("add_init_script", "add_locator_handler", "emulate_media", "expose_binding"),
    *("expose_function", "on", "once", "route", "unroute"),
)

#: Pages that were lent and have not been started yet: they show the first View.
_AT_REST: WeakSet[Page] = WeakSet()

# All fields of the address change at once, as if a click set them. A selection is lit a frame
# after its evidence is there.
_TRAVEL = """async (address) => {
    const { search } = new URL(address, location.href);
    const { state } = await (await fetch(`_view${search || '?'}`)).json();
    if (explorer.encode(state) === explorer.encode(explorer.state())) return;
    await new Promise((done, failed) => {
        document.addEventListener('explorer:painted', done, { once: true });
        setTimeout(() => failed(new Error(`${address} was not painted`)), 20000);
        explorer.change(state);
    });
    for (const _ of [1, 2])
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""

# What is open is closed by its own button, so that the scripts know of it.
_CLOSE = """async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const one of document.querySelectorAll('dialog[open]')) one.close();
    for (const one of document.querySelectorAll(':popover-open')) one.hidePopover();
    const part = (id) => document.getElementById(id);
    const { classList } = document.body;
    if (classList.contains('filters-open')) document.querySelector('[data-drawer=close]').click();
    if (classList.contains('menu-open')) part('more').click();
    if (classList.contains('caption-open')) part('caption-more').click();
    if (part('outline-open').ariaExpanded === 'true') part('outline-open').click();
    if (part('search').value) {
        part('search').value = '';
        part('search').dispatchEvent(new Event('input', { bubbles: true }));
    }
    for (const one of document.querySelectorAll('details[open]:not([data-facet])'))
        one.open = false;
    if (part('matrix-figure').children.length)
        dash_clientside.set_props('matrix-figure', { children: null });
    const frame = () => new Promise(requestAnimationFrame);
    do await frame(); while (part('matrix-figure').children.length);
    await frame();
}"""

# A sheet of glass over everything takes a click: the focus is nowhere, Tab begins at the top of
# the page, and the browser forgets that the keyboard was used last.
_GLASS = """() => {
    const glass = document.createElement('div');
    glass.id = 'glass';
    glass.popover = 'manual';
    glass.style = 'position:fixed; inset:0; width:100vw; height:100vh; opacity:0; border:0';
    const names = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'];
    const swallow = (event) => event.stopImmediatePropagation();
    for (const name of names) addEventListener(name, swallow, true);
    glass.lift = () => {
        for (const name of names) removeEventListener(name, swallow, true);
        getSelection().removeAllRanges();
        glass.remove();
    };
    document.activeElement?.blur();
    document.body.prepend(glass);
    glass.showPopover();
}"""

_VIEWPORT = f"""() => {{
    const cy = {network.GRAPH};
    return {{ zoom: cy.zoom(), pan: {{ ...cy.pan() }} }};
}}"""

_AS_NEW = f"""({{ viewport, open }}) => {{
    {network.GRAPH}.stop(true).viewport(viewport);
    for (const one of document.querySelectorAll('details')) {{
        const facet = one.dataset.facet;
        if (facet) one.open = open.includes(facet);
    }}
    for (const one of document.querySelectorAll('*')) {{
        if (one.scrollTop) one.scrollTop = 0;
        if (one.scrollLeft) one.scrollLeft = 0;
    }}
    for (const list of document.querySelectorAll('#filters .values'))
        list.querySelectorAll('button').forEach((one, i) => (one.tabIndex = i ? -1 : 0));
    for (const one of document.querySelectorAll(':is(h2, h3)[tabindex="-1"]'))
        one.removeAttribute('tabindex');
    document.getElementById('live').replaceChildren();
}}"""

_OPEN = "() => [...document.querySelectorAll('details[data-facet][open]')]" + (
    ".map((one) => one.dataset.facet)"
)

# All that a reader could tell from a page just loaded, a line each. Left out is what is told
# once, lies closed, or is only a place: the live region, the tip, closed dialogs.
_LOOKS = f"""() => {{
    const apart = '#live, #tip, #term-slip, #cursor, .search, script, dialog:not([open]),'
        + ' #outline[hidden] *, #js-plotly-tester';
    const lines = [];
    for (const one of [document.documentElement, ...document.querySelectorAll('body, body *')]) {{
        if (one.closest(apart)) continue;
        const own = [...one.attributes]
            .filter(({{ name, value }}) => name !== 'style' && (name !== 'class' || value))
            .map(({{ name, value }}) => `${{name}}=${{value}}`).sort();
        const text = [...one.childNodes].filter((node) => node.nodeType === 3)
            .map((node) => node.data.trim()).join(' ').trim();
        const state = [one.value ?? '', one.checked ?? '', one.scrollTop, one.scrollLeft];
        lines.push([one.tagName, ...own, text, ...state].join(' '));
    }}
    const {{ activeElement }} = document;
    lines.push(`focus ${{activeElement?.tagName}} ${{activeElement?.id}}`);
    const search = document.getElementById('search');
    lines.push(`search ${{search.value}} ${{search.ariaExpanded === 'true'}}`);
    lines.push(`title ${{document.title}}`);
    lines.push(`address ${{location.pathname}}${{location.search}}${{location.hash}}`);
    lines.push(`stored ${{localStorage.length}} ${{sessionStorage.length}}`);
    // axe is put in by tests; the others come with Plotly, once the matrix was seen.
    const tools = ['axe', 'Plotly', 'PlotlyConfig', 'PlotlyGeoAssets', 'PolyBool', 'moduleName',
        'sprintf', 'vsprintf'];
    const own = Object.keys(window)
        .filter((name) => !name.startsWith('__') && !tools.includes(name));
    lines.push(`names ${{own.filter((name) => isNaN(name)).sort()}}`);
    const cy = {network.GRAPH}, round = (number) => Math.round(number * 1000) / 1000;
    const at = ({{ x, y }}) => `${{round(x)}} ${{round(y)}}`;
    lines.push(`graph ${{round(cy.zoom())}} ${{at(cy.pan())}}`);
    for (const one of cy.elements().toArray()) {{
        const own = [one.id(), one.classes().sort(), one.data('n') ?? ''];
        lines.push(`element ${{own.join(' ')}} ${{one.isNode() ? at(one.position()) : ''}}`);
    }}
    return lines.map((line) => line.replaceAll('\\n', ' ')).join('\\n');
}}"""


def at_rest(page: Page) -> bool:
    """Say whether a page was lent and shows its first View still; from now on it does not."""
    resting = page in _AT_REST
    _AT_REST.discard(page)
    return resting


def travel(page: Page, address: str) -> None:
    """Show another address on a page that is loaded, as a click that leads there would."""
    page.evaluate(_TRAVEL, address)
    network.still(page)


def looks(page: Page) -> list[str]:
    """Return all that a reader, or a test, could tell of a page, a line each."""
    text: str = page.evaluate(_LOOKS)  # one string: a list of thousands takes longer to arrive
    return text.split("\n")


@dataclass
class Pooled:
    """A page, and what it was like when it had just been loaded."""

    page: Page
    context: BrowserContext
    viewport: ViewportSize
    looks: list[str]
    as_new: Mapping[str, Any]
    watch: Watch | None = None
    lasting: str = ""  #: what a test did that cannot be undone

    def leftover(self) -> str:
        """Bring the page back to its first View; return what differs, empty if nothing does."""
        if self.lasting or len(self.context.pages) > 1 or self.page.is_closed():
            return self.lasting or "other pages"
        try:
            self.reset()
            used = looks(self.page)
        except Error as error:
            return f"no reset: {error.message.splitlines()[0]}"
        if used == self.looks:
            return ""
        return "\n".join(
            line
            for line in unified_diff(self.looks, used, "new", "used", n=0, lineterm="")
            if not line.startswith(("---", "+++", "@@"))
        )

    def reset(self) -> None:
        """Bring the page back to its first View, as if nobody had used it."""
        page = self.page
        self.context.clear_permissions()
        if page.viewport_size != self.viewport:
            page.set_viewport_size(self.viewport)
        self._leave_canvas()
        page.evaluate(_CLOSE)
        travel(page, "/")
        if page.locator("body:not([data-sheet=peek])").count():
            page.evaluate("document.getElementById('panel-handle').click()")
        page.evaluate(_GLASS)
        page.mouse.click(0, 0)
        page.evaluate("document.getElementById('glass').lift()")
        page.evaluate(_AS_NEW, self.as_new)
        network.still(page)

    def _leave_canvas(self) -> None:
        """Take the mouse off what it points at, by way of a corner of the canvas."""
        if self.page.locator("#network.pointing").count():
            corner = self.page.evaluate(
                f"() => {{ const {{ x, y }} = {network.GRAPH}.container().getBoundingClientRect();"
                " return [x + 3, y + 3]; }"
            )
            self.page.mouse.move(*corner)
        self.page.mouse.move(0, 0)


class Pool:
    """The pages of one browser that wait to be lent, one for each size, theme and kind."""

    def __init__(self, browser: Browser, server: str) -> None:
        self._browser = browser
        self._server = server
        self._pooled: dict[Hashable, Pooled] = {}
        self.counts: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()

    def lend(self, watch: Watch, options: Mapping[str, Any]) -> Pooled:
        """Return a page with these options of a context, at its first View, as new."""
        pooled = self._pooled.pop(_key(options), None)
        if pooled:
            difference = pooled.leftover()
            if difference:
                self.reasons[difference[:400]] += 1
                pooled.context.close()
                pooled = None
        self.counts["used again" if pooled else "loaded"] += 1
        pooled = pooled or self._load(options)
        pooled.watch = watch
        _AT_REST.add(pooled.page)
        return pooled

    def take_back(self, pooled: Pooled, options: Mapping[str, Any], *, passed: bool) -> None:
        """Keep a page for the next test, unless this one failed."""
        pooled.watch = None
        if passed:
            self._pooled[_key(options)] = pooled
        else:
            pooled.context.close()

    def told(self) -> str:
        """Return how many pages were loaded and used again, and why some were not."""
        counts = [f"{amount} {what}" for what, amount in self.counts.items()]
        return "\n".join([*counts, *(f"{n} x {why}" for why, n in self.reasons.most_common())])

    def _load(self, options: Mapping[str, Any]) -> Pooled:
        context = self._browser.new_context(**{**options, "base_url": self._server})
        page = context.new_page()
        page.goto("/")
        network.ready(page)
        viewport, opened = page.evaluate(_VIEWPORT), page.evaluate(_OPEN)
        as_new = {"viewport": viewport, "open": opened}
        pooled = Pooled(page, context, options["viewport"], [], as_new)
        travel(page, "/?select=oxytocin")
        pooled.reset()
        pooled.looks = looks(page)
        context.on("console", lambda message: pooled.watch and pooled.watch.console(message))
        context.on(
            "weberror",
            lambda error: pooled.watch and pooled.watch.complain(f"page error: {error.error}"),
        )
        context.on("request", lambda request: pooled.watch and pooled.watch.request(request.url))
        for name in LASTING:
            setattr(page, name, _noting(pooled, name))
        return pooled


def _key(options: Mapping[str, Any]) -> Hashable:
    """Return the same for options that make the same page; a light one is Playwright's default."""
    return repr(sorted({"color_scheme": "light", **options}.items()))


def _noting(pooled: Pooled, name: str) -> Callable[..., Any]:
    """Return a method of the page that first notes that the page is not to be lent again."""
    method = getattr(pooled.page, name)

    def noting(*args: Any, **options: Any) -> Any:
        pooled.lasting = name
        return method(*args, **options)

    return noting
