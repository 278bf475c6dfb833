"""What arrives, and how it looks: weight, typeface, labels, themes, a phone."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from tests.browser import network, reading
from tests.browser.conftest import DESKTOP, NewPage

WEIGHT = 800_000  #: bytes of the first view, compressed
READABLE = 11.0  #: CSS pixels
LEGIBLE = 8.0  #: what a laptop has room for with all things and both panels
SCREEN = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}

# The labels on screen: the boxes of the texts alone, in CSS pixels.
_LABELS = f"""() => {{
    const cy = {network.GRAPH};
    const options = {{
        includeNodes: false, includeEdges: false, includeLabels: true, includeOverlays: false,
    }};
    return cy.nodes().filter((node) => node.visible() && !node.data('decor')).map((node) => {{
        const {{ x1, y1, x2, y2 }} = node.renderedBoundingBox(options);
        const font = parseFloat(node.style('font-size')) * cy.zoom();
        return {{ id: node.id(), x1, y1, x2, y2, font }};
    }});
}}"""

# The lowest node that can be tapped: where the sheet will lie.
_LOWEST = f"""() => {{
    const cy = {network.GRAPH}, box = cy.container().getBoundingClientRect();
    const free = cy.nodes().filter((node) => {{
        const {{ x, y }} = node.renderedPosition();
        return node.visible() && !node.data('decor')
            && cy.container().contains(document.elementFromPoint(box.left + x, box.top + y));
    }});
    return free.max((node) => node.position('y')).ele.id();
}}"""


def labels(page: Page) -> list[dict[str, Any]]:
    """Return the box and the size of each node's label, on screen."""
    found: list[dict[str, Any]] = page.evaluate(_LABELS)
    return found


@pytest.mark.cold
def test_the_first_view_is_light(page: Page) -> None:
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    sizes: dict[str, float] = {}
    client.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    reading.start(page)
    assert len(sizes) > 5
    assert sum(sizes.values()) <= WEIGHT, f"{sum(sizes.values()):,.0f} bytes"
    assert not [address for address in addresses if "plotly" in address.lower()]
    assert page.evaluate("document.fonts.check('13px \"Source Sans 3\"')")


def test_the_labels_of_the_flow_are_apart(page: Page) -> None:
    reading.start(page)
    found = labels(page)
    margin = 2.0  # what Cytoscape adds around a text
    over = [
        (a["id"], b["id"])
        for i, a in enumerate(found)
        for b in found[:i]
        if min(a["x2"], b["x2"]) - max(a["x1"], b["x1"]) > margin
        and min(a["y2"], b["y2"]) - max(a["y1"], b["y1"]) > margin
    ]
    assert not over


@pytest.mark.parametrize(
    ("size", "smallest"), [(SCREEN, READABLE), (DESKTOP, LEGIBLE)], ids=["screen", "laptop"]
)
def test_the_labels_of_the_flow_can_be_read(
    new_page: NewPage, size: dict[str, int], smallest: float
) -> None:
    page = new_page(viewport=size)
    reading.start(page, "/?select=oxytocin")
    expect(page.locator("#filters")).to_be_visible()
    expect(page.locator("#panel")).to_be_visible()
    assert min(label["font"] for label in labels(page)) >= smallest


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_is_cut_off_at_the_side(
    new_page: NewPage, scheme: str, size: dict[str, int]
) -> None:
    page = new_page(viewport=size, color_scheme=scheme)
    reading.start(page, "/?condition=anxiety,-depression&select=oxytocin&colour=red")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.evaluate("document.body.scrollWidth") <= size["width"]
    ground, ink = page.evaluate(
        f"""() => [getComputedStyle(document.body).backgroundColor,
            {network.GRAPH}.getElementById('oxytocin').style('color')]"""
    )
    light = [sum(json.loads(f"[{colour[4:-1]}]")) > 3 * 128 for colour in (ground, ink)]
    assert light == ([True, False] if scheme == "light" else [False, True])


def test_the_theme_changes_page_and_canvas(page: Page) -> None:
    reading.start(page, "/?select=oxytocin")
    before = reading.screen(page)
    page.click("#theme")
    page.wait_for_function(
        f"ink => {network.GRAPH}.nodes('#oxytocin').style('color') !== ink", arg=before["ink"]
    )
    after = reading.screen(page)
    assert {k for k in after if after[k] != before[k]} == {"address", "ground", "ink"}
    assert reading.query(page) == "select=oxytocin&theme=dark"


def test_on_a_phone_filters_are_a_drawer(lend: NewPage, atlas: Atlas) -> None:
    page = lend(viewport=PHONE, has_touch=True)
    reading.start(page)
    filters = page.locator("#filters")
    expect(filters).to_be_hidden()
    page.tap("#filters-open")
    expect(filters).to_be_in_viewport()
    page.tap('[data-filter="condition"][data-value="anxiety"]')
    reading.counted(page, atlas, {"condition": (("anxiety",), ())})
    page.tap('[data-drawer="close"]')
    expect(filters).to_be_hidden()
    page.tap("#filters-open")
    page.keyboard.press("Escape")
    expect(filters).to_be_hidden()


def test_on_a_phone_the_evidence_is_a_sheet(lend: NewPage, atlas: Atlas) -> None:
    page = lend(viewport=PHONE, has_touch=True)
    reading.start(page)
    head = page.locator("#panel-body h2")
    expect(head).not_to_be_in_viewport()
    node = page.evaluate(_LOWEST)
    page.touchscreen.tap(*network.place(page, node))
    reading.headed(page, reading.heading(atlas, node))
    expect(head).to_be_in_viewport()
    page.wait_for_function("document.getElementById('panel').getAnimations().length === 0")
    network.place(page, node)  # still in sight, above the sheet
    page.tap("#panel-handle")
    expect(head).not_to_be_in_viewport()
    page.tap("#panel-handle")
    expect(head).to_be_in_viewport()
