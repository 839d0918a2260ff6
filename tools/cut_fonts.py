r"""Cut the magazine's web fonts from their sources: pin the axes, keep the glyphs, write WOFF2.

The cuts are checked in; run this only to change them, in an environment of its own:

    python3 -m venv build/fonts
    build/fonts/bin/pip install fontpkg-literata==3.103 fontpkg-archivo==2.1 \
        fontpkg-source-serif-4==4.4 fontpkg-public-sans==2.1 fonttools==4.68.0 brotli==1.2.1
    build/fonts/bin/python tools/cut_fonts.py build/fonts src/octavo/website/static/octavo/fonts

Each cut is three files: what English, German, French or Spanish is set with; the letters of
Europe's other languages (`-extended`); those of languages further away (`-further`). A browser
fetches the second and third only when a page has one of their letters. The ranges that the style
sheets name are checked by a test against the files.

All families are under the SIL Open Font Licence 1.1; their licence files are copied beside the
cuts, and `SOURCES.txt` names the sources and their SHA-256. “Source” is a name that its makers
keep to themselves, so what is cut from it is called Quire.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Latin-1, and what an article is set with beyond letters.
COMMON = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x0131, 0x0152, 0x0153),  # dotless i; the French ligature
    *(0x02C6, 0x02DA, 0x02DC),  # accents by themselves, in texts on languages
    *range(0x2010, 0x2028),  # dashes, quotes, daggers, bullet, ellipsis
    *range(0x2002, 0x200C),  # spaces
    *(0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x2082, 0x20AC, 0x2116, 0x2122),
    *(0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2215, 0x2248, 0x2260, 0x2264, 0x2265),
}
# Latin Extended-A, and what Romanian, Welsh and German capitals have beyond it.
EXTENDED = {
    *range(0x100, 0x180),
    *(0x0218, 0x0219, 0x021A, 0x021B, 0x1E9E, 0x1EF2, 0x1EF3),
    *range(0x1E80, 0x1E86),
    *(0x02BB, 0x02BC, 0x02C7, 0x02D8, 0x02D9, 0x02DB, 0x02DD),
    *range(0x2070, 0x208F),  # raised and lowered figures
    *range(0x2150, 0x215F),  # fractions
} - COMMON
# Latin Extended-B and Latin Extended Additional: Vietnamese, Pinyin, what is written of Africa.
FURTHER = {*range(0x180, 0x250), *range(0x1E00, 0x1F00)} - EXTENDED
REACHES = (("", COMMON), ("-extended", EXTENDED), ("-further", FURTHER))
KEPT = frozenset({"kern", "liga", "mark", "mkmk", "ccmp", "locl", "calt", "onum", "lnum", "case"})
FIGURES = frozenset({"tnum", "pnum"})
BESIDE_TEXT = KEPT | FIGURES | {"sups"}  # raised figures
IN_TEXT = BESIDE_TEXT | {"smcp", "c2sc", "frac"}  # and true small capitals, which are upright
# Only for text from top to bottom, old rasterisers or programs other than browsers.
UNUSED_TABLES = ["vhea", "vmtx", "VVAR", "VORG", "BASE", "DSIG", "meta"]
# Copyright, names, version, licence and its address; the trade mark is its makers' alone.
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
CALLS_IT, FULL, POSTSCRIPT, VERSION = 1, 4, 6, 3


@dataclass(frozen=True)
class Cut:
    """One web font: its source, and where each axis is pinned or how far it may go."""

    name: str
    source: str
    axes: dict[str, float | tuple[float, float]]
    features: frozenset[str]


LITERATA, SERIF = "Literata{}[opsz,wght].ttf", "SourceSerif4{}[opsz,wght].ttf"
ROMAN, ITALIC = LITERATA.format(""), LITERATA.format("-Italic")
SERIF_ROMAN, SERIF_ITALIC = SERIF.format(""), SERIF.format("-Italic")
CUTS = (
    Cut("literata-text", ROMAN, {"opsz": 18, "wght": 400}, IN_TEXT),
    Cut("literata-text-italic", ITALIC, {"opsz": 18, "wght": 400}, BESIDE_TEXT),
    Cut("literata-text-600", ROMAN, {"opsz": 18, "wght": 600}, BESIDE_TEXT),
    Cut("literata-display", ROMAN, {"opsz": 72, "wght": (300, 400)}, KEPT),
    Cut("literata-display-italic", ITALIC, {"opsz": 72, "wght": 300}, KEPT),
    Cut("archivo-88", "Archivo[wdth,wght].ttf", {"wdth": 88, "wght": (400, 700)}, KEPT | FIGURES),
    Cut("quire-text", SERIF_ROMAN, {"opsz": 18, "wght": 400}, IN_TEXT),
    Cut("quire-text-italic", SERIF_ITALIC, {"opsz": 18, "wght": 400}, BESIDE_TEXT),
    Cut("quire-text-600", SERIF_ROMAN, {"opsz": 18, "wght": 600}, BESIDE_TEXT),
    Cut("quire-display", SERIF_ROMAN, {"opsz": 60, "wght": (300, 400)}, KEPT),
    Cut("quire-display-italic", SERIF_ITALIC, {"opsz": 60, "wght": 300}, KEPT),
    Cut("public-sans", "PublicSans[wght].ttf", {"wght": (400, 700)}, KEPT | FIGURES),
)
FAMILIES = {
    "literata": "3.103",
    "archivo": "2.1",
    "source-serif-4": "4.4",
    "public-sans": "2.1",
}


def pinned(source: Path, one: Cut) -> bytes:
    """The font with its axes pinned: saved, for the subsetter fails on tables not yet unpacked."""
    written = BytesIO()
    instantiateVariableFont(TTFont(source), one.axes).save(written)
    return written.getvalue()


def cut(font_file: bytes, one: Cut, characters: set[int]) -> bytes:
    """The font with its glyphs and features reduced to what is needed, as WOFF2."""
    font = TTFont(BytesIO(font_file))
    options = Options(
        layout_features=sorted(one.features),
        name_IDs=NAMES,
        notdef_outline=True,
        hinting=False,
        drop_tables=[*Options().drop_tables, *UNUSED_TABLES],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    if one.name.startswith("quire"):
        rename(font, one.name.replace("-", " ").title())
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def rename(font: TTFont, name: str) -> None:
    """Call it by that name wherever a font says its own; copyright and licence stay."""
    names = font["name"]
    said = {CALLS_IT: name, FULL: name, POSTSCRIPT: name.replace(" ", ""), VERSION: name}
    names.names = [record for record in names.names if record.nameID in {*NAMES, *said}]
    for record in names.names:
        record.string = said.get(record.nameID, record.toUnicode())


def main(environment: Path, folder: Path) -> None:
    """Write every cut, the licences and the list of sources."""
    sources = {path.name: path for path in environment.rglob("*.ttf")}
    folder.mkdir(parents=True, exist_ok=True)
    for one in CUTS:
        font_file = pinned(sources[one.source], one)
        for ending, characters in REACHES:
            written = cut(font_file, one, characters)
            (folder / f"{one.name}{ending}.woff2").write_bytes(written)
            sys.stdout.write(f"{one.name + ending:34}{len(written):>8} bytes\n")
    for family in FAMILIES:
        licence = next(environment.rglob(f"fontpkg_{family.replace('-', '_')}/LICENSE"))
        shutil.copyfile(licence, folder / f"OFL-{family}.txt")
    lines = [
        f"{hashlib.sha256(sources[name].read_bytes()).hexdigest()}  {name}"
        for name in sorted({one.source for one in CUTS})
    ]
    packages = ", ".join(f"fontpkg-{family} {version}" for family, version in FAMILIES.items())
    head = f"Cut by tools/cut_fonts.py from (PyPI) {packages}:"
    (folder / "SOURCES.txt").write_text("\n".join([head, *lines]) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
