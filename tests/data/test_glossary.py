from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.core.labels import VALUE_LABELS
from data.glossary import find_terms, meanings, term_key
from data.load import load
from data.model import Atlas, Term
from tests.data.conftest import MINIMAL
from tests.sample import sample

TERMS = (
    Term("HPA axis", ("HPA",), "", "A chain of glands."),
    Term("axis", (), "", "A line."),
    Term("i.c.v.", ("ICV", "intracerebroventricular"), "", "Into the brain."),
    Term("receptor", (), "", "A protein."),
    Term("GABA receptor", (), "", "A protein for GABA."),
    Term("OT", (), "oxytocin"),
    Term("p value", ("p =", "p="), "", "A number."),
    Term("placebo-controlled", (), "", "Against a placebo."),
)
ATLAS = replace(sample(), terms={term.term: term for term in TERMS})
#: Capitals that are no words: initials of authors, entries and names of public lists.
ORDINARY = {"CM", "AY", "PMC5561157", "CHEBI"}


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.term) for one in find_terms(ATLAS, text)]


def test_a_term_is_found_by_any_of_its_spellings() -> None:
    assert found("by i.c.v. injection") == [("i.c.v.", "i.c.v.")]
    assert found("Intracerebroventricular.") == [("Intracerebroventricular", "i.c.v.")]


def test_of_overlapping_terms_the_longest_counts() -> None:
    assert found("the HPA axis") == [("HPA axis", "HPA axis")]
    assert found("GABA receptors and other receptors") == [
        ("GABA receptors", "GABA receptor"),
        ("receptors", "receptor"),
    ]


def test_abbreviations_keep_their_case_and_words_need_not() -> None:
    assert found("the hpa, an ot and an icv") == []
    assert found("RECEPTOR, Axis") == [("RECEPTOR", "receptor"), ("Axis", "axis")]


def test_only_whole_words_count_and_only_the_first_of_each() -> None:
    assert found("receptorlike, coreceptor, NOT, OTR") == []
    assert found("OT and OT") == [("OT", "OT")]


def test_signs_spaces_and_dashes_do_not_matter() -> None:
    assert found("(p = 0.03)") == [("p =", "p value")]
    assert found("p=0.03") == [("p=", "p value")]
    assert found("placebo–controlled") == [("placebo–controlled", "placebo-controlled")]
    assert found("HPA\u00a0 axis") == [("HPA\u00a0 axis", "HPA axis")]
    assert term_key("Placebo-Controlled") == term_key("placebo controlled")


def test_a_term_is_explained_by_its_node_or_by_itself() -> None:
    assert meanings(ATLAS)["OT"] == "A hormone of nine parts."
    assert meanings(ATLAS)["axis"] == "A line."


def test_without_a_glossary_nothing_is_found() -> None:
    assert find_terms(sample(), "the HPA axis") == ()
    assert meanings(sample()) == {}


@given(st.text(alphabet="OTHPAaxis p=.-–receptoGABicv0\n", max_size=60))
def test_what_is_found_lies_in_the_text_in_order_without_overlap(text: str) -> None:
    spans = [(one.start, one.end) for one in find_terms(ATLAS, text)]
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
    assert all(end <= len(text) for end in ends)
    assert {one.term for one in find_terms(ATLAS, text)} <= set(ATLAS.terms)


def test_a_dataset_may_do_without_and_is_read_with_one(folder: Path) -> None:
    assert load(MINIMAL).terms == {}
    package = folder / "datapackage.json"
    declared = '{ "name": "glossary", "path": "glossary.csv" }, { "name": "steps"'
    package.write_text(package.read_text("utf-8").replace('{ "name": "steps"', declared), "utf-8")
    (folder / "glossary.csv").write_text(
        "term,forms,node,meaning\nOXT,OT; oxytocin,oxytocin,\nplasma,,,The blood without cells.\n",
        "utf-8",
    )
    assert load(folder).terms == {
        "OXT": Term("OXT", ("OT", "oxytocin"), "oxytocin"),
        "plasma": Term("plasma", (), "", "The blood without cells."),
    }


# The shipped glossary.


def texts(atlas: Atlas) -> list[str]:
    """Every text of the tables and of the page's own words that a reader meets."""
    claims = [text for c in atlas.claims.values() for text in (c.quote, c.note)]
    checks = [check.comment for check in atlas.checks.values()]
    nodes = [t for n in atlas.nodes.values() for t in (n.label, n.description, *n.synonyms)]
    walks = [
        text
        for p in atlas.pathways.values()
        for text in (p.label, p.summary, *(step.narration for step in p.steps))
    ]
    own = [meaning for values in VALUE_LABELS.values() for _, meaning in values.values()]
    articles = [article.disclosure for article in atlas.articles.values()]
    return [*claims, *checks, *nodes, *walks, *own, *articles, *meanings(atlas).values()]


def test_every_short_form_is_explained(shipped: Atlas) -> None:
    forms = {form for term in shipped.terms.values() for form in (term.term, *term.forms)}
    # Also the parts of longer spellings: "BV" of "BV-2".
    known = {part for form in forms for part in re.findall(r"\w+", form)}
    unknown = {
        word
        for text in texts(shipped)
        for word in re.findall(r"\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*\b", text)
        if word not in known and word not in ORDINARY
    }
    assert unknown == set()


@pytest.mark.parametrize("kind", ["brain_region", "gene_or_receptor", "network_or_axis"])
def test_every_node_that_is_a_technical_term_is_explained(shipped: Atlas, kind: str) -> None:
    nodes = [node for node in shipped.nodes.values() if node.kind == kind]
    assert nodes
    assert [node.id for node in nodes if not node.description] == []
    assert [
        node.label
        for node in nodes
        if not any(
            one.end - one.start == len(node.label) for one in find_terms(shipped, node.label)
        )
    ] == []


@pytest.mark.parametrize(
    "word",
    ["HPA axis", "nucleus accumbens", "i.c.v.", "LPS", "cross-sectional", "rs53576", "plasma"],
)
def test_what_a_lay_reader_stumbles_over_is_there(shipped: Atlas, word: str) -> None:
    (one,) = find_terms(shipped, word)
    assert (one.start, one.end) == (0, len(word))


def test_every_study_design_is_explained(shipped: Atlas) -> None:
    designs = {c.design.replace("_", " ") for c in shipped.claims.values()} - {""}
    assert designs
    assert [design for design in designs if not find_terms(shipped, design)] == []


def test_every_explanation_is_a_short_plain_sentence(shipped: Atlas) -> None:
    assert [
        (term, text)
        for term, text in meanings(shipped).items()
        if not text.endswith(".") or text[0].islower() or not 12 <= len(text) <= 200
    ] == []


def test_no_explanation_gives_advice(shipped: Atlas) -> None:
    advice = re.compile(r"\b(you|your|should|must not|recommended|dosage)\b", re.IGNORECASE)
    assert {t: m for t, m in meanings(shipped).items() if advice.search(m)} == {}
