"""Contrast of the tokens: what axe cannot see, and what colour-blind readers see.

How colours look without one kind of cone is simulated after G. M. Machado, M. M. Oliveira
and L. A. F. Fernandes, A physiologically-based model for simulation of color vision
deficiency, IEEE Transactions on Visualization and Computer Graphics 15 (2009) 1291-1298:
their matrices for severity 1.0, applied to linear RGB. (The model is known to be a rough
one for tritanopia.)
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, product

import pytest

from components.core.design_tokens import tokens
from components.network.stylesheet import stylesheet
from components.views.matrix_figure import DEPTH
from components.views.matrix_figure import mix_colours as blended
from data.model import COLUMNS, NODE_KINDS, SIGNS

THEMES = ("light", "dark")
Rows = tuple[tuple[float, float, float], ...]
#: Kind of sight -> its matrix on linear RGB.
SIGHTS: Mapping[str, Rows] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
NAMES = [sign.name for sign in SIGNS.values()]
#: Text and every ground that it is set on somewhere in assets/*.css.
TEXT = [
    *product(["ink", "ink-soft", "accent"], ["ground", "surface", "sunken"]),
    ("ink", "accent-soft"),
    ("ink-soft", "accent-soft"),  # counts and details of what the pointer is on
    ("accent", "accent-soft"),
    ("ink", "mark-subject"),
    ("ink", "mark-object"),
    ("on-accent", "accent"),
    ("ground", "ink"),
    ("warn-ink", "warn-ground"),
    *product(["sign-up", "sign-down", "clash"], ["ground", "surface", "accent-soft"]),
    *product(["body-human", "body-animal", "body-none"], ["ground", "surface", "accent-soft"]),
    *product(["compare-a", "compare-b", "compare-both"], ["ground"]),
    ("body-human", "body-human-soft"),
    ("body-animal", "body-animal-soft"),
    ("body-none", "body-none-soft"),
]
#: What is no text but has to be told from its ground: lines, shapes, frames, focus.
DRAWN = [
    *product([*(f"sign-{name}" for name in NAMES), "clash"], ["ground", "surface"]),
    *product(
        [f"tone-{tone}" for tone in (column.tone for column in COLUMNS)],
        ["ground", "surface", "sunken"],
    ),
    *product(["focus"], ["ground", "surface", "sunken", "accent-soft"]),
    *product(["line-strong"], ["ground", "surface", "sunken"]),
    *product(["body-human", "body-animal", "body-none"], ["ground", "surface"]),
    *product(["warn-line"], ["ground", "surface", "warn-ground"]),
    *product(["compare-a", "compare-b", "compare-both"], ["ground"]),
    ("on-accent", "accent"),  # a bar that is pressed
]

Linear = tuple[float, ...]


def linear(colour: str) -> Linear:
    """Linear RGB of ``#rrggbb``, each from 0 to 1, as in WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def seen(colour: str, sight: str) -> Linear:
    """Linear RGB of what somebody with this sight makes of a colour."""
    light = linear(colour)
    mixtures = [sum(a * b for a, b in zip(row, light, strict=True)) for row in SIGHTS[sight]]
    return tuple(min(max(channel, 0.0), 1.0) for channel in mixtures)


def contrast(one: str, other: str, sight: str = "normal") -> float:
    """Contrast ratio as in WCAG 2.2, from 1 to 21."""
    shares = (0.2126, 0.7152, 0.0722)
    found = [
        sum(a * b for a, b in zip(shares, seen(colour, sight), strict=True))
        for colour in (one, other)
    ]
    return (max(found) + 0.05) / (min(found) + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ff0000", 1.0)],
)
def test_the_formula_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("sight", SIGHTS)
def test_greys_look_the_same_to_everybody(sight: str) -> None:
    for grey in ("#000000", "#6b6b6b", "#ffffff"):
        assert seen(grey, sight) == pytest.approx(linear(grey), abs=1e-5)


def test_red_and_green_are_confused_where_they_should_be() -> None:
    def apart(one: str, other: str, sight: str) -> float:
        pairs = zip(seen(one, sight), seen(other, sight), strict=True)
        return sum((a - b) ** 2 for a, b in pairs)

    red, green, blue = "#c00000", "#606000", "#0000c0"
    for sight in ("protanopia", "deuteranopia"):
        assert apart(red, green, sight) < 0.2 * apart(red, green, "normal")
        assert apart(red, blue, sight) > 0.5 * apart(red, blue, "normal")


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(theme: str, sight: str, text: str, ground: str) -> None:
    found = tokens(theme)
    assert contrast(found[text], found[ground], sight) >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("drawn", "ground"), DRAWN)
def test_what_is_drawn_can_be_seen(theme: str, sight: str, drawn: str, ground: str) -> None:
    found = tokens(theme)
    assert contrast(found[drawn], found[ground], sight) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_a_line_can_be_seen_as_it_is_drawn(theme: str, sight: str, name: str) -> None:
    """Lines are translucent so that crossings show; that must not make them vanish."""
    found = tokens(theme)
    opacity = style(theme, f"edge.{name}").get("opacity", style(theme, "edge")["opacity"])
    line = blended(found[f"sign-{name}"], found["ground"], opacity)
    assert contrast(line, found["ground"], sight) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_the_number_in_the_fullest_cell_can_be_read(theme: str, sight: str) -> None:
    found = tokens(theme)
    fullest = blended(found["accent"], found["accent-soft"], DEPTH[theme])
    assert contrast(found["ink"], fullest, sight) >= 4.5


def style(theme: str, selector: str) -> dict[str, object]:
    """Everything that the canvas's stylesheet says of exactly this selector."""
    found: dict[str, object] = {}
    for rule in stylesheet(theme):
        if rule["selector"] == selector:
            found.update(rule["style"])
    return found


# Without any colour.


def plain(theme: str, selector: str) -> dict[str, object]:
    """What is left of a style when nobody can see its colours."""
    return {k: v for k, v in style(theme, selector).items() if "color" not in k}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("one", "other"), list(combinations(NAMES, 2)))
def test_signs_differ_without_colour(theme: str, one: str, other: str) -> None:
    assert plain(theme, f"edge.{one}") != plain(theme, f"edge.{other}")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("one", "other"), list(combinations(NODE_KINDS, 2)))
def test_kinds_differ_without_colour_or_stand_in_other_columns(
    theme: str, one: str, other: str
) -> None:
    tones = (
        style(theme, f"node.{one}")["border-color"],
        style(theme, f"node.{other}")["border-color"],
    )
    drawn = plain(theme, f"node.{one}"), plain(theme, f"node.{other}")
    assert drawn[0] != drawn[1] or tones[0] != tones[1]
