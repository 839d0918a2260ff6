"""Draw the demo magazine's pictures: SVG made here, rasterised by Chromium, reduced to a palette.

The pictures are checked in; run this only to change them. FONTS is a folder that holds the sources
of Literata and Archivo somewhere below it, such as the environment of `tools/cut_fonts.py`:

    .venv/bin/python tools/draw_demo_pictures.py build/fonts [NAME...]

Without names, all are drawn.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

from demo_pictures.banners import banners
from demo_pictures.cover import cover
from demo_pictures.desk_objects import desk_objects
from demo_pictures.figures import figures
from demo_pictures.nineteen import number_19
from demo_pictures.openers import openers
from demo_pictures.seventeen import number_17
from demo_pictures.shapes import Drawing
from demo_pictures.spares import spares
from PIL import Image

PICTURES = Path(__file__).parents[1] / "src/octavo/website/demo/content/pictures"
FACES = {
    "Literata": ("Literata[opsz,wght].ttf", "normal"),
    "Literata Italic": ("Literata-Italic[opsz,wght].ttf", "normal"),
    "Archivo": ("Archivo[wdth,wght].ttf", "normal"),
}
COLOURS = 48  # enough for the edges of five flat colours
# A drawing is so many units wide, and this many times as many pixels: 300 to the inch over a
# whole printed page. Portraits are never printed larger than a thumb.
ENLARGED = 1.85
PORTRAIT = "portrait-"


def page(drawing: Drawing, fonts: Path) -> str:
    faces = "".join(
        f'@font-face{{font-family:"{family}";src:url("{_found(fonts, file).as_uri()}");'
        f"font-style:{style};font-weight:100 900;font-stretch:62% 125%}}"
        for family, (file, style) in FACES.items()
    )
    style = f"{faces}html,body{{margin:0}}svg{{display:block}}"
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{drawing.svg}'


def _found(fonts: Path, file: str) -> Path:
    for path in fonts.rglob("*.ttf"):
        if path.name == file:
            return path
    message = f"There is no {file} below {fonts}."
    raise SystemExit(message)


def rasterise(drawing: Drawing, fonts: Path, folder: Path) -> Image.Image:
    enlarged = 1 if drawing.name.startswith(PORTRAIT) else ENLARGED
    source, shot = folder / f"{drawing.name}.html", folder / f"{drawing.name}.png"
    source.write_text(page(drawing, fonts), encoding="utf-8")
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        f"--force-device-scale-factor={2 * enlarged}", f"--user-data-dir={folder / 'profile'}",
        f"--window-size={drawing.width},{drawing.height}", f"--screenshot={shot}", source.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
    with Image.open(shot) as image:
        size = (round(drawing.width * enlarged), round(drawing.height * enlarged))
        return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def draw(drawing: Drawing, fonts: Path, folder: Path) -> Path:
    image = rasterise(drawing, fonts, folder)
    few = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    path = PICTURES / f"{drawing.name}.png"
    few.save(path, optimize=True)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw the demo magazine's pictures.")
    parser.add_argument("fonts", type=Path)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    PICTURES.mkdir(parents=True, exist_ok=True)
    drawings = [cover(), *openers(), *figures(), *desk_objects(), *spares()]
    drawings += [*number_17(), *number_19(), *banners()]
    with tempfile.TemporaryDirectory() as folder:
        for drawing in drawings:
            if not asked.names or drawing.name in asked.names:
                path = draw(drawing, asked.fonts.resolve(), Path(folder))
                print(f"{path.name}: {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
