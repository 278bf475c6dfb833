"""The picture of a View: its legend draws each sign as the canvas does."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from components.core.state import decode
from components.core.view import visible
from components.images.image_export import _FALLBACK_FONT_FACTOR, _legend_entries, image_svg
from components.images.network_drawing import draw_network
from components.images.typesetting import SANS_BOLD, text_width, wrap_text
from data.load import load
from data.model import SIGNS

ADDRESS = "https://example.org/?view=brain&" + "&".join(f"q{n}=oxytocin" for n in range(20))


def tops(root: ElementTree.Element, size: int) -> list[float]:
    """Return the baselines of the picture's own lines of a font size."""
    own = root.findall("{*}text")
    assert {line.get("x") for line in own} == {"40.0"}
    return [float(line.attrib["y"]) for line in own if line.get("font-size") == str(size)]


def lines_joined(lines: list[str | None]) -> str:
    return " ".join(line or "" for line in lines)


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+", text)]


@pytest.mark.parametrize("query", ["", "select=oxytocin", "q=nothing-has-this", "view=brain"])
def test_the_parts_of_a_picture_stand_one_below_the_other(query: str) -> None:
    atlas = load()
    view = visible(atlas, decode(query, atlas).state)
    root = ElementTree.fromstring(image_svg(view, ADDRESS))
    left, top, wide, high = draw_network(view).box
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    assert width == round(max(wide, 760) + 80)
    title, caption, foot = tops(root, 24), tops(root, 15), tops(root, 13)
    assert title == [64 + 30 * n for n in range(len(title))]
    assert caption == [title[-1] + 26 + 20 * n for n in range(len(caption))]
    drawing, *legend = root.findall("{*}g")
    x, y, scale, left_out, above = numbers(drawing.attrib["transform"])
    assert (x, y) == (pytest.approx((width - wide) / 2, abs=0.5), caption[-1] + 24)
    assert (scale, left_out, above) == (1, pytest.approx(-left), pytest.approx(-top))
    rule = numbers(root.findall("{*}path")[0].attrib["d"])
    assert rule == [40, pytest.approx(y + high + 24), width - 40]
    rows = [numbers(entry.attrib["transform"])[1] for entry in legend]
    assert rows[0] == pytest.approx(rule[1] + 28)
    assert foot[0] == pytest.approx(rows[-1] + 28, abs=0.06)
    assert len(foot) > 3
    assert [b - a for a, b in pairwise(foot)] == pytest.approx([18] * (len(foot) - 1), abs=0.11)
    assert height == pytest.approx(foot[-1] + 24, abs=1)
    room = max(wide, 760) / _FALLBACK_FONT_FACTOR
    lines = [line.text for line in root.findall("{*}text")]
    address = wrap_text(ADDRESS, room, 13)
    assert lines[-len(foot) :][: len(address)] == address
    assert lines[len(title) : -len(foot)] == wrap_text(f"{view.text}.", room, 15)
    assert lines[: len(title)] == wrap_text(lines_joined(lines[: len(title)]), room, 24, SANS_BOLD)
    told = lines[len(address) - len(foot) :]
    assert told == wrap_text(lines_joined(told), room, 13)
    outline = "Brain outline" in "".join(root.itertext())
    assert outline == (query == "view=brain")


def test_the_legend_leaves_room_for_wider_typefaces() -> None:
    entries, _ = _legend_entries(5000, 0, defaultdict(str))
    assert entries[0].x == 40
    for entry, following in pairwise(entries):
        text = text_width(entry.text, 14) * _FALLBACK_FONT_FACTOR
        assert following.x - entry.x == pytest.approx(46 + text + 22)  # the arrow, a gap
        assert entry.y == 0


def test_the_legend_fills_a_row_to_its_end() -> None:
    signs = list(SIGNS.values())
    both = sum(46 + text_width(s.legend, 14) * _FALLBACK_FONT_FACTOR + 22 for s in signs[:2])
    assert _legend_entries(both, 0, defaultdict(str))[0][1].y == 0
    assert _legend_entries(both - 0.1, 0, defaultdict(str))[0][1].y == 24


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
