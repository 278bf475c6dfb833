"""BibTeX, RIS and CSL-JSON: three ways to write the same items."""

from __future__ import annotations

import json
import re
import warnings

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from data.exports import bibtex, csl, ris
from data.exports.extract import Extract
from tests.data.exports.strategies import ATLAS, extract, extracts, few


def expected(found: Extract) -> list[str]:
    """The ids of the publications, then of the articles that the claims stand in."""
    articles = {claim.article for claim in found.claims}
    return [
        *(reference.id for reference in found.references),
        *(article for article in found.atlas.articles if article in articles),
    ]


def surnames(item: dict[str, list[dict[str, str]]]) -> list[str]:
    """The authors without those whom "et al." stands for, particles as part of the name."""
    particle = "non-dropping-particle"
    names = [
        a.get("literal") or f"{a.get(particle, '')} {a['family']}".strip()
        for a in item.get("author", [])
    ]
    return [name for name in names if name != "et al."]


def letters(text: str) -> str:
    """A text without what TeX needs around it."""
    text = text.replace(r"\textbackslash{}", "\\").replace(r"\textasciitilde{}", "~")
    return re.sub(r"\\([{}$&#%_])", r"\1", text.removeprefix("{").removesuffix("}"))


def bib(found: Extract) -> BibliographyData:
    return parse_string(bibtex.write(found), "bibtex")


@few
@given(extracts())
def test_all_three_hold_the_same_items(found: Extract) -> None:
    ids = expected(found)
    assert list(bib(found).entries) == ids
    assert [item["id"] for item in rispy.loads(ris.write(found))] == ids
    assert [item["id"] for item in json.loads(csl.write(found))] == ids


def test_pybtex_reads_the_shipped_references(everything: Extract) -> None:
    entries = bib(everything).entries
    assert list(entries) == expected(everything)
    for item in csl.items(everything):
        entry = entries[item["id"]]
        assert letters(entry.fields.get("title", "")) == item.get("title", "")
        assert entry.fields.get("doi", "") == item.get("DOI", "")
        assert entry.fields.get("pmid", "") == item.get("PMID", "")
        people = [person for person in entry.persons.get("author", []) if str(person) != "others"]
        assert len(people) == len(surnames(item))
        for person, name in zip(people, surnames(item), strict=True):
            last = " ".join((*person.prelast_names, *person.last_names))
            assert letters(last) == name


def test_rispy_reads_the_shipped_references(everything: Extract) -> None:
    items = rispy.loads(ris.write(everything))
    assert [item["id"] for item in items] == expected(everything)
    for item, known in zip(items, csl.items(everything), strict=True):
        assert item.get("title", "") == known.get("title", "")
        assert item.get("doi", "") == known.get("DOI", "")
        names = [author.partition(",")[0] for author in item.get("authors", [])]
        assert names == [name.partition(",")[0] for name in surnames(known)]
        start, _, end = known.get("page", "").partition("-")
        assert (item.get("start_page", ""), item.get("end_page", "")) == (start, end)


def test_citeproc_reads_the_shipped_references(everything: Extract) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it knows fewer fields than the schema of CSL-JSON
        source = CiteProcJSON(json.loads(csl.write(everything)))
    assert [str(key) for key in source] == [id_.lower() for id_ in expected(everything)]
    for item in csl.items(everything):
        if "title" in item:
            assert str(source[item["id"].lower()]["title"]) == item["title"]


def test_records_are_as_they_stand_in_the_dataset(everything: Extract) -> None:
    items = {item["id"]: item for item in csl.items(everything)}
    for reference in everything.references:
        fields = {name: value for name, value in reference.csl.items() if name != "seen_at"}
        for name, value in fields.items():
            assert items[reference.id][name] == value
        assert items[reference.id]["custom"] == {"seen_at": reference.seen_at}


def test_every_item_says_where_it_is_from_and_what_rests_on_it() -> None:
    items = {item["id"]: item for item in csl.items(extract())}
    for item in items.values():
        assert ATLAS.title in item["source"]
        assert ATLAS.version in item["source"]
        assert "https://example.org/?a=b" in item["source"]
    assert items["doe2020"]["annote"] == "Claims: s-01 (cited), s-04 (cited), s-10 (cited)"
    assert "annote" not in items["a-news"]
    assert rispy.loads(ris.write(extract()))[0]["name_of_database"] == items["doe2020"]["source"]
    assert bibtex.write(extract()).startswith(f"% title: {ATLAS.title}; version: 2026.11.0")


def test_without_claims_there_is_no_item() -> None:
    nothing = Extract(ATLAS, ())
    assert json.loads(csl.write(nothing)) == []
    assert ris.write(nothing) == ""
    assert not bib(nothing).entries


def test_ris_lines_end_as_the_format_wants() -> None:
    lines = ris.write(extract()).split("\r\n")
    assert not [line for line in lines if line and not re.match(r"^[A-Z][A-Z0-9]  - ", line)]


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("50% & more", r"50\% \& more"),
        ("a_b #1 $2", r"a\_b \#1 \$2"),
        ("{x}", r"\{x\}"),
        ("~^\\", r"\textasciitilde{}\textasciicircum{}\textbackslash{}"),
        ("Gläscher é", "Gläscher é"),
    ],
)
def test_tex_takes_no_letter_for_a_command(text: str, tex: str) -> None:
    assert bibtex.escaped(text) == tex


@given(st.text(alphabet="ab{}\\$%&#_~^ é", max_size=20))
def test_escaped_braces_are_balanced(text: str) -> None:
    bare = re.sub(r"\\[{}$&#%_]", "", bibtex.escaped(text))
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"[$&#%_~^]", bare)
