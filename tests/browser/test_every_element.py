"""A reader can click everything there is: each node and each line opens its evidence.

Whether a click at an element's place finds it is asked of all at once, of the hit test that a
click goes through. Some are really clicked. What opens, of all of them, is read without a browser
in `tests/test_every_panel.py`.
"""

import random

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas, Claim
from tests.browser import network, reading

#: How much of the network may be out of reach of the mouse, even close by.
UNREACHABLE = 0.01

#: How many nodes and how many lines are really clicked.
CLICKED = 10

# Where on each element a click reaches it and nothing that lies above it: the centre of a node,
# points along a line. Cytoscape's own hit test says what a click there would find. What has no
# such place on the page as it stands is looked at closer by.
_REACH = f"""([ids, zooms]) => {{
    const cy = {network.GRAPH};
    const canvas = cy.container();
    const points = (element) => {{
        if (element.isNode()) {{
            const {{ x, y }} = element.position(), r = element.width() / 3;
            return [[0, 0], [-r, 0], [r, 0], [0, -r], [0, r]]
                .map(([dx, dy]) => ({{ x: x + dx, y: y + dy }}));
        }}
        const a = element.sourceEndpoint(), b = element.targetEndpoint();
        const [c] = element.controlPoints() || [{{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }}];
        const square = (t) => (1 - t) * (1 - t);
        return [0.5, ...Array.from({{ length: 39 }}, (_, i) => (i + 1) / 40)].map((t) => ({{
            x: square(t) * a.x + 2 * t * (1 - t) * c.x + t * t * b.x,
            y: square(t) * a.y + 2 * t * (1 - t) * c.y + t * t * b.y,
        }}));
    }};
    const place = (element) => {{
        const zoom = cy.zoom(), pan = cy.pan(), box = canvas.getBoundingClientRect();
        for (const point of points(element)) {{
            const x = Math.round(box.left + point.x * zoom + pan.x);
            const y = Math.round(box.top + point.y * zoom + pan.y);
            const model = [(x - box.left - pan.x) / zoom, (y - box.top - pan.y) / zoom];
            const hit = cy.renderer().findNearestElement(...model, true, false);
            if (hit === element || (hit && hit[0] === element[0]))
                if (canvas.contains(document.elementFromPoint(x, y))) return {{ x, y }};
        }}
        return null;
    }};
    const reach = (id) => {{
        const element = cy.getElementById(id);
        let at = place(element);
        for (const zoom of zooms) {{
            if (at) break;
            cy.zoom(zoom);
            cy.center(element);
            at = place(element);
        }}
        return at;
    }};
    const before = {{ zoom: cy.zoom(), pan: {{ ...cy.pan() }} }};
    const found = Object.fromEntries(ids.map((id) => [id, reach(id)]));
    if (ids.length > 1) cy.viewport(before);
    return found;
}}"""
#: How much closer, as Cytoscape's zoom.
CLOSER = (1.5, 4)


def reach(page: Page, element: str) -> bool:
    """Click an element where nothing lies above it, closer by if need be; False if nowhere."""
    at = page.evaluate(_REACH, [[element], CLOSER])[element]
    if at is None:
        return False
    page.mouse.click(at["x"], at["y"])
    return True


def evidence(page: Page, atlas: Atlas, element: str) -> list[str]:
    """Return what is missing from the panel of an element that was just clicked."""
    reading.headed(page, reading.heading(atlas, element))
    missing = []
    claims = reading.panel(page)["claims"]
    if not claims:
        missing.append("no claim")
    for claim in claims:
        if claim["quote"] != reading.quoted(atlas, claim["id"]):
            missing.append(f"{claim['id']} is not quoted verbatim")
        if not claim["reference"]:
            missing.append(f"{claim['id']} has no reference")
    known = {claim.id for claim in atlas.active_claims if _about(claim, element)}
    if not known & {claim["id"] for claim in claims}:
        missing.append("none of the claims is about it")
    return [f"{element}: {text}" for text in missing]


def _about(claim: Claim, element: str) -> bool:
    return element in (claim.subject, claim.object, claim.edge)


def everything(page: Page, atlas: Atlas, kind: str) -> list[str]:
    """Return the ids of all nodes or edges, which are all drawn."""
    found = network.drawn(page, kind)
    ends = {end for edge in atlas.edges.values() for end in (edge.subject, edge.object)}
    assert set(found) == (ends if kind == "node" else set(atlas.edges))
    return found


@pytest.mark.parametrize("kind", ["node", "edge"])
def test_a_click_at_its_place_means_it(page: Page, atlas: Atlas, kind: str) -> None:
    reading.start(page)
    wanted = everything(page, atlas, kind)
    places = page.evaluate(_REACH, [wanted, CLOSER])
    unreachable = [element for element, place in places.items() if place is None]
    assert set(places) == set(wanted)
    assert len(unreachable) <= UNREACHABLE * len(wanted), f"beyond the mouse: {unreachable}"


@pytest.mark.parametrize("kind", ["node", "edge"])
def test_a_click_opens_the_evidence(page: Page, atlas: Atlas, kind: str) -> None:
    """Of some: the first, the last, and others that are always the same."""
    reading.start(page)
    first, *others, last = everything(page, atlas, kind)
    missing = []
    for element in (first, *random.Random(1).sample(others, CLICKED - 2), last):
        assert reach(page, element), element
        missing += evidence(page, atlas, element)
    assert not missing, "\n".join(missing)


def test_a_second_click_leaves_the_panel(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    for element in ("oxytocin", network.drawn(page, "edge")[0]):
        for _ in range(2):
            assert reach(page, element)
            assert not evidence(page, atlas, element)
        assert network.drawn(page, ".chosen") == [element]


def test_a_click_beside_everything_clears(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    assert reach(page, "oxytocin")
    reading.headed(page, "oxytocin")
    canvas = page.locator("#network").bounding_box()
    assert canvas
    page.mouse.click(canvas["x"] + 3, canvas["y"] + 3)
    reading.headed(page, reading.NOTHING_SELECTED)
    assert network.drawn(page, ".chosen") == []
    assert reading.query(page) == ""
    expect(page.locator("#tip")).to_be_hidden()
