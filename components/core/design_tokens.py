"""The design tokens of the page's CSS, for what is drawn without CSS: canvas, figures, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

#: Where the tokens are written, once for CSS and for this module.
TOKENS = Path(__file__).parents[2] / "assets" / "core" / "tokens.css"
_TOKEN = re.compile(r"--([a-z-]+):\s*light-dark\(\s*(#[0-9a-f]+),\s*(#[0-9a-f]+)\s*\);")

THEMES = ("light", "dark")
#: The canvas's typeface; a name with a digit must stand in quotes there.
FONT_FAMILY = '"Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif'


@lru_cache(maxsize=len(THEMES))
def tokens(theme: str) -> Mapping[str, str]:
    """Return the colour tokens of a theme by name without dashes, as ``#rrggbb``.

    `theme` is ``light`` or ``dark``; raises ValueError for any other.
    """
    column = THEMES.index(theme)
    matches = _TOKEN.findall(TOKENS.read_text("utf-8"))
    return {name: colours[column] for name, *colours in matches}
