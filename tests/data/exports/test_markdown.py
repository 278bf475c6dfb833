from __future__ import annotations

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from data.exports import markdown
from data.exports.extract import Extract
from tests.data.exports.strategies import ATLAS, extract, extracts, few

READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def cells(text: str) -> list[list[str]]:
    """The table's rows as the words of their cells."""
    rows: list[list[str]] = []
    for token in READER.parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and token.level == 4:
            shown = ("text", "text_special")
            parts = [one.content for one in token.children or () if one.type in shown]
            rows[-1].append("".join(parts))
    return rows


def same(found: Extract) -> None:
    names, *rows = cells(markdown.write(found))
    assert names == list(markdown.HEADINGS)
    assert [row[0] for row in rows] == [claim.id for claim in found.claims]
    for row, claim in zip(rows, found.claims, strict=True):
        assert row[2] == f"“{' '.join(claim.quote.split())}”"
        nodes = found.atlas.nodes
        assert row[1].startswith(f"{nodes[claim.subject].label} ")
        assert row[1].endswith(f" {nodes[claim.object].label}")
        for check in found.checks(claim):
            assert check.comment in row[7]
            assert f"“{check.seen_words}”" in row[7] or not check.seen_words


@few
@given(extracts())
def test_the_same_claims_come_back(found: Extract) -> None:
    same(found)


def test_the_shipped_dataset_comes_back(everything: Extract) -> None:
    same(everything)


def test_no_text_becomes_html() -> None:
    html = READER.render(markdown.write(extract()))
    assert "<script" not in html
    assert "<em>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_articles_and_references_are_links() -> None:
    html = READER.render(markdown.write(extract()))
    assert '<a href="https://doi.org/10.5555/doe">doi:10.5555/doe</a>' in html
    assert '<a href="https://example.org/trust?a=1&amp;b=2#:~:text=' in html


def test_the_file_says_what_it_is() -> None:
    text = markdown.write(extract())
    assert text.startswith(f"# {ATLAS.title}\n")
    assert "No medical advice" in text
    assert "- Taken from: <https://example.org/?a=b>" in text
    assert f"- Digest of the dataset: {ATLAS.digest}" in text


@pytest.mark.parametrize(
    "text", ["a|b", "*a*", "[a](b)", "<b>", "`x`", "\\", "a_b_c", "# x", "&lt;"]
)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    [token] = [one for one in READER.parse(markdown.escaped(text)) if one.type == "inline"]
    assert "".join(child.content for child in token.children or ()) == text
