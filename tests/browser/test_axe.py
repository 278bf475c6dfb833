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
#: Each theme and each width once: what is looked at more closely there.
CLOSER = (("light", "wide"), ("dark", "narrow"))
EDGE = "oxytocin.decreases.anxiety"  #: of several claims, with remarks and a clash
#: What a view needs beside its name to show what it is for; of rows and passages that are all
#: alike, a part: axe takes longest there.
FILLED = {
    "reading": "&condition=anxiety",
    "table": "&condition=anxiety",
    "paths": "&from=oxytocin&to=depression",
    "compare": "&a=depression&b=addiction",
}

#: Further states: an address, what is clicked there, and the part of the page that is new.
#: Add a line for what is new.
FURTHER = {
    "walk": ("/?walk=how-oxytocin-is-said-to-calm&step=2", (), ".middle, #panel"),
    "claim": ("/?select=indigo-022", (), "#panel"),
    "filtered": ("/?condition=anxiety,-autism&species=human", (), "#caption, #filters, #panel"),
    "nothing passes": ("/?q=zzzzqq", (), ".middle, #filters, #panel"),
    "no row passes": ("/?view=table&q=zzzzqq", (), ".middle"),
    "about": ("/", ("#more", "#about-open"), "#about"),  # what a size hides is not clicked
    "keys": ("/", ("#more", "#keys-open"), "#keys"),
    "share": ("/?select=oxytocin", ("#share",), "#sharing"),
    "download": ("/?select=oxytocin", ("#more", "#download"), "#downloads"),
    "menu": ("/", ("#more",), ".top"),
    "outline": ("/?condition=anxiety", ("#outline-open",), "#outline"),
    "words explained": ("/", ("#panel-handle", "#panel-body [data-glossary]"), "#glossary"),
    "a word explained": ("/?select=indigo-022", (".quote .term",), "#panel"),
    "filters": ("/", ("#filters-open",), "#filters"),
    "matrix as a table": ("/?view=matrix&condition=anxiety", ("#matrix-table summary",), "#words"),
    "matrix of evidence": ("/?view=matrix&rows=evidence", (), "#words"),
    "paths, no end": ("/?view=paths", (), "#words"),
    "paths, one end": ("/?view=paths&from=oxytocin", (), "#words"),
    "paths, the same end": ("/?view=paths&from=oxytocin&to=oxytocin", (), "#words"),
    "no path": ("/?view=paths&from=depression&to=magnesium&length=2", (), "#words"),
    "nothing compared": ("/?view=compare", (), "#words"),
}

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What can only be said of a page as a whole: its headings, landmarks, title, language.
_WHOLE = (
    *("bypass", "document-title", "heading-order", "html-has-lang", "html-lang-valid"),
    *("landmark-banner-is-top-level", "landmark-complementary-is-top-level"),
    *("landmark-contentinfo-is-top-level", "landmark-main-is-top-level"),
    *("landmark-no-duplicate-banner", "landmark-no-duplicate-contentinfo"),
    *("landmark-no-duplicate-main", "landmark-one-main", "landmark-unique", "meta-viewport"),
    *("page-has-heading-one", "region"),
)
_RUN = """([part, only]) => axe.run(
    part ? { include: part.split(', ').map((one) => [one]) } : document,
    { runOnly: only, resultTypes: ['violations'] }).then(
        ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) =>
            `${id} at ${node.target.join(' ')}: ${node.failureSummary}`)))"""


@cache
def axe() -> str:
    """The script of axe-core, as axe-playwright-python ships it."""
    return Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")


def complaints(page: Page, part: str = "") -> list[str]:
    """Return what axe finds on the page as it is now: a rule, a place and what to do.

    With a `part` (selectors, each of which must be there) every rule is asked of it, and of the
    page around it only what can be said of a page as a whole.
    """
    page.wait_for_load_state()  # a page that was just gone to may not have its style yet
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    found: list[str] = page.evaluate(_RUN, [part, list(_TAGS)])
    if part:
        found += page.evaluate(_RUN, ["", list(_WHOLE)])
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


@pytest.fixture
def plain(lend: NewPage) -> NewPage:
    """Lend a page of a size whose system wants a theme, where nothing moves by itself."""

    def make(theme: str, size: str) -> Page:
        return lend(reduced_motion="reduce", viewport=SIZES[size], color_scheme=theme)

    return make


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_whole_page(plain: NewPage, atlas: Atlas, theme: str, size: str) -> None:
    page = plain(theme, size)
    reading.start(page)
    found = []
    for element, part in ((EDGE, ""), ("", "#panel"), ("oxytocin", "#panel")):
        select(page, atlas, element)
        found += [f"{element or 'nothing'}: {text}" for text in complaints(page, part)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "network"])
@pytest.mark.parametrize(("theme", "size"), CLOSER)
def test_what_a_view_shows(plain: NewPage, atlas: Atlas, view: str, theme: str, size: str) -> None:
    """Between the header and the evidence; what is around is the same in every view.

    Colours hang on the theme and sizes on the width: each is looked at once.
    """
    page = plain(theme, size)
    reading.start(page, f"/?view={view}{FILLED.get(view, '')}")
    settled(page)
    select(page, atlas, EDGE)
    assert not (found := complaints(page, ".middle")), "\n".join(found)


@pytest.mark.parametrize("state", FURTHER)
@pytest.mark.parametrize(("theme", "size"), CLOSER)
def test_what_else_is_shown(plain: NewPage, theme: str, size: str, state: str) -> None:
    """Made of the same parts as the views, therefore only closer."""
    address, clicks, part = FURTHER[state]
    page = plain(theme, size)
    reading.start(page, address)
    settled(page)
    for selector in clicks:
        target = page.locator(selector).first
        if target.is_visible():
            target.click()
    shown = [one for one in part.split(", ") if page.locator(one).first.is_visible()]
    assert not (found := complaints(page, ", ".join(shown))), "\n".join(found)


@pytest.mark.parametrize(("theme", "size"), CLOSER)
def test_what_an_address_is_told(new_page: NewPage, theme: str, size: str) -> None:
    """A notice stands only on a page that was loaded with what it is about."""
    page = new_page(reduced_motion="reduce", viewport=SIZES[size], color_scheme=theme)
    reading.start(page, "/?condition=nonsense&v=2020.1.0")
    assert not (found := complaints(page, "#notice")), "\n".join(found)


_FAULTS = """() => {
    const put = (place, html) =>
        document.querySelector(place).insertAdjacentHTML('beforeend', html);
    put('#panel-body', '<p style="color: #999; background: #aaa">Grey on grey</p><h6>Deep</h6>');
    put('.middle', '<button></button>');
    put('body', '<p>In no landmark</p>');
}"""


@pytest.mark.cold
def test_a_fault_is_found(page: Page) -> None:
    reading.start(page)
    assert complaints(page) == []
    page.evaluate(_FAULTS)
    for part, rules in {
        "": {"color-contrast", "button-name", "heading-order", "region"},
        "#panel": {"color-contrast", "heading-order", "region"},
        ".middle": {"button-name", "heading-order", "region"},
    }.items():
        assert {text.split(" at ")[0] for text in complaints(page, part)} == rules, part
