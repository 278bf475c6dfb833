from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pytest

from components.core.labels import VALUE_LABELS
from components.core.state import ViewState, decode
from components.core.view import View, visible
from components.evidence.panel import (
    CARDS_PER_PAGE,
    evidence_shares,
    href,
    more_cards_html,
    panel_html,
    strongest_first,
    summarise_evidence,
)
from data.model import Atlas
from data.store.orders import EVIDENCE_STRENGTH
from tests.components.core.test_labels import ENUMS
from tests.components.markup import dangers, find, one, parse, words
from tests.sample import CLAIMS, SCRIPT, sample

ATLAS = sample()


def view(atlas: Atlas = ATLAS, **changed: Any) -> View:
    return visible(atlas, ViewState.of(**changed))


def shown(atlas: Atlas = ATLAS, **changed: Any) -> Any:
    return parse(panel_html(view(atlas, **changed)))


def cards(root: Any) -> list[str]:
    return [element.get("data-claim") for element in find(root, "claim")]


def folded(text: str) -> str:
    return " ".join(text.split())


def faults(atlas: Atlas, html: str) -> list[str]:
    """What is wrong with the cards of a panel: each has its quote and says what is behind it."""
    found = dangers(html)
    for element in find(parse(html), "claim"):
        claim = atlas.claims[element.get("data-claim")]
        if words(one(element, "quote")) != folded(f"“{claim.quote}”"):
            found.append(f"{claim.id}: not the quote")
        behind = words(one(element, "reference"))
        title = (
            str(atlas.references[claim.reference].csl.get("title", "")) if claim.reference else ""
        )
        # The first words suffice: the formatter changes quotation marks and dashes.
        # A record without a title that was seen stands there with its journal.
        said = " ".join(title.split()[:2])
        if not claim.reference:
            said = VALUE_LABELS["status"][claim.reference_status][1]
        if said.lower() not in behind.lower():
            found.append(f"{claim.id}: {said!r} is not behind it")
        if VALUE_LABELS["status"][claim.reference_status][0] not in behind:
            found.append(f"{claim.id}: no word for how sure the reference is")
        if atlas.articles[claim.article].title not in behind:
            found.append(f"{claim.id}: not the article")
    return found


# Every element of both datasets.


@pytest.mark.parametrize("which", ["sample", "shipped"])
def test_every_node_has_quotes_with_what_is_behind_them(which: str, shipped: Atlas) -> None:
    atlas = shipped if which == "shipped" else ATLAS
    found: dict[str, list[str]] = {}
    for node in {end for e in atlas.edges.values() for end in (e.subject, e.object)}:
        html = panel_html(view(atlas, select=node))
        root = parse(html)
        wrong = faults(atlas, html)
        heading = words(root.find(".//h2"))
        if heading != folded(atlas.nodes[node].label):
            wrong.append(f"called {heading}")
        ends = [(atlas.claims[c].subject, atlas.claims[c].object) for c in cards(root)]
        if not any(node in both for both in ends):
            wrong.append("no claim of its own")
        if wrong:
            found[node] = wrong
    assert found == {}


@pytest.mark.parametrize("which", ["sample", "shipped"])
def test_every_edge_has_all_its_claims(which: str, shipped: Atlas) -> None:
    atlas = shipped if which == "shipped" else ATLAS
    found: dict[str, list[str]] = {}
    for edge in atlas.edges.values():
        html = panel_html(view(atlas, select=edge.id))
        root = parse(html)
        wrong = faults(atlas, html)
        subject, object = atlas.nodes[edge.subject], atlas.nodes[edge.object]
        relation = atlas.predicates[edge.predicate].label
        if words(root.find(".//h2")) != folded(f"{subject.label} {relation} {object.label}"):
            wrong.append(words(root.find(".//h2")))
        if not {claim.id for claim in edge.claims} <= set(cards(root)):
            wrong.append("not all claims")
        if wrong:
            found[edge.id] = wrong
    assert found == {}


