from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from components.http.site import Site
from components.pages import references as module
from components.pages.references import reference_path, references_page
from data.exports.formats import FORMATS
from data.model import Atlas, Reference
from tests.components.markup import find, words
from tests.sample import sample

ATLAS = sample()
SITE = Site("/map/", "https://example.net/map/")


def opened(query: str = "", atlas: Atlas = ATLAS) -> Any:
    return html.document_fromstring(references_page(atlas, SITE, query))


def entries(root: Any) -> list[str]:
    return [one.get("id") for one in find(root, "publication")]


def entry(root: Any, name: str) -> Any:
    (found,) = root.xpath(f"//article[@id='{name}']")
    return found


def with_records(*records: dict[str, object]) -> Atlas:
    plain = ({"type": "article-journal"} | record for record in records)
    every = [*(one.csl for one in ATLAS.references.values()), *plain]
    return replace(
        ATLAS, references={str(csl["id"]): Reference(str(csl["id"]), csl) for csl in every}
    )


def test_every_publication_stands_there_once_in_order() -> None:
    more = with_records(
        {"id": "abel", "title": "Late", "author": [{"family": "Abel"}]},
        {"id": "nobody", "title": "Never used"},
    )
    root = opened(atlas=more)
    assert entries(root) == ["abel", "doe2020", "nobody", "roe2021"]
    assert "Behind no claim" in words(entry(root, "nobody"))
    assert "Only its record was seen" in words(entry(root, "nobody"))
    assert words(root.find(".//p[@class='lede']")).startswith(
        "2 publications stand behind 7 claims."
    )
    assert not root.xpath("//meta[@name='robots']")
    assert root.xpath("//link[@rel='canonical']/@href") == ["https://example.net/map/references"]


def test_a_publication_has_links_how_it_is_known_and_what_was_read() -> None:
    one = entry(opened(), "doe2020")
    assert words(find(one, "reference")[0]).startswith("Doe J. Oxytocin and trust")
    assert one.xpath(".//a[starts-with(@href, 'http')]/@href") == [
        "https://doi.org/10.5555/doe",
        "https://pubmed.ncbi.nlm.nih.gov/12345678/",
    ]
    told = words(one)
    assert "cited for 1 claim, surely this publication" in told
    assert "cited for 2 claims" in told
    assert "What we read is from the abstract. Seen at example.org" in told
    assert "On the record: The record gives <no> pages." in told
    other = words(entry(opened(), "roe2021"))
    assert "matched for 1 claim" in other
    assert "recognised for 1 claim" in other
    assert "What we read is its title." in other
    assert "No DOI and no PubMed number is recorded." in other


def test_a_publication_leads_to_its_claims_and_remarks() -> None:
    one = entry(opened(), "doe2020")
    links = one.xpath(".//a[starts-with(@href, '/map/')]/@href")
    assert links == [
        *(f"/map/claim/{claim}" for claim in ("s-01", "s-04", "s-10")),
        "/map/fact-check#check-001",
    ]
    assert "Behind 3 claims" in words(one)
    assert "“Oxytocin eased anxiety in the mothers who were tested.”" in words(one)
    assert "Our remarks differs check-001" in words(one)


def test_where_it_was_seen_is_named_but_leads_nowhere() -> None:
    mirror = with_records({"id": "m", "title": "Seen", "seen_at": "https://www.mirror.example/x"})
    root = opened(atlas=mirror)
    assert "Seen at mirror.example" in words(entry(root, "m"))
    assert "mirror.example" not in " ".join(root.xpath("//@href"))


def test_a_long_quote_is_cut_between_words_and_stands_once_for_its_claims() -> None:
    quote = "many words " * 30
    claims = [
        replace(c, quote=quote) if c.id in ("s-01", "s-10") else c for c in ATLAS.claims.values()
    ]
    one = entry(opened(atlas=sample(claims)), "doe2020")
    (line,) = one.xpath(".//li[a[@href='/map/claim/s-01']]")
    assert line.xpath("a/@href") == ["/map/claim/s-01", "/map/claim/s-10"]
    told = words(find(line, "fine")[0])
    assert told.startswith("“many words many")
    assert told.endswith("many words”")
    assert " words […] " in told or " many […] " in told
    assert len(told) <= sum(module.QUOTE_ENDS) + 7
    assert line.xpath("a/@title")[0] == f"“{quote.strip()}”"


