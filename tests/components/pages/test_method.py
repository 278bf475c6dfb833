from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from components.http.report import ReportTarget
from components.http.site import Site
from components.pages.method import explained_words, method_page, releases
from data import readings
from data.check_words import READ, SEVERITY
from data.claim_columns import CERTAINTY, CONFIDENCE
from data.facets import facet_named
from data.model import Atlas
from data.schema import package_descriptor
from data.vocabulary import UNSTATED
from tests.components.markup import words
from tests.sample import sample

ATLAS = sample()
SITE = Site("/map/", "https://example.net/map/")
NOWHERE = ReportTarget()
#: The sections by their anchors.
ANCHORS = (
    *("articles", "sources", "readings", "words", "unchecked", "gaps", "advice"),
    *("cite", "versions", "report"),
)


def opened(query: str = "", target: ReportTarget = NOWHERE, atlas: Atlas = ATLAS) -> Any:
    return html.document_fromstring(method_page(atlas, SITE, query, target))


def section(root: Any, anchor: str) -> Any:
    (found,) = root.xpath(f"//section[@aria-labelledby='{anchor}']")
    return found


def test_every_section_can_be_reached_from_the_head() -> None:
    root = opened()
    assert root.xpath("//section/@aria-labelledby") == list(ANCHORS)
    assert root.xpath("//nav[@class='contents']//a/@href") == [f"#{one}" for one in ANCHORS]
    assert root.xpath("//section/h2/@id") == list(ANCHORS)
    assert root.xpath("//link[@rel='canonical']/@href") == ["https://example.net/map/method"]
    assert not root.xpath("//script")


def test_the_articles_are_told_with_day_and_digest() -> None:
    news, blog = section(opened(), "articles").iter("article")
    assert "By A. Writer. Example News, published 2019-05-02. Sells <i>nothing</i>." in words(news)
    assert "2026-11-25: every quote, word for word, by program" in words(news)
    assert news.xpath(".//code/text()") == ["0" * 64]
    assert "Claims5 claims" in words(news)
    assert news.xpath(".//a/@href")[1] == "/map/claims?article=a-news"
    assert "No comparison with the article’s text is recorded." in words(blog)
    assert not blog.xpath(".//code")


def test_what_was_read_is_counted_from_the_tables() -> None:
    told = words(section(opened(), "sources"))
    assert "2 publications are recorded" in told
    assert "Of none was the full paper read." in told
    assert "From the abstract1 of 2" in told
    assert "Its title1 of 2" in told
    assert "From a news report" not in told
    assert "7 of 10 claims rest on one of them; for 3 none was found." in told
    assert "All 3 remarks" in told
    read = replace(
        ATLAS,
        checks={i: replace(check, read="full_text") for i, check in ATLAS.checks.items()},
    )
    assert "Of 2 the full paper was read." in words(section(opened(atlas=read), "sources"))
    unchecked = words(section(opened(atlas=read), "unchecked"))
    assert "Only 2 of 2 publications were read in full" in unchecked
    assert "No publication was read in full" in words(section(opened(), "unchecked"))


def test_a_dataset_without_anything_else_has_the_page_too() -> None:
    bare = replace(
        ATLAS,
        references={},
        checks={},
        gaps={},
        licence="",
        claims={i: replace(c, reference="") for i, c in ATLAS.claims.items()},
    )
    root = opened(atlas=bare)
    assert "No publication is recorded." in words(section(root, "sources"))
    assert "In this dataset none is recorded." in words(section(root, "gaps"))
    assert "No history is recorded" in words(section(root, "versions"))
    assert "Our tables are under" not in words(section(root, "cite"))


def test_the_agreement_of_the_readings_is_told_where_it_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "agreement.json"
    monkeypatch.setattr(readings, "AGREEMENT", path)
    shipped = replace(ATLAS, title=str(package_descriptor()["title"]))
    assert "is not recorded" in words(section(opened(atlas=shipped), "readings"))
    readings.read_agreement.cache_clear()
    record = {"claims": 301, "fields": {"reference_status": 300}, "decided": {"claims": 12}}
    path.write_text(json.dumps(record), "utf-8")
    told = words(section(opened(atlas=shipped), "readings"))
    assert "two independent readings" in told
    assert "12 times in all" in told
    assert "reference status300 of 30199 %" in told
    assert "is not recorded" in words(section(opened(), "readings"))


def test_every_word_is_explained_as_everywhere() -> None:
    vocabularies = [dict(pairs) for _, pairs in explained_words()]
    for name in ("check", "status", "evidence"):
        facet = facet_named(name).words
        assert {w.label: w.meaning for v, w in facet.items() if v != UNSTATED} in vocabularies
    for own in (SEVERITY, READ, CONFIDENCE, CERTAINTY):
        assert {word.label: word.meaning for word in own.values()} in vocabularies
    told = words(section(opened(), "words"))
    assert all(
        word in told and meaning in told for one in vocabularies for word, meaning in one.items()
    )


def test_gaps_are_counted_by_kind() -> None:
    told = words(section(opened(), "gaps"))
    assert "Says that it is not known1 sentence" in told
    assert "Sells1 sentence" in told
    assert "Advises" not in told


def test_the_citation_names_version_digest_and_address() -> None:
    (cite,) = section(opened(), "cite").find_class("cite")
    assert words(cite) == (
        "Pathway Explorer contributors. Pathway Explorer: A small sample [dataset], "
        "version 2026.11.0 (0123456789ab). https://example.net/map/"
    )


def test_the_history_counts_new_and_changed_claims() -> None:
    history = {
        "2026.11.0": {"s-01": "b", "s-03": "a"},
        "2026.9.0": {"s-01": "a", "s-02": "a"},
    }
    atlas = replace(ATLAS, history=history)
    assert [(one.version, one.new, one.changed) for one in releases(atlas)] == [
        ("2026.11.0", 1, 1),
        ("2026.9.0", 2, 0),
    ]
    told = words(section(opened(atlas=atlas), "versions"))
    assert "2026.11.011" in told
    assert "2 claims are withdrawn; the page of each says why." in told


def test_without_an_address_one_reads_what_to_say_and_to_whom() -> None:
    report = section(opened("claim=s-01"), "report")
    assert "No address for reports has been set here." in words(report)
    (cite,) = report.find_class("cite")
    assert words(cite) == (
        "claim: s-01 version: 2026.11.0 page: https://example.net/map/claim/s-01"
    )
    assert not report.xpath(".//a")


def test_a_mail_can_be_written_with_and_without_a_mail_program() -> None:
    report = section(opened("claim=s-01", ReportTarget(email="errors@example.org")), "report")
    (link,) = report.xpath(".//a/@href")
    assert link.startswith("mailto:errors@example.org?subject=Error%20in%20claim%20s-01")
    assert "Report an error in claim s-01" in words(report)
    assert "It opens a mail to errors@example.org." in words(report)


def test_a_web_address_gets_the_claim() -> None:
    report = section(opened("claim=s-01", ReportTarget("https://example.org/new")), "report")
    (link,) = report.xpath(".//a/@href")
    assert link.startswith("https://example.org/new?claim=s-01&version=2026.11.0&page=")


@pytest.mark.parametrize(
    "query", ["claim=<script>alert(1)</script>", "claim={{7*7}}", "check=x", "\0"]
)
def test_what_an_address_says_is_not_repeated(query: str) -> None:
    root = opened(query)
    assert not root.xpath("//script")
    assert "49" not in words(section(root, "report"))
    assert words(section(root, "report").find_class("cite")[0]).startswith("version: 2026.11.0")
