"""Render SVG to PNG on the server with resvg, without a browser and with our own fonts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FONTS_DIR = Path(__file__).parent / "fonts"


@cache
def _font_files() -> list[str]:
    return [str(path) for path in sorted(_FONTS_DIR.glob("*.ttf"))]


def svg_to_png(svg: str, scale: int = 1) -> bytes:
    """Render an SVG to PNG bytes at `scale` times its own size.

    Raises ValueError if it is no SVG.
    """
    # Imported late: the renderer is needed by the first image, not by the first request.
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, zoom=scale, font_files=_font_files(), skip_system_fonts=True
        )
    )
