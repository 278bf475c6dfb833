"""The table: sorted, filtered and selected like everything else; ten thousand rows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from app import create_app
from data.model import Atlas
from data.quotes import collapse_whitespace
from tests.browser import network, reading
from tests.browser.conftest import NewPage
from tests.data.store.reference import matching_ids
from tests.sample import CLAIMS, sample

MANY = 10_000


def numbers(page: Page) -> list[int]:
    """Return the places, from 1, of the rows that are in the page."""
    found = page.locator(".row").evaluate_all(
        "rows => rows.map((row) => Number(row.ariaRowIndex) - 1)"
    )
    return [int(number) for number in found]


def chosen(page: Page, claim: str) -> None:
    """Wait until this claim's row, and no other, is marked and in sight."""
    expect(page.locator(".row.is-chosen")).to_have_count(1)
    row = page.locator(f'.row.is-chosen[data-row="{claim}"]')
    expect(row).to_be_in_viewport()
    expect(row).to_have_attribute("aria-current", "true")


def test_every_claim_is_there_with_its_whole_quote(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=table")
    claims = list(atlas.active_claims)
    while page.locator(".chunk:empty").count():
        offset = page.locator(".chunk:empty").first.get_attribute("data-offset")
        chunk = page.locator(f'.chunk[data-offset="{offset}"]')
        chunk.evaluate("chunk => chunk.scrollIntoView()")
        expect(chunk).not_to_be_empty()
    seen: dict[str, str] = page.locator(".row").evaluate_all(
        "rows => Object.fromEntries(rows.map((row) =>"
        " [row.dataset.row, row.querySelector('.quote').innerText]))"
    )
    assert list(seen) == [claim.id for claim in claims]
    for claim in claims:
        assert collapse_whitespace(seen[claim.id]) == reading.quoted(atlas, claim.id)


def test_a_row_opens_its_evidence_and_lights_the_network(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=table")
    claim = atlas.active_claims[4]
    page.click(f'.row[data-row="{claim.id}"] .quote')
    reading.headed(page, reading.heading(atlas, claim.id))
    chosen(page, claim.id)
    assert reading.query(page) == f"view=table&select={claim.id}"
    page.click('button[data-view="network"]')
    assert network.drawn(page, ".chosen") == [claim.edge]


def test_what_is_selected_on_the_network_is_marked_in_the_table(page: Page, atlas: Atlas) -> None:
    edge = next(e for e in reversed(atlas.edges.values()) if len(e.claims) == 1)
    reading.start(page, f"/?select={edge.id}")
    page.click('button[data-view="table"]')
    chosen(page, edge.claims[0].id)


def test_headings_sort_and_the_address_keeps_it(
    page: Page, new_page: NewPage, atlas: Atlas
) -> None:
    reading.start(page, "/?view=table")
    for sort, way in (("species", "ascending"), ("-species", "descending")):
        page.click("#sort-species")
        expect(page.locator("th.cell-basis")).to_have_attribute("aria-sort", way)
        expect(page.locator("#sort-species")).to_be_focused()
        assert reading.query(page) == f"view=table&sort={sort}"
    first = page.locator(".row").first.get_attribute("data-row")
    assert first
    assert "cell_line" in atlas.claims[first].species
    other = new_page()
    reading.start(other, f"/?{reading.query(page)}")
    expect(other.locator(".row").first).to_have_attribute("data-row", first)
    page.click("#sort-none")
    expect(page.locator(".row").first).to_have_attribute("data-row", atlas.active_claims[0].id)
    page.go_back()
    expect(page.locator(".row").first).to_have_attribute("data-row", first)


def test_filters_leave_only_their_rows(page: Page, new_page: NewPage, atlas: Atlas) -> None:
    reading.start(page, "/?view=table")
    reading.include(page, "species", "rat")
    kept = reading.counted(page, atlas, {"species": (("rat",), ())})
    expect(page.locator(".table")).to_have_attribute("aria-rowcount", str(len(kept) + 1))
    claim = page.locator(".row").first.get_attribute("data-row")
    assert claim in kept
    page.click(f'.row[data-row="{claim}"] .quote')
    chosen(page, str(claim))
    other = new_page()
    reading.start(other, f"/?{reading.query(page)}")
    chosen(other, str(claim))
    assert reading.panel(other) == reading.panel(page)
    reading.counted(other, atlas, {"species": (("rat",), ())})
    other.click('button[data-view="network"]')
    edges = {atlas.claims[one].edge for one in kept}
    other.wait_for_function(f"{network.GRAPH}.edges(':visible').length <= {len(edges)}")
    assert set(network.drawn(other, "edge")) == edges


def test_without_a_row_it_leads_back(page: Page, atlas: Atlas) -> None:
    nothing = next(
        f"species={s}&evidence={e}"
        for s in ("prairie_vole", "cell_line", "rat")
        for e in ("human_trial", "cell_experiment")
        if not matching_ids(atlas, {"species": ((s,), ()), "evidence": ((e,), ())})
    )
    reading.start(page, f"/?view=table&{nothing}")
    expect(page.locator("#words h2")).to_have_text("No claim passes all these filters")
    page.click("#words [data-clear=all]")
    expect(page.locator(".row").first).to_be_visible()


def test_arrow_keys_move_and_enter_selects(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=table")
    first, second, third = (claim.id for claim in atlas.active_claims[:3])
    page.focus(f'.row[data-row="{first}"] a')
    for key, claim in (("ArrowDown", second), ("ArrowDown", third), ("ArrowUp", second)):
        page.keyboard.press(key)
        expect(page.locator(f'.row[data-row="{claim}"] a')).to_be_focused()
    page.keyboard.press("Enter")
    reading.headed(page, reading.heading(atlas, second))
    chosen(page, second)
    page.keyboard.press("End")
    last = atlas.active_claims[-1].id
    expect(page.locator(f'.row[data-row="{last}"] a')).to_be_focused()
    expect(page.locator(f'.row[data-row="{last}"]')).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    expect(page.locator(f'.row[data-row="{atlas.active_claims[-2].id}"] a')).to_be_focused()
    expect(page.locator('.row a[tabindex="0"]')).to_have_count(1)


def test_on_a_phone_rows_are_cards_as_wide_as_the_screen(lend: NewPage) -> None:
    page = lend(viewport={"width": 390, "height": 844}, has_touch=True)
    reading.start(page, "/?view=table")
    assert page.locator("#words").evaluate("words => words.scrollWidth <= words.clientWidth")
    for row in page.locator(".row").all()[:5]:
        cells = [cell.bounding_box() for cell in row.locator("td").all()]
        assert all(box is None or box["x"] + box["width"] <= 390 for box in cells)


@pytest.fixture
def crowded() -> Iterator[str]:
    """Base URL of an app with ten thousand claims."""
    standing = [claim for claim in CLAIMS if not claim.withdrawn]
    claims = (replace(standing[i % 10], id=f"m-{i:05}", order=i) for i in range(MANY))
    server = make_server("127.0.0.1", 0, create_app(sample(claims)).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def test_ten_thousand_rows(crowded: str, new_page: NewPage, watch) -> None:
    watch.host = crowded.removeprefix("http://")
    page = new_page()
    reading.start(page, f"{crowded}/?view=table&select=m-07777")
    chosen(page, "m-07777")
    page.keyboard.press("Escape")
    words = page.locator("#words")
    for part in (0.25, 0.5, 0.75, 1, 0.1):
        words.evaluate("(words, part) => words.scrollTo(0, part * words.scrollHeight)", part)
        page.wait_for_function(
            """() => {
                const at = document.getElementById('words').getBoundingClientRect();
                const found = document.elementFromPoint(at.left + 60, at.top + at.height / 2);
                return Boolean(found?.closest('.row'));
            }"""
        )
        assert len(numbers(page)) <= 1200, "rows far away are let go"
    page.locator(".row a").first.focus()
    page.keyboard.press("End")
    expect(page.locator('.row[data-row="m-09999"] a')).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator('.row[data-row="m-00000"] a')).to_be_focused()
