"""The Cytoscape stylesheet of the canvas, from the same design tokens as the page's CSS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.core.design_tokens import FONT_FAMILY, tokens
from components.network import brain_stylesheet
from components.network.positions.columns import FONT_SIZE
from data.model import NODE_KINDS, SIGNS

#: Nothing is drawn before the labels' font is loaded: the canvas caches its measurements.
UNDRAWN = [{"selector": "*", "style": {"display": "none"}}]
#: Width and height of the backdrop over what is not lit, in pixels at zoom 1.
BACKDROP = 12000


def stylesheet(theme: str) -> list[dict[str, Any]]:
    """Return the Cytoscape stylesheet of a theme (light or dark); later rules win."""
    colours = tokens(theme)
    brain = brain_stylesheet.brain_rules(colours, FONT_SIZE)
    return [
        *_nodes(colours),
        *_edges(colours),
        *brain,
        *_states(colours),
        *_marks(colours),
        *brain_stylesheet.overriding_rules(colours),
    ]


def _rule(selector: str, **style: Any) -> dict[str, Any]:
    return {
        "selector": selector,
        "style": {name.replace("_", "-"): value for name, value in style.items()},
    }


def _nodes(colours: Mapping[str, str]) -> list[dict[str, Any]]:
    base = _rule(
        "node",
        label="data(label)",
        width="data(size)",
        height="data(size)",
        color=colours["ink"],
        font_family=FONT_FAMILY,
        font_size=FONT_SIZE,
        text_wrap="wrap",
        text_halign="right",
        text_valign="center",
        text_justification="left",
        text_margin_x=4,
        line_height=1.05,
        text_background_color=colours["ground"],
        text_background_opacity=0.82,
        text_background_padding=1,
        text_background_shape="round-rectangle",
        overlay_opacity=0,
        z_index=10,
        z_index_compare="manual",
    )
    kinds = []
    for kind in NODE_KINDS.values():
        colour = colours[f"tone-{kind.tone}"]
        kinds.append(
            _rule(
                f"node.{kind.id}",
                shape=kind.shape,
                background_color=colours["ground"] if kind.outline else colour,
                border_width=2 if kind.outline else 0,
                border_color=colour,
            )
        )
    west = _rule("node.west", text_halign="left", text_margin_x=-4, text_justification="right")
    hub = _rule("node.hub", font_weight="bold", font_size=FONT_SIZE + 2)
    heading = _rule(
        "node.heading",
        shape="rectangle",
        width=1,
        height=1,
        background_opacity=0,
        color=colours["ink-soft"],
        font_weight=600,
        font_size=FONT_SIZE,
        text_margin_x=0,
        events="no",
        text_background_opacity=0,
        z_index=28,
    )
    return [base, *kinds, west, hub, heading]


def _edges(colours: Mapping[str, str]) -> list[dict[str, Any]]:
    base = _rule(
        "edge",
        width="mapData(n, 1, 6, 1.3, 5)",
        curve_style="bezier",
        control_point_step_size=26,
        arrow_scale=0.85,
        opacity=0.76,
        overlay_opacity=0,
        overlay_padding=5,
        target_distance_from_node=1,
        z_index=1,
        z_index_compare="manual",
    )
    bow = _rule(
        "edge.bow",
        curve_style="unbundled-bezier",
        control_point_distances="data(bow)",
        control_point_weights=0.5,
    )
    signs = []
    for sign in SIGNS.values():
        colour = colours[f"sign-{sign.name}"]
        signs.append(
            _rule(
                f"edge.{sign.name}",
                line_color=colour,
                line_style=sign.line,
                target_arrow_color=colour,
                target_arrow_shape=sign.arrow,
                target_arrow_fill="hollow" if sign.name == "none" else "filled",
            )
        )
    part = _rule("edge.part_of", target_arrow_shape="vee", line_style="dotted")
    clash = _rule(
        "edge.clash",
        label="≠",
        color=colours["clash"],
        font_size=FONT_SIZE + 3,
        font_weight="bold",
        text_background_color=colours["ground"],
        text_background_opacity=1,
        text_background_shape="roundrectangle",
        text_background_padding=1,
        text_border_color=colours["clash"],
        text_border_width=1,
        text_border_opacity=1,
    )
    return [base, bow, *signs, part, clash]


def _states(colours: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        _rule(".out", display="none"),
        _rule(
            "node.backdrop",
            shape="rectangle",
            width=BACKDROP,
            height=BACKDROP,
            background_color=colours["ground"],
            background_opacity=0.74,
            border_width=0,
            label="",
            events="no",
            z_index=15,
        ),
        _rule("edge.lit", opacity=0.95, z_index=20),
        _rule("node.lit", opacity=1, z_index=25),
        _rule(
            "node.chosen",
            border_width=3,
            border_color=colours["focus"],
            font_weight="bold",
            opacity=1,
            z_index=30,
        ),
        _rule(
            "edge.chosen",
            opacity=1,
            z_index=22,
            underlay_color=colours["focus"],
            underlay_opacity=0.3,
            underlay_padding=5,
        ),
    ]


def _marks(colours: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the rules for what a view marks: a path, or one, the other or both conditions."""
    path = {"underlay_color": colours["accent"], "underlay_opacity": 0.28, "opacity": 1}
    rules = [
        _rule(".off", display="none"),
        _rule(
            "edge.lean",
            curve_style="unbundled-bezier",
            control_point_distances="data(lean)",
            control_point_weights=0.5,
        ),
        _rule("edge.on-path", **path, underlay_padding=4, z_index=18),
        _rule("node.on-path", **path, underlay_padding=5, font_weight="bold", z_index=19),
    ]
    for tone, letters, shape in (
        ("tone-a", "A", "round-rectangle"),
        ("tone-b", "B", "ellipse"),
        ("tone-both", "AB", "round-rectangle"),
    ):
        colour = colours[f"compare-{tone.removeprefix('tone-')}"]
        letter = _rule(
            f"edge.{tone}",
            label=letters,
            color=colour,
            font_size=FONT_SIZE - 2,
            font_weight="bold",
            text_background_color=colours["ground"],
            text_background_opacity=1,
            text_background_shape="round-rectangle",
            text_background_padding=1,
        )
        halo = _rule(
            f"node.{tone}",
            underlay_color=colour,
            underlay_opacity=0.3,
            underlay_padding=5,
            underlay_shape=shape,
        )
        rules += [letter, _rule(f"edge.clash.{tone}", label=f"{letters} ≠"), halo]
    chosen = _rule(".chosen", underlay_color=colours["focus"], underlay_opacity=0.4)
    return [*rules, chosen]
