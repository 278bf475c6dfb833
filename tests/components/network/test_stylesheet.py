from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from components.core.design_tokens import THEMES, TOKENS, tokens
from components.network.stylesheet import UNDRAWN, stylesheet
from data.model import COLUMNS, NODE_KINDS, SIGNS
from tests.components.core.test_labels import ENUMS

ASSETS = TOKENS.parents[1]
TEMPLATES = Path(__file__).resolve().parents[3] / "components" / "templates"
STYLES = sorted(p for p in ASSETS.rglob("*.css") if p.parent.name != "dist")
SCRIPTS = sorted(p for p in ASSETS.rglob("*.js") if p.parent.name != "dist")


def test_increase_and_decrease_are_told_apart_without_colour() -> None:
    assert len({sign.arrow for sign in SIGNS.values()}) == len(SIGNS)
    assert len({sign.name for sign in SIGNS.values()}) == len(SIGNS)
    assert (SIGNS["+"].arrow, SIGNS["+"].line) == ("triangle", "solid")
    assert (SIGNS["-"].arrow, SIGNS["-"].line) == ("tee", "solid")
    assert SIGNS[""].line == "dashed"


# The tokens.


def css(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)


def declared(text: str) -> set[str]:
    return set(re.findall(r"(--[\w-]+)\s*:", text))


def test_every_colour_of_the_file_is_read_for_both_themes() -> None:
    amount = css(TOKENS).count("light-dark(")
    light, dark = tokens("light"), tokens("dark")
    assert len(light) == len(dark) == amount
    assert list(light) == list(dark)
    for colour in (*light.values(), *dark.values()):
        assert re.fullmatch(r"#[0-9a-f]{6}", colour)
    assert light["ground"] != dark["ground"]


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        tokens("sepia")


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_variable_is_defined(path: Path) -> None:
    text = css(path)
    used = re.findall(r"var\(\s*(--[\w-]+)\s*(,)?", text)
    # Classes such as `body-human` set a variable that other files use: any file may define it.
    known = {name for sheet in STYLES for name in declared(css(sheet))}
    # A variable that a script sets has a fallback where it is used.
    assert {name for name, fallback in used if not fallback} <= known


def test_every_token_is_used() -> None:
    files = [*STYLES, *SCRIPTS]
    used = set(re.findall(r"var\((--[\w-]+)", "\n".join(f.read_text("utf-8") for f in files)))
    drawn = {f"--{name}" for name in _names_in_the_stylesheet()}
    assert declared(css(TOKENS)) - used - drawn == set()


def _names_in_the_stylesheet() -> set[str]:
    """The tokens whose colour the canvas uses, found by their value."""
    styles = [rule["style"] for theme in THEMES for rule in stylesheet(theme)]
    values = [value for style in styles for value in style.values()]
    return {name for theme in THEMES for name, value in tokens(theme).items() if value in values}


def test_no_colour_stands_outside_the_tokens() -> None:
    for path in STYLES:
        if path != TOKENS:
            assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{]*;)", css(path)) == [], path.name


# The stylesheet of the canvas.


def style(theme: str, selector: str) -> dict[str, Any]:
    """Everything that the stylesheet says of exactly this selector; later rules win."""
    found: dict[str, Any] = {}
    for rule in stylesheet(theme):
        if rule["selector"] == selector:
            found.update(rule["style"])
    return found


@pytest.mark.parametrize("kind", ENUMS["nodes", "kind"])
def test_every_kind_of_node_has_a_shape_and_the_tone_of_its_column(kind: str) -> None:
    drawn = NODE_KINDS[kind]
    assert drawn.tone in {column.tone for column in COLUMNS}
    for theme in THEMES:
        found = style(theme, f"node.{kind}")
        colour = tokens(theme)[f"tone-{drawn.tone}"]
        assert found["shape"] == drawn.shape
        assert found["border-color"] == colour
        assert found["background-color"] in (colour, tokens(theme)["ground"])
    for name in drawn.css.split():
        assert f".{name}" in css(TOKENS.with_name("glyphs.css"))


def test_kinds_of_one_column_are_told_apart_by_shape() -> None:
    looks = [(kind.tone, kind.shape, kind.outline) for kind in NODE_KINDS.values()]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: SIGNS[sign].name)
def test_every_sign_has_its_colour_arrow_and_line(theme: str, sign: str) -> None:
    drawn = SIGNS[sign]
    name, arrow, line = drawn.name, drawn.arrow, drawn.line
    found = style(theme, f"edge.{name}")
    colour = tokens(theme)[f"sign-{name}"]
    assert (found["line-color"], found["target-arrow-color"]) == (colour, colour)
    assert (found["target-arrow-shape"], found["line-style"]) == (arrow, line)
    assert f".key.{name}" in css(TOKENS.with_name("glyphs.css"))


def test_both_themes_have_the_same_rules_in_other_colours() -> None:
    light, dark = stylesheet("light"), stylesheet("dark")
    assert [r["selector"] for r in light] == [r["selector"] for r in dark]
    for one, other in zip(light, dark, strict=True):
        changed = {k for k in one["style"] if one["style"][k] != other["style"][k]}
        assert set(one["style"]) == set(other["style"])
        assert all("color" in name for name in changed), one["selector"]
    assert light != dark


def test_property_names_are_those_of_the_canvas() -> None:
    names = {name for theme in THEMES for rule in stylesheet(theme) for name in rule["style"]}
    assert not [name for name in names if "_" in name]


def test_what_is_hidden_is_not_drawn_and_what_is_chosen_comes_last() -> None:
    selectors = [rule["selector"] for rule in stylesheet("light")]
    assert style("light", ".out") == {"display": "none"}
    for kind in ("node", "edge"):
        assert selectors.index(f"{kind}.lit") < selectors.index(f"{kind}.chosen")
    backdrop = style("light", "node.backdrop")["z-index"]
    assert style("light", "node")["z-index"] < backdrop < style("light", "edge.lit")["z-index"]
    assert UNDRAWN == [{"selector": "*", "style": {"display": "none"}}]


def test_the_canvas_names_the_pages_typeface() -> None:
    family = style("light", "node")["font-family"]
    sans = re.search(r"--sans:\s*([^;]+);", css(TOKENS))
    assert sans is not None
    assert family == sans[1]


def test_canvas_and_exported_picture_draw_the_same_halos_and_widths() -> None:
    style = {rule["selector"]: rule["style"] for rule in stylesheet("light")}
    svg = (TEMPLATES / "images/network.svg").read_text("utf-8")
    # A halo is a stroke around the shape, half of it outside.
    reach = 2 * style["edge.chosen"]["underlay-padding"]
    assert f'stroke-opacity="0.3" stroke-width="{{{{ edge.width + {reach} }}}}"' in svg
    assert style["edge.chosen"]["underlay-opacity"] == 0.3
    for marked in ("node.on-path", "node.tone-a", "node.tone-b", "node.tone-both"):
        reach = 2 * style[marked]["underlay-padding"]
        assert f'stroke="{{{{ node.halo }}}}" stroke-width="{reach}" opacity="0.3"' in svg
        assert style[marked]["underlay-opacity"] == pytest.approx(0.3, abs=0.02)
    assert style["edge"]["width"] == "mapData(n, 1, 6, 1.3, 5)"
    assert style["edge"]["control-point-step-size"] == 26
