"""Words are explained where they stand: on pointing, on focus, on a tap; and all in a list."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from data.glossary import find_terms, meanings
from data.model import Atlas, Claim
from tests.browser import reading
from tests.browser.conftest import NewPage

PHONE = {"width": 390, "height": 844}


def telling(atlas: Atlas) -> Claim:
    """A claim whose quote speaks of an injection i.c.v., the hippocampus and other hard words."""
    return max(atlas.active_claims, key=lambda claim: len(find_terms(atlas, claim.quote)))


def open_claim(page: Page, atlas: Atlas) -> tuple[Locator, str]:
    """Open that claim; return a hard word of its quote that can have the focus, and its meaning."""
    claim = telling(atlas)
    reading.start(page, f"/?select={claim.id}")
    word = page.locator(f'[data-claim="{claim.id}"] .quote .term[tabindex="0"]').last
    word.scroll_into_view_if_needed()
    return word, meanings(atlas)[str(word.get_attribute("data-term"))]


def test_pointing_explains_and_going_away_ends_it(page: Page, atlas: Atlas) -> None:
    word, meaning = open_claim(page, atlas)
    slip = page.locator("#term-slip")
    word.hover()
    expect(slip).to_contain_text(meaning)
    slip.hover()  # one may go over to it and read on
    # Nothing marks the end of the grace that the pointer has to go over.
    page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    expect(slip).to_be_visible()
    page.mouse.move(700, 10)
    expect(slip).to_be_hidden()


def test_the_keyboard_explains_and_esc_closes_only_that(page: Page, atlas: Atlas) -> None:
    word, meaning = open_claim(page, atlas)
    slip = page.locator("#term-slip")
    page.keyboard.press("Tab")  # from here on the focus shows
    word.focus()
    expect(slip).to_contain_text(meaning)
    expect(word).to_have_attribute("aria-describedby", "term-slip")
    box, own = slip.bounding_box(), word.bounding_box()
    assert box
    assert own
    assert 0 <= box["x"] <= 1440 - box["width"]
    assert box["y"] >= own["y"] + own["height"] or box["y"] + box["height"] <= own["y"]
    page.keyboard.press("Escape")
    expect(slip).to_be_hidden()
    expect(word).to_be_focused()
    assert reading.query(page) == f"select={telling(atlas).id}"
    page.keyboard.press("Enter")
    expect(slip).to_be_visible()
    expect(page.locator("#live")).to_contain_text(meaning)
    page.keyboard.press("Shift+Tab")
    expect(slip).not_to_contain_text(meaning)


def test_each_word_is_one_stop_in_the_panel(page: Page) -> None:
    reading.start(page, "/?select=oxytocin")
    keys = page.eval_on_selector_all(
        '#panel-body [data-term][tabindex="0"]', "all => all.map((word) => word.dataset.term)"
    )
    assert len(keys) == len(set(keys)) > 5
    assert "oxytocin" in keys
    assert page.locator('#panel-body [data-term="oxytocin"]').count() > 5


def test_a_tap_explains_and_a_tap_elsewhere_ends_it(lend: NewPage, atlas: Atlas) -> None:
    page = lend(viewport=PHONE, has_touch=True, is_mobile=True)
    word, meaning = open_claim(page, atlas)
    slip = page.locator("#term-slip")
    word.tap()
    expect(slip).to_contain_text(meaning)
    box = slip.bounding_box()
    assert box
    assert 0 <= box["x"] <= 390 - box["width"]
    page.locator("#panel-body .claim-head").first.tap(position={"x": 200, "y": 4})
    expect(slip).to_be_hidden()
    expect(page.locator(".claim.is-chosen")).to_have_attribute("data-claim", telling(atlas).id)


def test_a_quote_is_copied_as_it_is_printed(page: Page, atlas: Atlas) -> None:
    claim = telling(atlas)
    reading.start(page, f"/?select={claim.id}")
    chosen = page.evaluate(
        """(id) => {
            const quote = document.querySelector(`[data-claim="${id}"] .quote p`);
            getSelection().selectAllChildren(quote);
            return getSelection().toString();
        }""",
        claim.id,
    )
    assert chosen.split() == f"“{claim.quote}”".split()


def test_all_words_stand_in_a_dialog_and_without_scripts_on_a_page(
    page: Page, new_page: NewPage, atlas: Atlas
) -> None:
    reading.start(page)
    page.locator("#panel-body [data-glossary]").click()
    dialog = page.locator("#glossary")
    expect(dialog.locator("h2")).to_have_text("Words explained")
    for meaning in meanings(atlas).values():
        assert meaning in str(dialog.text_content())
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#panel-body [data-glossary]")).to_be_focused()

    plain = new_page(java_script_enabled=False)
    plain.goto("/glossary")
    expect(plain.locator("#word-hpa-axis dd")).to_contain_text(meanings(atlas)["HPA axis"])
