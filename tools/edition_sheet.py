"""Lays the pages of an edition out as one picture, spread by spread, as they lie on a table.

python tools/edition_sheet.py edition.pdf docs/pictures/edition-18.webp
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

ACROSS = 10  # pages in a row: five spreads
HEIGHT = 300  # pixels of one page
GAP = 12
GROUND = "#5b5d60"


def main(edition: Path, sheet: Path) -> None:
    pages = [_drawn(page) for page in pypdfium2.PdfDocument(edition)]
    places: list[Image.Image | None] = [None, *pages]  # the cover is a right-hand page
    width = max(page.width for page in pages)
    rows = -(-len(places) // ACROSS)
    spreads = ACROSS // 2
    size = (ACROSS * width + (spreads + 1) * GAP, rows * (HEIGHT + GAP) + GAP)
    laid = Image.new("RGB", size, GROUND)
    for number, page in enumerate(places):
        row, column = divmod(number, ACROSS)
        if page:
            left = column * width + (column // 2 + 1) * GAP
            laid.paste(page, (left, GAP + row * (HEIGHT + GAP)))
    laid.save(sheet, "WEBP", quality=78, method=6)


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    return page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
