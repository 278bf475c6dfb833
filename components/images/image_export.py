"""The picture to take along: the network as seen, its sentence, legend, address and credits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components.core.design_tokens import tokens
from components.core.templating import render
from components.core.titles import SITE_TITLE, short_title
from components.core.view import View
from components.images.network_drawing import draw_network
from components.images.svg_paths import EdgePath, edge_path
from components.images.typesetting import SANS, SANS_BOLD, place_lines, text_width, wrap_text
from data.model import SIGNS

_MARGIN = 40.0
_LEAST = 760.0  # pixels that the writing wants
#: How much wider the typeface of who opens the SVG may be: over the shipped quotes Arial (as
#: Liberation Sans) is 4 to 9 % wider than Explorer Sans, in bold 6 to 12 %.
_OTHER_FACES = 1.1


@dataclass(frozen=True)
class LegendEntry:
    """One line of the legend."""

    x: float
    y: float
    stroke: EdgePath
    colour: str
    dash: str
    hollow: bool
    text: str


def image_svg(view: View, address: str, theme: str = "light") -> str:
    """The whole picture as SVG; `address` is the full link to this View."""
    t = tokens(theme)
    drawing = draw_network(view, theme)
    _, _, wide, high = drawing.box
    room = max(wide, _LEAST)
    line = room / _OTHER_FACES
    heading = short_title(view) if view.selection else view.atlas.title
    title_lines = wrap_text(heading, line, 24, SANS_BOLD)
    caption_lines = wrap_text(f"{view.text}.", line, 15)
    top = _MARGIN + 24
    under = top + 30 * len(title_lines) + 20 * len(caption_lines)
    foot = under + high + 24
    keys, after = _keys(room, foot + 28, t)
    foot_lines = [
        *wrap_text(address, line, 13),
        *wrap_text(
            f"{SITE_TITLE}, dataset {view.atlas.version} ({view.atlas.digest}). "
            "What articles claim, not what is true of a patient: no medical advice. Quotes "
            f"and references stand at the address. Data {view.atlas.licence}; "
            "quotations belong to their authors."
            + (" Brain outline: MNI ICBM152, © McGill." if view.state.view == "brain" else ""),
            line,
            13,
        ),
    ]
    return render(
        "images/image_export.svg",
        width=round(room + 2 * _MARGIN),
        height=round(after + 24 + 18 * len(foot_lines) + 10),
        heading=heading,
        sentence=f"{view.text}.",
        address=address,
        title_lines=place_lines(title_lines, _MARGIN, top, 30),
        caption_lines=place_lines(caption_lines, _MARGIN, top + 30 * len(title_lines) - 4, 20),
        at=(_MARGIN + (room - wide) / 2, under),
        scale=1,
        drawing=drawing,
        labels=True,
        foot=foot,
        keys=keys,
        foot_lines=place_lines(foot_lines, _MARGIN, after + 28, 18),
        ground=t["ground"],
        ink=t["ink"],
        soft=t["ink-soft"],
        rule=t["line"],
        focus=t["focus"],
        clash=t["clash"],
        sans=SANS,
    )


def _keys(room: float, y: float, t: Mapping[str, str]) -> tuple[list[LegendEntry], float]:
    """The legend from `y` on, as many in a row as there is room for; where its last row stands."""
    found: list[LegendEntry] = []
    x = _MARGIN
    for sign in SIGNS.values():
        needed = 46 + text_width(sign.legend, 14) * _OTHER_FACES + 22
        if x + needed > room + _MARGIN and x > _MARGIN:
            x, y = _MARGIN, y + 24
        drawn = edge_path(((0, 0), (38, 0)), (0, 0), 0, sign.arrow, 2.4)
        dash = "6 3" if sign.line == "dashed" else ""
        colour, hollow = t[f"sign-{sign.name}"], sign.name == "none"
        found.append(LegendEntry(x, y, drawn, colour, dash, hollow, sign.legend))
        x += needed
    return found, y
