"""Every control says what it does, and every message is a sentence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from components.core.state import VIEWS
from tests.browser import reading
from tests.browser.conftest import Tolerate

#: Visible controls with what names them; `sign` are those that show no word.
_CONTROLS = """() => {
    const words = (text) => (text || '').replace(/\\s+/g, ' ').trim();
    const controls = 'a[href], button, input, select, textarea, summary, [role=button], '
        + '[role=option], [role=treeitem], [tabindex="0"]';
    const refer = (ids) => words((ids || '').split(' ')
        .map((id) => document.getElementById(id)?.textContent).join(' '));
    const shown = [...document.querySelectorAll(controls)].filter((one) => one.checkVisibility());
    return shown.map((one) => ({
        what: one.outerHTML.slice(0, 160),
        name: refer(one.getAttribute('aria-labelledby')) || words(one.getAttribute('aria-label'))
            || words([...(one.labels || [])].map((label) => label.textContent).join(' '))
            || words(one.textContent) || words(one.title),
        title: words(one.title),
        sign: one.matches('button, a') && !/\\p{L}{2}/u.test(one.textContent),
    }));
}"""
ADDRESSES = {
    **{view: f"/?view={view}&select=oxytocin" for view in VIEWS},
    "paths": "/?view=paths&from=oxytocin&to=anxiety",
    "compare": "/?view=compare&a=depression&b=addiction",
    "network": "/?walk=how-oxytocin-is-said-to-calm&step=2&select=oxytocin&condition=anxiety",
}


@pytest.mark.parametrize("view", VIEWS)
def test_every_control_says_what_it_does(page: Page, view: str) -> None:
    reading.start(page, ADDRESSES[view])
    controls = page.evaluate(_CONTROLS)
    assert len(controls) > 30
    assert [one["what"] for one in controls if not any(map(str.isalpha, one["name"]))] == []
    signs = [one for one in controls if one["sign"]]
    assert [one["what"] for one in signs if not one["title"]] == []


@pytest.mark.cold
def test_every_message_is_a_sentence(page: Page, tolerate: Tolerate) -> None:
    tolerate("Failed to load resource")
    notice = page.locator("#notice p").first
    reading.start(page, "/?select=nobody&condition=nothing&v=2020.1.0")
    for text in page.locator("#notice p").all_inner_texts():
        assert text.strip().endswith("."), text
    page.route("**/_view?**", lambda route: route.abort())
    page.locator('[data-view="table"]').click()
    expect(notice).to_contain_text("did not answer")
    assert notice.inner_text().strip().endswith(".")


@pytest.mark.cold
def test_what_is_said_aloud_is_a_sentence(page: Page) -> None:
    reading.start(page)
    page.keyboard.press("]")
    live = page.locator("#live")
    expect(live).not_to_be_empty()
    assert str(live.text_content()).strip().endswith(".")
