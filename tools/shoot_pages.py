"""Photograph every type of page, lay the pictures out as contact sheets, and take the README's.

`make pictures` runs it. It serves the demo in a folder of its own, so nothing of yours is in the
pictures. Every shot is kept at full size in build/pictures/ to be looked at; the sheets go to
docs/pictures/, to be committed. Names of page types, if any are given, limit what is shot, and then
no sheet is laid.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from tests import chromium
from tests.installation import Installation
from tests.reading.conftest import Magazine
from tests.reading.looks import READY
from tests.reading.pages import EVERY, PageType

ROOT = Path(__file__).parents[1]
SHOTS = ROOT / "build" / "pictures"
SHEETS = ROOT / "docs" / "pictures"

WINDOWS = ((360, 780), (768, 1024), (1440, 900))
READMES = ("home", (1440, 900), "light")
LARGEST = "localStorage.setItem('octavo-reading', JSON.stringify({ size: 'largest' }))"
TO_AND_FRO = """
async () => {
    for (let y = 0; y < innerHeight * 2; y += 300) {
        scrollTo(0, y);
        await new Promise(done => setTimeout(done, 20));
    }
    scrollTo(0, 0);
}
"""

HEIGHT = 300  # at which one must still tell section, headline and order of importance
GAP = 12
LABEL = 22
PAGES_A_ROW = 2


@dataclass(frozen=True)
class Ground:
    """One of the sheets: how all pages on it are shown."""

    name: str
    scheme: str
    paper: str
    script: str = ""


GROUNDS = (
    Ground("light", "light", "#D9D8D4"),
    Ground("dark", "dark", "#000000"),
    Ground("largest", "light", "#D9D8D4", LARGEST),
)


def open_window(browser: Browser, magazine: Magazine, ground: Ground) -> BrowserContext:
    """A window in which pages look as on one of the sheets."""
    context = browser.new_context(
        **chromium.EVERY_CONTEXT,
        base_url=magazine.address,
        color_scheme=ground.scheme,
        reduced_motion="reduce",
        service_workers="block",
    )
    if ground.script:
        context.add_init_script(ground.script)
    magazine.show_broken(context)
    return context


def shoot(browser: Browser, magazine: Magazine, ground: Ground, types: list[PageType]) -> None:
    """Photograph the top of each page in each window."""
    context = open_window(browser, magazine, ground)
    page = context.new_page()
    for number, page_type in enumerate(types, start=1):
        print(f"\r{ground.name}: {number} of {len(types)}, {page_type.name:32}", end="", flush=True)
        for width, height in WINDOWS:
            page.set_viewport_size({"width": width, "height": height})
            page.goto(page_type.path, wait_until="networkidle")
            page.evaluate(TO_AND_FRO)
            page.evaluate(READY)
            page.screenshot(path=place(page_type, width, ground))
    print()
    context.close()


def place(page_type: PageType, width: int, ground: Ground) -> Path:
    """Where a shot is kept."""
    return SHOTS / f"{page_type.name}-{width}-{ground.name}.png"


def lay_out(ground: Ground) -> Path:
    """All shots of a ground on one sheet, each as high as the others."""
    strips = [strip(page_type, ground) for page_type in EVERY]
    width = PAGES_A_ROW * (strips[0].width + GAP) + GAP
    rows = -(-len(strips) // PAGES_A_ROW)
    height = strips[0].height + GAP
    sheet = Image.new("RGB", (width, rows * height + GAP), ground.paper)
    for number, one in enumerate(strips):
        row, column = divmod(number, PAGES_A_ROW)
        sheet.paste(one, (GAP + column * (one.width + GAP), GAP + row * height))
    path = SHEETS / f"contact-sheet-{ground.name}.webp"
    sheet.save(path, quality=72, method=6)
    return path


def strip(page_type: PageType, ground: Ground) -> Image.Image:
    """One page type at all widths, under its name."""
    shots = [Image.open(place(page_type, width, ground)) for width, _ in WINDOWS]
    small = [
        shot.convert("RGB").resize((shot.width * HEIGHT // shot.height, HEIGHT), Image.LANCZOS)
        for shot in shots
    ]
    width = sum(one.width for one in small) + GAP * (len(small) - 1)
    made = Image.new("RGB", (width, HEIGHT + LABEL), ground.paper)
    ink = "#FFFFFF" if ground.scheme == "dark" else "#000000"
    ImageDraw.Draw(made).text((0, 2), page_type.name, ink, ImageFont.load_default(14))
    left = 0
    for one in small:
        made.paste(one, (left, LABEL))
        left += one.width + GAP
    return made


def take_readmes() -> Path:
    """The picture at the head of the README."""
    name, (width, _), ground = READMES
    picture = Image.open(SHOTS / f"{name}-{width}-{ground}.png").convert("RGB")
    path = SHEETS / "home.png"
    reduced = BytesIO()
    picture.quantize(128, dither=Image.Dither.NONE).save(reduced, "PNG", optimize=True)
    path.write_bytes(reduced.getvalue())
    return path


def main(names: list[str]) -> int:
    """Shoot, lay out, and say where it all is; return the exit status."""
    types = [page_type for page_type in EVERY if not names or page_type.name in names]
    if not types:
        print(f"The page types are: {', '.join(page_type.name for page_type in EVERY)}.")
        return 2
    SHOTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="octavo-pictures-") as folder:
        magazine = Magazine(Installation(Path(folder) / "data"))
        print("Serving the demo ...", flush=True)
        with magazine.installation.serving("--demo"), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.PATH, args=chromium.FLAGS)
            for ground in GROUNDS:
                shoot(browser, magazine, ground, types)
            browser.close()
    print(f"Shots of {len(types)} page types are in {SHOTS.relative_to(ROOT)}.")
    if not names:
        for path in [*(lay_out(ground) for ground in GROUNDS), take_readmes()]:
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