@pytest.mark.parametrize("which", ["sample", "shipped"])
def test_every_claim_comes_first_where_it_is_selected(which: str, shipped: Atlas) -> None:
    atlas = shipped if which == "shipped" else ATLAS
    found = {}
    for claim in atlas.claims.values():
        root = shown(atlas, select=claim.id)
        chosen = [element.get("data-claim") for element in find(root, "is-chosen")]
        if chosen != [claim.id] or cards(root)[0] != claim.id:
            found[claim.id] = chosen, cards(root)
    assert found == {}


def test_an_error_can_be_reported_of_every_card() -> None:
    root = shown(select="oxytocin.decreases.anxiety")
    reports = [
        card.xpath(".//a[starts-with(@href, 'report')]/@href") for card in find(root, "claim")
    ]
    assert reports == [[f"report?claim={claim}"] for claim in cards(root)]
    assert reports


def test_both_sides_of_a_disagreement_stand_there() -> None:
    root = shown(select="oxytocin.increases.anxiety")
    assert [words(side.find("h3")) for side in find(root, "side")] == ["increases", "decreases"]
    assert [cards(side) for side in find(root, "side")] == [["s-03"], ["s-01", "s-02"]]
    assert "disagree" in words(root)
    assert find(shown(select="oxytocin.no_effect_on.trust"), "side") == []


def test_an_edge_says_what_it_rests_on() -> None:
    text = words(shown(select="oxytocin.decreases.anxiety"))
    assert "2 claims" in text
    assert "1 human trial, 1 animal experiment (rat)." in text


def test_agreeing_claims_are_said_to_agree() -> None:
    alone = sample([c for c in CLAIMS if c.id != "s-03"])
    assert "All of them say the same." in words(shown(alone, select="oxytocin.decreases.anxiety"))
    assert "say the same" not in words(shown(select="oxytocin.decreases.anxiety"))
    assert "say the same" not in words(shown(select="dopamine.increases.trust"))


# Text is text.


@pytest.mark.parametrize("selected", ["", *ATLAS.nodes, *ATLAS.edges, *ATLAS.claims])
def test_nothing_of_the_tables_becomes_markup(selected: str) -> None:
    assert dangers(panel_html(view(select=selected))) == []


def test_a_script_in_a_quote_is_shown_and_not_run() -> None:
    html = panel_html(view(select="s-04"))
    assert "<script" not in html.lower()
    root = parse(html)
    assert f"trust {SCRIPT} in" in words(one(one(root, "claim"), "quote"))
    assert "<em>the trust game</em>" in words(one(root, "claim-note"))
    assert "Games & <b>play</b>" in words(one(root, "where"))
    assert "Trust & <hormones>" in words(one(root, "where"))


def test_a_remark_that_looks_like_markup_is_text() -> None:
    assert "The source <b>only</b> saw six women." in words(shown(select="s-01"))
    assert "Fear <b>without</b> a danger." in words(shown(select="anxiety"))
    assert "Sells <i>nothing</i>." in words(shown())
    # A check quotes no reference of its own here; the record's note is text as well.
    assert "The record gives <no> pages." in words(shown(select="s-01"))


def test_a_hostile_dataset_stays_text() -> None:
    attack = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    nodes = {
        key: replace(node, label=node.label + attack, description=attack, synonyms=(attack,))
        for key, node in ATLAS.nodes.items()
    }
    claims = {
        key: replace(c, quote=c.quote + attack, note=attack, section=attack, withdrawn=c.withdrawn)
        for key, c in ATLAS.claims.items()
    }
    articles = {
        key: replace(a, title=attack, site=attack, disclosure=attack, author=attack)
        for key, a in ATLAS.articles.items()
    }
    atlas = replace(ATLAS, nodes=nodes, claims=claims, articles=articles, title=attack)
    for selected in ("", *atlas.nodes, *atlas.edges, *atlas.claims):
        html = panel_html(view(atlas, select=selected))
        assert dangers(html) == []
        assert parse(html).findall(".//img") == []
    assert attack in words(shown(atlas, select="s-04"))


def test_the_check_for_dangers_finds_them() -> None:
    assert dangers("<p>sound <a href='?q=1'>a</a></p>") == []
    for html in (
        "<p style='color: red'>x</p>",
        "<p onclick='x()'>x</p>",
        "<script>x</script>",
        "<img src='https://example.org'>",
        "<a href='javascript:x()'>x</a>",
        "<a href='https://example.org' target='_blank'>x</a>",
    ):
        assert dangers(html), html


