"""A reader holds a phone: the whole job by taps, gestures, and targets wide enough for a finger."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from tests.browser import network, reading
from tests.browser.conftest import NewPage
from tests.browser.touching import PHONE, Fingers, line

VIEWS = {
    "network": "/?view=network",
    "brain": "/?view=brain",
    "matrix": "/?view=matrix",
    "table": "/?view=table",
    "reading": "/?view=reading",
    "paths": "/?view=paths&from=oxytocin&to=anxiety",
    "compare": "/?view=compare&a=depression&b=addiction",
}
#: Links within a running text, which may be lower than a finger is wide (WCAG 2.5.8).
INLINE = ".reference a, .panel-head h2 a, .about li a, [data-term]"

_SMALL = """(inline) => {
    const what = 'a[href], button, select, input, summary, [role="button"], [role="option"]';
    return [...document.querySelectorAll(what)].filter((one) => {
        const shown = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        if (!shown || one.matches(inline) || one.closest('.skip, [inert], #network')) return false;
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && height > 0 && (width < 43.9 || height < 43.9);
    }).map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return `${Math.round(width)}x${Math.round(height)} ${one.outerHTML.slice(0, 120)}`;
    });
}"""

_BEYOND = """() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const cut = [...document.querySelectorAll('.top *, .caption-bar > *')].filter((one) => {
        const { left, right, width } = one.getBoundingClientRect();
        return width && !one.closest('.sr-only, .caption, [hidden]')
            && (left < -1 || right > innerWidth + 1);
    });
    return [scrollWidth - innerWidth, scrollHeight - innerHeight, cut.map((one) => one.outerHTML)];
}"""

_VIEWPORT = f"""() => {{
    const cy = {network.GRAPH};
    return {{ zoom: cy.zoom(), x: cy.pan().x, y: cy.pan().y,
        scrolled: [scrollX, scrollY], scale: visualViewport.scale }};
}}"""


@pytest.fixture
def phone(lend: NewPage) -> Page:
    return lend(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")


def sheet(page: Page, stop: str) -> None:
    """Wait until the sheet stands at a stop."""
    expect(page.locator("body")).to_have_attribute("data-sheet", stop)


def test_the_main_job_by_taps(phone: Page, atlas: Atlas) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reading.start(phone)
    phone.tap("#search")
    phone.locator("#search").press_sequentially("amygdal")
    phone.tap('[data-option="amygdala"]')
    reading.headed(phone, reading.heading(atlas, "amygdala"))
    sheet(phone, "half")
    network.place(phone, "amygdala")  # in sight above the sheet

    phone.tap("#panel-size")
    sheet(phone, "full")
    quote = phone.locator("#panel-body .claim .quote").first
    quote.scroll_into_view_if_needed()
    expect(quote).to_be_in_viewport(ratio=0.9)
    phone.tap("#panel-handle")
    sheet(phone, "peek")
    expect(phone.locator("#panel-handle")).to_contain_text("amygdala")

    phone.tap("#filters-open")
    phone.tap('[data-filter="condition"][data-value="anxiety"]')
    kept = reading.counted(phone, atlas, {"condition": (("anxiety",), ())})
    show = phone.locator("#filters-show")
    expect(show).to_have_text(f"Show {len(kept)} of {len(atlas.active_claims)} claims")
    show.tap()
    expect(phone.locator("#filters")).to_be_hidden()
    expect(phone.locator("#filters-open")).to_be_focused()

    phone.tap("#share")
    phone.tap("#share-copy")
    link = str(phone.wait_for_function("navigator.clipboard.readText()").json_value())
    fields = parse_qs(urlsplit(link).query)
    assert fields["select"] == ["amygdala"]
    assert fields["condition"] == ["anxiety"]


@pytest.mark.parametrize("view", VIEWS)
def test_targets_are_wide_enough_for_a_finger(phone: Page, view: str) -> None:
    reading.start(phone, VIEWS[view] + "&species=human&select=oxytocin")
    assert phone.evaluate(_SMALL, INLINE) == []
    phone.tap("#panel-size")
    phone.tap("#panel-size")
    phone.tap("#panel-handle")
    assert phone.evaluate(_SMALL, INLINE) == []


def test_targets_in_drawer_menu_and_welcome(phone: Page) -> None:
    reading.start(phone, "/?species=human&voice=study")
    phone.tap("#panel-handle")
    assert phone.evaluate(_SMALL, INLINE) == []
    phone.tap("#more")
    expect(phone.locator("#theme")).to_be_visible()
    assert phone.evaluate(_SMALL, INLINE) == []
    phone.keyboard.press("Escape")
    expect(phone.locator("#theme")).to_be_hidden()
    phone.tap("#filters-open")
    expect(phone.locator("#filters")).to_be_in_viewport()
    assert phone.evaluate(_SMALL, INLINE) == []


def test_nothing_is_wider_than_a_small_phone(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    reading.start(page, "/?select=oxytocin&species=human&voice=study")
    for view in VIEWS:
        page.tap(f'button[data-view="{view}"]')
        expect(page.locator("body")).to_have_attribute("data-view", view, timeout=20_000)
        assert page.evaluate(_BEYOND) == [0, 0, []], view
    page.set_viewport_size({"width": 640, "height": 360})
    assert page.evaluate(_BEYOND) == [0, 0, []]


def test_one_finger_pans_and_two_zoom_only_the_network(phone: Page) -> None:
    reading.start(phone)
    fingers = Fingers(phone)
    before = phone.evaluate(_VIEWPORT)
    fingers.move(line((60, 300), (160, 480)))
    network.still(phone)
    panned = phone.evaluate(_VIEWPORT)
    assert panned["x"] - before["x"] == pytest.approx(100, abs=15)
    assert panned["y"] - before["y"] == pytest.approx(180, abs=25)
    assert panned["zoom"] == before["zoom"]
    fingers.move(line((170, 400), (90, 400)), line((220, 400), (300, 400)))
    network.still(phone)
    zoomed = phone.evaluate(_VIEWPORT)
    assert zoomed["zoom"] > 1.5 * panned["zoom"]
    phone.touchscreen.tap(200, 420)
    phone.touchscreen.tap(200, 420)
    after = phone.evaluate(_VIEWPORT)
    assert after["zoom"] == zoomed["zoom"]
    for viewport in (panned, zoomed, after):
        assert viewport["scrolled"] == [0, 0]
        assert viewport["scale"] == 1


def test_a_finger_beside_a_node_means_the_node(phone: Page, atlas: Atlas) -> None:
    reading.start(phone, "/?condition=depression&species=human")
    x, y = network.place(phone, "oxytocin")
    phone.touchscreen.tap(x - 17, y - 10)  # outside of what is drawn
    reading.headed(phone, reading.heading(atlas, "oxytocin"))


def test_the_sheet_follows_the_finger(phone: Page) -> None:
    reading.start(phone, "/?select=oxytocin")
    sheet(phone, "half")
    fingers = Fingers(phone)
    handle = phone.locator("#panel-handle")

    def grip() -> tuple[float, float]:
        box = handle.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + 20

    x, y = grip()
    fingers.move(line((x, y), (x, 150), 12), every=0.1)  # slowly to the top
    sheet(phone, "full")
    x, y = grip()
    fingers.move(line((x, y), (x, y + 60), 4), every=0.1)  # too little to mean anything
    sheet(phone, "full")
    x, y = grip()
    fingers.move(line((x, y), (x, 600), 12), every=0.1)
    sheet(phone, "half")
    body = phone.locator("#panel-body")
    box = body.bounding_box()
    assert box
    body.evaluate("it => it.addEventListener('scrollend', () => (it.dataset.rests = 'true'))")
    fingers.move(line((x, box["y"] + 250), (x, box["y"] + 60)))  # the list scrolls, the sheet stays
    expect(body).to_have_attribute("data-rests", "true")
    assert body.evaluate("it => it.scrollTop") > 50
    sheet(phone, "half")
    phone.tap("#panel-handle")
    sheet(phone, "peek")
    expect(handle).to_have_attribute("aria-expanded", "false")
    phone.tap("#panel-handle")
    sheet(phone, "half")
    phone.keyboard.press("Escape")  # the selection goes, and the sheet with it
    sheet(phone, "peek")


def test_the_drawer_keeps_the_focus_and_gives_it_back(phone: Page) -> None:
    reading.start(phone)
    for leave in ("Escape", "scrim"):
        phone.tap("#filters-open")
        expect(phone.locator("#filters")).to_have_attribute("aria-modal", "true")
        inside = "document.activeElement.closest('.filters, .filters-foot') !== null"
        assert phone.evaluate(inside)
        assert phone.evaluate("document.querySelector('.middle').inert")
        if leave == "scrim":
            phone.touchscreen.tap(380, 500)
        else:
            phone.keyboard.press("Escape")
        expect(phone.locator("#filters")).to_be_hidden()
        expect(phone.locator("#filters-open")).to_be_focused()
        assert not phone.evaluate("document.querySelector('.middle').inert")
