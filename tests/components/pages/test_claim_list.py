from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from components.http.site import Site
from components.pages import claim_list as module
from components.pages.claim_list import claim_list_page
from tests.components.markup import find, words
from tests.sample import CLAIMS, sample

ATLAS = sample()
SITE = Site("/", "https://example.net/")


def opened(address: str = "") -> Any:
    return html.document_fromstring(claim_list_page(ATLAS, SITE, address))


def entries(root: Any) -> list[str]:
    return [entry.get("id") for entry in root.xpath("//article[@class='entry']")]


def choice(root: Any, name: str) -> str:
    (found,) = root.xpath(f"//form//*[@name='{name}']")
    if found.tag == "select":
        (found,) = found.xpath("option[@selected]") or [found.find("option")]
    return str(found.get("value"))


def test_without_an_address_every_claim_that_stands_is_there_in_order() -> None:
    root = opened()
    assert entries(root) == [claim.id for claim in CLAIMS if not claim.withdrawn]
    assert not root.xpath("//meta[@name='robots']")
    assert not root.xpath("//nav[@class='pages']")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("condition=anxiety", ["s-01", "s-02", "s-03", "s-07", "s-09"]),
        ("q=rats", ["s-02", "s-10"]),
        ("q=&condition=", [f"s-{n:02}" for n in range(1, 11)]),
        ("species=rat&evidence=-animal_experiment", []),
        ("select=s-03&condition=social-anxiety", ["s-03"]),
        ("select=s-11", ["s-11"]),
        ("select=oxytocin.decreases.anxiety", ["s-01", "s-02"]),
        ("select=right-amygdala", ["s-08", "s-02"]),
        ("walk=calm&step=2", ["s-06"]),
        ("view=paths&from=oxytocin&to=trust&species=human", ["s-01", "s-04", "s-05", "s-07"]),
    ],
)
def test_the_list_is_what_the_address_shows(address: str, expected: list[str]) -> None:
    assert entries(opened(address)) == expected


def test_an_entry_has_sentence_quote_article_reference_and_links() -> None:
    entry = opened("select=s-05").xpath("//article[@id='s-05']")[0]
    told = words(entry)
    assert "dopamine increases trust" in told
    assert "“Dopamine may increase trust between people.”" in told
    assert "A person, quoted by the article" in told
    assert "Trust & <hormones>" in told
    assert "recognised Roe R. Dopamine at work." in told
    assert (
        "What the source says same finding Dopamine at work its title The source says the same."
        in told
    )
    links = entry.xpath(".//a/@href")
    assert {"/claim/s-05", "/?select=s-05"} <= set(links)
    assert any(link.startswith("https://example.org/trust?a=1&b=2#:~:text=") for link in links)


def test_an_error_can_be_reported_of_every_entry() -> None:
    links = opened().xpath("//article[@class='entry']//a[@class='report']/@href")
    assert links == [f"/report?claim=s-{n:02}" for n in range(1, 11)]


def test_a_withdrawn_claim_says_so() -> None:
    assert "Withdrawn. Read from the wrong sentence." in words(opened("select=s-11"))


def test_the_form_keeps_the_other_filters_and_nothing_else() -> None:
    root = opened("species=human&view=table&select=s-01&q=trust&condition=anxiety&v=2026.11.0")
    names = root.xpath("//form//@name")
    assert names == ["view", "species", "q", "condition"]
    assert choice(root, "species") == "human"
    assert choice(root, "q") == "trust"
    assert choice(root, "condition") == "anxiety"
    assert root.xpath("//form/@action") == ["/claims"]


def test_a_choice_of_several_conditions_stays_as_it_is() -> None:
    root = opened("condition=anxiety,-social-anxiety")
    assert choice(root, "condition") == "anxiety,-social-anxiety"
    assert "about anxiety, but not social anxiety" in root.xpath("//option/text()")
    assert choice(opened(), "condition") == ""


def test_the_explorer_opens_at_the_same_place() -> None:
    links = opened("condition=anxiety&select=s-01").xpath("//p[@class='lede']/a/@href")
    assert links == ["/claims?condition=anxiety", "/?select=s-01&condition=anxiety"]


def test_a_list_of_what_is_selected_says_how_many_and_leads_to_the_others() -> None:
    lede = opened("select=oxytocin.decreases.anxiety").xpath("//p[@class='lede']")[0]
    assert words(lede).startswith("2 claims. All 10 claims. The same in the explorer")
    assert lede.xpath("a/@href")[0] == "/claims"


def test_what_was_left_out_or_has_changed_is_told() -> None:
    root = opened("condition=plague&colour=red&v=2020.1.0")
    told = words(find(root, "remark")[0])
    assert "condition=plague is not in this dataset; colour=red is no field" in told
    assert "made with version 2020.1.0" in told
    assert not find(opened("condition=anxiety"), "remark")


def test_a_long_list_has_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CLAIMS_PER_PAGE", 4)
    first, second, last = opened("q=o"), opened("q=o&page=2"), opened("page=3&q=o")
    assert [len(entries(root)) for root in (first, second, last)] == [4, 4, 2]
    assert first.xpath("//nav[@class='pages']/a/@href") == ["/claims?q=o&page=2"]
    assert second.xpath("//nav[@class='pages']/a/@href") == [
        "/claims?q=o",
        "/claims?q=o&page=3",
    ]
    assert last.xpath("//nav[@class='pages']/a/@rel") == ["prev"]
    assert second.xpath("//link[@rel='canonical']/@href") == [
        "https://example.net/claims?q=o&page=2"
    ]
    assert opened("page=2").xpath("//nav[@class='pages']/a/@href")[0] == "/claims"
    assert "page=" not in words(opened("page=2"))


def test_an_empty_list_says_so() -> None:
    assert "No claim passes all of this." in words(opened("q=zebra"))


@settings(max_examples=60)  # a page takes some forty milliseconds
@given(st.text(max_size=60))
def test_whatever_the_address_there_is_a_page(text: str) -> None:
    root = opened(text)
    assert len(root.xpath("//h1")) == 1
    assert not root.xpath("//script")


@pytest.mark.parametrize("attack", ['"><script>alert(1)</script>', "' onclick=x y='", "{{ 7*7 }}"])
@pytest.mark.parametrize("field", ["q", "condition", "select", "v", "page", "x"])
def test_what_an_address_says_stays_text(field: str, attack: str) -> None:
    root = opened(f"{field}={attack}")
    assert not root.xpath("//script")
    assert not root.xpath("//@onclick")
    assert "49" not in words(root)
