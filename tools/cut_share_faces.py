r"""Cut the faces that share pictures are drawn with: what machines set needs no web font's thrift.

The cuts are checked in; run this only to change them, in the environment that `cut_fonts` asks for,
with `fontpkg-source-serif-4==4.4` and `fontpkg-public-sans==2.1` besides:

    build/fonts/bin/python tools/cut_share_faces.py build/fonts \
        src/octavo/website/machines/sharing/faces

They hold Latin with all its accents, Greek and Cyrillic, and are plain TrueType: not every build of
Pillow unpacks WOFF2. Source Serif reserves its name, so its cuts are called Octavo Second.
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

# Latin, Greek and Cyrillic with their accents, and what stands between words.
LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x2B0, 0x370),
    *range(0x370, 0x530),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2028),
    *(0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122, 0x2212),
)
FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "calt", "onum", "lnum", "pnum")


@dataclass(frozen=True)
class Cut:
    """One face: its source, where its axes are pinned, and the name it goes by."""

    name: str
    source: str
    axes: dict[str, float | tuple[float, float]]
    called: str = ""


CUTS = (
    Cut("literata-display", "Literata[opsz,wght].ttf", {"opsz": 72, "wght": 300}),
    Cut("literata-display-italic", "Literata-Italic[opsz,wght].ttf", {"opsz": 72, "wght": 300}),
    Cut("archivo-88", "Archivo[wdth,wght].ttf", {"wdth": 88, "wght": 400}),
    Cut("archivo-88-600", "Archivo[wdth,wght].ttf", {"wdth": 88, "wght": 600}),
    Cut(
        "second-display",
        "SourceSerif4[opsz,wght].ttf",
        {"opsz": 60, "wght": 300},
        "Octavo Second",
    ),
    Cut(
        "second-display-italic",
        "SourceSerif4-Italic[opsz,wght].ttf",
        {"opsz": 60, "wght": 300},
        "Octavo Second",
    ),
    Cut("public-sans", "PublicSans[wght].ttf", {"wght": 400}),
    Cut("public-sans-600", "PublicSans[wght].ttf", {"wght": 600}),
)
LICENCES = ("literata", "archivo", "source_serif_4", "public_sans")


def cut(source: Path, one: Cut) -> bytes:
    """The face with its axes pinned and its glyphs reduced."""
    pinned = BytesIO()
    instantiateVariableFont(TTFont(source), one.axes).save(pinned)
    pinned.seek(0)  # read anew: the subsetter fails on tables that are still to be unpacked
    font = TTFont(pinned, recalcTimestamp=False)
    options = Options(layout_features=list(FEATURES), name_IDs=["*"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    if one.called:
        for record in font["name"].names:
            if record.nameID in {1, 3, 4, 6, 16}:
                record.string = one.called
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def main(environment: Path, folder: Path) -> None:
    """Write every cut, the licences and the list of sources."""
    sources = {path.name: path for path in environment.rglob("*.ttf")}
    folder.mkdir(parents=True, exist_ok=True)
    for one in CUTS:
        written = cut(sources[one.source], one)
        (folder / f"{one.name}.ttf").write_bytes(written)
        sys.stdout.write(f"{one.name:28}{len(written):>8} bytes\n")
    for family in LICENCES:
        licence = next(environment.rglob(f"fontpkg_{family}/LICENSE"))
        shutil.copyfile(licence, folder / f"OFL-{family.replace('_', '-')}.txt")
    lines = [
        f"{hashlib.sha256(sources[name].read_bytes()).hexdigest()}  {name}"
        for name in sorted({one.source for one in CUTS})
    ]
    head = "Cut by tools/cut_share_faces.py from packages of PyPI that it names:"
    (folder / "SOURCES.txt").write_text("\n".join([head, *lines]) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
