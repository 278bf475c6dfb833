from __future__ import annotations

import pytest

from data.model import Node
from data.quotes import collapse_whitespace, end_mentions, find_mentions, find_quote

AMYGDALA = Node("amygdala", "amygdala", "brain_region")
RIGHT = Node("right-amygdala", "right amygdala", "brain_region")


def node(label: str, *synonyms: str) -> Node:
    return Node("x", label, "hormone", synonyms=synonyms)


def test_white_space_and_no_break_spaces_are_folded() -> None:
    assert collapse_whitespace(" a\u00a0 b\n\tc\u202f ") == "a b c"


@pytest.mark.parametrize(
    ("quote", "named", "expected"),
    [
        ("Oxytocin and OXTR", node("oxytocin", "OXT"), ["Oxytocin"]),
        ("OXT, not OXTR", node("oxytocin", "OXT"), ["OXT"]),
        ("serotonin (5-HT) and 5-HT1A", node("serotonin", "5-HT"), ["serotonin", "5-HT"]),
        ("a mother’s love", node("maternal love", "mother's love"), ["mother’s love"]),
        ("depressive\u2010like  behaviors", node("depressive-like behaviors"), [...]),
        ("the brain\u00a0hormone", node("oxytocin", "brain hormone"), ["brain\u00a0hormone"]),
        ("increased (trust)", node("trust"), ["trust"]),
        ("C++ and c++", node("c++"), ["C++", "c++"]),
        ("nothing here", node("oxytocin"), []),
        ("anything", node("x", ""), []),
    ],
)
def test_a_node_is_marked_by_label_and_synonyms(
    quote: str, named: Node, expected: list[object]
) -> None:
    found = [quote[start:end] for start, end in find_mentions(quote, named)]
    assert found == ([quote] if expected == [...] else expected)


def test_the_longest_name_wins() -> None:
    quote = "the medial amygdala network"
    spans = find_mentions(quote, node("amygdala", "medial amygdala network", "medial amygdala"))
    assert [quote[start:end] for start, end in spans] == ["medial amygdala network"]


def test_subject_and_object_never_overlap() -> None:
    quote = "The right amygdala talks to the amygdala"
    found = [(quote[start:end], role) for start, end, role in end_mentions(quote, AMYGDALA, RIGHT)]
    assert found == [("right amygdala", "object"), ("amygdala", "subject")]


def test_a_quote_that_names_neither_end_has_no_marks() -> None:
    assert end_mentions("It eased it.", AMYGDALA, RIGHT) == ()


def test_places_are_told_apart_by_prefix_and_suffix() -> None:
    text = "One. Oxytocin acts. Two. Oxytocin acts. Three."
    assert find_quote("Oxytocin acts.", text) == (5, 25)
    assert find_quote("Oxytocin acts.", text, prefix="Two.") == (25,)
    assert find_quote("Oxytocin\nacts.", text, suffix=" Two") == (5,)
    assert find_quote("Oxytocin acts.", text, prefix="Three.") == ()
    assert find_quote("", text) == ()
