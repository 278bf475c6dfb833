"""The list of keys is complete, and can be switched off where single keys get in the way."""

from __future__ import annotations

from components.core.state import VIEWS
from components.shell import shortcuts
from tests.components import markup


def test_every_key_is_told_once_for_each_place() -> None:
    for where, rows in shortcuts.SHORTCUTS.items():
        told = [row[0] for row in rows]
        assert len(told) == len(set(told)), where
        assert all(meaning[0].isupper() for _, meaning in rows)


def test_the_views_are_named_in_the_order_of_their_keys() -> None:
    meaning = next(m for k, m in shortcuts.SHORTCUTS["Everywhere"] if k[0] == "1")
    assert meaning.endswith(", ".join(VIEWS))
    assert len(VIEWS) == 7


def test_the_html_has_a_row_for_each_and_the_switch() -> None:
    text = shortcuts.shortcuts_html()
    root = markup.parse(text)
    assert not markup.dangers(text)
    assert len(root.xpath("//td/kbd/../..")) == sum(
        len(rows) for rows in shortcuts.SHORTCUTS.values()
    )
    assert [th.text for th in root.iter("th")] == list(shortcuts.SHORTCUTS)
    assert root.xpath("//label/input[@id='single-keys'][@checked]")
    assert not [kbd for kbd in root.iter("kbd") if kbd.text in ("…", "an arrow")]
