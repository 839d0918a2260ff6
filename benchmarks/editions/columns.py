"""Columns of an article that end before the foot of the page, seen on the pages as pictures."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
from PIL import Image

from benchmarks.editions.lines import BODY, Line
from octavo.press.design import DESIGN

MOST_EMPTY = 6  # lines
MM = 72 / 25.4
WHITE = 250  # and above: paper
NEAR = 1.5  # points from a column's edge, or from its indent
COLUMNS = {"short": 3, "feature": 2}


@dataclass(frozen=True, slots=True)
class Grid:
    """Where text may stand on a page, in points from its left edge and head."""

    head: float
    foot: float
    line: float
    indent: float
    columns: tuple[tuple[float, float], ...]

    def holds(self, line: Line) -> bool:
        """Whether the line begins at a column's edge, or at its indent."""
        return any(
            abs(line.left - left - shift) < NEAR
            for left, _ in self.columns
            for shift in (0, self.indent)
        )


def grids(page: int) -> list[Grid]:
    """The grids that the design has for a page, counted from 0."""
    tokens = tomllib.loads((DESIGN / "tokens.toml").read_text(encoding="utf-8"))
    return [_grid(page, kind, tokens["page"], tokens["sizes"]["indent"]) for kind in COLUMNS]


def _grid(page: int, kind: str, told: dict[str, float], indent: float) -> Grid:
    outer = told["outside_short"] if kind == "short" else told["outside"]
    left = outer if page % 2 else told["inside"]  # the second page is a left one
    count, gutter = COLUMNS[kind], told["gutter"]
    width = (told["width"] - told["inside"] - outer - (count - 1) * gutter) / count
    edges = [left + number * (width + gutter) for number in range(count)]
    head = told["top"] * MM
    return Grid(
        head=head,
        foot=head + (told["lines"] - 1) * told["line"],
        line=told["line"],
        indent=indent,
        columns=tuple((edge * MM, (edge + width) * MM) for edge in edges),
    )


def part_empty_pages(
    content: bytes, lines: Iterable[Line], articles: Iterable[range]
) -> dict[int, int]:
    """The pages with a column of more than six empty lines, and how many those are.

    A column is looked at from its first line of running text on: what stands above is the opener.
    A column without any counts from the head of the page, but not on an article's first page if
    that is all opener. Notes at the foot of a column are always a line away from its text.
    """
    body = [line for line in lines if BODY[0] <= line.size <= BODY[1]]
    by_page = {page: list(those) for page, those in groupby(body, key=lambda line: line.page)}
    found = {}
    with pypdfium2.PdfDocument(content) as document:
        for page, is_first in ((page, page == pages[0]) for pages in articles for page in pages):
            texts = by_page.get(page, [])
            if texts or not is_first:
                picture = document[page].render(scale=1).to_pil().convert("L")
                found[page] = empty_lines(picture, texts, grids(page))
    return {page: lines for page, lines in found.items() if lines > MOST_EMPTY}


def empty_lines(picture: Image.Image, texts: Sequence[Line], grids: Sequence[Grid]) -> int:
    """The empty lines of the emptiest column of a page."""
    grid = max(grids, key=lambda grid: sum(map(grid.holds, texts)))
    return max(_empty(picture, grid, column, texts) for column in grid.columns)


def _empty(
    picture: Image.Image, grid: Grid, column: tuple[float, float], texts: Sequence[Line]
) -> int:
    """The longest run of empty lines in a column from its text on: at its foot, or within."""
    left, right = column
    lines = [line.baseline for line in texts if left - NEAR <= line.left < right]
    begins = picture.height - max(lines) if lines else grid.head - grid.line
    strip = picture.crop((round(left), round(begins), round(right), round(grid.foot)))
    inked = strip.point(lambda tone: 255 if tone < WHITE else 0)
    rows = inked.resize((1, strip.height), Image.Resampling.BOX).tobytes()
    runs = [run.span() for run in re.finditer(rb"\x00+", rows)]
    at_foot = [round((end - start) / grid.line) for start, end in runs if end == len(rows)]
    within = [int((end - start) / grid.line) - 1 for start, end in runs if end < len(rows)]
    return max([*at_foot, *within], default=0)
