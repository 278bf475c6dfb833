from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from components.core.labels import claim_sentence
from components.http.site import Site
from components.pages import fact_check as module
from components.pages import remark_totals
from components.pages.fact_check import fact_check_page, remark_card
from components.pages.remark_query import RemarkQuery, decode_remarks
from components.pages.remark_totals import total_columns, total_rows
from data.citation import format_reference
from data.model import Alias, Atlas, Check
from data.sentences import sentences
from tests.components.markup import find, one, words
from tests.sample import CHECKS, CLAIMS, sample

ATLAS = sample()
SITE = Site("/map/", "https://example.net/map/")


def opened(query: str = "", atlas: Atlas = ATLAS) -> Any:
    return html.document_fromstring(fact_check_page(atlas, SITE, query))


def entries(root: Any) -> list[str]:
    return [str(entry.get("id")) for entry in find(root, "sentence")]


def noted(root: Any) -> list[str]:
    return [str(item.get("id")) for item in find(root, "noted")]


def test_a_sentence_stands_once_with_the_words_of_the_article() -> None:
    root = opened()
    assert entries(root) == ["s-01"]
    (entry,) = find(root, "sentence")
    quotes = [words(quote) for quote in one(entry, "quote").findall("p")]
    assert quotes == [f"“{CLAIMS[number].quote}”" for number in (0, 3, 4)]
    assert words(one(entry, "where")) == "Sections “What helps”, “Games & <b>play</b>”"
    assert words(one(root, "article-name")).startswith("“Trust & <hormones>” A. Writer, Example")
    links = entry.xpath(".//figcaption/a/@href")
    assert [link.partition("#")[0] for link in links] == ["https://example.org/trust?a=1&b=2"]


def test_remarks_stand_confirmation_first_and_say_all_that_was_seen() -> None:
    root = opened()
    assert noted(root) == ["check-003", "check-001", "check-002"]
    confirms, meaning, detail = find(root, "noted")
    told = words(meaning)
    assert told.startswith(
        "differs ▲ changes the meaning The source says something else in one point."
    )
    seen = "“six <women> took part” The source’s words, from the abstract, seen at example.org."
    assert seen in told
    assert "Our remark. The source <b>only</b> saw six women." in told
    reference = format_reference(ATLAS.references["doe2020"])
    assert f"{reference.text} DOI PubMed" in told
    assert one(meaning, "reference").xpath("a/@href") == [reference.doi_url, reference.pmid_url]
    assert one(meaning, "concerned").xpath("a/@href") == [
        *("/map/claim/s-01", "/map/claim/s-04"),
        "/map/report?check=check-001",
    ]
    assert f"{claim_sentence(ATLAS, CLAIMS[3])} (s-04)" in told
    assert meaning.get("class").split() == ["noted", "meaning"]
    assert "its title only, seen at example.org" in words(confirms)
    assert words(confirms).startswith("same finding ✓ confirms")
    assert words(detail).startswith("misprint – a detail")
    assert not find(detail, "source-words")
    assert not find(detail, "reference")


def test_where_a_source_was_seen_is_told_but_leads_nowhere() -> None:
    root = opened()
    links = root.xpath("//main//a/@href")
    assert not [link for link in links if link.startswith("https://example.org/doe")]
    titles = root.xpath("//*[contains(@class, 'noted')]//span[@title]/@title")
    assert titles == ["https://example.org/roe", "https://example.org/doe?a=1&b=2"]


def test_a_remark_without_words_still_says_what_was_read() -> None:
    check = replace(CHECKS[0], verdict="not_found", severity="detail", seen_words="")
    root = opened(atlas=replace(ATLAS, checks={check.id: check}))
    assert "Read of the source: from the abstract, at example.org." in words(one(root, "noted"))
    unread = replace(check, read="", seen_at="https://[x")
    root = opened(atlas=replace(ATLAS, checks={check.id: unread}))
    assert "Read of the source" not in words(one(root, "noted"))


def test_a_publication_without_doi_and_pubmed_leads_to_its_own_page() -> None:
    reference = ATLAS.references["roe2021"]
    csl = {**reference.csl, "URL": "https://example.com/own"}
    atlas = replace(ATLAS, references={**ATLAS.references, "roe2021": replace(reference, csl=csl)})
    confirms = find(opened(atlas=atlas), "noted")[0]
    assert one(confirms, "reference").xpath("a/@href") == ["https://example.com/own"]
    assert "Its page" in words(confirms)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("check=differs", ["check-001"]),
        ("severity=detail", ["check-002"]),
        ("check=differs&severity=detail", []),
        ("article=b-blog", []),
        ("article=a-news&check=-differs", ["check-003", "check-002"]),
    ],
)
def test_filters_choose_remarks_and_the_others_are_named(query: str, expected: list[str]) -> None:
    root = opened(query)
    assert noted(root) == expected
    if not expected:
        assert "No sentence has such a remark." in words(root)
        return
    also = [p for p in root.xpath("//p[contains(@class, 'after')]") if "Also noted" in words(p)]
    (link,) = also[0].xpath("a/@href")
    address = link.removeprefix("/map/fact-check").partition("#")[0].removeprefix("?")
    assert "s-01" in entries(opened(address))
    assert len(noted(opened(address))) == 3
    assert link.endswith("#s-01")


