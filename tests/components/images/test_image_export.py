"""The picture of a View: its legend draws each sign as the canvas does."""

from __future__ import annotations

from collections import defaultdict

from components.images.image_export import _legend_entries
from data.model import SIGNS


def test_the_legend_dashes_the_lines_that_are_dashed() -> None:
    entries, _ = _legend_entries(600, 0, defaultdict(str))
    by_text = {entry.text: entry for entry in entries}
    assert set(by_text) == {sign.legend for sign in SIGNS.values()}
    for sign in SIGNS.values():
        assert bool(by_text[sign.legend].dash) == (sign.line == "dashed"), sign.name


def test_the_legend_begins_a_row_where_there_is_no_room() -> None:
    entries, last = _legend_entries(600, 0, defaultdict(str))
    narrow, lowest = _legend_entries(60, 0, defaultdict(str))
    assert last == max(entry.y for entry in entries)
    assert len({entry.y for entry in narrow}) == len(narrow)
    assert lowest == 24 * (len(narrow) - 1)
    assert len({entry.x for entry in narrow}) == 1
