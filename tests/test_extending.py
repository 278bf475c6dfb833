"""docs/extending.md: each of its changes is made, and is found wherever it should be."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from data.exports.csv_table import BOM
from data.load import load
from tests.components.markup import parse, words
from tests.extending import (
    Change,
    Server,
    chapters,
    copy_project,
    edited,
    is_code,
    make,
    promised,
)

CHAPTERS = chapters()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server of a copy of the project with every change of the page made, one after another."""
    folder = tmp_path_factory.mktemp("extended")
    copy_project(folder)
    for change in (change for changes in CHAPTERS.values() for change in changes):
        make(change, folder)
    server = Server(folder)
    yield server
    server.close()


def anchor(chapter: str) -> str:
    return chapter.lower().replace(" ", "-")


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode().removeprefix(BOM), newline="")))


def part_of(archive: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name).decode()


def tsv(archive: bytes, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(part_of(archive, name)), delimiter="\t"))


def having(root: Any, attribute: str) -> list[Any]:
    return [part for part in root.iter() if part.get(attribute) is not None]


def marked(page: bytes, attribute: str, value: str) -> list[Any]:
    parts = having(parse(page.decode()), attribute)
    return [part for part in parts if part.get(attribute) == value]


def test_the_page_tells_each_change_once_and_counts_the_files_rightly() -> None:
    assert {anchor(chapter) for chapter in CHAPTERS} == set(promised())
    for chapter, changes in CHAPTERS.items():
        code = {change.file for change in changes if change.file and is_code(change.file)}
        new = {change.file for change in changes if change.where == "a new file"}
        assert (len(code), len(new)) == promised()[anchor(chapter)], chapter


@pytest.mark.parametrize(
    ("axis", "most"),
    [
        ("an-export-format", 2),
        ("a-facet", 1),
        ("a-view", 4),
        ("a-column-of-claims", 4),
        ("an-article", 0),
        ("a-kind-of-node", 1),
    ],
)
def test_no_change_touches_more_files_than_it_may(axis: str, most: int) -> None:
    assert promised()[axis][0] <= most


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("FACETS = (\n)\n", "at the end of `FACETTES`"),
        ("FACETS = (\n)\nFACETS = [\n]\n", "at the end of `FACETS`"),
        ("id: str\n    id: str\n", "after the line `id: str`"),
        ("id: str\n", "after the line `name: str`"),
        ("id: str\n", "somewhere"),
    ],
)
def test_a_place_that_is_not_there_or_there_twice_is_an_error(text: str, where: str) -> None:
    with pytest.raises(AssertionError):
        edited(text, Change("a.py", where, "x\n"))


@pytest.mark.parametrize(
    ("text", "where", "after"),
    [
        ("A = (\n    1,\n)\n", "at the end of `A`", "A = (\n    1,\n    x,\n)\n"),
        (
            "A: list[int] = [\n]\nb = 1\n",
            "at the end of `A`",
            "A: list[int] = [\n    x,\n]\nb = 1\n",
        ),
        ("  a\n  b\n", "after the line `a`", "  a\n  x\n  b\n"),
        ("(\n    a,\n)\n", "after the line `a,`", "(\n    a,\n    x,\n)\n"),
        ("a,b\n", "more rows", "a,b\nx\n"),
    ],
)
def test_code_goes_where_the_page_says(text: str, where: str, after: str) -> None:
    assert edited(text, Change("a.py", where, "x\n")) == after


def test_an_export_format(project: Server) -> None:
    page, text, openapi, some = project.ask(
        "/_dash-layout",
        "/api/download.txt",
        "/api/openapi.json",
        "/api/download.txt?condition=anxiety",
    )
    assert b"Quotes with their sources, to paste" in page
    assert "Claims that others published" in text.decode()
    assert text.decode().count("“") >= 301
    assert 0 < len(some) < len(text)
    path = json.loads(openapi)["paths"]["/api/download.{format}"]["get"]
    assert "txt" in path["parameters"][0]["schema"]["enum"]
    assert "text/plain" in path["responses"]["200"]["content"]


