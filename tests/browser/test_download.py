"""The Download dialog as a reader uses it: a click, and the right file is there."""

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from components.core.state import decode
from components.core.view import visible
from data.exports.formats import FORMATS
from data.model import Atlas
from tests.browser.conftest import NewPage
from tests.browser.reading import start
from tests.browser.test_axe import complaints


def shown(atlas: Atlas, query: str) -> list[str]:
    return [claim.id for claim in visible(atlas, decode(query, atlas).state).claims]


def saved(page: Page, label: str) -> tuple[str, bytes]:
    """The name and the content of the file that a format's link gives."""
    with page.expect_download() as started:
        page.locator("#downloads").get_by_role("link", name=label, exact=False).first.click()
    path = started.value.path()
    assert path is not None
    return started.value.suggested_filename, Path(path).read_bytes()


def test_a_click_saves_what_is_shown(page: Page, atlas: Atlas) -> None:
    query = "condition=anxiety&species=human"
    start(page, f"/?{query}&theme=dark&select=oxytocin")
    page.click("#download")
    ids = shown(atlas, query)
    expect(page.locator("#download-told")).to_have_text(
        f"{len(ids)} of {len(atlas.active_claims)} claims"
    )
    name, content = saved(page, "CSV")
    assert (
        name
        == f"pathway-explorer-{atlas.version}-{len(ids)}-of-{len(atlas.active_claims)}-claims.csv"
    )
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == ids
    assert "theme" not in rows[0]["dataset_address"]


def test_everything_is_one_click_away_and_the_links_follow_the_filters(
    page: Page, atlas: Atlas
) -> None:
    start(page, "/?species=rat")
    page.click("#download")
    page.get_by_role("button", name="Everything").click()
    expect(page.locator("#download-told")).to_have_text(f"All {len(atlas.active_claims)} claims")
    name, content = saved(page, "KGX")
    assert name == f"pathway-explorer-{atlas.version}.kgx.zip"
    with ZipFile(io.BytesIO(content)) as archive:
        edges = archive.read("edges.tsv").decode().splitlines()
    assert len(edges) == len(atlas.active_claims) + 1
    page.get_by_role("button", name="Close").click()
    page.evaluate("explorer.change({ species: ['mouse'] })")
    page.wait_for_function("document.querySelector('#caption').textContent.includes('mice')")
    page.click("#download")
    link = page.locator("a[data-format='cyjs']")
    assert link.get_attribute("href") == "api/download.cyjs?species=mouse"
    _, content = saved(page, "Cytoscape.js")
    drawn = json.loads(content)["elements"]["edges"]
    assert [edge["data"]["id"] for edge in drawn] == shown(atlas, "species=mouse")


def test_the_dialog_works_by_keyboard_and_gives_the_focus_back(page: Page) -> None:
    start(page, "/")
    page.focus("#download")
    page.keyboard.press("Enter")
    for _ in FORMATS:
        if page.evaluate("document.activeElement.dataset.format") == "md":
            break
        page.keyboard.press("Tab")
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert started.value.suggested_filename.endswith(".md")
    page.keyboard.press("Escape")
    expect(page.locator("#downloads")).not_to_be_visible()
    expect(page.locator("#download")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_dialog_and_page_are_accessible(new_page: NewPage, width: int, scheme: str) -> None:
    page = new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    start(page, "/?condition=anxiety")
    if width < 900:
        page.click("#more")
    page.click("#download")
    expect(page.locator("#downloads")).to_be_visible()
    assert complaints(page, "#downloads") == []
    page.locator("#downloads").get_by_role("link", name="Data and API").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Data and API")
    assert complaints(page) == []
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0
