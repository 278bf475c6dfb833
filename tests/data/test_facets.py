from __future__ import annotations

import pytest

from data.facets import FACETS, UNSTATED, Facet, facet_named
from data.model import Atlas
from data.vocabulary import Word
from tests.sample import sample

ATLAS = sample()


def test_a_facet_is_found_by_its_name() -> None:
    assert all(facet_named(facet.name) is facet for facet in FACETS)
    with pytest.raises(KeyError):
        facet_named("colour")


@pytest.mark.parametrize(
    ("facet", "choice", "clause"),
    [
        ("condition", (("anxiety",), ()), "about anxiety"),
        ("relation", (("no_effect_on",), ()), "saying “has no effect on”"),
        ("species", (("mouse", "rat"), ("human",)), "in mice or rats, but not humans"),
        ("species", ((), (UNSTATED,)), "not in an unstated species"),
        ("species", (("cell_line",), ()), "in cells in a dish"),
        ("evidence", (("human_trial",), ()), "from: human trial"),
        ("check", (("leaves_out",), ()), "against the source: leaves out"),
        ("kind", (("organ", "drug"), ()), "touching an organ or a drug"),
        ("pathway", (("calm",), ()), "in the mechanism “How it calms”"),
        ("article", ((), ("a-news",)), "not in “Trust & <hormones>”"),
    ],
)
def test_the_clause_of_the_sentence(
    facet: str, choice: tuple[tuple[str, ...], tuple[str, ...]], clause: str
) -> None:
    assert facet_named(facet).clause(ATLAS, choice) == clause


def test_ids_stand_in_the_order_of_their_table() -> None:
    assert facet_named("condition").ordered_ids(ATLAS) == tuple(ATLAS.nodes)
    assert facet_named("voice").ordered_ids(ATLAS) == ()


def test_values_are_ids_or_have_words(shipped: Atlas) -> None:
    for facet in FACETS:
        assert bool(facet.ids) is not bool(facet.words)
        held = {v for claim in shipped.active_claims for v in facet.values_of(shipped, claim)}
        assert held <= set(facet.words or facet.ordered_ids(shipped))


def test_questions_and_headings_have_an_order() -> None:
    for heads in ([f.question for f in FACETS], [f.glossary for f in FACETS]):
        orders = [head.order for head in heads if head]
        assert len(set(orders)) == len(orders)


def test_a_value_that_nothing_names_is_written_with_spaces() -> None:
    plain = Facet("design", "Design", lambda _, claim: (claim.design,), "studied by")
    assert plain.value_label(ATLAS, "double_blind") == "double blind"
    assert plain.value_meaning(ATLAS, "double_blind") == ""
    assert plain.mark(ATLAS, "double_blind") == ""
    assert plain.clause(ATLAS, (("double_blind",), ())) == "studied by double blind"


def test_a_word_may_differ_in_the_sentence() -> None:
    words = {"mouse": Word("mouse", "An animal.", "mice"), "rat": Word("rat", "Another.")}
    facet = Facet("animal", "Animal", lambda _, claim: claim.species, "in", words=words)
    assert facet.clause(ATLAS, (("mouse", "rat"), ())) == "in mice or rat"