def test_a_facet(project: Server) -> None:
    page, view, panel, listed, none, openapi, table, plain, glossary = project.ask(
        "/?design=pilot_trial",
        "/_view?design=pilot_trial",
        "/_panel?",
        "/api/claims?design=pilot_trial",
        "/api/claims?design=astrology",
        "/api/openapi.json",
        "/api/download.csv?design=-unstated",
        "/claims?design=pilot_trial",
        "/_terms",
    )
    answer = json.loads(view)
    assert answer["state"]["design"] == ["pilot_trial"]
    assert answer["query"] == "design=pilot_trial"
    assert "studied by pilot trial" in words(parse(answer["caption"]))
    count = answer["counts"]["design"]["pilot_trial"]
    assert count > 0
    (group,) = marked(page, "data-facet", "design")
    assert words(group).startswith("Study design")
    (value,) = [b for b in having(group, "data-value") if b.get("data-value") == "pilot_trial"]
    assert str(count) in words(value)
    overview = json.loads(panel)["panel"]
    assert "How was it studied?" in overview
    assert (
        "not stated" not in overview.partition("How was it studied?")[2].partition("</section>")[0]
    )
    assert {claim["design"] for claim in json.loads(listed)["claims"]} == {"pilot_trial"}
    assert json.loads(listed)["total"] == count
    assert json.loads(none)["dropped"][0]["field"] == "design"
    parameters = json.loads(openapi)["paths"]["/api/claims"]["get"]["parameters"]
    assert "Study design" in {p["name"]: p["description"] for p in parameters}["design"]
    assert rows(table)
    assert all(row["design"] for row in rows(table))
    assert f"{count} of {len(load().active_claims) + 2} claims" in words(parse(plain.decode()))
    assert json.loads(glossary)["design.unstated"][0] == "not stated"


def test_a_view(project: Server) -> None:
    page, view, keys, printed, listed, table = project.ask(
        "/?view=quotes",
        "/_view?view=quotes&species=human",
        "/_keys",
        "/_print?view=quotes&species=human",
        "/api/claims?view=quotes&species=human",
        "/api/download.csv?view=quotes&species=human",
    )
    (button,) = marked(page, "data-view", "quotes")[-1:]
    assert (button.text, button.get("aria-pressed")) == ("Quotes", "true")
    assert button.get("title") == "What is said, by who says it (key 8)"
    assert b'<body data-view="quotes"' in page
    answer = json.loads(view)
    assert answer["state"]["view"] == "quotes"
    assert answer["notice"] == ""
    said = parse(answer["words"])
    claims = json.loads(listed)
    assert claims["dropped"] == []
    assert {row.get("data-row") for row in having(said, "data-row")} == {
        claim["id"] for claim in claims["claims"]
    }
    assert "Said by a study" in words(said)
    assert "paths, compare, quotes" in words(parse(keys.decode()))
    assert b'data-put="words"' not in printed
    assert b'data-put="drawing"' not in printed
    (address,) = {row["dataset_address"] for row in rows(table)}
    assert address.endswith("?view=quotes&species=human")
    assert b'data-view="quotes" data-pane="words"' in page


def test_a_column_of_claims(project: Server) -> None:
    formats = ("json", "csv", "cx2", "graphml", "cyjs", "md", "kgx.zip", "package.zip")
    panel, page, listed, schema, openapi, *files = project.ask(
        "/_panel?select=ndnr-001",
        "/claim/ndnr-001",
        "/api/claims?limit=1",
        "/api/schema.json",
        "/api/openapi.json",
        *(f"/api/download.{name}" for name in formats),
    )
    found = dict(zip(formats, files, strict=True))
    who = "a trust & a fund"
    items = parse(json.loads(panel)["panel"]).iter("li")
    assert who in [words(item) for item in items if "badge" in item.get("class", "")]
    assert "<dt>Paid by</dt><dd>a trust &amp; a fund</dd>" in " ".join(page.decode().split())
    assert json.loads(listed)["claims"][0]["funding"] == who
    for described in (
        json.loads(schema)["$defs"]["claim"],
        json.loads(openapi)["components"]["schemas"]["claim"],
    ):
        assert described["properties"]["funding"]["type"] == "string"
        assert "funding" in described["required"]
    assert json.loads(found["json"])["claims"][0]["funding"] == who
    assert rows(found["csv"])[0]["funding"] == who
    assert tsv(found["kgx.zip"], "edges.tsv")[0]["funding"] == who
    claims = rows(part_of(found["package.zip"], "claims.csv").encode())
    assert claims[0]["funding"] == who
    assert "| Paid by |" in found["md"].decode()
    for name in ("cx2", "cyjs"):
        assert f'"funding": "{who}"' in found[name].decode()
    assert "a trust &amp; a fund" in found["graphml"].decode()