@pytest.mark.parametrize(
    ("query", "expected", "claims"),
    [
        ("article=a-news", ["doe2020", "roe2021"], 4),
        ("status=recognised", ["roe2021"], 1),
        ("status=cited,matched", ["doe2020", "roe2021"], 6),
        ("article=b-blog&status=cited", ["roe2021"], 2),
        ("q=mice&species=rat", ["doe2020"], 1),
        ("status=unresolved", [], 0),
        ("select=s-01", ["doe2020", "roe2021"], 7),
    ],
)
def test_the_filters_of_the_explorer_choose(query: str, expected: list[str], claims: int) -> None:
    root = opened(query)
    assert entries(root) == [one for one in entries(opened()) if one in expected]
    told = words(root.find(".//p[@class='lede']"))
    assert f"behind {claims} claim{'' if claims == 1 else 's'}" in told
    assert bool(root.xpath("//meta[@name='robots']")) == (query != "select=s-01")
    if not expected:
        assert "No publication stands behind these claims." in words(root)


def test_the_ways_of_knowing_are_counted_and_lead_to_their_claims() -> None:
    facts = opened("article=a-news").xpath("//h2[@id='known']/following-sibling::dl[1]")[0]
    assert [words(one) for one in facts.iter("a")] == ["3 claims", "0 claims", "1 claim"]
    assert facts.xpath(".//a/@href")[2] == "/map/references?status=recognised&article=a-news"


def test_the_form_shows_what_is_chosen_and_keeps_the_rest() -> None:
    root = opened("status=cited&article=a-news&species=human&view=table&select=s-01")
    assert root.xpath("//form/@action") == ["/map/references"]
    assert root.xpath("//form//@name") == ["species", "article", "status"]
    assert root.xpath("//option[@selected]/@value") == ["a-news", "cited"]
    several = opened("status=cited,-matched").xpath("//option[@selected]")
    assert several[-1].get("value") == "cited,-matched"
    assert opened().xpath("//option[@selected]/@value") == ["", ""]


@pytest.mark.parametrize(
    ("query", "told", "href"),
    [
        ("", "3 claims rest on no publication", "status=unresolved"),
        ("article=a-news", "1 claim rests on no publication", "status=unresolved&article=a-news"),
        ("status=cited", "3 claims rest on no publication", "status=unresolved"),
    ],
)
def test_what_has_no_publication_is_counted(query: str, told: str, href: str) -> None:
    (section,) = opened(query).xpath("//section[@aria-labelledby='none']")
    assert told in words(section)
    assert section.xpath(".//a/@href") == [f"/map/?{href}", f"/map/claims?{href}"]


def test_where_every_claim_has_one_that_is_said() -> None:
    (section,) = opened("condition=anxiety&species=mouse").xpath(
        "//section[@aria-labelledby='none']"
    )
    assert "Every claim under these filters rests on a publication." in words(section)


def test_the_list_can_be_had_as_files() -> None:
    (section,) = opened("status=cited").xpath("//section[@aria-labelledby='files']")
    for name in ("bib", "ris", "csl.json", "references.csv", "references.json"):
        assert name in FORMATS
        assert f"/map/api/download.{name}?scope=all" in section.xpath(".//a/@href")
        assert f"/map/api/download.{name}?status=cited" in section.xpath(".//a/@href")
    assert "only these" not in words(opened())


def test_what_cannot_be_read_is_told() -> None:
    told = words(find(opened("article=nowhere&colour=red"), "remark")[0])
    assert "article=nowhere is not in this dataset; colour=red is no field" in told
    assert not find(opened(), "remark")


def test_a_long_list_has_pages_and_every_anchor_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PUBLICATIONS_PER_PAGE", 1)
    assert entries(opened()) == ["doe2020"]
    assert entries(opened("page=2")) == entries(opened("page=9")) == ["roe2021"]
    assert opened().xpath("//nav[@class='pages']/a/@href") == ["/map/references?page=2"]
    second = opened("page=2")
    assert second.xpath("//link[@rel='prev']/@href") == ["/map/references"]
    assert second.xpath("//link[@rel='canonical']/@href")[0].endswith("/references?page=2")
    assert reference_path(ATLAS, "doe2020") == "references#doe2020"
    assert reference_path(ATLAS, "roe2021") == "references?page=2#roe2021"


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_whatever_the_address_there_is_a_page(text: str) -> None:
    assert len(opened(text).xpath("//h1")) == 1


@pytest.mark.parametrize("attack", ['"><script>alert(1)</script>', "' onclick=x y='", "{{ 7*7 }}"])
@pytest.mark.parametrize("field", ["q", "article", "status", "page", "x"])
def test_what_an_address_says_stays_text(field: str, attack: str) -> None:
    root = opened(f"{field}={attack}")
    assert not root.xpath("//script | //@onclick")
    assert "49" not in words(root)


def test_what_the_tables_say_stays_text() -> None:
    hostile = with_records(
        {"id": "x", "title": "<script>alert(1)</script>", "note": "<b>", "seen_at": "http://<b>/"}
    )
    root = opened(atlas=hostile)
    assert not root.xpath("//script | //b")
    assert "<script>alert(1)</script>" in words(entry(root, "x"))
