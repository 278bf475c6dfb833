"""Compare: two conditions side by side, in words and in three columns on the canvas."""

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from data.store import suggestions
from data.store.comparison import Comparison, actors, compare
from data.store.filters import EVERY
from tests.browser import network, reading


@pytest.fixture(scope="session")
def pair(atlas: Atlas) -> tuple[str, str]:
    """Return the two conditions with most actors in common."""
    return suggestions.example_pairs(atlas, EVERY)[0]


@pytest.fixture
def found(atlas: Atlas, pair: tuple[str, str]) -> Comparison:
    return compare(atlas, atlas.active_claims, *pair)


def address(pair: tuple[str, str]) -> str:
    return f"/?view=compare&a={pair[0]}&b={pair[1]}"


def listed(page: Page) -> list[list[str]]:
    """Return the edges of the three lists: both, only A, only B."""
    lists: list[list[str]] = page.evaluate(
        "() => [...document.querySelectorAll('#words .sides-list')].map((list) =>"
        " [...list.querySelectorAll('[data-edge]')].map((row) => row.dataset.edge))"
    )
    return lists


def expected(found: Comparison) -> list[list[str]]:
    return [[edge.id for edge in part] for part in (found.both, found.only_a, found.only_b)]


def test_it_is_told_and_drawn(
    page: Page, atlas: Atlas, pair: tuple[str, str], found: Comparison
) -> None:
    reading.start(page, address(pair))
    assert listed(page) == expected(found)
    rows = page.locator("#words .actors tbody tr:not(.verdict-row)")
    expect(rows).to_have_count(len(actors(atlas, atlas.edges.values(), *pair)))
    assert network.drawn(page, "edge") == sorted(edge.id for edge in found.edges)
    for tone, part in (
        ("tone-a", found.only_a),
        ("tone-both", found.both),
        ("tone-b", found.only_b),
    ):
        assert network.drawn(page, f"edge.{tone}") == sorted(edge.id for edge in part)
    assert pair[0] in network.drawn(page, "node.tone-a")
    assert pair[1] in network.drawn(page, "node.tone-b")


def test_tones_are_told_without_colour(page: Page, pair: tuple[str, str]) -> None:
    reading.start(page, address(pair))
    letters = page.evaluate(
        f"() => [...new Set({network.GRAPH}.edges(':visible').map((e) => e.style('label')))]"
    )
    assert {letter.split()[0] for letter in letters} == {"A", "B", "AB"}


def test_a_line_in_words_opens_its_evidence(page: Page, atlas: Atlas, pair, found) -> None:
    reading.start(page, address(pair))
    edge = found.only_b[-1].id
    page.locator(f'#words .sides-list [data-edge="{edge}"] a').click()
    reading.headed(page, reading.heading(atlas, edge))
    assert network.drawn(page, ".chosen") == [edge]
    row = page.locator(f'#words .sides-list [data-edge="{edge}"]')
    expect(row).to_have_attribute("aria-current", "true")
    expect(row).to_be_in_viewport()


def test_a_node_on_the_canvas_opens_its_evidence(page: Page, atlas: Atlas, pair) -> None:
    reading.start(page, address(pair))
    network.click(page, pair[1])
    reading.headed(page, reading.heading(atlas, pair[1]))


def test_conditions_are_picked_and_swapped(page: Page, atlas: Atlas, pair, found) -> None:
    reading.start(page, "/?view=compare")
    expect(page.locator("#words .examples a")).to_have_count(3)
    page.select_option("#pick-a", pair[0])
    page.select_option("#pick-b", pair[1])
    expect(page.locator("#words .sides-list")).to_have_count(3)
    assert listed(page) == expected(found)
    page.click("#swap")
    page.wait_for_url(f"**/?view=compare&a={pair[1]}&b={pair[0]}")
    expect(page.locator("#pick-a")).to_have_value(pair[1])
    assert listed(page) == expected(compare(atlas, atlas.active_claims, *pair[::-1]))


def test_filters_apply_here_and_everywhere(page: Page, atlas: Atlas, pair) -> None:
    reading.start(page, address(pair))
    reading.include(page, "species", "human")
    kept = reading.counted(page, atlas, {"species": (("human",), ())})
    claims = [claim for claim in atlas.active_claims if claim.id in kept]
    found = compare(atlas, claims, *pair)
    page.wait_for_function(
        "n => document.querySelectorAll('#words .sides-list li').length === n",
        arg=len(found.edges),
    )
    assert listed(page) == expected(found)
    page.click('button[data-view="network"]')
    page.wait_for_function("() => document.body.dataset.view === 'network'")
    network.still(page)
    assert network.drawn(page, "edge") == sorted({claim.edge for claim in claims})


def test_a_link_restores_it_for_another_reader(page: Page, new_page, pair, found) -> None:
    reading.start(page, address(pair))
    edge = found.only_a[0].id
    page.locator(f'#words .sides-list [data-edge="{edge}"] a').click()
    page.wait_for_selector("#panel-body .claim")
    there = new_page()
    reading.start(there, f"/?{reading.query(page)}")
    assert listed(there) == listed(page)
    assert reading.screen(there) == reading.screen(page)
    assert network.drawn(there, ".chosen") == [edge]


@pytest.mark.parametrize("width", [390, 768, 1440, 2560])
def test_nothing_is_cut_or_wider_than_the_window(page: Page, pair, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    reading.start(page, address(pair))
    expect(page.locator("#words .actors")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        "() => [document.querySelector('#words')].every((w) => w.scrollWidth <= w.clientWidth)"
    )
