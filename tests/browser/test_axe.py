"""axe-core finds nothing to complain of: WCAG 2.2 A and AA and its best practices, every rule on.

axe reads the page, not the canvas: what is drawn there is checked from the tokens
(tests.components.core.test_colour_contrast.py), and the matrix's picture has a table beside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from components.core.state import VIEWS
from data.model import Atlas
from tests.browser import network, reading
from tests.browser.conftest import NewPage

THEMES = ("light", "dark")
SIZES = {"wide": {"width": 1440, "height": 900}, "narrow": {"width": 390, "height": 844}}
#: Each theme and each width once: what is looked at more closely there, to save minutes.
CLOSER = (("light", "wide"), ("dark", "narrow"))
#: What is selected: an edge (of several claims, with remarks and a clash); closer, also nothing
#: and a node.
SELECTED = ("oxytocin.decreases.anxiety", "", "oxytocin")
#: What a view needs beside its name to show what it is for; of Reading, whose passages are all
#: alike, a part: axe takes longest there.
FILLED = {
    "reading": "&condition=anxiety",
    "paths": "&from=oxytocin&to=depression",
    "compare": "&a=depression&b=addiction",
}

#: Further states, each an address and what is clicked there: add a line for what is new.
FURTHER = {
    "walk": ("/?walk=how-oxytocin-is-said-to-calm&step=2", ()),
    "claim": ("/?select=indigo-022", ()),
    "filtered": ("/?condition=anxiety,-autism&species=human", ()),
    "nothing passes": ("/?q=zzzzqq", ()),
    "no row passes": ("/?view=table&q=zzzzqq", ()),
    "notice": ("/?condition=nonsense&v=2020.1.0", ()),
    "about": ("/", ("#more", "#about-open")),  # what a size does not show is not clicked
    "keys": ("/", ("#more", "#keys-open")),
    "share": ("/?select=oxytocin", ("#share",)),
    "download": ("/?select=oxytocin", ("#more", "#download")),
    "outline": ("/", ("#outline-open",)),
    "words explained": ("/", ("#panel-handle", "#panel-body [data-glossary]")),
    "a word explained": ("/?select=indigo-022", (".quote .term",)),
    "filters": ("/", ("#filters-open",)),
    "matrix as a table": ("/?view=matrix", ("#matrix-table summary",)),
    "matrix of evidence": ("/?view=matrix&rows=evidence", ()),
    "paths, no end": ("/?view=paths", ()),
    "paths, one end": ("/?view=paths&from=oxytocin", ()),
    "paths, the same end": ("/?view=paths&from=oxytocin&to=oxytocin", ()),
    "no path": ("/?view=paths&from=depression&to=magnesium&length=2", ()),
    "nothing compared": ("/?view=compare", ()),
}

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
    ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) =>
        `${id} at ${node.target.join(' ')}: ${node.failureSummary}`)))"""


@cache
def axe() -> str:
    """The script of axe-core, as axe-playwright-python ships it."""
    return Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")


def complaints(page: Page) -> list[str]:
    """Return what axe finds on the page as it is now: a rule, a place and what to do."""
    page.wait_for_load_state()  # a page that was just gone to may not have its style yet
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    found: list[str] = page.evaluate(_RUN, _TAGS)
    return found


def select(page: Page, atlas: Atlas, element: str) -> None:
    """Select an element, or nothing, and wait until the panel tells of it."""
    page.evaluate("select => explorer.change({ select })", element)
    wanted = reading.heading(atlas, element) if element else reading.NOTHING_SELECTED
    reading.headed(page, wanted)
    network.still(page)


def settled(page: Page) -> None:
    """Wait for what comes after the first View: the matrix's picture."""
    if page.locator('body[data-view="matrix"]').count():
        page.wait_for_selector("#matrix-figure .heatmaplayer image", state="attached")


def plain(new_page: NewPage, theme: str, size: str) -> Page:
    """A page of a size whose system wants a theme, where nothing moves by itself."""
    return new_page(reduced_motion="reduce", viewport=SIZES[size], color_scheme=theme)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_view_with_anything_selected(
    new_page: NewPage, atlas: Atlas, view: str, size: str, theme: str
) -> None:
    opened = plain(new_page, theme, size)
    reading.start(opened, f"/?view={view}{FILLED.get(view, '')}")
    settled(opened)
    found = []
    for element in SELECTED if (theme, size) in CLOSER else SELECTED[:1]:
        select(opened, atlas, element)
        found += [f"{element or 'nothing'}: {text}" for text in complaints(opened)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("theme", "size"), CLOSER)
def test_what_else_is_shown(new_page: NewPage, theme: str, size: str) -> None:
    """Made of the same parts as the views, therefore only closer."""
    page = plain(new_page, theme, size)
    found = []
    for name, (address, clicks) in FURTHER.items():
        reading.start(page, address)
        settled(page)
        for selector in clicks:
            target = page.locator(selector).first
            if target.is_visible():
                target.click()
        found += [f"{name}: {text}" for text in complaints(page)]
    assert not found, "\n".join(found)
