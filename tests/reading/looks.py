"""How much two pictures of a page differ, when letters may be smoothed a little otherwise."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

REFERENCES = Path(__file__).parents[1] / "golden" / "pages"
DIFFERING = Path(__file__).parents[2] / "build" / "looks"

SHRINK = 3  # letters become grey, so that only where they stand counts
COLOURS = 48
NOTICED = 44  # of 255: a smaller difference is smoothing, or the palette of the reference

# Scrolls to what a selector finds, if one is given, and waits for faces and the pictures in sight;
# not for ever, since a lazy one may never be asked for.
READY = """
async selector => {
    if (selector) document.querySelector(selector).scrollIntoView({ block: "start" });
    await document.fonts.ready;
    const shown = [...document.images].filter(image => {
        const box = image.getBoundingClientRect();
        return box.width && box.top < innerHeight && box.bottom > 0;
    });
    const soon = new Promise(done => setTimeout(done, 5000));
    await Promise.race([soon, Promise.all(shown.map(image => image.decode().catch(() => {})))]);
}
"""


def reduced(screenshot: bytes) -> Image.Image:
    """A screenshot as small as the references are kept."""
    picture = Image.open(BytesIO(screenshot)).convert("RGB")
    return picture.resize((picture.width // SHRINK, picture.height // SHRINK), Image.Resampling.BOX)


def keep(picture: Image.Image, name: str) -> None:
    """Make the picture the reference."""
    REFERENCES.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(
        REFERENCES / f"{name}.png", optimize=True
    )


def reference(name: str) -> Image.Image:
    """The reference of that name."""
    return Image.open(REFERENCES / f"{name}.png").convert("RGB")


def differing(one: Image.Image, other: Image.Image) -> float:
    """The share of a picture, in per cent, that is noticeably not as in the other."""
    if one.size != other.size:
        return 100.0
    soft = [picture.filter(ImageFilter.BoxBlur(1)) for picture in (one, other)]
    bands = ImageChops.difference(*soft).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    noticed = most.point(lambda value: 255 if value > NOTICED else 0)
    return 100 * noticed.histogram()[255] / (one.width * one.height)


def show(one: Image.Image, other: Image.Image, name: str) -> Path:
    """Lay reference and present state side by side for a person; return where."""
    DIFFERING.mkdir(parents=True, exist_ok=True)
    sheet = Image.new("RGB", (one.width + other.width + 10, max(one.height, other.height)), "red")
    sheet.paste(one, (0, 0))
    sheet.paste(other, (one.width + 10, 0))
    path = DIFFERING / f"{name}.png"
    sheet.save(path)
    return path
