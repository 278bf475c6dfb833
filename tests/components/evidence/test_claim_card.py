from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from components.core.labels import VALUE_LABELS, claim_sentence
from components.evidence.claim_card import (
    Segment,
    body_of,
    claim_card,
    headline,
    quote_segments,
)
from data.model import Atlas
from tests.components.core.test_labels import ENUMS
from tests.sample import CLAIMS, SCRIPT, claim, sample

ATLAS = sample()


def told(evidence: str, *species: str) -> Any:
    return replace(CLAIMS[0], evidence=evidence, species=species)


@pytest.mark.parametrize(
    ("evidence", "species", "body", "said"),
    [
        ("human_trial", ["human"], "human", "Human trial"),
        ("human_observation", ["human"], "human", "Human observation"),
        ("review", ["human"], "human", "Review · human"),
        ("review", ["rat"], "animal", "Review · rat"),
        ("review", [], "none", "Review"),
        ("animal_experiment", ["mouse"], "animal", "Animal experiment · mouse"),
        (
            "animal_experiment",
            ["prairie_vole", "rat"],
            "animal",
            "Animal experiment · prairie vole, rat",
        ),
        ("animal_experiment", [], "animal", "Animal experiment"),
        ("cell_experiment", ["cell_line"], "cell", "Cell experiment · cells in a dish"),
        ("cell_experiment", [], "cell", "Cell experiment"),
        ("statement", [], "none", "Statement"),
        ("statement", ["human"], "none", "Statement · human"),
        ("statement", ["mouse"], "none", "Statement · mouse"),
    ],
)
def test_whose_body_a_claim_speaks_from(
    evidence: str, species: list[str], body: str, said: str
) -> None:
    assert body_of(told(evidence, *species)) == body
    assert headline(told(evidence, *species)) == said


def test_a_statement_without_a_reference_names_no_study() -> None:
    bare = replace(told("statement"), reference="")
    assert headline(bare) == "Statement, no study named"


def test_a_trial_in_people_is_human_though_the_sentence_names_no_species() -> None:
    assert body_of(told("human_trial")) == body_of(told("human_observation")) == "human"


def test_an_experiment_on_animals_never_counts_as_human() -> None:
    """Not even where the sentence names people beside the animals."""
    assert body_of(told("animal_experiment", "human", "rat")) == "animal"
    assert body_of(told("cell_experiment", "human")) == "cell"


def test_no_animal_claim_looks_like_a_human_one() -> None:
    humans = [told(e, "human") for e in ("human_trial", "human_observation", "review")]
    animals = [
        told(evidence, species)
        for evidence, species in product(
            ("animal_experiment", "review"), ("mouse", "rat", "prairie_vole")
        )
    ]
    for one, other in product(humans, animals):
        assert body_of(one) == "human"
        assert body_of(other) == "animal"
        assert headline(one) != headline(other)
        assert "uman" not in headline(other)


def test_every_evidence_and_species_has_a_headline() -> None:
    for evidence, species in product(ENUMS["claims", "evidence"], ENUMS["claims", "species"]):
        found = headline(told(evidence, species))
        assert found[0].isupper()
        assert "_" not in found
        assert body_of(told(evidence, species)) in ("human", "animal", "cell", "none")


def test_subject_and_object_are_marked_in_the_quote() -> None:
    assert quote_segments(ATLAS, ATLAS.claims["s-02"]) == (
        Segment("In rats, ", ""),
        Segment("oxytocin", "subject"),
        Segment(" lowered ", ""),
        Segment("anxiety", "object"),
        Segment(" after an injection into one side of the brain.", ""),
    )


def test_a_synonym_is_marked_and_the_longer_name_wins() -> None:
    assert quote_segments(ATLAS, ATLAS.claims["s-06"])[0] == Segment("5-HT", "subject")
    roles = [(s.text, s.role) for s in quote_segments(ATLAS, ATLAS.claims["s-08"]) if s.role]
    assert roles == [("right amygdala", "subject"), ("amygdala", "object")]


def test_the_segments_joined_are_the_quote(shipped: Atlas) -> None:
    for atlas in (ATLAS, shipped):
        for one in atlas.claims.values():
            found = quote_segments(atlas, one)
            assert "".join(segment.text for segment in found) == one.quote
            assert all(segment.text for segment in found)