# Whose body.


def test_animal_and_human_claims_differ_in_headline_and_class(shipped: Atlas) -> None:
    for atlas in (ATLAS, shipped):
        seen: dict[str, set[str]] = {"human": set(), "animal": set()}
        for claim in atlas.active_claims:
            if claim.evidence == "statement" or not claim.species:
                continue
            element = next(
                e
                for e in find(shown(atlas, select=claim.id), "claim")
                if e.get("data-claim") == claim.id
            )
            body = "human" if "human" in claim.species else "animal"
            if "cell_line" in claim.species:
                body = "cell"
            assert f"body-{body}" in element.classes
            assert len([name for name in element.classes if name.startswith("body-")]) == 1
            if body in seen:
                seen[body].add(words(one(element, "claim-body")))
        assert seen["human"]
        assert seen["animal"]
        assert not seen["human"] & seen["animal"]
        assert not any("uman" in said for said in seen["animal"])


def test_the_headline_is_the_first_thing_on_a_card() -> None:
    for element in find(shown(select="oxytocin"), "claim"):
        first = words(one(element, "claim-body"))
        assert words(element).startswith(first)


# Nodes.


def test_a_node_says_what_it_is() -> None:
    root = shown(select="serotonin")
    assert words(one(root, "kicker")) == "neurotransmitter"
    assert "5-HT, 5-hydroxytryptamine" in words(root)
    # The vocabulary of `x:1` is unknown: the identifier is shown, without a link.
    assert "x:1" in words(root)
    assert "x:1" not in [words(link) for link in root.iter("a")]
    link = next(a for a in shown(select="oxytocin").iter("a") if words(a) == "CHEBI:7872")
    assert link.get("href") == "http://purl.obolibrary.org/obo/CHEBI_7872"


def test_wider_and_narrower_things_are_linked() -> None:
    wide = {a.get("data-select") for a in shown(select="social-anxiety").iter("a")}
    narrow = {a.get("data-select") for a in shown(select="anxiety").iter("a")}
    assert "anxiety" in wide
    assert "social-anxiety" in narrow


def lines(root: Any) -> dict[str, list[str]]:
    return {
        words(one(group, "relation-name")): [a.get("data-select") for a in group.iter("a")]
        for group in find(root, "relation")
    }


def test_edges_are_grouped_by_relation_and_direction() -> None:
    assert lines(shown(select="dopamine")) == {
        "increases": ["dopamine.increases.trust", "dopamine.increases.oxytocin"],
        "is regulated by": ["oxytocin.regulates.dopamine"],
    }
    assert lines(shown(select="oxytocin")) == {
        "decreases": ["oxytocin.decreases.anxiety"],
        "increases": ["oxytocin.increases.anxiety"],
        "has no effect on": ["oxytocin.no_effect_on.trust"],
        "regulates": ["oxytocin.regulates.dopamine"],
        "is increased by": ["dopamine.increases.oxytocin"],
    }


def test_lines_carry_their_number_and_their_disagreement() -> None:
    groups = {words(one(g, "relation-name")): g for g in find(shown(select="oxytocin"), "relation")}
    assert words(one(groups["decreases"], "n")) == "2"
    assert find(groups["increases"], "n") == []
    assert [len(find(g, "clash-mark")) for g in groups.values()] == [1, 1, 0, 0, 0]


def test_a_region_shows_what_was_seen_in_it() -> None:
    for region in ("amygdala", "right-amygdala"):
        assert "s-02" in cards(shown(select=region))
    assert "s-02" not in cards(shown(select="trust"))


def test_a_node_counts_what_the_filters_hide() -> None:
    root = shown(select="oxytocin", species=("human",))
    assert cards(root) == ["s-01", "s-04"]
    assert "4 more claims hidden by your filters" in words(root)
    assert "hidden" not in words(shown(select="oxytocin"))


