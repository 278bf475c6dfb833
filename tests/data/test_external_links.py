from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.external_links import EDGE_WORDS, host_of, identifier_url, sentence_url
from data.load import load
from tests.sample import BLOG, CLAIMS

START = "https://example.com/calm#:~:text="


def fragment(quote: str, prefix: str = "", suffix: str = "") -> str:
    claim = replace(CLAIMS[0], quote=quote, prefix=prefix, suffix=suffix)
    url = sentence_url(BLOG, claim)
    assert url.startswith(START)
    return url.removeprefix(START)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Oxytocin eased it.", "Oxytocin%20eased%20it."),
        ("one two three four five six seven eight nine ten",) * 2,
        (
            "one two three four five six seven eight nine ten eleven",
            "one two three four five,seven eight nine ten eleven",
        ),
        # A hyphen, a comma and an ampersand mean something inside a fragment.
        ("5-HT, GABA & more", "5%2DHT%2C%20GABA%20%26%20more"),
        ("100% <b>sure</b> #1?", "100%25%20%3Cb%3Esure%3C%2Fb%3E%20%231%3F"),
        ("naïve voles", "na%C3%AFve%20voles"),
        ("white   \u00a0 space", "white%20space"),
    ],
)
def test_the_fragment_of_a_quote(quote: str, expected: str) -> None:
    assert fragment(quote) == expected.replace(" ", "%20")


def test_prefix_and_suffix_say_which_of_two_is_meant() -> None:
    assert fragment("it works", "so -", "& so") == "so%20%2D-,it%20works,-%26%20so"
    assert fragment("it works", prefix="so") == "so-,it%20works"
    assert fragment("it works", suffix="so") == "it%20works,-so"


@pytest.mark.parametrize("amount", range(2, 14))
def test_the_two_ends_of_a_list_never_overlap(amount: int) -> None:
    words = [f"w{n}" for n in range(amount)]
    quote = " • ".join(words)
    start, _, end = fragment(quote).partition(",")
    first, last = unquote(start).split(), unquote(end).split()
    # A browser looks for the end behind the start: a shared word is never found.
    assert 1 <= len(first) <= EDGE_WORDS
    assert len(first) + len(last) <= amount
    assert words[: len(first)] == first
    assert words[-len(last) :] == last


def test_no_end_of_a_fragment_reaches_from_one_block_into_another() -> None:
    # Browsers look for each end inside a single paragraph or list item.
    quote = "These things help: • Sex • Falling in love"
    assert fragment(quote) == "These%20things%20help%3A,Falling%20in%20love"


def test_bullets_are_no_words() -> None:
    assert "%E2%80%A2" not in fragment("• trust • bonding • calm • sleep")
    assert fragment("• trust") == "trust"


def test_an_article_without_an_address_has_no_link() -> None:
    assert sentence_url(replace(BLOG, url=""), CLAIMS[0]) == ""


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="•"))


@given(TEXT.filter(str.split))
def test_only_our_own_separators_are_left_bare(quote: str) -> None:
    found = fragment(quote)
    assert found.count(",") == (1 if len(quote.split()) > 2 * EDGE_WORDS else 0)
    assert not set(found) & set("-&#<>\"' \n")


@pytest.mark.parametrize(
    ("curie", "url"),
    [
        ("CHEBI:7872", "http://purl.obolibrary.org/obo/CHEBI_7872"),
        ("UBERON:0001876", "http://purl.obolibrary.org/obo/UBERON_0001876"),
        ("mesh:D000068105", "https://meshb.nlm.nih.gov/record/ui?ui=D000068105"),
        (
            "hgnc:8529",
            "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/8529",
        ),
        ("cellosaurus:0063", "https://www.cellosaurus.org/CVCL_0063"),
        ("unknown:1", ""),
        ("CHEBI:", ""),
        ("CHEBI", ""),
        ("", ""),
    ],
)
def test_an_identifier_has_its_home(curie: str, url: str) -> None:
    assert identifier_url(curie) == url


def test_every_identifier_of_the_shipped_dataset_has_a_home() -> None:
    nodes = load().nodes.values()
    assert [n.curie for n in nodes if n.curie and not identifier_url(n.curie)] == []
    assert any(n.curie for n in nodes)


def test_every_claim_of_the_shipped_dataset_opens_its_article() -> None:
    atlas = load()
    for claim in atlas.claims.values():
        article = atlas.articles[claim.article]
        assert sentence_url(article, claim).startswith(f"{article.url}#:~:text=")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.example.org/a?b=1", "example.org"),
        ("http://120.26.44.124:3004/details/1", "120.26.44.124"),
        ("https://Example.ORG", "example.org"),
        ("", ""),
        ("no address", ""),
        ("http://[x", ""),
    ],
)
def test_a_web_site_is_named_by_its_host(address: str, host: str) -> None:
    assert host_of(address) == host
