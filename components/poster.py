"""The picture to take along: the network as seen, its sentence, legend, address and credits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.outlines import Stroke, stroke
from components.picture import picture
from components.render import render
from components.theme import SIGNS, tokens
from components.title import TITLE, named
from components.typeset import SANS, broken, placed, width
from components.view import View
from components.words import LEGEND

_MARGIN = 40.0
_LEAST = 760.0  # pixels that the writing wants


@dataclass(frozen=True)
class Key:
    """One line of the legend."""

    x: float
    y: float
    stroke: Stroke
    colour: str
    dash: str
    hollow: bool
    text: str


def poster(view: View, address: str, theme: str = "light") -> str:
    """The whole picture as SVG; `address` is the full link to this View."""
    t = tokens(theme)
    drawing = picture(view, theme)
    _, _, wide, high = drawing.box
    room = max(wide, _LEAST)
    heading = named(view) if view.selection else view.atlas.title
    title_lines = broken(heading, room, 24, bold=True)
    caption_lines = broken(f"{view.text}.", room, 15)
    top = _MARGIN + 24
    under = top + 30 * len(title_lines) + 20 * len(caption_lines)
    foot = under + high + 24
    keys, after = _keys(room, foot + 28, t)
    foot_lines = [
        *broken(address, room, 13),
        *broken(
            f"{TITLE}, dataset {view.atlas.version} ({view.atlas.digest}). What articles claim, "
            "not what is true of a patient: no medical advice. Quotes and references stand at "
            f"the address. Data {view.atlas.licence}; quotations belong to their authors."
            + (" Brain outline: MNI ICBM152, © McGill." if view.state.view == "brain" else ""),
            room,
            13,
        ),
    ]
    return render(
        "poster.svg",
        width=round(room + 2 * _MARGIN),
        height=round(after + 24 + 18 * len(foot_lines) + 10),
        heading=heading,
        sentence=f"{view.text}.",
        address=address,
        title_lines=placed(title_lines, _MARGIN, top, 30),
        caption_lines=placed(caption_lines, _MARGIN, top + 30 * len(title_lines) - 4, 20),
        at=(_MARGIN + (room - wide) / 2, under),
        scale=1,
        drawing=drawing,
        labels=True,
        foot=foot,
        keys=keys,
        foot_lines=placed(foot_lines, _MARGIN, after + 28, 18),
        ground=t["ground"],
        ink=t["ink"],
        soft=t["ink-soft"],
        rule=t["line"],
        focus=t["focus"],
        clash=t["clash"],
        sans=SANS,
    )


def _keys(room: float, y: float, t: Mapping[str, str]) -> tuple[list[Key], float]:
    """The legend from `y` on, as many in a row as there is room for; where its last row stands."""
    arrows = {name: (arrow, line) for name, arrow, line in SIGNS.values()}
    found: list[Key] = []
    x = _MARGIN
    for name, text in LEGEND:
        needed = 46 + width(text, 14) + 22
        if x + needed > room + _MARGIN and x > _MARGIN:
            x, y = _MARGIN, y + 24
        arrow, line = arrows[name]
        drawn = stroke(((0, 0), (38, 0)), (0, 0), 0, arrow, 2.4)
        dash = "6 3" if line == "dashed" else ""
        found.append(Key(x, y, drawn, t[f"sign-{name}"], dash, name == "none", text))
        x += needed
    return found, y
