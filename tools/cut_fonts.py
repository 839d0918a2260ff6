r"""Cut the magazine's web fonts from their sources: pin the axes, keep the glyphs, write WOFF2.

The cuts are checked in; run this only to change them, in an environment of its own:

    python3 -m venv build/fonts
    build/fonts/bin/pip install fontpkg-literata==3.103 fontpkg-archivo==2.1 \
        fonttools==4.68.0 brotli==1.2.1
    build/fonts/bin/python tools/cut_fonts.py build/fonts src/octavo/website/static/octavo/fonts

Both families are under the SIL Open Font Licence 1.1 without a reserved name; their licence files
are copied beside the cuts, and `SOURCES.txt` names the sources and their SHA-256.
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

# Latin-1 and Latin Extended-A, then what an article is set with beyond letters.
CHARACTERS = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x0192, 0x0218, 0x0219, 0x021A, 0x021B, 0x02C6, 0x02C7, 0x02D8, 0x02DA, 0x02DC, 0x1E9E),
    *range(0x2010, 0x2028),
    *(0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122),
    *(0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2215, 0x2248, 0x2260, 0x2264, 0x2265),
}
KEPT = frozenset({"kern", "liga", "mark", "mkmk", "ccmp", "locl", "calt", "onum", "lnum", "case"})
FIGURES = frozenset({"tnum", "pnum"})
IN_TEXT = KEPT | FIGURES | {"smcp", "c2sc", "frac", "sups"}  # true small capitals, raised figures


@dataclass(frozen=True)
class Cut:
    """One web font: its source, and where each axis is pinned or how far it may go."""

    name: str
    source: str
    axes: dict[str, float | tuple[float, float]]
    features: frozenset[str]


ROMAN, ITALIC, SANS = (
    "Literata[opsz,wght].ttf",
    "Literata-Italic[opsz,wght].ttf",
    "Archivo[wdth,wght].ttf",
)
CUTS = (
    Cut("literata-text", ROMAN, {"opsz": 18, "wght": 400}, IN_TEXT),
    Cut("literata-text-italic", ITALIC, {"opsz": 18, "wght": 400}, IN_TEXT),
    Cut("literata-text-600", ROMAN, {"opsz": 18, "wght": 600}, IN_TEXT),
    Cut("literata-display", ROMAN, {"opsz": 72, "wght": (300, 600)}, KEPT),
    Cut("literata-display-italic", ITALIC, {"opsz": 72, "wght": 300}, KEPT),
    Cut("archivo-88", SANS, {"wdth": 88, "wght": (400, 700)}, KEPT | FIGURES),
)


def cut(source: Path, one: Cut) -> bytes:
    """The font with its axes pinned, its glyphs and features reduced, as WOFF2."""
    pinned = BytesIO()
    instantiateVariableFont(TTFont(source), one.axes).save(pinned)
    pinned.seek(0)  # read anew: the subsetter fails on tables that are still to be unpacked
    font = TTFont(pinned)
    options = Options(layout_features=sorted(one.features), name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def main(environment: Path, folder: Path) -> None:
    """Write every cut, the licences and the list of sources."""
    sources = {path.name: path for path in environment.rglob("*.ttf")}
    folder.mkdir(parents=True, exist_ok=True)
    for one in CUTS:
        written = cut(sources[one.source], one)
        (folder / f"{one.name}.woff2").write_bytes(written)
        sys.stdout.write(f"{one.name:28}{len(written):>8} bytes\n")
    for family in ("literata", "archivo"):
        licence = next(environment.rglob(f"fontpkg_{family}/LICENSE"))
        shutil.copyfile(licence, folder / f"OFL-{family}.txt")
    lines = [
        f"{hashlib.sha256(sources[name].read_bytes()).hexdigest()}  {name}"
        for name in sorted({one.source for one in CUTS})
    ]
    head = "Cut by tools/cut_fonts.py from fontpkg-literata 3.103 and fontpkg-archivo 2.1 (PyPI):"
    (folder / "SOURCES.txt").write_text("\n".join([head, *lines]) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
