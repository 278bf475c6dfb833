from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from components.core.titles import SITE_TITLE
from components.http.site import Site
from components.pages.claim import _cut, claim_page, claim_response, related_groups
from components.pages.schema_org import claim_json_ld
from data.model import Alias, Atlas, Claim
from tests.components.markup import one, words
from tests.sample import CLAIMS, SCRIPT, sample

ATLAS = sample()
SITE = Site("/map/", "https://example.net/map/")


def renamed(**targets: str) -> Atlas:
    """The sample, where these ids of claims were given out before."""
    rows = {
        ("claim", name.replace("_", "-")): Alias(
            "claim", name.replace("_", "-"), target, "2026.10.0", "Read <b>anew</b>."
        )
        for name, target in targets.items()
    }
    return replace(ATLAS, aliases=rows)


def opened(name: str, atlas: Atlas = ATLAS) -> Any:
    return html.document_fromstring(claim_response(atlas, SITE, name).html)


def meta(root: Any, name: str) -> str:
    (found,) = root.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")
    return str(found)


def data_block(root: Any) -> Any:
    (found,) = root.xpath("//script")
    assert found.get("type") == "application/ld+json"
    return json.loads(found.text)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_page_says_what_its_claim_says(claim: Claim) -> None:
    root = opened(claim.id)
    assert root.get("lang") == "en"
    assert len(root.xpath("//h1")) == 1
    assert words(one(root, "quote")) == f"“{claim.quote}”"
    article = ATLAS.articles[claim.article]
    caption = words(root.find(".//figcaption"))
    assert article.title in caption
    assert claim.section in caption
    links = root.xpath("//main//a/@href")
    assert f"/map/?select={claim.id}" in links
    assert any(link.startswith(f"{article.url}#:~:text=") for link in links)
    told = words(root.find(".//main"))
    assert claim.note in told
    for check in ATLAS.checks_of.get(claim.id, ()):
        assert check.comment in told
    reference = ATLAS.references.get(claim.reference)
    assert ("No publication was found" in words(one(root, "reference"))) == (reference is None)


def test_a_page_leads_to_its_publication_to_the_method_and_to_where_errors_are_reported() -> None:
    links = opened("s-01").xpath("//main//a/@href")
    assert {"/map/report?claim=s-01", "/map/references#doe2020", "/map/method"} <= set(links)
    without = opened("s-06").xpath("//main//a/@href")
    assert "/map/report?claim=s-06" in without
    assert not [link for link in without if "references#" in link]


def test_the_head_is_made_for_links() -> None:
    root = opened("s-01")
    assert root.xpath("//link[@rel='canonical']/@href") == ["https://example.net/map/claim/s-01"]
    assert root.findtext(".//title") == f"oxytocin decreases anxiety · {SITE_TITLE}"
    assert meta(root, "og:title") == "oxytocin decreases anxiety"
    assert meta(root, "og:url") == "https://example.net/map/claim/s-01"
    assert meta(root, "og:description").startswith("“Oxytocin eased anxiety in the mothers")
    assert "Doe J. Oxytocin and trust" in meta(root, "og:description")
    assert meta(root, "og:image") == "https://example.net/map/card.png?select=s-01"
    assert not root.xpath("//meta[@name='robots']")


def test_a_long_description_is_cut_between_words() -> None:
    claim = replace(ATLAS.claims["s-06"], quote="word " * 200)
    found = meta(html.document_fromstring(claim_page(ATLAS, SITE, claim)), "description")
    assert len(found) <= 300
    assert found.endswith("word…")


@pytest.mark.parametrize(
    ("most", "expected"),
    [(12, "one two four"), (11, "one two…"), (9, "one two…"), (8, "one…"), (7, "one…")],
)
def test_a_text_is_cut_after_a_whole_word_that_a_space_follows(most: int, expected: str) -> None:
    assert _cut("one two four", most) == expected


def test_a_withdrawn_claim_keeps_its_page_and_says_why() -> None:
    root = opened("s-11")
    assert claim_response(ATLAS, SITE, "s-11").status == 200
    assert "Read from the wrong sentence." in words(one(root, "remark"))
    assert meta(root, "robots") == "noindex"
    assert data_block(root)["creativeWorkStatus"] == "Withdrawn"


def test_a_page_says_since_when_it_is_there_and_when_it_changed() -> None:
    record = {"2026.11.0": {"s-01": "b"}, "2026.9.0": {"s-01": "a"}, "2026.10.0": {"s-02": "a"}}
    atlas = replace(ATLAS, history=record)
    told = words(one(opened("s-01", atlas), "facts"))
    assert told.endswith("In the datasetsince version 2026.9.0, changed in 2026.11.0")
    assert words(one(opened("s-02", atlas), "facts")).endswith("since version 2026.10.0")
    assert "In the dataset" not in words(one(opened("s-01"), "facts"))


def test_a_renamed_claim_leads_on_and_a_lost_one_says_why() -> None:
    atlas = renamed(s_00="s-03", s_99="")
    assert claim_response(atlas, SITE, "s-00").status == 308
    assert claim_response(atlas, SITE, "s-00").now == "s-03"
    assert claim_response(atlas, SITE, "s-99").status == 410
    root = opened("s-99", atlas)
    assert "withdrawn in version 2026.10.0. Read <b>anew</b>." in words(root)
    assert meta(root, "robots") == "noindex"


