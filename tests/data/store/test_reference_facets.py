"""The plain counts, which the engines are compared with, against what was counted by hand."""

from __future__ import annotations

import pytest

from data.facets import FACETS, UNSTATED, Choice
from tests.data.store.reference import facet_counts, facet_index, matching_ids
from tests.sample import sample

ATLAS = sample()


def ids(*numbers: int) -> frozenset[str]:
    return frozenset(f"s-{number:02}" for number in numbers)


EVERY = ids(*range(1, 11))
INDEX = {
    "condition": {"anxiety": ids(1, 2, 3, 7, 9), "social-anxiety": ids(7, 9)},
    "context": {"anxiety": ids(2, 3, 6, 7, 9)},
    "relation": {
        "increases": ids(3, 5, 10),
        "decreases": ids(1, 2),
        "regulates": ids(6, 9),
        "no_effect_on": ids(4),
        "associated_with": ids(7),
        "part_of": ids(8),
    },
    "species": {
        "human": ids(1, 4, 5, 7),
        "mouse": ids(3, 10),
        "rat": ids(2, 10),
        "cell_line": ids(9),
        "prairie_vole": ids(3),
        UNSTATED: ids(6, 8),
    },
    "evidence": {
        "animal_experiment": ids(2, 3, 10),
        "human_trial": ids(1, 4),
        "statement": ids(6, 8),
        "cell_experiment": ids(9),
        "human_observation": ids(5),
        "review": ids(7),
    },
    "voice": {"study": ids(1, 3, 4, 9, 10), "article": ids(2, 7, 8), "person": ids(5, 6)},
    "check": {
        "differs": ids(1, 4),
        "same_finding": ids(1, 5),
        "misprint": ids(1),
        UNSTATED: ids(2, 3, 6, 7, 8, 9, 10),
    },
    "status": {
        "cited": ids(1, 4, 7, 9, 10),
        "unresolved": ids(2, 6, 8),
        "matched": ids(3),
        "recognised": ids(5),
    },
    "kind": {
        "hormone": ids(1, 2, 3, 4, 9, 10),
        "condition": ids(1, 2, 3, 7),
        "neurotransmitter": ids(5, 6, 9, 10),
        "behaviour": ids(4, 5),
        "brain_region": ids(6, 8),
        "nutrient": ids(7),
    },
    "pathway": {"calm": ids(1, 6), "bond": ids(1, 5)},
    "article": {"a-news": ids(1, 4, 5, 8, 10), "b-blog": ids(2, 3, 6, 7, 9)},
}


@pytest.mark.parametrize("name", INDEX)
def test_every_value_has_its_claims_in_this_order(name: str) -> None:
    assert list(facet_index(ATLAS)[name].items()) == list(INDEX[name].items())


def test_every_facet_is_indexed() -> None:
    assert list(facet_index(ATLAS)) == [facet.name for facet in FACETS]
    assert set(INDEX) == {facet.name for facet in FACETS}


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({}, EVERY),
        ({"species": ((), ())}, EVERY),
        ({"species": (("human",), ())}, ids(1, 4, 5, 7)),
        ({"species": (("human", "rat"), ())}, ids(1, 2, 4, 5, 7, 10)),
        ({"species": ((), ("human",))}, ids(2, 3, 6, 8, 9, 10)),
        ({"species": ((UNSTATED,), ())}, ids(6, 8)),
        ({"species": ((), (UNSTATED,))}, ids(1, 2, 3, 4, 5, 7, 9, 10)),
        # A claim with an included and an excluded value is left out: s-10 is mouse and rat.
        ({"species": (("mouse",), ("rat",))}, ids(3)),
        ({"species": (("rat",), ("mouse",))}, ids(2)),
        # The wider condition holds the narrower one's claims, and not the other way round.
        ({"condition": (("anxiety",), ())}, ids(1, 2, 3, 7, 9)),
        ({"condition": (("social-anxiety",), ())}, ids(7, 9)),
        ({"condition": (("anxiety",), ("social-anxiety",))}, ids(1, 2, 3)),
        ({"condition": ((), ("anxiety",))}, ids(4, 5, 6, 8, 10)),
        ({"condition": (("anxiety",), ()), "species": (("human",), ())}, ids(1, 7)),
        ({"condition": (("anxiety",), ()), "relation": (("part_of",), ())}, ids()),
        ({"check": (("differs",), ("misprint",))}, ids(4)),
        ({"pathway": (("calm", "bond"), ())}, ids(1, 5, 6)),
        ({"species": (("martian",), ())}, ids()),
        ({"species": ((), ("martian",))}, EVERY),
        ({"species": (("martian", "human"), ())}, ids(1, 4, 5, 7)),
    ],
)
def test_what_passes(choices: dict[str, Choice], expected: frozenset[str]) -> None:
    assert matching_ids(ATLAS, choices) == expected


def test_a_skipped_facet_lets_everything_pass() -> None:
    choices: dict[str, Choice] = {
        "condition": (("anxiety",), ()),
        "species": (("human",), ()),
    }
    assert matching_ids(ATLAS, choices, skip="species") == ids(1, 2, 3, 7, 9)
    assert matching_ids(ATLAS, choices, skip="condition") == ids(1, 4, 5, 7)
    assert matching_ids(ATLAS, choices, skip="voice") == ids(1, 7)


def test_counts_without_a_filter_are_those_of_the_index() -> None:
    assert facet_counts(ATLAS, {}) == {
        name: {value: len(claims) for value, claims in values.items()}
        for name, values in INDEX.items()
    }


def test_a_facet_is_counted_under_the_other_filters_only() -> None:
    found = facet_counts(ATLAS, {"condition": (("anxiety",), ()), "species": ((), ("rat",))})
    # Under "not rat": 1, 3, 4, 5, 6, 7, 8, 9.
    assert found["condition"] == {"anxiety": 4, "social-anxiety": 2}
    # Under "anxiety": 1, 2, 3, 7, 9; the species filter itself does not count here.
    assert found["species"] == {
        "human": 2,
        "mouse": 1,
        "rat": 1,
        "cell_line": 1,
        "prairie_vole": 1,
        UNSTATED: 0,
    }
    # Under both: 1, 3, 7, 9.
    assert found["voice"] == {"study": 3, "article": 1, "person": 0}
    assert found["relation"] == {
        "increases": 1,
        "decreases": 1,
        "regulates": 1,
        "no_effect_on": 0,
        "associated_with": 1,
        "part_of": 0,
    }
    assert found["pathway"] == {"calm": 1, "bond": 1}
    assert found["check"] == {"differs": 1, "same_finding": 1, "misprint": 1, UNSTATED: 3}


def test_counts_keep_within_the_claims_of_a_search() -> None:
    found = facet_counts(ATLAS, {"voice": (("study",), ())}, within=ids(1, 2, 10))
    assert found["voice"] == {"study": 2, "article": 1, "person": 0}
    assert found["article"] == {"a-news": 2, "b-blog": 0}


def test_withdrawn_claims_are_never_counted() -> None:
    seen = {
        claim for values in facet_index(ATLAS).values() for ids in values.values() for claim in ids
    }
    assert seen == EVERY
    assert not matching_ids(ATLAS, {}) & {"s-11", "s-12"}


def test_a_dataset_without_claims_has_facets_without_values() -> None:
    empty = sample(())
    assert facet_index(empty) == {facet.name: {} for facet in FACETS}
    assert matching_ids(empty, {"species": (("human",), ())}) == frozenset()