def test_without_a_filter_nothing_is_left_out() -> None:
    assert "Also noted" not in words(opened())


def test_sentences_without_a_remark_are_listed_where_they_are_asked_for() -> None:
    root = opened("check=unstated")
    assert entries(root) == ["s-08", "s-10", "s-02", "s-03", "s-06", "s-07", "s-09"]
    assert words(root).count("No remark: we have noted nothing against its source.") == 7
    assert len(find(root, "article-name")) == 2
    assert not [link for link in root.xpath("//a/@href") if "/api/checks" in link]


@pytest.mark.parametrize("query", ["", "evidence=human_trial", "q=trust"])
@pytest.mark.parametrize("shipped", [False, True])
def test_every_number_of_the_totals_is_the_length_of_its_list(query: str, shipped: bool) -> None:
    atlas = module_atlas() if shipped else ATLAS
    asked = decode_remarks(query, atlas).query
    columns = total_columns(asked)
    rows = list(total_rows(asked, columns))
    for row in rows:
        assert len(row.numbers) == len(columns) + 1
        for number, address in row.numbers:
            assert (address is None) == (number == 0)
            if address is not None:
                listed = decode_remarks(address.removeprefix("?"), atlas)
                assert len(listed.query.noted) == number, (row.label, address)
                assert not listed.address.dropped
    assert {row.label for row in rows} >= {"differs", "not found", "No remark", "Sentences in all"}


def module_atlas() -> Atlas:
    from data.load import load

    return load()


def test_the_totals_of_the_shipped_articles_add_up() -> None:
    atlas = module_atlas()
    asked = RemarkQuery(atlas)
    columns = total_columns(asked)
    rows = {row.label: row for row in total_rows(asked, columns) if not row.part}
    assert rows["Sentences in all"].numbers[-1][0] == len(sentences(atlas))
    for row in rows.values():
        *articles, every = [number for number, _ in row.numbers]
        assert sum(articles) == every
    with_, without, every = (
        rows[label].numbers[-1][0] for label in ("Any remark", "No remark", "Sentences in all")
    )
    assert with_ + without == every


def test_the_page_shows_the_totals_and_every_number_leads_to_its_list() -> None:
    root = opened()
    table = one(root, "totals")
    assert [words(cell) for cell in table.xpath("thead//th")] == [
        *("Against the source", "Example News", "Example Blog", "All articles")
    ]
    rows = {
        words(row.find("th")): [words(cell) for cell in row.findall("td")]
        for row in table.xpath("tbody/tr")
    }
    assert rows["Sentences in all"] == ["3", "5", "8"]
    assert rows["Any remark"] == ["1", "0", "1"]
    for cell in table.xpath("tbody//td"):
        (number,) = [int(words(cell))]
        links = cell.xpath("a/@href")
        assert len(links) == (number > 0)
        for link in links:
            assert len(entries(opened(link.removeprefix("/map/fact-check").lstrip("?")))) == number


def test_with_many_articles_those_asked_for_and_with_most_sentences_have_a_column(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remark_totals, "TOTALS_COLUMNS", 1)
    assert [one.id for one in total_columns(RemarkQuery(ATLAS))] == ["b-blog"]
    asked = decode_remarks("article=a-news", ATLAS).query
    assert [one.id for one in total_columns(asked)] == ["a-news"]


def test_the_page_says_what_a_remark_is_not_and_how_much_was_read() -> None:
    told = words(one(opened(), "limits"))
    assert (
        "What was read for the 3 remarks asked for: from the full text none; "
        "from the abstract 1; its title only 1; "
        "nothing of a source 1 (a misprint, or words that were not found)."
    ) in told
    assert "“Not found” proves nothing" in told
    assert "Nobody is refuted here." in told
    assert "no medical advice" in told
    assert one(opened(), "limits").xpath(".//a/@href") == ["/map/method"]
    read = replace(CHECKS[0], read="full_text")
    told = words(one(opened(atlas=replace(ATLAS, checks={read.id: read})), "limits"))
    assert "the 1 remark asked for: from the full text 1; nothing of a source none." in told


def test_the_form_holds_what_was_chosen_and_keeps_the_other_filters() -> None:
    root = opened("check=differs,-misprint&severity=detail&q=trust&view=table")
    (form,) = root.xpath("//form")
    assert form.get("action") == "/map/fact-check"
    assert form.xpath(".//input/@name") == ["q"]
    chosen = {
        select.get("name"): words(select.xpath("option[@selected]")[0])
        for select in form.xpath(".//select")
    }
    assert chosen == {"article": "any", "check": "differs, not misprint", "severity": "a detail"}


def test_the_form_offers_only_verdicts_that_a_claim_has() -> None:
    options = opened().xpath("//select[@name='check']/option/@value")
    assert options == ["", "same_finding", "differs", "misprint", "unstated"]


