"""What a reader sees beside the canvas: panel, caption, filters; and what the dataset expects."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as Late

from data.facets import Choice
from data.model import Atlas
from data.quotes import collapse_whitespace
from tests.browser import network, pool
from tests.data.store.reference import facet_index, matching_ids

NOTHING_SELECTED = "What is claimed, by whom, on what evidence?"

_PANEL = """() => {
    const body = document.getElementById('panel-body');
    const text = (node) => node ? node.textContent.replace(/\\s+/g, ' ').trim() : '';
    return {
        heading: text(body.querySelector('h2')),
        claims: [...body.querySelectorAll('.claim[data-claim]')].map((claim) => ({
            id: claim.dataset.claim,
            quote: text(claim.querySelector('.quote')),
            reference: text(claim.querySelector('.reference')),
        })),
    };
}"""

_HEADED = """(wanted) => {
    const heading = document.querySelector('#panel-body h2');
    return heading && heading.textContent.replace(/\\s+/g, ' ').trim() === wanted;
}"""

_SCREEN = f"""() => {{
    const cy = {network.GRAPH};
    const all = (selector) => [...document.querySelectorAll(selector)];
    const pressed = (name) =>
        all(`[data-${{name}}][aria-pressed="true"]`).map((button) => button.dataset);
    const there = cy.elements().filter((element) => element.visible() && !element.data('decor'));
    return {{
        address: location.search,
        chosen: cy.$('.chosen').map((element) => element.id()).sort(),
        shown: there.map((element) => element.id()).sort(),
        places: Object.fromEntries(there.nodes()
            .map((node) => [node.id(), [node.position('x'), node.position('y')]])),
        ink: cy.nodes('#oxytocin').style('color'),
        included: pressed('filter').map((value) => `${{value.filter}}=${{value.value}}`),
        excluded: pressed('exclude').map((value) => `${{value.exclude}}=-${{value.not}}`),
        counts: all('[data-filter] .n').map((n) => n.textContent),
        layout: pressed('layout').map((button) => button.layout),
        ground: getComputedStyle(document.body).backgroundColor,
        caption: document.getElementById('caption').innerText,
        panel: document.getElementById('panel-body').innerText,
        title: document.title,
    }};
}}"""


def start(page: Page, address: str = "/") -> None:
    """Open an address and wait until its View is drawn.

    A page of the pool that was not started yet goes there without being loaded anew.
    """
    if pool.at_rest(page):
        pool.travel(page, address)
    else:
        load(page, address)


def load(page: Page, address: str = "/") -> None:
    """Load an address and wait until its first View is drawn."""
    page.goto(address)
    network.ready(page)


def screen(page: Page) -> dict[str, Any]:
    """Return all that an address decides: graph, filters, caption, panel, layout, theme."""
    network.still(page)
    found: dict[str, Any] = page.evaluate(_SCREEN)
    return found


def shows(page: Page, wanted: Mapping[str, Any]) -> None:
    """Wait until a screen is as another one was. Raises AssertionError with the difference."""
    same = f"(wanted) => JSON.stringify(({_SCREEN})()) === JSON.stringify(wanted)"
    try:
        page.wait_for_function(same, arg=dict(wanted), timeout=8_000)
    except Late:
        assert screen(page) == wanted


def copied(page: Page, button: Locator) -> str:
    """Click a button that copies, and return what is on the clipboard then."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('')")
    button.click()
    text = page.wait_for_function("navigator.clipboard.readText()").json_value()
    expect(button).to_have_text("Copied")
    return str(text)


def shared(page: Page) -> str:
    """Open the Share dialog, copy its link, close it; return the link."""
    page.click("#share")
    page.wait_for_selector("#sharing[open]")
    link = copied(page, page.locator("#share-copy"))
    page.keyboard.press("Escape")
    page.wait_for_selector("#sharing", state="hidden")
    return link


def panel(page: Page) -> dict[str, Any]:
    """Return the panel's heading and its claims (id, quote, reference), white space folded."""
    found: dict[str, Any] = page.evaluate(_PANEL)
    return found


def headed(page: Page, heading: str) -> None:
    """Wait until the panel has this heading."""
    page.wait_for_function(_HEADED, arg=heading)


def query(page: Page) -> str:
    """Return the query string of the address bar, without the question mark."""
    return urlsplit(page.url).query


def heading(atlas: Atlas, element: str) -> str:
    """Return how the panel names a node, an edge or a claim."""
    if element in atlas.nodes:
        return collapse_whitespace(atlas.nodes[element].label)
    held = atlas.claims[element] if element in atlas.claims else atlas.edges[element]
    ends = atlas.nodes[held.subject].label, atlas.nodes[held.object].label
    return collapse_whitespace(f"{ends[0]} {atlas.predicates[held.predicate].label} {ends[1]}")


def quoted(atlas: Atlas, claim: str) -> str:
    """Return a claim's quote as its card shows it."""
    return f"“{collapse_whitespace(atlas.claims[claim].quote)}”"


def counted(page: Page, atlas: Atlas, choices: Mapping[str, Choice]) -> frozenset[str]:
    """Wait until the caption tells how many claims pass the choices; return their ids."""
    kept = matching_ids(atlas, choices)
    total = len(atlas.active_claims)
    text = f"{len(kept)} of {total} claims" if len(kept) < total else f"All {total} claims"
    expect(page.locator("#caption > b")).to_have_text(text)
    # Two choices may leave as many claims: the pressed values tell them apart.
    excluded = sum(len(values) for _, values in choices.values())
    expect(page.locator('[data-exclude][aria-pressed="true"]')).to_have_count(excluded)
    return kept


def include(page: Page, facet: str, value: str) -> None:
    """Click a filter's value."""
    page.click(f'[data-filter="{facet}"][data-value="{value}"]')


def exclude(page: Page, facet: str, value: str) -> None:
    """Click the minus beside a filter's value, which shows when the mouse is there."""
    page.hover(f'[data-filter="{facet}"][data-value="{value}"]')
    page.click(f'[data-exclude="{facet}"][data-not="{value}"]')


def telling(atlas: Atlas, facet: str, amount: int = 2) -> list[str]:
    """Return a facet's values with most claims, of those that not every claim has."""
    total = len(atlas.active_claims)
    values = {v: c for v, c in facet_index(atlas)[facet].items() if len(c) < total}
    assert len(values) >= amount, f"{facet} tells too few claims apart for this test"
    return sorted(values, key=lambda value: (-len(values[value]), value))[:amount]