def test_a_node_whose_claims_are_all_hidden_still_shows_them() -> None:
    root = shown(select="magnesium", species=("rat",))
    assert cards(root) == ["s-07"]
    assert "none under the present filters" in words(root)
    assert "hidden by your filters" in words(find(root, "claim")[0])


def test_an_edge_marks_the_claims_that_the_filters_hide() -> None:
    root = shown(select="oxytocin.decreases.anxiety", species=("rat",))
    assert cards(root) == ["s-02", "s-01", "s-03"]
    hidden = {
        e.get("data-claim"): "hidden by your filters" in words(e) for e in find(root, "claim")
    }
    # s-03 is the other side of the disagreement, and hidden as well.
    assert hidden == {"s-02": False, "s-01": True, "s-03": True}


# Withdrawn claims keep their id and their card.


def test_a_withdrawn_claim_says_why_and_shows_its_quote() -> None:
    for claim in CLAIMS:
        if claim.withdrawn:
            root = shown(select=claim.id)
            assert f"Withdrawn. {claim.withdrawn}" in words(root)
            assert claim.quote in words(root)


def test_a_withdrawn_claim_is_not_hidden_by_a_filter() -> None:
    assert "hidden by your filters" not in words(shown(select="s-11"))


def test_a_withdrawn_claim_leads_to_no_edge_that_is_not_there() -> None:
    linked = {a.get("data-select") for a in shown(select="s-11").iter("a")} - {None}
    assert linked <= {*ATLAS.nodes, *ATLAS.edges, *ATLAS.claims}


def test_withdrawn_claims_are_not_counted() -> None:
    assert cards(shown(select="oxytocin.decreases.anxiety")) == ["s-01", "s-02", "s-03"]
    assert "2 claims" in words(one(shown(select="oxytocin.decreases.anxiety"), "kicker"))
    assert "Withdrawn" not in words(shown(select="oxytocin.decreases.anxiety"))
    chosen = words(one(shown(select="s-12"), "panel-head"))
    assert "2 claims" in chosen
    assert "1 human trial, 1 animal experiment (rat)." in chosen


# Pages of cards.


def crowd(amount: int) -> Atlas:
    """A dataset where many claims, of three kinds of evidence, end at oxytocin."""
    kinds = ("statement", "animal_experiment", "human_trial")
    return sample(replace(CLAIMS[0], id=f"x-{n:02}", evidence=kinds[n % 3]) for n in range(amount))


@pytest.mark.parametrize(
    "amount",
    [
        1,
        CARDS_PER_PAGE - 1,
        CARDS_PER_PAGE,
        CARDS_PER_PAGE + 1,
        2 * CARDS_PER_PAGE,
        2 * CARDS_PER_PAGE + 3,
    ],
)
def test_the_pages_give_every_card_once_and_the_best_first(amount: int) -> None:
    atlas = crowd(amount)
    now = view(atlas, select="oxytocin")
    html: str = panel_html(now)
    seen = cards(parse(html))
    assert len(seen) == min(amount, CARDS_PER_PAGE)
    while more := find(parse(html), "more"):
        button = more[0].find("button")
        assert f"of {amount - len(seen)}" in words(button)
        html = more_cards_html(now, int(button.get("data-more")))
        assert faults(atlas, html) == []
        page = cards(parse(html))
        assert 0 < len(page) <= CARDS_PER_PAGE
        seen += page
    assert Counter(seen) == Counter(list(atlas.claims))
    ranks = [EVIDENCE_STRENGTH.index(atlas.claims[c].evidence) for c in seen]
    assert ranks == sorted(ranks)


def test_more_cards_are_there_though_filters_hide_all() -> None:
    now = view(crowd(CARDS_PER_PAGE + 3), select="oxytocin", q="nowhere")
    html = panel_html(now)
    assert len(cards(parse(html))) == CARDS_PER_PAGE
    button = one(parse(html), "more").find("button")
    assert len(cards(parse(more_cards_html(now, int(button.get("data-more")))))) == 3


@pytest.mark.parametrize("selected", ["", "s-01", "oxytocin.decreases.anxiety", "nobody"])
def test_only_nodes_have_more_cards(selected: str) -> None:
    assert more_cards_html(view(select=selected), 0) == ""


