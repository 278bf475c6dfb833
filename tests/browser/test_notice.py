"""A reader follows a link that is broken, old or hostile."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from data.model import Atlas
from tests.browser import reading

pytestmark = pytest.mark.cold

BROKEN = {
    "condition": "no-such-condition",
    "select": "no-such-thing",
    "layout": "spiral",
    "colour": "red",
}
HOSTILE = [
    "?q=<img src=x onerror=alert(1)>&condition=anxiety,<svg onload=alert(1)>"
    '&select="><script>alert(1)</script>&<script>alert(1)</script>=1'
    "&v=1<img src=x onerror=alert(1)>&theme=dark' onmouseover='alert(1)",
    "?q=</title></script><script>alert(1)</script>&select=oxytocin",
    "?select=oxytocin&layout=javascript:alert(1)#<img src=x onerror=alert(1)>",
]
INJECTED = (
    ":is(#notice, #caption, #panel, #empty, #search-results) :is(script, img, svg), "
    "head > img, [onerror], [onload], [onmouseover]"
)


def test_each_part_that_is_left_out_is_named(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?species=human&" + "&".join(f"{k}={v}" for k, v in BROKEN.items()))
    notice = page.locator("#notice")
    expect(notice).to_be_visible()
    told = notice.locator(".dropped code").all_inner_texts()
    assert sorted(told) == sorted(f"{field}={value}" for field, value in BROKEN.items())
    assert reading.query(page) == "species=human"
    reading.counted(page, atlas, {"species": (("human",), ())})
    notice.locator("[data-dismiss]").click()
    expect(notice).to_be_hidden()


def test_a_notice_once_closed_stays_closed(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?condition=anxiety&colour=red&v=2020.1.0")
    notice = page.locator("#notice")
    notice.locator("[data-dismiss]").click()
    reading.include(page, "condition", "depression")
    reading.counted(page, atlas, {"condition": (("anxiety", "depression"), ())})
    expect(notice).to_be_hidden()
    reading.include(page, "condition", "depression")
    reading.counted(page, atlas, {"condition": (("anxiety",), ())})
    expect(notice).to_be_hidden()


def test_another_version_is_told(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?select=oxytocin&v=2020.1.0")
    notice = page.locator("#notice")
    expect(notice).to_contain_text("2020.1.0")
    expect(notice).to_contain_text(atlas.version)
    reading.headed(page, "oxytocin")
    reading.start(page, f"/?select=oxytocin&v={atlas.version}")
    expect(notice).to_be_hidden()


def test_an_endless_address_opens_all_the_same(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?q=" + "x" * 5000)
    expect(page.locator("#notice")).to_contain_text("too long")
    reading.counted(page, atlas, {})


def test_no_address_and_no_search_runs_a_script(page: Page) -> None:
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    for address in HOSTILE:
        reading.start(page, "/" + address)
        assert page.locator(INJECTED).count() == 0, address
        page.hover("#notice" if page.locator("#notice").is_visible() else "#caption")
    with page.expect_response(lambda response: "/_search?q=" in response.url):
        page.fill("#search", "<img src=x onerror=alert(1)>")
    expect(page.locator("#search-results .nothing")).to_contain_text("<img src=x")
    assert page.locator(INJECTED).count() == 0
    assert dialogs == []