def test_an_article(project: Server) -> None:
    one = "article=example-letter"
    page, view, panel, reading, outline, listed, site, sitemap, *files = project.ask(
        f"/?{one}",
        f"/_view?{one}",
        "/_panel?select=oxytocin.increases.trust",
        f"/_view?{one}&view=reading",
        f"/_outline?{one}",
        f"/api/claims?{one}",
        "/claim/example-001",
        "/sitemap.xml",
        *(f"/api/download.{name}?{one}" for name in ("csv", "json", "cx2", "graphml", "cyjs")),
        *(f"/api/download.{name}?{one}" for name in ("md", "ris", "bib", "csl.json")),
        *(f"/api/download.{name}?{one}" for name in ("kgx.zip", "package.zip")),
    )
    assert "in “A Letter on Calm & Trust”" in words(parse(json.loads(view)["caption"]))
    assert json.loads(view)["counts"]["article"]["example-letter"] == 2
    assert marked(page, "data-value", "example-letter")
    assert 'data-claim="example-001"' in json.loads(panel)["panel"]
    assert "A Letter on Calm &amp; Trust" in json.loads(reading)["words"]
    assert "oxytocin.decreases.anxiety" in outline.decode()
    assert [claim["id"] for claim in json.loads(listed)["claims"]] == ["example-001", "example-002"]
    assert "this made-up letter says" in site.decode()
    assert b"/claim/example-002" in sitemap
    *texts, kgx, package = files
    for text in texts:
        assert "example.org/letter" in text.decode()
    assert {row["id"] for row in tsv(kgx, "edges.tsv")} == {
        "pathway-explorer:example-001",
        "pathway-explorer:example-002",
    }
    assert "example-letter,A Letter on Calm & Trust" in part_of(package, "articles.csv")


def test_a_kind_of_node(project: Server) -> None:
    page, layout, glossary, listed, terms, drawing, outline, kgx, package = project.ask(
        "/?kind=feeling_or_trait",
        "/_dash-layout",
        "/glossary",
        "/api/nodes?kind=feeling_or_trait",
        "/_terms",
        "/image.svg?kind=feeling_or_trait",
        "/_outline?kind=feeling_or_trait",
        "/api/download.kgx.zip",
        "/api/download.package.zip",
    )
    (value,) = marked(page, "data-value", "feeling_or_trait")
    signs = [part.get("class") for part in value.iter() if "glyph" in part.get("class", "")]
    assert signs == ["glyph shape-hexagon tone-behaviour"]
    assert b"touching a feeling or trait" in page
    assert b'"node.feeling_or_trait"' in layout
    assert "What people feel, or how they are." in glossary.decode()
    kinds = {node["id"]: node["kind"] for node in json.loads(listed)["nodes"]}
    assert kinds["trust"] == "feeling_or_trait"
    assert json.loads(terms)["kind.feeling_or_trait"][0] == "feeling or trait"
    assert b"trust" in drawing
    assert "feeling" in outline.decode()
    nodes = {row["name"]: row["category"] for row in tsv(kgx, "nodes.tsv")}
    assert nodes["trust"] == "biolink:Behavior"
    assert "trust,trust,feeling_or_trait" in part_of(package, "nodes.csv")
    assert "feeling_or_trait" in part_of(package, "datapackage.json")
