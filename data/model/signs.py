"""The signs that a relation can have: everything the program says or draws of each, once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """What a relation says happens to its object.

    `symbol` is the sign in ``predicates.csv``; `name` its CSS class, its class on the canvas
    and the end of its colour token (``sign-<name>``); `effect` its word in exports, where a
    ``+`` by itself would be a formula to a spreadsheet; `legend` its text in the legend.
    `arrow` and `line` are Cytoscape's names; `export_colour` is the colour in CX2, which has
    no themes.
    """

    symbol: str
    name: str
    effect: str
    legend: str
    arrow: str
    line: str
    export_colour: str


_LISTED = (
    Sign("+", "up", "raises", "raises or worsens", "triangle", "solid", "#0068A5"),
    Sign("-", "down", "lowers", "lowers or eases", "tee", "solid", "#C24E00"),
    Sign(
        *("~", "unsigned", "direction_not_stated", "acts on, direction not stated"),
        *("diamond", "solid", "#6B6C70"),
    ),
    Sign("0", "none", "no_effect", "no effect", "circle", "solid", "#5F6065"),
    Sign("", "assoc", "not_causal", "goes along with, no cause", "none", "dashed", "#6E6F75"),
)

#: Every sign by its symbol: up, down, direction not stated, no effect, not causal.
SIGNS: dict[str, Sign] = {sign.symbol: sign for sign in _LISTED}
