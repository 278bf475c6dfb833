"""Make the typefaces for pictures (needs fonttools and brotli, which nothing else here does).

``--widths`` writes anew only how wide their characters are, and needs no brotli.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
FONTS = HERE.parent.parent / "assets" / "fonts"
#: new family -> the file it comes from, and the weights that pictures use
FACES = {
    "Explorer Sans": ("source-sans-3-{part}-wght-normal", {400: "Regular", 700: "Bold"}),
    "Explorer Serif": ("source-serif-4-{part}-wght-normal", {400: "Regular"}),
}
PARTS = ("latin", "latin-ext", "greek")


def main() -> None:
    """Write the typefaces and the widths of their characters."""
    if "--widths" not in sys.argv:
        faces()
    widths()


def widths() -> None:
    """Write ``widths.json``: face -> width in thousandths of the type size -> characters."""
    by_face: dict[str, dict[str, str]] = {}
    for file in sorted(HERE.glob("*.ttf")):
        font = TTFont(file)
        advances = font["hmtx"].metrics
        scale = 1000 / font["head"].unitsPerEm
        wide: dict[str, str] = {}
        for code, glyph in sorted(font.getBestCmap().items()):
            width = str(round(advances[glyph][0] * scale))
            wide[width] = wide.get(width, "") + chr(code)
        by_face[file.stem] = wide
    text = json.dumps(by_face, indent=1, sort_keys=True) + "\n"
    (HERE / "widths.json").write_text(text, encoding="ascii")


def faces() -> None:
    """Write one TrueType file for each family and weight, all parts of the alphabet in it."""
    for family, (file, weights) in FACES.items():
        for weight, style in weights.items():
            with TemporaryDirectory() as folder:
                parts = [single(file.format(part=part), weight, Path(folder)) for part in PARTS]
                font = Merger().merge(parts)
            rename(font, family, style)
            font["OS/2"].usWeightClass = weight
            font.save(HERE / f"{family.replace(' ', '')}-{style}.ttf")


def single(file: str, weight: int, folder: Path) -> str:
    """Save one weight of a variable font into a folder, without its layout tables."""
    font = instantiateVariableFont(TTFont(FONTS / f"{file}.woff2"), {"wght": weight})
    font.flavor = None
    for table in ("GSUB", "GPOS", "GDEF", "STAT"):  # these cannot be merged
        if table in font:
            del font[table]
    font.save(folder / f"{file}.ttf")
    return str(folder / f"{file}.ttf")


def rename(font: TTFont, family: str, style: str) -> None:
    """Give a font this family and style and drop its other names but copyright and licence."""
    names = font["name"]
    keep = {0, 13, 14}
    names.names = [name for name in names.names if name.nameID in keep]
    for number, text in ((1, family), (2, style), (4, f"{family} {style}")):
        names.setName(text, number, 3, 1, 0x409)
    names.setName(f"{family}-{style}".replace(" ", ""), 6, 3, 1, 0x409)


if __name__ == "__main__":
    main()
