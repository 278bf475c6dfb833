"""Image export: a View's network as SVG with title, summary, legend, URL and credits."""

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
_MIN_WIDTH = 760.0  # pixels, for the text
#: How much wider another typeface may be on the machine that opens the SVG: over the shipped
#: quotes Arial (as Liberation Sans) is 4 to 9 % wider than Explorer Sans, in bold 6 to 12 %.
_FALLBACK_FONT_FACTOR = 1.1


@dataclass(frozen=True)
class LegendEntry:
    """One entry of the legend: an arrow at (x, y) in pixels, and the text beside it."""

    x: float
    y: float
    stroke: EdgePath
    colour: str
    dash: str
    hollow: bool
    text: str


def image_svg(view: View, address: str, theme: str = "light") -> str:
    """Return the whole image as SVG; `address` is the full link to this View.

    `theme` is light or dark. The image is at least `_MIN_WIDTH` pixels wide, without margins.
    """
    colours = tokens(theme)
    drawing = draw_network(view, theme)
    _, _, drawing_width, drawing_height = drawing.box
    text_width_px = max(drawing_width, _MIN_WIDTH)
    line_width = text_width_px / _FALLBACK_FONT_FACTOR
    heading = short_title(view) if view.selection else view.atlas.title
    title_lines = wrap_text(heading, line_width, 24, SANS_BOLD)
    caption_lines = wrap_text(f"{view.text}.", line_width, 15)
    title_y = _MARGIN + 24
    drawing_y = title_y + 30 * len(title_lines) + 20 * len(caption_lines)
    rule_y = drawing_y + drawing_height + 24
    legend, legend_end = _legend_entries(text_width_px, rule_y + 28, colours)
    foot_lines = [
        *wrap_text(address, line_width, 13),
        *wrap_text(
            f"{SITE_TITLE}, dataset {view.atlas.version} ({view.atlas.digest}). "
            "What articles claim, not what is true of a patient: no medical advice. Quotes "
            f"and references stand at the address. Data {view.atlas.licence}; "
            "quotations belong to their authors."
            + (" Brain outline: MNI ICBM152, © McGill." if view.state.view == "brain" else ""),
            line_width,
            13,
        ),
    ]
    return render(
        "images/image_export.svg",
        width=round(text_width_px + 2 * _MARGIN),
        height=round(legend_end + 24 + 18 * len(foot_lines) + 10),
        heading=heading,
        sentence=f"{view.text}.",
        address=address,
        title_lines=place_lines(title_lines, _MARGIN, title_y, 30),
        caption_lines=place_lines(caption_lines, _MARGIN, title_y + 30 * len(title_lines) - 4, 20),
        at=(_MARGIN + (text_width_px - drawing_width) / 2, drawing_y),
        scale=1,
        drawing=drawing,
        labels=True,
        foot=rule_y,
        keys=legend,
        foot_lines=place_lines(foot_lines, _MARGIN, legend_end + 28, 18),
        ground=colours["ground"],
        ink=colours["ink"],
        soft=colours["ink-soft"],
        rule=colours["line"],
        focus=colours["focus"],
        clash=colours["clash"],
        sans=SANS,
    )


def _legend_entries(
    max_width: float, y: float, colours: Mapping[str, str]
) -> tuple[list[LegendEntry], float]:
    """Lay out the legend from `y` on in rows; return its entries and the y of the last row."""
    entries: list[LegendEntry] = []
    x = _MARGIN
    for sign in SIGNS.values():
        entry_width = 46 + text_width(sign.legend, 14) * _FALLBACK_FONT_FACTOR + 22
        if x + entry_width > max_width + _MARGIN and x > _MARGIN:
            x, y = _MARGIN, y + 24
        stroke = edge_path(((0, 0), (38, 0)), (0, 0), 0, sign.arrow, 2.4)
        dash = "6 3" if sign.line == "dashed" else ""
        colour, hollow = colours[f"sign-{sign.name}"], sign.name == "none"
        entries.append(LegendEntry(x, y, stroke, colour, dash, hollow, sign.legend))
        x += entry_width
    return entries, y
