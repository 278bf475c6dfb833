"""A picture in pixels: SVG to PNG without a browser, with typefaces of our own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FACES = Path(__file__).parent / "fonts"


@cache
def _faces() -> list[str]:
    return [str(path) for path in sorted(_FACES.glob("*.ttf"))]


def svg_to_png(svg: str, scale: int = 1) -> bytes:
    """The SVG drawn at that many times its own size. Raises ValueError if it is no SVG."""
    # The renderer is wanted by the first picture, not by the first reader.
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, zoom=scale, font_files=_faces(), skip_system_fonts=True
        )
    )
