"""Work out how a device's own face must be stretched to stand in for a web font: for @font-face.

    build/fonts/bin/python tools/measure_faces.py src/octavo/website/static/octavo/fonts

`size-adjust` is the ratio of their mean letter widths, each letter weighed by how often English has
it; ascent and descent are the web font's own, divided by that. Times and Arial are measured on the
Liberation faces, which have their widths. Georgia is free nowhere, so its ratio to Times is taken
from what was measured once on a device that has it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LIBERATION = Path("/usr/share/fonts/truetype/liberation")
# In thousandths of all letters and spaces of English prose.
OFTEN = {
    **{"a": 65, "b": 13, "c": 22, "d": 33, "e": 103, "f": 20, "g": 16, "h": 50, "i": 57},
    **{"j": 1, "k": 6, "l": 33, "m": 20, "n": 57, "o": 62, "p": 15, "q": 1, "r": 50},
    **{"s": 53, "t": 75, "u": 23, "v": 8, "w": 17, "x": 1, "y": 14, "z": 1, " ": 183},
}
# Kerning and capitals make a text a little narrower than its letters: measured on whole articles.
IN_TEXT, QUIRE_IN_TEXT = 0.9975, 0.9925
GEORGIA_IS_WIDER = {"Serif-Regular": 0.9115, "Serif-Italic": 0.9}  # Times as a part of Georgia
# Each web font, the face that stands in for it, the weight it is measured at, and what text does.
MEASURED = (
    ("literata-text", "Serif-Regular", 400, IN_TEXT),
    ("literata-text-italic", "Serif-Italic", 400, IN_TEXT),
    ("literata-display", "Serif-Regular", 300, IN_TEXT),
    ("archivo-88", "Sans-Regular", 400, IN_TEXT),
    ("quire-text", "Serif-Regular", 400, QUIRE_IN_TEXT),
    ("quire-text-italic", "Serif-Italic", 400, QUIRE_IN_TEXT),
    ("quire-display", "Serif-Regular", 300, IN_TEXT),
    ("public-sans", "Sans-Regular", 400, IN_TEXT),
)


def width(font: TTFont) -> float:
    """The mean width of a letter, as a part of the type size."""
    letters, widths = font.getBestCmap(), font["hmtx"]
    total = sum(count * widths[letters[ord(letter)]][0] for letter, count in OFTEN.items())
    return total / sum(OFTEN.values()) / font["head"].unitsPerEm


def line(name: str, ratio: float, font: TTFont) -> str:
    """The three figures that @font-face takes, in per cent."""
    units = font["head"].unitsPerEm * ratio
    ascent, descent = font["hhea"].ascent / units, -font["hhea"].descent / units
    return f"{name:36}{ratio:>8.1%}{ascent:>8.1%}{descent:>8.1%}"


def main(folder: Path) -> None:
    """Print the figures for every web font that has a stand-in."""
    for name, stand_in, weight, in_text in MEASURED:
        font = TTFont(folder / f"{name}.woff2")
        if "fvar" in font:
            font = instantiateVariableFont(font, {"wght": weight})
        ratio = in_text * width(font) / width(TTFont(LIBERATION / f"Liberation{stand_in}.ttf"))
        family = "Arial" if stand_in.startswith("Sans") else "Times"
        sys.stdout.write(line(f"{name} on {family}", ratio, font) + "\n")
        if stand_in in GEORGIA_IS_WIDER:
            sys.stdout.write(
                line(f"{name} on Georgia", ratio * GEORGIA_IS_WIDER[stand_in], font) + "\n"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
