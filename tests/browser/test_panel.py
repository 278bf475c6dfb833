"""A reader reads the evidence, takes a quote along and looks at the article itself."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from data.citation import quote_citation
from data.model import Atlas
from data.quotes import collapse_whitespace
from tests.browser import network, reading
from tests.browser.conftest import Tolerate
from tests.data.store import reference as queries


def test_nothing_selected_welcomes(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    panel = page.locator("#panel-body")
    assert reading.panel(page)["heading"] == reading.NOTHING_SELECTED
    expect(panel).to_contain_text(f"{len(atlas.active_claims)} claims")
    for article in atlas.articles.values():
        expect(panel.locator(f'a[href="{article.url}"]')).to_have_text(article.title)
    hub = panel.locator(".chip").first
    expect(hub).to_have_attribute("data-select", "oxytocin")
    hub.click()
    reading.headed(page, "oxytocin")


def test_a_card_gives_quote_link_and_article(page: Page, atlas: Atlas) -> None:
    claim = next(c for c in atlas.active_claims if c.reference and c.quote.count(" ") > 20)
    reading.start(page, f"/?select={claim.id}&condition=-insomnia")
    card = page.locator(f'[data-claim="{claim.id}"]')
    text = reading.copied(page, card.locator("[data-copy]"))
    assert text.replace("\r\n", "\n") == quote_citation(claim, atlas)
    assert claim.quote in text

    link = urlsplit(reading.copied(page, card.locator("[data-copy-link]")))
    assert parse_qs(link.query)["select"] == [claim.id]
    assert parse_qs(link.query)["v"] == [atlas.version]
    assert link.netloc == urlsplit(page.url).netloc

    article = card.get_by_text("Open the article at the sentence")
    address, _, fragment = str(article.get_attribute("href")).partition("#:~:text=")
    assert address == atlas.articles[claim.article].url
    # Two ends of the quote; a comma stands between them, those of the text are escaped.
    ends = [unquote(part) for part in fragment.split(",") if part.strip("-") == part]
    assert len(ends) == 2
    assert collapse_whitespace(claim.quote).startswith(ends[0])
    assert collapse_whitespace(claim.quote).endswith(ends[1])
    assert "noopener" in str(article.get_attribute("rel"))


def test_every_kind_of_reference_is_told(page: Page, atlas: Atlas) -> None:
    reading.start(page)
    for status in {claim.reference_status for claim in atlas.active_claims}:
        claim = next(c for c in atlas.active_claims if c.reference_status == status)
        page.evaluate("id => explorer.change({ select: id })", claim.id)
        expect(page.locator(".claim.is-chosen")).to_have_attribute("data-claim", claim.id)
        reference = page.locator(".claim.is-chosen .reference")
        expect(reference.locator(".status")).to_have_text(status)
        title = str(atlas.references[claim.reference].csl["title"]) if claim.reference else "No "
        expect(reference).to_contain_text(title.split(":")[0].split("<")[0], ignore_case=True)


def test_a_disagreement_shows_both_sides(page: Page, atlas: Atlas) -> None:
    against = queries.disagreeing(atlas, tuple(atlas.edges.values()))
    if not against:
        pytest.skip("no claims of this dataset disagree")
    one, others = max(against.items(), key=lambda pair: len(pair[1]))
    reading.start(page, f"/?select={one}")
    panel = page.locator("#panel-body")
    expect(panel).to_contain_text("Other claims disagree")
    sides = panel.locator(".sides .side")
    expect(sides).to_have_count(1 + len(others))
    wanted = {claim.id for edge in (atlas.edges[one], *others) for claim in edge.claims}
    assert {claim["id"] for claim in reading.panel(page)["claims"]} == wanted
    other = sides.nth(1).locator("h3 [data-select]")
    edge = str(other.get_attribute("data-select"))
    other.click()
    reading.headed(page, reading.heading(atlas, edge))
    assert set(network.drawn(page, "edge.clash")) == set(against)


def test_what_the_source_says_stands_on_the_card(page: Page, atlas: Atlas) -> None:
    checked = [claim for claim in atlas.active_claims if claim.id in atlas.checks_of]
    claim = max(checked, key=lambda one: len(atlas.checks_of[one.id]))
    reading.start(page, f"/?select={claim.id}")
    said = page.locator(f'[data-claim="{claim.id}"] .check')
    expect(said).to_contain_text("What the source says")
    for check in atlas.checks_of[claim.id]:
        row = said.locator(f'[data-check="{check.id}"]')
        expect(row).to_contain_text(check.comment)
        expect(row).to_contain_text(f"“{check.seen_words}”" if check.seen_words else "")
    shown = said.locator("[data-check]").evaluate_all("all => all.map((e) => e.dataset.check)")
    assert shown == [check.id for check in atlas.checks_of[claim.id]]


def test_show_more_brings_every_claim_of_the_hub(page: Page, atlas: Atlas) -> None:
    wanted = [claim.id for claim in queries.claims_of_node(atlas.active_claims, "oxytocin")]
    reading.start(page, "/?select=oxytocin")
    claims = page.locator(".claims:not(.around)")
    cards = claims.locator(".claim[data-claim]")
    more = claims.locator("[data-more]")
    shown = cards.count()
    assert shown < len(wanted)
    while shown < len(wanted):
        expect(more).to_contain_text(f"of {len(wanted) - shown}")
        more.click()
        shown = min(shown + 8, len(wanted))
        expect(cards).to_have_count(shown)
    expect(more).to_have_count(0)
    assert sorted(str(card.get_attribute("data-claim")) for card in cards.all()) == sorted(wanted)


@pytest.mark.cold
def test_show_more_can_be_asked_again_when_nothing_came(page: Page, tolerate: Tolerate) -> None:
    tolerate("net::ERR_FAILED")
    reading.start(page, "/?select=oxytocin")
    claims = page.locator(".claims:not(.around)")
    shown = claims.locator(".claim").count()
    page.route("**/_cards?*", lambda route: route.abort())
    claims.locator("[data-more]").click()
    expect(page.locator("#notice")).to_contain_text("did not answer")
    page.unroute("**/_cards?*")
    claims.locator("[data-more]").click()
    expect(claims.locator(".claim")).to_have_count(shown + 8)


def test_show_more_where_the_filters_hide_all_claims(page: Page, atlas: Atlas) -> None:
    """The panel of a node without a visible claim shows the hidden ones, all of them."""
    every = queries.claims_of_node(atlas.active_claims, "oxytocin")
    reading.start(page, "/?select=oxytocin&kind=-hormone")
    cards = page.locator(".claims .claim[data-claim]")
    shown = cards.count()
    expect(page.locator("#panel-body")).to_contain_text("hidden by your filters")
    if shown:  # shown as hidden, and the next ones come too
        expect(page.locator(".claims .claim.is-hidden")).to_have_count(shown)
        page.click("[data-more]")
        expect(cards).to_have_count(min(shown + 8, len(every)))
    else:
        expect(page.locator("[data-more]")).to_have_count(0)


def test_links_in_the_panel_move_the_selection(page: Page, atlas: Atlas) -> None:
    edge = next(iter(atlas.edges.values()))
    reading.start(page, f"/?select={edge.id}")
    page.click(f'#panel-body h2 [data-select="{edge.object}"]')
    reading.headed(page, reading.heading(atlas, edge.object))
    assert network.drawn(page, ".chosen") == [edge.object]
    page.click(f'#panel-body .edges [data-select="{edge.id}"]')
    reading.headed(page, reading.heading(atlas, edge.id))
    assert network.drawn(page, ".chosen") == [edge.id]


def test_a_mechanism_is_walked_step_by_step(page: Page, atlas: Atlas) -> None:
    if not atlas.pathways:
        pytest.skip("this dataset tells no mechanism")
    pathway = next(iter(atlas.pathways.values()))
    reading.start(page)
    page.click(f'#panel-body [data-walk="{pathway.id}"]')
    walk = page.locator("#walk")
    for step in pathway.steps:
        reading.headed(page, reading.heading(atlas, step.claim))
        expect(walk).to_contain_text(f"Step {step.step} of {len(pathway.steps)}")
        expect(walk).to_contain_text(collapse_whitespace(step.narration))
        expect(page.locator(".claim.is-chosen")).to_have_attribute("data-claim", step.claim)
        assert network.drawn(page, ".chosen") == [atlas.claims[step.claim].edge]
        if step != pathway.steps[-1]:
            walk.get_by_label("Next step").click()
    expect(walk.get_by_label("Next step")).to_be_disabled()
    page.go_back()
    expect(walk).to_contain_text(f"Step {pathway.steps[-2].step} of")
    walk.locator('[data-walk=""]').click()
    expect(walk).to_be_hidden()