@pytest.mark.parametrize("name", ["s-1", "S-01", "", "nobody", "<b>", "oxytocin", "x" * 900])
def test_an_unknown_id_has_a_page_with_a_search(name: str) -> None:
    assert claim_response(ATLAS, SITE, name).status == 404
    root = opened(name)
    (form,) = root.xpath("//main//form")
    assert form.get("action") == "/map/claims"
    assert form.xpath(".//input/@name") == ["q"]
    assert not root.xpath("//main//b")
    assert len(words(root)) < 900


def test_a_near_id_is_proposed() -> None:
    assert "/map/claim/s-01" in opened("S-01").xpath("//main//a/@href")
    assert not [link for link in opened("nobody").xpath("//main//a/@href") if "/claim/" in link]


def test_neighbours_are_the_same_line_what_disagrees_and_what_shares_an_end() -> None:
    groups = related_groups(ATLAS, SITE, ATLAS.claims["s-01"])
    assert [(g.heading, [line.href for line in g.lines]) for g in groups] == [
        ("Claims that say the same", ["/map/claim/s-02"]),
        ("Claims that disagree", ["/map/claim/s-03"]),
        (
            "What else is claimed of oxytocin",
            ["/map/claim/s-04", "/map/claim/s-09", "/map/claim/s-10"],
        ),
    ]
    (other,) = related_groups(ATLAS, SITE, ATLAS.claims["s-06"])
    assert other.heading == "What else is claimed of amygdala"
    # A line of two claims is a list of its own.
    lines = [line for g in related_groups(ATLAS, SITE, ATLAS.claims["s-04"]) for line in g.lines]
    told = {line.href: (line.text, line.fine) for line in lines if not line.quoted}
    assert told["/map/claims?select=oxytocin.decreases.anxiety"] == (
        "oxytocin decreases anxiety",
        "2 claims",
    )
    assert told["/map/claim/s-05"] == ("dopamine increases trust", "")


def test_claims_follow_one_another_as_in_their_article() -> None:
    (nav,) = opened("s-04").xpath("//nav[@class='pages']")
    assert nav.xpath("a/@href") == ["/map/claim/s-01", "/map/claim/s-05"]
    (nav,) = opened("s-01").xpath("//nav[@class='pages']")
    assert nav.xpath("a/@rel") == ["next"]
    assert not opened("s-11").xpath("//nav[@class='pages']")


def test_what_is_quoted_stays_text() -> None:
    root = opened("s-04")
    assert SCRIPT in words(one(root, "quote"))
    assert len(root.xpath("//script")) == 1
    assert data_block(root)["isBasedOn"]["text"] == ATLAS.claims["s-04"].quote
    assert "<script>alert" not in claim_response(ATLAS, SITE, "s-04").html
    for text in ("</script><script>alert(1)</script>", "<!--<script>", "\u2028]]>'\"&"):
        claim = replace(ATLAS.claims["s-04"], quote=text)
        found = html.document_fromstring(claim_page(ATLAS, SITE, claim))
        assert data_block(found)["isBasedOn"]["text"] == text
        assert words(one(found, "quote")) == " ".join(f"“{text}”".split())


def test_nothing_on_a_page_needs_a_script_or_a_style() -> None:
    for claim in CLAIMS:
        for element in opened(claim.id).iter():
            assert not [key for key in element.attrib if key == "style" or key.startswith("on")]
            href = element.get("href", "")
            assert href.startswith(("/map/", "#main", "https://", "http://", "")), href
            assert not href.lower().startswith("javascript")


def test_the_data_for_programs_names_sentence_article_publication_and_dataset() -> None:
    found = claim_json_ld(ATLAS, ATLAS.claims["s-01"], SITE.address)
    assert found["@type"] == "Claim"
    assert found["@id"] == "https://example.net/map/claim/s-01"
    assert found["name"] == "oxytocin decreases anxiety"
    assert found["isBasedOn"]["@type"] == "Quotation"
    assert found["isBasedOn"]["text"] == ATLAS.claims["s-01"].quote
    assert found["appearance"]["headline"] == "Trust & <hormones>"
    assert found["citation"]["@type"] == "ScholarlyArticle"
    assert found["citation"]["sameAs"] == [
        "https://doi.org/10.5555/doe",
        "https://pubmed.ncbi.nlm.nih.gov/12345678/",
    ]
    assert found["isPartOf"] == {
        "@type": "Dataset",
        "name": "A small sample",
        "version": "2026.11.0",
        "license": "CC-BY-4.0",
        "url": "https://example.net/map/",
    }
    assert [comment["text"] for comment in found["comment"]] == [
        "same finding: The source says the same.",
        "differs: The source <b>only</b> saw six women.",
        "misprint: A letter of the name is missing.",
    ]


def test_the_data_for_programs_rates_no_truth_and_holds_nothing_empty() -> None:
    for claim in CLAIMS:
        text = json.dumps(claim_json_ld(ATLAS, claim, SITE.address))
        assert "ClaimReview" not in text
        assert "Rating" not in text
        assert not [empty for empty in ('""', "null", "[]", "{}") if empty in text]
    assert "citation" not in claim_json_ld(ATLAS, ATLAS.claims["s-06"], SITE.address)