def test_there_is_nothing_beyond_the_last_card() -> None:
    assert cards(parse(more_cards_html(view(select="oxytocin"), 6))) == []
    assert cards(parse(more_cards_html(view(select="oxytocin"), 999_999))) == []


# In words.


def test_the_strongest_come_first_and_ties_keep_their_order() -> None:
    assert [c.id for c in strongest_first(ATLAS.active_claims)] == [
        *("s-01", "s-04", "s-05", "s-07"),
        *("s-02", "s-03", "s-10", "s-09", "s-06", "s-08"),
    ]
    assert sorted(EVIDENCE_STRENGTH) == sorted(ENUMS["claims", "evidence"])


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([1], "1 human trial"),
        ([4, 1, 6, 8], "2 human trials, 2 statements without a study"),
        (
            [2, 3, 10, 6],
            "3 animal experiments (rat, prairie vole, mouse), 1 statement without a study",
        ),
        ([5, 7, 9], "1 human observation, 1 review, 1 cell experiment (cells in a dish)"),
    ],
)
def test_what_claims_rest_on(numbers: list[int], text: str) -> None:
    assert summarise_evidence(evidence_shares([ATLAS.claims[f"s-{n:02}"] for n in numbers])) == text


def test_a_link_changes_one_field_and_keeps_the_rest() -> None:
    now = ViewState.of(condition=("anxiety",), layout="circle")
    assert href(now, select="trust") == "?select=trust&condition=anxiety&layout=circle"
    assert href(ViewState()) == "?"


def test_every_link_of_a_panel_opens_as_it_says() -> None:
    for selected in ("", *ATLAS.nodes, *ATLAS.edges):
        for link in shown(select=selected, species=("-rat",), theme="dark").iter("a"):
            if link.get("href").startswith("?"):
                found = decode(link.get("href"), ATLAS)
                assert found.dropped == ()
                assert (found.state.values("species"), found.state.theme) == (("-rat",), "dark")
                if link.get("data-select"):
                    assert found.state.select == link.get("data-select")
                    assert parse_qs(link.get("href")[1:])["select"] == [link.get("data-select")]


# Nothing selected.


def test_the_welcome_counts_what_is_shown() -> None:
    root = shown()
    # Humans 1, 4, 5, 7; animals 2, 3, 10; cells 9; statements 6, 8.
    assert [words(row) for row in one(root, "tally").iter("li")] == [
        "4 people",
        "3 animals",
        "1 cells in a dish",
        "2 no study, or not stated",
    ]
    assert "For 2 claims we note" in words(root)
    assert "10 claims" in words(root)
    assert "2 popular articles" in words(root)


def test_the_welcome_leads_to_hubs_mechanisms_and_disagreements() -> None:
    root = shown()
    hubs = [a.get("data-select") for a in find(root, "chip")]
    assert hubs[0] == "oxytocin"
    assert len(set(hubs)) == len(hubs) > 3
    assert all(pathway.label in words(root) for pathway in ATLAS.pathways.values())
    text = [words(a) for a in root.iter("a")]
    assert text.count("oxytocin – anxiety") == 1


def test_the_welcome_follows_the_filters() -> None:
    root = shown(species=("rat",))
    assert [a.get("data-select") for a in find(root, "chip")] == ["oxytocin", "anxiety", "dopamine"]
    assert "oxytocin – anxiety" not in [words(a) for a in root.iter("a")]


def test_an_empty_result_says_so_and_leads_back() -> None:
    root = shown(species=("rat",), evidence=("human_trial",))
    assert cards(root) == []
    assert "No claim passes" in words(root)
    buttons = {b.get("data-clear"): words(b.getparent()) for b in root.iter("button")}
    assert set(buttons) == {"species", "evidence", "all"}
    # Without "rat" two human trials are left; without "human trial", two claims in rats.
    assert "2 claims" in buttons["species"]
    assert "2 claims" in buttons["evidence"]
    assert "10 claims" in buttons["all"]


def test_a_selection_is_shown_though_nothing_passes() -> None:
    root = shown(select="dopamine", species=("rat",), evidence=("human_trial",))
    assert words(root.find(".//h2")) == "dopamine"
    assert cards(root)
