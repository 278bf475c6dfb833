"""Lines of text fit their room and lose no word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.images.typesetting import place_lines, text_width, wrap_text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join("".join(wrap_text(text, 120, 20)).split()) == "".join(text.split())


@given(st.text("abc WMil,", max_size=200))
def test_lines_fit_their_room(text: str) -> None:
    assert all(text_width(line, 20) <= 120 for line in wrap_text(text, 120, 20))


def test_a_word_longer_than_the_room_is_cut() -> None:
    lines = wrap_text("x" * 60, 100, 20)
    assert len(lines) > 1
    assert "".join(lines) == "x" * 60


def test_nothing_gives_no_line() -> None:
    assert wrap_text("", 100, 20) == []
    assert wrap_text("  ", 100, 20) == []


def test_lines_stand_below_one_another() -> None:
    assert place_lines(["a", "b"], 5, 10, 18) == ((5, 10, "a"), (5, 28, "b"))
