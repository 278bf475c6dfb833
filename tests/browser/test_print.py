"""Printing: a page of its own, light whatever the theme, with all claims and the address.

The paper itself is made by Chromium (`page.pdf`), which tells the page before and after as a
reader's own printing does; what stood on it is kept by a listener that comes after ours.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from components.core.state import decode
from components.core.view import visible
from data.model import Atlas
from data.quotes import collapse_whitespace
from tests.browser import network, reading
from tests.browser.conftest import NewPage, Tolerate

_KEEP = """() => addEventListener('beforeprint', () => {
    const paper = document.getElementById('printed');
    const canvas = paper.querySelector('canvas');
    const dots = canvas?.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    let dark = 0, light = 0;
    for (let i = 0; dots && i < dots.length; i += 4) {
        const sum = dots[i] + dots[i + 1] + dots[i + 2];
        if (sum > 720) light += 1;
        else if (sum < 384) dark += 1;
    }
    window.paper = {
        shown: !paper.hidden,
        ground: getComputedStyle(paper).backgroundColor,
        claims: [...paper.querySelectorAll('.claim')].map((claim) => claim.dataset.claim),
        view: paper.querySelector('.printed-view')?.textContent,
        address: paper.querySelector('[data-put=address]')?.textContent,
        text: paper.textContent,
        cells: paper.querySelectorAll('.matrix-table td').length,
        drawn: dots ? dots.length / 4 : 0, dark, light,
    };
}, { once: true })"""
_FOUND = "() => { const { paper } = window; delete window.paper; return paper; }"


def paper(page: Page) -> dict[str, Any]:
    """Print the page and return what stood on the paper (and the PDF itself as `pdf`)."""
    page.evaluate(_KEEP)
    pdf = page.pdf(format="A4")
    found: dict[str, Any] = page.evaluate(_FOUND)
    return found | {"pdf": pdf}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_view_is_printed_dark_on_white(lend: NewPage, atlas: Atlas, theme: str) -> None:
    page = lend(color_scheme=theme)
    reading.start(page, f"/?condition=anxiety&species=human&theme={theme}")
    before = reading.screen(page)
    view = visible(atlas, decode("condition=anxiety&species=human", atlas).state)
    found = paper(page)
    assert found["pdf"].startswith(b"%PDF")
    assert found["shown"]
    assert found["claims"] == [claim.id for claim in view.claims]
    assert found["view"] == view.text
    assert found["address"].startswith(page.url.split("?")[0])
    assert "condition=anxiety&species=human" in found["address"]
    assert f"v={atlas.version}" in found["address"]
    assert found["light"] > 0.7 * found["drawn"] > 0
    assert 0 < found["dark"] < 0.2 * found["drawn"]
    assert page.locator("#printed").is_hidden()
    reading.shows(page, before)


def test_a_node_is_printed_with_every_claim_and_nothing_is_cut(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?select=oxytocin")
    wanted = {c.id for c in atlas.active_claims if "oxytocin" in (c.subject, c.object)}
    found = paper(page)
    assert wanted <= set(found["claims"])
    for claim in wanted:
        assert collapse_whitespace(atlas.claims[claim].quote) in collapse_whitespace(found["text"])


def test_on_paper_there_is_only_paper(page: Page) -> None:
    """As it is laid out: no control, no box that scrolls, no card cut in two."""
    reading.start(page, "/?select=oxytocin.decreases.anxiety&theme=dark")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for selector in (".top", "#filters", "#caption", "#panel", "#network", ".legend"):
        assert page.locator(selector).first.is_hidden(), selector
    assert page.locator("#printed :is(button, select, .claim-actions):visible").count() == 0
    assert page.locator("#printed .claim").count() > 1
    style = page.locator("#printed .claim").first.evaluate(
        "(card) => { const { breakInside, color } = getComputedStyle(card);"
        " return [breakInside, color]; }"
    )
    assert style == ["avoid", "rgb(28, 29, 33)"]
    cut = page.locator("#printed, #printed *").evaluate_all(
        "all => all.filter((one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowY)"
        " && one.scrollHeight > one.clientHeight).length"
    )
    assert cut == 0
    assert page.evaluate("getComputedStyle(document.body).overflowY") == "visible"


def test_the_matrix_is_printed_as_its_table(page: Page) -> None:
    reading.start(page, "/?view=matrix&condition=anxiety")
    found = paper(page)
    assert found["cells"] > 20
    assert found["drawn"] == 0


def test_without_an_answer_the_page_itself_is_printed(page: Page, tolerate: Tolerate) -> None:
    tolerate("Failed to load resource")
    reading.start(page, "/?select=oxytocin.decreases.anxiety")
    page.route("**/_print?*", lambda route: route.abort())
    found = paper(page)
    assert not found["shown"]
    page.emulate_media(media="print")
    assert page.locator("#panel .claim").first.is_visible()
    assert page.locator(".top").is_hidden()


def test_the_canvas_is_as_before_once_printed(page: Page) -> None:
    reading.start(page, "/?select=oxytocin&theme=dark")
    looks = (
        f"() => {{ const cy = {network.GRAPH}; return [cy.nodes('#oxytocin').style('color'),"
        " cy.getElementById('backdrop').hasClass('out'), cy.zoom(), cy.pan()]; }"
    )
    before = page.evaluate(looks)
    paper(page)
    assert page.evaluate(looks) == before