def test_a_quote_that_names_neither_end_is_one_stretch() -> None:
    bare = replace(CLAIMS[0], quote="It eased it.")
    assert quote_segments(ATLAS, bare) == (Segment("It eased it.", ""),)


def test_the_sentence_reads_subject_relation_object() -> None:
    assert claim_sentence(ATLAS, ATLAS.claims["s-04"]) == "oxytocin has no effect on trust"


def test_a_card_with_everything() -> None:
    found = claim_card(ATLAS, ATLAS.claims["s-01"])
    assert found.headline == "Human trial"
    assert found.body == "human"
    assert found.sentence == "oxytocin decreases anxiety"
    assert found.article is ATLAS.articles["a-news"]
    assert found.article_link.startswith("https://example.org/trust?a=1&b=2#:~:text=Oxytocin")
    assert found.citation is not None
    assert found.citation.doi_url == "https://doi.org/10.5555/doe"
    assert found.record_note == "The record gives <no> pages."
    assert (found.status, found.status_meaning) == VALUE_LABELS["status"]["cited"]
    assert [(one.verdict, one.severity, one.check.comment) for one in found.remarks] == [
        ("same finding", "", "The source says the same."),  # confirmation before blame
        ("differs", "changes the meaning", "The source <b>only</b> saw six women."),
        ("misprint", "a detail", "A letter of the name is missing."),
    ]
    assert [(one.source, one.read) for one in found.remarks] == [
        ("Roe 2021", "its title"),
        ("Doe 2020", "from the abstract"),
        ("", ""),
    ]
    assert found.compared == "2026-11-25"
    assert [(badge.label, badge.tone) for badge in found.badges] == [
        ("mothers", "people"),
        ("n = 6", "people"),
        ("randomised trial", "plain"),
    ]
    assert found.copy.startswith("“Oxytocin eased anxiety in the mothers who were tested.”\n")


def test_a_card_without_a_reference_says_so() -> None:
    found = claim_card(ATLAS, ATLAS.claims["s-02"])
    assert found.citation is None
    assert found.record_note == ""
    assert found.status_meaning == "No publication was found behind this sentence."
    assert "no source found" in found.copy
    assert found.remarks == ()


#: Three of four claims of the blog stand there.
CONTEXT = ("in the section on anxiety", "context")


@pytest.mark.parametrize(
    ("number", "badges"),
    [
        ("s-02", [CONTEXT, ("in the right amygdala", "place")]),
        ("s-03", [CONTEXT]),
        ("s-05", [("hedged", "hedge")]),
        ("s-07", [("trend only", "hedge"), CONTEXT]),
        ("s-09", [("social anxiety", "condition"), CONTEXT]),
    ],
)
def test_badges(number: str, badges: list[tuple[str, str]]) -> None:
    found = claim_card(ATLAS, ATLAS.claims[number]).badges
    assert [(badge.label, badge.tone) for badge in found] == badges
    assert all(badge.meaning.endswith(".") for badge in found)


@pytest.mark.parametrize("voice", ENUMS["claims", "voice"])
def test_everybody_who_speaks_is_named(voice: str) -> None:
    assert "article" in claim_card(ATLAS, replace(CLAIMS[0], voice=voice)).who


def test_three_voices_are_three_sentences() -> None:
    voices = ENUMS["claims", "voice"]
    assert len({claim_card(ATLAS, replace(CLAIMS[0], voice=v)).who for v in voices}) == len(voices)


def test_a_card_holds_text_and_no_markup() -> None:
    found = claim_card(ATLAS, ATLAS.claims["s-04"])
    assert SCRIPT in "".join(segment.text for segment in found.quote)
    assert found.claim.note == '"the game" is <em>the trust game</em>'


def test_every_claim_makes_a_card(shipped: Atlas) -> None:
    for atlas in (ATLAS, shipped, sample([claim("x", "trust", "increases", "memory", "...")])):
        for one in atlas.claims.values():
            found = claim_card(atlas, one)
            assert (found.citation is None) == (not one.reference)
            assert all((found.headline, found.sentence, found.who, found.status, found.copy))
