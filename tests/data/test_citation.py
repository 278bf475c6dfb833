from __future__ import annotations

import json
import re
from typing import Any

import pytest

from data.citation import Citation, author_year, format_reference, quote_citation
from data.load import load
from data.model import Reference
from data.schema import SHIPPED
from tests.data.conftest import MINIMAL

ITEMS: list[dict[str, Any]] = json.loads((SHIPPED / "references.json").read_text(encoding="utf-8"))


def cite(**fields: object) -> Citation:
    item = {"id": "x2020", "type": "article-journal", "title": "On trust", **fields}
    return format_reference(Reference("x2020", item))


def test_a_reference_reads_as_in_the_literature() -> None:
    found = format_reference(load(MINIMAL).references["doe2020"])
    assert found.text == "Doe JB. Oxytocin and social anxiety in rats. Example J. 2020;3:1–9."
    assert found.doi_url == "https://doi.org/10.5555/example.2020"
    assert found.pmid_url == "https://pubmed.ncbi.nlm.nih.gov/12345678/"
    assert found.link == found.doi_url


def test_links_that_are_not_known_are_empty() -> None:
    found = cite()
    assert (found.doi_url, found.pmid_url, found.url, found.link) == ("", "", "", "")


def test_accents_and_particles_survive() -> None:
    authors = [
        {"family": "Güntürkün", "given": "O."},
        {"family": "Souza", "given": "M. A.", "non-dropping-particle": "de"},
        {"family": "Le Bars", "given": "D."},
    ]
    assert cite(author=authors).text.startswith("Güntürkün O, de Souza MA, Le Bars D. On trust")


def test_et_al_is_printed_once_and_plainly() -> None:
    authors = [{"family": "Wei", "given": "D."}, {"literal": "et al."}]
    assert cite(author=authors).text == "Wei D, et al. On trust."


def test_a_record_without_author_begins_with_its_title() -> None:
    assert cite(type="article-magazine").text.startswith("On trust.")


def test_the_note_of_the_curators_is_not_part_of_the_reference() -> None:
    assert "memory" not in cite(note="Authors are from memory.").text


def test_html_holds_no_tag_but_italics() -> None:
    found = cite(
        title='<script>alert(1)</script> & <i>in vivo</i> H<sub>2</sub>O <b onclick="x">b</b>'
    )
    assert re.findall(r"<[^>]*>", found.html) == ["<i>", "</i>"]
    assert "&lt;script&gt;" in found.html
    assert "&amp;" in found.html
    assert "<script>alert(1)</script> & in vivo H2O b" in found.text


def test_the_same_reference_is_formatted_once() -> None:
    assert cite() is cite()


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_every_shipped_reference_is_formatted_cleanly(item: dict[str, Any]) -> None:
    found = format_reference(Reference(item["id"], item))
    assert item.get("title", "").rstrip(".") in found.text
    if "issued" in item:
        assert str(item["issued"]["date-parts"][0][0]) in found.text
    first = item.get("author", [{"family": ""}])[0]
    assert first["family"] in found.text
    assert found.text.endswith(".")
    assert not re.search(r"\.\.|,,| ,|\s\s|[;:]\.|&\w+;", found.text)


def test_a_quote_to_paste_names_article_and_source() -> None:
    atlas = load(MINIMAL)
    assert quote_citation(atlas.claims["news-003"], atlas).splitlines() == [
        "“It eased social anxiety in rats.”",
        "Trust in brief. Example News. https://example.org/trust (accessed 2026-11-22)",
        "citing: Doe JB. Oxytocin and social anxiety in rats. Example J. 2020;3:1–9. "
        "https://doi.org/10.5555/example.2020 [matched]",
    ]


def test_a_quote_without_source_says_so() -> None:
    atlas = load(MINIMAL)
    text = quote_citation(atlas.claims["news-001"], atlas)
    assert text.endswith("citing: no source found [unresolved]")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"author": [{"family": "Doe"}], "issued": {"date-parts": [[2020, 5]]}}, "Doe 2020"),
        ({"author": [{"family": "Doe"}, {"family": "Roe"}]}, "Doe & Roe"),
        ({"author": [{"family": n} for n in ("Doe", "Roe", "Poe")]}, "Doe et al."),
        ({"author": [{"family": "Wei"}, {"literal": "et al."}]}, "Wei et al."),
        (
            {"author": [{"family": "Souza", "non-dropping-particle": "de"}]},
            "de Souza",
        ),
        ({"container-title": "Example J", "issued": {"date-parts": [[2015]]}}, "Example J 2015"),
        ({}, "On trust"),
    ],
)
def test_short(fields: dict[str, object], expected: str) -> None:
    item = {"id": "x2020", "type": "article-journal", "title": "On trust", **fields}
    assert author_year(Reference("x2020", item)) == expected
