"""Reach what is drawn on the network's canvas: wait for it, find it, click it.

Element ids are those of the address: a node's id, or ``subject.predicate.object``.
"""

from typing import Any

from playwright.sync_api import Page

GRAPH = "document.getElementById('network')._cyreg.cy"

_STILL = """() => {
    const cy = document.getElementById('network')?._cyreg?.cy;
    return Boolean(cy) && !cy.animated() && cy.elements(':animated').empty();
}"""

# An edge's midpoint lies on the line as drawn, bows included; model to screen is zoom and pan.
_PLACE = f"""(id) => {{
    const cy = {GRAPH};
    const element = cy.getElementById(id);
    if (element.empty()) return {{ problem: 'is not in the graph' }};
    if (!element.visible()) return {{ problem: 'is hidden' }};
    let at;
    if (element.isNode()) {{
        at = element.renderedPosition();
    }} else {{
        const middle = element.midpoint(), zoom = cy.zoom(), pan = cy.pan();
        at = {{ x: middle.x * zoom + pan.x, y: middle.y * zoom + pan.y }};
    }}
    const box = cy.container().getBoundingClientRect();
    const x = box.left + at.x, y = box.top + at.y;
    const top = document.elementFromPoint(x, y);
    if (!cy.container().contains(top)) {{
        const what = top ? (top.id ? '#' + top.id : top.outerHTML.slice(0, 80)) : 'nothing';
        return {{ problem: `at ${{x}}, ${{y}} is off the canvas or covered by ${{what}}` }};
    }}
    return {{ x, y }};
}}"""


def ready(page: Page) -> None:
    """Wait until the first View is drawn and nothing on the canvas moves any more."""
    page.wait_for_selector('body[data-ready="true"]', state="attached")
    still(page)


def still(page: Page) -> None:
    """Wait until the graph is there and no animation runs."""
    page.wait_for_function(_STILL)


def place(page: Page, element: str) -> tuple[float, float]:
    """Return the page coordinates of a node's centre or an edge's middle.

    Raises AssertionError if it is not in the graph, hidden, off the canvas or covered.
    """
    still(page)
    found = page.evaluate(_PLACE, element)
    assert "problem" not in found, f"{element} {found.get('problem')}"
    return found["x"], found["y"]


def click(page: Page, element: str) -> None:
    """Click a node or an edge with the mouse, as a reader does."""
    page.mouse.click(*place(page, element))


def hover(page: Page, element: str) -> None:
    """Rest the mouse on a node or an edge."""
    page.mouse.move(*place(page, element))


def act(page: Page, script: str) -> None:
    """Run a statement on the live graph, named `cy`: ``act(page, "cy.pan({x: 0, y: 0})")``.

    Nothing comes back: most calls return the whole graph, which takes seconds to serialise.
    """
    page.evaluate(f"() => {{ const cy = {GRAPH}; {script}; }}")


def drawn(page: Page, selector: str = "*") -> list[str]:
    """Return the ids of the visible data elements that match a Cytoscape selector, sorted.

    Decor (headings, the brain's outline) is left out; an empty list where nothing matches.
    """
    ids: list[str] = page.evaluate(
        f"selector => {GRAPH}.elements(selector)"
        ".filter(element => element.visible() && !element.data('decor'))"
        ".map(element => element.id())",
        selector,
    )
    return sorted(ids)


def data(page: Page, element: str) -> dict[str, Any]:
    """Return the data of a node or edge; an empty dict if it is not in the graph."""
    found: dict[str, Any] = page.evaluate(
        f"id => {GRAPH}.getElementById(id).data() ?? {{}}", element
    )
    return found
