"""Makes the files of the stress issue's pictures, and of those that mean harm."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

Make = Callable[[Path], None]
_ORIENTATION = 0x0112

# Name of the file -> what it is. `stress_supply` makes every one of them.
PICTURES = {
    "photograph.jpg": "A photograph in RGB",
    "progressive.jpg": "The same, progressive, with a turn in its EXIF data",
    "grey.jpg": "A photograph in greys",
    "inks.jpg": "A photograph in CMYK",
    "drawing.png": "A drawing in three flat colours",
    "palette.png": "A drawing with a palette",
    "clear.png": "A shape on a clear ground",
    "one-bit.png": "A drawing in black and white, one bit deep",
    "deep.png": "A grey ramp, sixteen bits deep",
    "still.gif": "A picture with a palette",
    "moving.gif": "A picture that moves",
    "photograph.webp": "A photograph in WebP",
    "clear.webp": "A shape on a clear ground in WebP",
    "photograph.avif": "A photograph in AVIF",
    "photograph.tiff": "A photograph in TIFF",
    "inks.tiff": "A photograph in CMYK in TIFF",
    "bitmap.bmp": "A bitmap",
    "drawing.svg": "A drawing in lines",
    "dot.png": "A single pixel",
    "ribbon.png": "Two thousand pixels wide and ten high",
    "tower.png": "Ten pixels wide and two thousand high",
    "square.jpg": "A square",
    "vast.jpg": "A picture of twenty-four million pixels",
    "cover.jpg": "The harbour from above, as a plan",
}

HARMFUL_SOURCES = (
    "../../../etc/passwd",
    "/etc/passwd",
    "https://example.org/spy.png",
    "a\x00b.png",
    'x" onerror="alert(1).png',
    "torn.jpg",
    "empty.png",
    "words.jpg",
    "bomb.png",
    "scripted.svg",
    "entities.svg",
)


def _photograph(width: int = 900, height: int = 600, mode: str = "RGB") -> Image.Image:
    """Soft tones with some grain, the same each time."""
    across = Image.linear_gradient("L").resize((width, height))
    down = across.transpose(Image.Transpose.ROTATE_180)
    round_about = Image.radial_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, round_about, down)).convert(mode)


def _drawing(width: int = 800, height: int = 500, mode: str = "RGB") -> Image.Image:
    ground = "#00000000" if mode == "RGBA" else "#fdfcfa"
    picture = Image.new("RGBA", (width, height), ground)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((width * 0.2, height * 0.1, width * 0.7, height * 0.9), fill="#a72120")
    draw.rectangle((width * 0.5, height * 0.4, width * 0.9, height * 0.6), fill="#006565")
    return picture.convert(mode)


def _ramp(path: Path) -> None:
    picture = Image.new("I;16", (256, 100))
    picture.putdata([x * 257 for _ in range(100) for x in range(256)])
    picture.save(path)


def _turned(path: Path) -> None:
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    exif[0x010E] = "taken at home"  # a description that must not leave the house
    _photograph().save(path, progressive=True, exif=exif, quality=88)


def _moving(path: Path) -> None:
    frames = [_drawing(200 + step, 200).convert("P").resize((200, 200)) for step in range(4)]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=200, loop=0)


def _svg(path: Path) -> None:
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" viewBox="0 0 400 300">'
        '<title>Lines</title><g fill="none" stroke="#1351a6" stroke-width="3">'
        '<path d="M10 150 C 80 20, 200 280, 390 120"/><circle cx="200" cy="150" r="90"/></g></svg>',
        encoding="utf-8",
    )


_MAKERS: dict[str, Make] = {
    "photograph.jpg": lambda path: _photograph().save(path, quality=88),
    "progressive.jpg": _turned,
    "grey.jpg": lambda path: _photograph(mode="L").save(path),
    "inks.jpg": lambda path: _photograph(mode="CMYK").save(path),
    "drawing.png": lambda path: _drawing().save(path),
    "palette.png": lambda path: _drawing().quantize(16).save(path),
    "clear.png": lambda path: _drawing(mode="RGBA").save(path),
    "one-bit.png": lambda path: _drawing(mode="1").save(path),
    "deep.png": _ramp,
    "still.gif": lambda path: _drawing().quantize(32).save(path),
    "moving.gif": _moving,
    "photograph.webp": lambda path: _photograph().save(path),
    "clear.webp": lambda path: _drawing(mode="RGBA").save(path, lossless=True),
    "photograph.avif": lambda path: _photograph(600, 400).save(path, speed=10),
    "photograph.tiff": lambda path: _photograph(mode="RGB").save(path, compression="tiff_lzw"),
    "inks.tiff": lambda path: _photograph(mode="CMYK").save(path, compression="tiff_lzw"),
    "bitmap.bmp": lambda path: _drawing(300, 200).save(path),
    "drawing.svg": _svg,
    "dot.png": lambda path: Image.new("RGB", (1, 1), "#844800").save(path),
    "ribbon.png": lambda path: _drawing(2000, 10).save(path),
    "tower.png": lambda path: _drawing(10, 2000).save(path),
    "square.jpg": lambda path: _photograph(1000, 1000).save(path, quality=90),
    "vast.jpg": lambda path: _photograph(6000, 4000).save(path, quality=80),
    "cover.jpg": lambda path: _photograph(1700, 2200).save(path, quality=85),
}


def stress_supply(folder: Path) -> dict[str, Path]:
    """The pictures of the stress issue, made in this folder, by the names it calls them."""
    return {name: _made(folder, name, _MAKERS[name]) for name in PICTURES}


def _made(folder: Path, name: str, make: Make) -> Path:
    path = folder / name
    if not path.exists():
        make(path)
    return path


def _torn(path: Path) -> None:
    _photograph().save(path, format="JPEG")
    path.write_bytes(path.read_bytes()[:3000])


def _bomb(path: Path) -> None:
    """A few kilobytes that say they hold sixteen thousand million pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", 126_000, 126_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(5_000_000), 9)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


_SCRIPTED = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 100 100" onload="alert(1)"><script>alert(1)</script>'
    '<style>@import "https://example.org/spy.css"; circle { fill: url(https://example.org/x) }'
    '</style><image xlink:href="https://example.org/spy.png" width="9" height="9"/>'
    '<image href="file:///etc/passwd" width="9" height="9"/>'
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.org"/>'
    '</foreignObject><a href="javascript:alert(1)"><circle cx="50" cy="50" r="40" '
    'style="fill:url(https://example.org/y)" onclick="alert(1)"/></a></svg>'
)
_ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;"><!ENTITY e SYSTEM "file:///etc/passwd">]>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&c;&e;</text></svg>'
)
_HARMFUL_MAKERS: dict[str, Make] = {
    "torn.jpg": _torn,
    "empty.png": lambda path: path.write_bytes(b"") and None,
    "words.jpg": lambda path: path.write_text("<?php system($_GET['c']); ?>") and None,
    "bomb.png": _bomb,
    "scripted.svg": lambda path: path.write_text(_SCRIPTED) and None,
    "entities.svg": lambda path: path.write_text(_ENTITIES) and None,
}


def hostile_supply(folder: Path) -> dict[str, Path]:
    """Files that are not what they say; those of HARMFUL_SOURCES that name no file are missing."""
    return {
        name: _made(folder, name, _HARMFUL_MAKERS[name])
        for name in HARMFUL_SOURCES
        if name in _HARMFUL_MAKERS
    }