def test_downloads_and_claims_have_the_same_filters() -> None:
    links = opened("check=differs&severity=meaning").xpath("//p[@class='ways']/a/@href")
    assert links == [
        "/map/fact-check",
        "/map/api/checks.csv?check=differs&severity=meaning",
        "/map/api/checks.json?check=differs&severity=meaning",
        "/map/claims?check=differs",
    ]


def test_the_head_is_made_for_search_engines() -> None:
    root = opened()
    canonical = root.xpath("//link[@rel='canonical']/@href")
    assert canonical == ["https://example.net/map/fact-check"]
    assert root.xpath("//meta[@name='description']/@content")[0].startswith("3 remarks on 1")
    assert root.xpath("//meta[@property='og:url']/@content") == canonical
    assert not root.xpath("//meta[@name='robots']")
    filtered = opened("severity=detail")
    assert filtered.xpath("//meta[@name='robots']/@content") == ["noindex, follow"]
    assert root.xpath("//nav//a[@href='/map/fact-check']")


def test_what_was_left_out_or_renamed_is_told() -> None:
    alias = Alias("verdict", "misquotes", "differs", "2026.11.0", "Other words.")
    atlas = replace(ATLAS, aliases={("verdict", "misquotes"): alias})
    root = opened("check=misquotes&severity=huge&colour=red&article=nowhere&v=2020.1.0", atlas)
    told = words(find(root, "remark")[0])
    assert "misquotes is now differs" in told
    assert "severity=huge is none of meaning, detail, unstated" in told
    assert "colour=red is no field" in told
    assert "article=nowhere is not in this dataset" in told
    assert "made with version 2020.1.0" in told
    assert noted(root) == ["check-001"]
    assert not find(opened("check=differs"), "remark")


def test_a_long_list_has_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SENTENCES_PER_PAGE", 3)
    query = "check=unstated"
    first, second, last = (opened(f"{query}&page={number}") for number in (1, 2, 9))
    assert [len(entries(root)) for root in (first, second, last)] == [3, 3, 1]
    assert first.xpath("//nav[@class='pages']/a/@href") == [f"/map/fact-check?{query}&page=2"]
    assert last.xpath("//nav[@class='pages']/a/@rel") == ["prev"]
    assert second.xpath("//link[@rel='canonical']/@href") == [
        f"https://example.net/map/fact-check?{query}&page=2"
    ]


def test_the_whole_of_a_sentence_is_on_the_page_that_its_link_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "SENTENCES_PER_PAGE", 1)
    later = Check("check-009", ("s-02",), "misprint", "A letter is missing.", "detail")
    same = Check("check-010", ("s-02",), "same_finding", "It says the same.")
    checks = {**ATLAS.checks, later.id: later, same.id: same}
    root = opened("article=b-blog,a-news&check=misprint&page=2", replace(ATLAS, checks=checks))
    assert noted(root) == ["check-009"]
    (link,) = [one for one in root.xpath("//a/@href") if one.endswith("#s-02")]
    assert link == "/map/fact-check?article=a-news,b-blog&page=2#s-02"


def test_a_card_names_no_claim_that_is_not_there() -> None:
    check = replace(CHECKS[0], claims=("s-01", "s-99"))
    assert [name for name, _ in remark_card(ATLAS, check).claims] == ["s-01"]


def test_a_dataset_without_remarks_has_a_page() -> None:
    root = opened(atlas=replace(ATLAS, checks={}))
    assert "0 remarks on 0 sentences" in words(root)
    assert "What was read" not in words(root)
    empty = opened(atlas=sample(()))
    assert "No sentence has such a remark." in words(empty)


@settings(max_examples=60)  # a page takes some milliseconds
@given(st.text(max_size=60))
def test_whatever_the_address_there_is_a_page(text: str) -> None:
    root = opened(text)
    assert len(root.xpath("//h1")) == 1
    assert not root.xpath("//script")


@pytest.mark.parametrize("attack", ['"><script>alert(1)</script>', "' onclick=x y='", "{{ 7*7 }}"])
@pytest.mark.parametrize("field", ["q", "check", "severity", "article", "v", "page", "x"])
def test_what_an_address_says_stays_text(field: str, attack: str) -> None:
    root = opened(f"{field}={attack}")
    assert not root.xpath("//script")
    assert not root.xpath("//@onclick")
    assert "49" not in words(root)


def test_what_the_tables_say_stays_text() -> None:
    check = replace(CHECKS[0], comment="<script>alert(1)</script>", seen_words="<img src=x>")
    root = opened(atlas=replace(ATLAS, checks={check.id: check}))
    assert not root.xpath("//script | //img")
    assert "<script>alert(1)</script>" in words(root)


def test_ids_are_there_once() -> None:
    ids = opened(atlas=module_atlas()).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_remark_can_be_linked_by_its_id_and_reported(shipped: Atlas) -> None:
    root = html.document_fromstring(fact_check_page(shipped, SITE, ""))
    ids = root.xpath("//*[@id]/@id")
    assert len(set(ids)) == len(ids)
    assert set(shipped.checks) <= set(ids)
    reports = set(root.xpath("//a[@class='report']/@href"))
    assert reports == {f"{SITE.home}report?check={check}" for check in shipped.checks}
