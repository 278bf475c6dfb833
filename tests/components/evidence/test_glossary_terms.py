from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.core.labels import VALUE_LABELS
from components.core.state import ViewState
from components.core.view import visible
from components.evidence.claim_card import claim_card
from components.evidence.glossary_terms import (
    TextRun,
    mark_terms,
    term_explanations,
    text_runs,
)
from components.evidence.panel import panel_html
from components.http.site import Site
from components.pages.glossary import glossary_entries, glossary_page
from components.server.fragments import panel_fragment
from components.shell.glossary_dialog import dialog_html, terms_json
from components.views.reading import view_html
from data.model import Atlas, Term
from tests.components.markup import dangers, find, parse
from tests.sample import SCRIPT, sample

TERMS = (
    Term("oxytocin", ("OT",), "oxytocin"),
    Term("GABA receptor", (), "", "A protein for GABA."),
    Term("receptor", (), "", "A <b>protein</b> & more."),
    Term("anxiety", (), "anxiety"),
    Term(SCRIPT, ("<script>",), "", "Not run."),
)
ATLAS = replace(sample(), terms={term.term: term for term in TERMS})
TEXTS = st.text(alphabet="<>&\"' aetxyOTGABAreceptors", max_size=80)


def marked(text: str) -> list[tuple[str, str]]:
    root = parse(mark_terms(ATLAS, text))
    return [(e.text_content(), e.get("data-term")) for e in find(root, "term")]


def test_a_term_is_marked_where_it_stands_first() -> None:
    assert marked("Oxytocin, oxytocin and a receptor") == [
        ("Oxytocin", "oxytocin"),
        ("receptor", "receptor"),
    ]


def test_of_overlapping_terms_the_longest_is_marked() -> None:
    assert marked("GABA receptors") == [("GABA receptors", "GABA receptor")]


def test_a_text_without_terms_or_without_a_glossary_stays_as_it_is() -> None:
    assert mark_terms(ATLAS, "trust & love") == "trust &amp; love"
    assert mark_terms(sample(), "oxytocin") == "oxytocin"


@given(TEXTS)
def test_without_the_marks_it_is_the_same_text(text: str) -> None:
    html = mark_terms(ATLAS, text)
    assert parse(f"<p>{html}</p>").text_content() == text
    assert dangers(html) == []


@given(TEXTS, st.lists(st.integers(0, 80), max_size=6))
def test_the_runs_of_parts_joined_are_the_parts(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(cut for cut in cuts if cut <= len(text))})
    parts = [text[a:b] for a, b in pairwise(places)]
    runs = text_runs(ATLAS, *parts)
    assert ["".join(run.text for run in own) for own in runs] == parts
    assert all(run.text for own in runs for run in own)


def test_a_term_over_a_border_has_a_run_on_both_sides() -> None:
    assert text_runs(ATLAS, "the GABA", " receptor") == (
        (TextRun("the ", ""), TextRun("GABA", "GABA receptor")),
        (TextRun(" receptor", "GABA receptor"),),
    )


def test_terms_stand_inside_the_marks_of_subject_and_object() -> None:
    root = parse(panel_html(visible(ATLAS, ViewState(select="s-02"))))
    (claim,) = [e for e in find(root, "claim") if e.get("data-claim") == "s-02"]
    (mark,) = claim.xpath(".//mark[@class='subject']")
    assert [e.get("data-term") for e in find(mark, "term")] == ["oxytocin"]
    (quote,) = find(claim, "quote")
    assert " ".join(quote.text_content().split()) == f"“{ATLAS.claims['s-02'].quote}”"


@pytest.mark.parametrize("which", ["sample", "shipped"])
def test_no_quote_is_changed_by_its_marks(which: str, shipped: Atlas) -> None:
    atlas = ATLAS if which == "sample" else shipped
    for claim in atlas.claims.values():
        segments = claim_card(atlas, claim).quote
        assert "".join(run.text for s in segments for run in s.runs) == claim.quote
        assert ["".join(run.text for run in s.runs) for s in segments] == [s.text for s in segments]


@pytest.mark.parametrize("select", ["", "oxytocin", "hpa-axis", "indigo-050"])
def test_no_mark_stands_in_a_link_or_a_button(shipped: Atlas, select: str) -> None:
    view = visible(shipped, ViewState(select=select))
    for html in (panel_html(view), view_html(view)):
        root = parse(html)
        assert root.xpath(".//*[@data-term]")
        assert root.xpath(".//*[self::a or self::button or self::summary]//*[@data-term]") == []


def test_every_mark_has_an_explanation(shipped: Atlas) -> None:
    known = term_explanations(shipped)
    view = visible(shipped, ViewState())
    pages = [panel_html(visible(shipped, ViewState(select=node))) for node in shipped.nodes]
    keys = {
        element.get("data-term")
        for html in (*pages, view_html(view))
        for element in parse(html).xpath(".//*[@data-term]")
    }
    assert len(keys) > 100
    assert keys - set(known) == set()
    assert all(meaning for _, meaning in known.values())


def test_the_page_s_own_words_are_explained() -> None:
    assert term_explanations(ATLAS)["status.matched"] == VALUE_LABELS["status"]["matched"]
    assert term_explanations(ATLAS)["oxytocin"] == ("oxytocin", "A hormone of nine parts.")


def test_the_answers_hold_the_glossary() -> None:
    assert '"status.matched":["matched",' in terms_json(ATLAS)
    assert 'data-term=\\"oxytocin\\"' in panel_fragment(ATLAS, "select=oxytocin")


def test_the_glossary_is_in_alphabetical_order_with_other_names(shipped: Atlas) -> None:
    found = glossary_entries(shipped)
    assert [e.term for e in found] == sorted((e.term for e in found), key=str.casefold)
    assert len({e.anchor for e in found}) == len(found) == len(shipped.terms)
    by_term = {entry.term: entry for entry in found}
    assert by_term["anterior cingulate cortex"].forms == ("ACC",)
    assert by_term["amygdala"].forms == ()  # a misprint is no name
    assert by_term["HPA axis"].meaning == shipped.nodes["hpa-axis"].description


def test_the_glossary_is_escaped_and_also_a_page_of_its_own() -> None:
    for html in (dialog_html(ATLAS), glossary_page(ATLAS, Site("/x/", "https://e.org/x/"))):
        assert "A &lt;b&gt;protein&lt;/b&gt; &amp; more." in html
        assert SCRIPT not in html
        assert "A hormone of nine parts." in html
        assert VALUE_LABELS["status"]["matched"][1] in html
    page = glossary_page(ATLAS, Site("/x/", "https://e.org/x/"))
    assert 'href="/x/?select=oxytocin"' in page


def test_without_a_glossary_the_page_s_own_words_are_left() -> None:
    html = dialog_html(sample())
    assert glossary_entries(sample()) == ()
    assert VALUE_LABELS["evidence"]["review"][1] in html
