"""A reader sends a link; somebody else opens it and sees the same."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.core.state import decode, encode
from data.model import Atlas
from tests.browser import network, reading
from tests.browser.conftest import NewPage


def _node(page: Page, atlas: Atlas) -> None:
    network.click(page, "amygdala")
    reading.headed(page, reading.heading(atlas, "amygdala"))


def _edge(page: Page, atlas: Atlas) -> None:
    _node(page, atlas)
    line = page.locator("#panel-body .edges [data-select]").first
    edge = str(line.get_attribute("data-select"))
    line.click()
    reading.headed(page, reading.heading(atlas, edge))


def _conditions(page: Page, atlas: Atlas) -> None:
    reading.include(page, "condition", "anxiety")
    reading.counted(page, atlas, {"condition": (("anxiety",), ())})
    reading.exclude(page, "condition", "depression")
    reading.counted(page, atlas, {"condition": (("anxiety",), ("depression",))})


def _facets(page: Page, atlas: Atlas) -> None:
    (evidence,) = reading.telling(atlas, "evidence", 1)
    species, other = reading.telling(atlas, "species")
    reading.include(page, "evidence", evidence)
    reading.include(page, "species", species)
    reading.include(page, "species", other)
    reading.counted(page, atlas, {"evidence": ((evidence,), ()), "species": ((species, other), ())})
    network.click(page, "oxytocin")
    reading.headed(page, "oxytocin")


def _text(page: Page, atlas: Atlas) -> None:
    page.fill("#search", "stress")
    page.click("#option-all")
    expect(page.locator("#caption")).to_contain_text("stress")


def _layout(page: Page, atlas: Atlas) -> None:
    page.click('button[data-layout="circle"]')
    expect(page.locator('button[data-layout="circle"]')).to_have_attribute("aria-pressed", "true")


def _theme(page: Page, atlas: Atlas) -> None:
    page.click("#theme")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


#: What the sender does before sharing one link (`_facets` ends with a node); each link is loaded.
#: The theme comes last, because it stays when all else is cleared.
KINDS = ((_edge,), (_facets,), (_conditions, _layout), (_text, _theme))


def test_a_shared_link_shows_the_same(page: Page, new_page: NewPage, atlas: Atlas) -> None:
    sender, receiver = page, new_page()
    reading.start(sender)
    for kinds in KINDS:
        for arrange in kinds:
            arrange(sender, atlas)
        link = urlsplit(reading.shared(sender))
        shared = decode(link.query, atlas)
        assert not shared.dropped
        assert shared.state.v == atlas.version
        sent = reading.screen(sender)
        assert sent.pop("address") == "?" + encode(replace(shared.state, v=""))

        reading.load(receiver, link.geturl())
        got = reading.screen(receiver)
        assert got.pop("address") == f"?{link.query}"
        assert got == sent, f"after {[arrange.__name__ for arrange in kinds]}"
        expect(receiver.locator("#notice")).to_be_hidden()
        sender.click("[data-home]")
        reading.counted(sender, atlas, {})


def test_a_claim_s_link_opens_that_claim(page: Page, new_page: NewPage, atlas: Atlas) -> None:
    edge = max(atlas.edges.values(), key=lambda edge: len(edge.claims))
    claim = edge.claims[-1]
    sender, receiver = page, new_page()
    reading.start(sender, f"/?select={edge.id}")
    link = reading.copied(
        sender, sender.locator(f'[data-claim="{claim.id}"] [data-copy-link="{claim.id}"]')
    )
    reading.start(receiver, link)
    assert reading.screen(receiver)["chosen"] == [edge.id]
    found = reading.panel(receiver)
    assert found["heading"] == reading.heading(atlas, claim.id)
    assert found["claims"][0]["id"] == claim.id
    assert found["claims"][0]["quote"] == reading.quoted(atlas, claim.id)
    chosen = receiver.locator(".claim.is-chosen")
    expect(chosen).to_have_attribute("data-claim", claim.id)
    expect(chosen).to_be_in_viewport()


def test_two_readers_do_not_meet(new_page: NewPage, atlas: Atlas) -> None:
    one, other = new_page(), new_page()
    reading.start(one, "/?condition=anxiety")
    reading.start(other, "/?condition=depression&theme=dark")
    before = reading.screen(other)
    network.click(one, "oxytocin")
    reading.headed(one, "oxytocin")
    reading.include(one, "condition", "anxiety")
    reading.counted(one, atlas, {})
    assert reading.screen(other) == before
    after = reading.screen(one)
    reading.include(other, "condition", "depression")
    reading.counted(other, atlas, {})
    assert reading.query(other) == "theme=dark"
    assert reading.screen(one) == after


def test_the_dialog_says_the_same_in_every_form(page: Page, atlas: Atlas, server: str) -> None:
    edge = "oxytocin.decreases.amygdala"
    reading.start(page, f"/?condition=anxiety&select={edge}")
    page.click("#share")
    page.wait_for_selector("#sharing[open]")
    link = page.locator("#share-link").input_value()
    assert link == f"{server}/?select={edge}&condition=anxiety&v={atlas.version}"
    expect(page.locator("#share-link")).to_be_focused()
    dialog = page.locator("#sharing")
    assert link in dialog.locator("textarea").first.input_value()
    assert "embed=1" in dialog.locator("textarea").last.input_value()
    expect(dialog.locator(".shared-code svg")).to_be_visible()
    for picture in dialog.locator("a[download]").all():
        answer = page.request.get(f"{server}/{picture.get_attribute('href')}")
        assert answer.ok
        assert answer.headers["content-type"].startswith("image/")
    page.wait_for_function("document.querySelector('.shared-card').naturalWidth === 1200")
    page.keyboard.press("Escape")
    expect(page.locator("#share")).to_be_focused()


@pytest.mark.cold
def test_an_embedded_view_stands_alone_and_leads_out(page: Page, atlas: Atlas, server: str) -> None:
    reading.start(page, "/?condition=anxiety&embed=1")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#caption")).to_be_visible()
    network.click(page, "anxiety")
    reading.headed(page, "anxiety")
    way = page.locator("[data-open-explorer]")
    with page.expect_popup() as popup:
        way.click()
    assert popup.value.url.startswith(server)
    shared = decode(urlsplit(str(way.get_attribute("href"))).query, atlas)
    assert shared.state.select == "anxiety"
    assert shared.state.values("condition") == ("anxiety",)
    assert shared.state.embed == ""
    network.ready(popup.value)
    expect(popup.value.locator("header.top")).to_be_visible()
