"""A reader narrows the claims down and widens them again."""

from collections import Counter
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, Route, expect

from data.facets import FACETS, Choice
from data.model import Atlas
from tests.browser import network, reading
from tests.browser.conftest import Tolerate
from tests.data.store.reference import facet_counts, matching_ids

_NUMBERS = """() => Object.fromEntries([...document.querySelectorAll('[data-filter]')].map(
    (value) => [`${value.dataset.filter}=${value.dataset.value}`,
        Number(value.querySelector('.n').textContent)]))"""
_WEIGHTS = f"""() => Object.fromEntries({network.GRAPH}.edges().filter((edge) => edge.visible())
    .map((edge) => [edge.id(), edge.data('n')]))"""


def _agrees(page: Page, atlas: Atlas, choices: Mapping[str, Choice]) -> None:
    """Caption, pressed values, numbers, lines and nodes are those of the choices."""
    kept = reading.counted(page, atlas, choices)
    seen = reading.screen(page)
    assert set(seen["included"]) == {f"{f}={v}" for f, (inc, _) in choices.items() for v in inc}
    assert set(seen["excluded"]) == {f"{f}=-{v}" for f, (_, exc) in choices.items() for v in exc}
    numbers = {
        f"{f}={v}": n for f, all_ in facet_counts(atlas, choices).items() for v, n in all_.items()
    }
    assert page.evaluate(_NUMBERS) == numbers
    edges = Counter(atlas.claims[claim].edge for claim in kept)
    assert page.evaluate(_WEIGHTS) == dict(edges)
    nodes = {
        end for claim in kept for end in (atlas.claims[claim].subject, atlas.claims[claim].object)
    }
    assert set(network.drawn(page, "node")) == nodes


def _clear(page: Page, field: str) -> None:
    page.click(f'#caption [data-clear="{field}"]')


def test_every_facet_has_its_values(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    _agrees(page, atlas, {})
    for facet in FACETS:
        group = page.locator(f'[data-facet="{facet.name}"]')
        assert group.count() == bool(facet_counts(atlas, {})[facet.name])


def test_include_two_values_exclude_two_facets_clear(page: Page, atlas: Atlas) -> None:
    species = reading.telling(atlas, "species", 1)[0]
    reading.start(page)
    places = reading.screen(page)["places"]
    choices: dict[str, Choice] = {"condition": (("anxiety",), ())}
    reading.include(page, "condition", "anxiety")
    _agrees(page, atlas, choices)
    stay = reading.screen(page)["places"]
    assert stay == {node: places[node] for node in stay}
    assert 0 < len(stay) < len(places)

    reading.include(page, "condition", "autism-spectrum-disorder")  # or
    choices["condition"] = (("anxiety", "autism-spectrum-disorder"), ())
    _agrees(page, atlas, choices)
    reading.include(page, "species", species)  # and
    choices["species"] = ((species,), ())
    _agrees(page, atlas, choices)
    reading.exclude(page, "condition", "depression")
    choices["condition"] = (("anxiety", "autism-spectrum-disorder"), ("depression",))
    _agrees(page, atlas, choices)
    assert "but not" in page.inner_text("#caption")

    _clear(page, "species")
    del choices["species"]
    _agrees(page, atlas, choices)
    _clear(page, "condition")
    _agrees(page, atlas, {})
    assert reading.query(page) == ""
    assert reading.screen(page)["places"] == places


def test_a_second_click_takes_a_value_back(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    reading.include(page, "condition", "anxiety")
    _agrees(page, atlas, {"condition": (("anxiety",), ())})
    reading.exclude(page, "condition", "anxiety")  # the opposite takes its place
    _agrees(page, atlas, {"condition": ((), ("anxiety",))})
    reading.exclude(page, "condition", "anxiety")
    _agrees(page, atlas, {})


def test_clear_all_beside_the_filters(page: Page, atlas: Atlas) -> None:
    (evidence,) = reading.telling(atlas, "evidence", 1)
    everything = page.locator('#filters [data-clear="all"]')
    reading.start(page, f"/?select=oxytocin&condition=anxiety&evidence=-{evidence}&q=stress")
    everything.click()
    _agrees(page, atlas, {})
    assert reading.query(page) == "select=oxytocin"
    expect(everything).to_be_hidden()
    reading.include(page, "evidence", evidence)
    _agrees(page, atlas, {"evidence": ((evidence,), ())})
    page.click('[data-facet="evidence"] [data-clear="evidence"]')
    _agrees(page, atlas, {})


def test_nothing_left_says_so_and_leads_back(page: Page, atlas: Atlas) -> None:
    condition = ("anxiety",), ()
    left = facet_counts(atlas, {"condition": condition})
    facet, value = next(
        (name, value)
        for name in ("evidence", "species", "kind", "relation")
        for value, amount in left[name].items()
        if not amount
    )
    reading.start(page, "/?condition=anxiety")
    reading.include(page, facet, value)
    choices: dict[str, Choice] = {"condition": condition, facet: ((value,), ())}
    assert not matching_ids(atlas, choices)
    _agrees(page, atlas, choices)
    empty = page.locator("#empty")
    expect(empty).to_be_visible()
    expect(page.locator("#caption")).to_contain_text("anxiety")
    ways = {
        name: len(matching_ids(atlas, {n: c for n, c in choices.items() if n != name}))
        for name in choices
    }
    for name, amount in ways.items():
        expect(empty.locator("li", has=page.locator(f'[data-clear="{name}"]'))).to_contain_text(
            f"{amount} claim"
        )
    empty.locator(f'[data-clear="{facet}"]').click()
    _agrees(page, atlas, {"condition": condition})
    expect(empty).to_be_hidden()


@pytest.mark.cold
def test_a_selection_made_at_once_does_not_lose_the_filter(page: Page, atlas: Atlas) -> None:
    """The filter's answer is on its way when the reader clicks a node."""
    reading.start(page)
    held: list[Route] = []
    page.route("**/_view?condition=anxiety", lambda route: held.append(route))
    with page.expect_request("**/_view?condition=anxiety"):
        reading.include(page, "condition", "anxiety")
    network.click(page, "oxytocin")
    page.wait_for_url("**select=oxytocin&condition=anxiety")
    reading.headed(page, "oxytocin")
    for route in held:
        route.continue_()
    _agrees(page, atlas, {"condition": (("anxiety",), ())})
    assert network.drawn(page, ".chosen") == ["oxytocin"]
    reading.headed(page, "oxytocin")


@pytest.mark.cold
def test_a_failed_answer_can_be_asked_for_again(
    page: Page, atlas: Atlas, tolerate: Tolerate
) -> None:
    tolerate("net::ERR_FAILED")
    reading.start(page)
    page.route("**/_view?condition=anxiety", lambda route: route.abort())
    reading.include(page, "condition", "anxiety")
    expect(page.locator("#notice")).to_contain_text("did not answer")
    page.unroute("**/_view?condition=anxiety")
    reading.counted(page, atlas, {})  # unchanged, as the notice says
    assert reading.query(page) == ""
    reading.include(page, "condition", "anxiety")
    _agrees(page, atlas, {"condition": (("anxiety",), ())})
    expect(page.locator("#notice")).to_be_hidden()
