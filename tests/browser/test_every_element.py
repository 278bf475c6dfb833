"""A reader clicks everything there is: each node and each line opens its evidence."""

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas, Claim
from tests.browser import network, reading
from tests.browser.conftest import NewPage

#: How much of the network may be out of reach of the mouse, even close by.
UNREACHABLE = 0.01

# Where on an element a click reaches it and nothing that lies above it: the centre of a node,
# points along a line. Cytoscape's own hit test says what a click there would find.
_REACH = f"""(id) => {{
    const cy = {network.GRAPH};
    const element = cy.getElementById(id);
    const zoom = cy.zoom(), pan = cy.pan();
    const box = cy.container().getBoundingClientRect();
    const points = [];
    if (element.isNode()) {{
        const {{ x, y }} = element.position(), r = element.width() / 3;
        for (const [dx, dy] of [[0, 0], [-r, 0], [r, 0], [0, -r], [0, r]])
            points.push({{ x: x + dx, y: y + dy }});
    }} else {{
        const a = element.sourceEndpoint(), b = element.targetEndpoint();
        const [c] = element.controlPoints() || [{{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }}];
        const along = (t) => (1 - t) * (1 - t);
        for (const t of [0.5, ...Array.from({{ length: 39 }}, (_, i) => (i + 1) / 40)])
            points.push({{
                x: along(t) * a.x + 2 * t * (1 - t) * c.x + t * t * b.x,
                y: along(t) * a.y + 2 * t * (1 - t) * c.y + t * t * b.y,
            }});
    }}
    for (const point of points) {{
        const x = Math.round(box.left + point.x * zoom + pan.x);
        const y = Math.round(box.top + point.y * zoom + pan.y);
        const model = [(x - box.left - pan.x) / zoom, (y - box.top - pan.y) / zoom];
        const hit = cy.renderer().findNearestElement(...model, true, false);
        if (hit === element || (hit && hit[0] === element[0]))
            if (cy.container().contains(document.elementFromPoint(x, y))) return {{ x, y }};
    }}
    return null;
}}"""


def reach(page: Page, element: str) -> bool:
    """Click an element where nothing lies above it, closer by if need be; False if nowhere."""
    at = page.evaluate(_REACH, element)
    for zoom in (1.5, 4):
        if at is None:
            network.act(
                page,
                f"cy.zoom({zoom}); cy.center(cy.getElementById({element!r}))",
            )
            at = page.evaluate(_REACH, element)
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


@pytest.mark.parametrize("kind", ["nodes", "edges"])
def test_every_click_opens_the_evidence(new_page: NewPage, atlas: Atlas, kind: str) -> None:
    page = new_page(device_scale_factor=0.25)  # few pixels to paint, everything at its place
    reading.start(page)
    wanted = network.drawn(page, "node" if kind == "nodes" else "edge")
    ends = {end for edge in atlas.edges.values() for end in (edge.subject, edge.object)}
    assert set(wanted) == (ends if kind == "nodes" else set(atlas.edges))
    unreachable, missing = [], []
    for element in wanted:
        if not reach(page, element):
            unreachable.append(element)
            network.act(page, f"cy.getElementById({element!r}).emit('tap')")
        missing += evidence(page, atlas, element)
    assert not missing, "\n".join(missing)
    assert len(unreachable) <= UNREACHABLE * len(wanted), f"beyond the mouse: {unreachable}"


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
