"""The matrix: its numbers, its gaps, what a cell opens, and when its code is fetched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from data.store.cross_table import GROUPINGS, OTHER
from tests.browser import network, reading
from tests.browser.conftest import NewPage
from tests.data.store.reference import cross_table

PLOT = "#matrix-figure .js-plotly-plot"

_CELL = f"""([row, column]) => {{
    const plot = document.querySelector('{PLOT}'), full = plot._fullLayout;
    const box = plot.getBoundingClientRect();
    return {{
        x: box.left + full.xaxis._offset + full.xaxis.d2p(column),
        y: box.top + full.yaxis._offset + full.yaxis.d2p(row),
    }};
}}"""


def drawn(page: Page) -> None:
    """Wait until the figure is there."""
    page.wait_for_selector(f"{PLOT} .heatmaplayer image", state="attached", timeout=30_000)


def bring(page: Page, row: str, column: str) -> tuple[float, float]:
    """Return where a cell is on screen, scrolled into sight."""
    at = page.evaluate(_CELL, [row, column])
    page.locator(".scene").evaluate("(scene, y) => scene.scrollBy(0, y - 500)", at["y"])
    at = page.evaluate(_CELL, [row, column])
    return at["x"], at["y"]


def leave(page: Page) -> None:
    """Take the pointer away from the figure, until it tells of no cell.

    Plotly waits between two hovers and may do the last one when the pointer has left. Then
    only the next time that the pointer leaves takes its text away.
    """
    tip = page.locator(f"{PLOT} .hoverlayer .hovertext")
    for _ in range(5):
        page.mouse.move(5, 5)
        try:
            return expect(tip).to_have_count(0, timeout=1_000)
        except AssertionError:
            page.mouse.move(*bring(page, OTHER, OTHER))
    raise AssertionError("the figure goes on telling of a cell")


def click(page: Page, row: str, column: str) -> None:
    """Click a cell as a reader does: the pointer arrives, rests and clicks."""
    leave(page)
    x, y = bring(page, row, column)
    page.mouse.move(x + 2, y + 2)
    page.mouse.move(x, y)
    page.wait_for_selector(f"{PLOT} .hoverlayer .hovertext", state="attached")
    page.mouse.click(x, y)


def framed(page: Page, row: str, column: str) -> None:
    """Wait until this cell has the frame."""
    page.wait_for_function(
        f"([row, column]) => {{ const frame = document.querySelector('{PLOT}')?.data?.[1];"
        " return frame && frame.x?.[0] === column && frame.y?.[0] === row; }",
        arg=[row, column],
    )


def numbers(page: Page) -> dict[tuple[str, str], str]:
    """Return what stands in the figure's cells by row and column."""
    found = page.evaluate(
        f"() => {{ const {{ x, y, text }} = document.querySelector('{PLOT}').data[0];"
        " return y.flatMap((row, i) => x.map((column, j) => [row, column, text[i][j]])); }"
    )
    return {(row, column): text for row, column, text in found}


@pytest.mark.cold
def test_plotly_is_fetched_when_the_matrix_is_opened(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    reading.start(page)
    page.click('button[data-view="brain"]')
    page.wait_for_function(f"() => {network.GRAPH}.nodes('.as-region').nonempty()")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "plotly" in url or "async-graph" in url]
    page.click('button[data-view="matrix"]')
    drawn(page)
    assert [url for url in asked if "plotly" in url]


@pytest.mark.parametrize("by", GROUPINGS)
def test_figure_and_table_have_the_numbers(page: Page, atlas: Atlas, by: str) -> None:
    reading.start(page, "/?view=matrix" + ("" if by == "node" else f"&rows={by}"))
    drawn(page)
    found = cross_table(atlas, atlas.active_claims, by)
    expected = {pair: str(len(cell.claims) or "·") for pair, cell in found.cells.items()}
    assert numbers(page) == expected
    page.click("#matrix-table summary")
    table = page.locator("#matrix-table td[data-row-id]").evaluate_all(
        "cells => cells.map((c) => [c.dataset.rowId, c.dataset.columnId, c.textContent.trim()])"
    )
    assert {(row, column): text for row, column, text in table} == expected


def test_a_cell_filters_and_opens_its_claims(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=matrix")
    drawn(page)
    found = cross_table(atlas, atlas.active_claims, "node")
    for row, column in (("amygdala", "anxiety"), ("dopamine", "depression")):
        wanted = {claim.id for claim in found.cells[row, column].claims}
        assert wanted
        click(page, row, column)
        reading.headed(page, atlas.nodes[row].label)
        reading.counted(page, atlas, {"condition": ((column,), ())})
        assert reading.query(page) == f"view=matrix&select={row}&condition={column}"
        framed(page, row, column)
        while page.locator("[data-more]").count():
            button = page.locator("[data-more]").first
            before = page.locator("#panel .claim").count()
            button.click()
            page.wait_for_function(
                "n => document.querySelectorAll('#panel .claim').length > n", arg=before
            )
        assert {claim["id"] for claim in reading.panel(page)["claims"]} == wanted


def test_a_cell_of_evidence_filters_by_both(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=matrix")
    page.click('[data-set-field="rows"][data-set-value="evidence"]')
    page.wait_for_function(
        f"() => document.querySelector('{PLOT}')?.data?.[0].y.includes('human_trial')"
    )
    click(page, "human_trial", "addiction")
    reading.headed(page, "addiction")
    reading.counted(
        page, atlas, {"condition": (("addiction",), ()), "evidence": (("human_trial",), ())}
    )
    assert reading.query(page) == (
        "view=matrix&select=addiction&condition=addiction&evidence=human_trial&rows=evidence"
    )


def test_the_table_opens_the_same_and_stays_open(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=matrix")
    page.click("#matrix-table summary")
    page.click('[data-cell-row="oxytocin"][data-cell-column="anxiety"]')
    reading.headed(page, "oxytocin")
    reading.counted(page, atlas, {"condition": (("anxiety",), ())})
    cell = page.locator('[data-cell-row="oxytocin"][data-cell-column="anxiety"]')
    expect(cell).to_be_visible()
    expect(cell).to_have_attribute("aria-current", "true")


def test_a_filter_elsewhere_holds_here_and_in_the_network(page: Page, atlas: Atlas) -> None:
    reading.start(page, "/?view=matrix")
    drawn(page)
    reading.include(page, "species", "human")
    kept = reading.counted(page, atlas, {"species": (("human",), ())})
    claims = [atlas.claims[one] for one in atlas.claims if one in kept]
    found = cross_table(atlas, claims, "node")
    pair = ("oxytocin", "depression")
    wanted = str(len(found.cells[pair].claims))
    page.wait_for_function(
        f"wanted => {{ const {{ x, y, text }} = document.querySelector('{PLOT}').data[0];"
        " return text[y.indexOf('oxytocin')][x.indexOf('depression')] === wanted; }",
        arg=wanted,
    )
    assert numbers(page) == {
        pair: str(len(cell.claims)) if cell.claims else ("·" if cell.gap else "0")
        for pair, cell in found.cells.items()
    }
    page.click('button[data-view="network"]')
    page.wait_for_selector("#network", state="visible")
    assert set(network.drawn(page, "edge")) == {claim.edge for claim in claims}


def test_cells_that_no_filter_can_say_do_nothing(page: Page) -> None:
    reading.start(page, "/?view=matrix")
    drawn(page)
    click(page, "oxytocin", OTHER)
    click(page, OTHER, "anxiety")
    assert reading.query(page) == "view=matrix"


def test_a_link_shows_another_reader_the_same(page: Page, new_page: NewPage) -> None:
    one, other = page, new_page()
    reading.start(one, "/?view=matrix")
    drawn(one)
    click(one, "oxytocin", "addiction")
    framed(one, "oxytocin", "addiction")
    reading.headed(one, "oxytocin")
    reading.start(other, f"/?{reading.query(one)}")
    drawn(other)
    framed(other, "oxytocin", "addiction")
    assert numbers(one) == numbers(other)
    assert reading.panel(one) == reading.panel(other)
    assert one.locator("#caption").inner_text() == other.locator("#caption").inner_text()


def test_the_figure_follows_the_theme(page: Page) -> None:
    reading.start(page, "/?view=matrix&theme=light")
    drawn(page)
    ink = f"() => document.querySelector('{PLOT}')._fullLayout.font.color"
    light = page.evaluate(ink)
    page.click("#theme")
    page.wait_for_function(
        f"light => document.querySelector('{PLOT}')._fullLayout.font.color !== light", arg=light
    )
    assert "theme=dark" in reading.query(page)
