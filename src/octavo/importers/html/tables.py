"""Tables of a page as rows of equal length, and tables that only arranged the page."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import html

from octavo.core.manuscript.blocks import Cell, Table
from octavo.core.manuscript.inlines import Inlines, plain_text
from octavo.importers.html.inlines import inlines_of
from octavo.importers.html.page import Page
from octavo.importers.html.weighing import Weights

_WIDEST = 60
_LONGEST_CELL = 80  # words of prose; more is a column of a page, not a figure in a table
_STRUCTURED = ("table", "h1", "h2", "h3", "h4", "figure", "blockquote", "iframe")
_NOTE = re.compile(
    r"(?:source|sources|note|notes|quellen?|anm|remarque|fuente|fonte|\*|†|¹|[a-c]\))\b|[*†¹]", re.I
)
_BOLD = frozenset({"strong"})

Row = list[Cell]


def arranges_the_page(element: html.HtmlElement, weights: Weights) -> bool:
    """Whether the table is there for the layout: its cells are read as blocks, one by one."""
    if element.get("role") in ("presentation", "none"):
        return True
    if element.find(".//th") is not None or element.find("caption") is not None:
        return False
    rows = _rows_of(element)
    widest = max((len(_cells_of(row)) for row in rows), default=0)
    return (
        widest <= 1
        or any(element.find(f".//{tag}") is not None for tag in _STRUCTURED)
        or any(weights[cell].prose > _LONGEST_CELL for cell in element.iter("td"))
    )


def read_table(element: html.HtmlElement, page: Page) -> Table | None:
    """The table, or None if it is empty. A wide or deep cell is padded with empty ones."""
    caption = next((inlines_of(each, page) for each in element.iter("caption")), ())
    rows = [row for row in _filled(element, page) if any(cell.inlines for cell in row)]
    notes: Inlines = ()
    if not caption and len(rows) > 2 and _is_alone(rows[0]):
        caption = rows.pop(0)[0].inlines
    if len(rows) > 1 and _is_alone(rows[-1]) and is_note(plain_text(rows[-1][0].inlines)):
        notes = rows.pop()[0].inlines
    if not rows:
        return None
    width = max(
        max((i for i, cell in enumerate(row, 1) if cell.inlines), default=1) for row in rows
    )
    filled = (row[:width] + [Cell(())] * (width - len(row)) for row in rows)
    return Table(tuple(tuple(row) for row in filled), caption, notes)


def read_captioned(figure: html.HtmlElement, table: html.HtmlElement, page: Page) -> Table | None:
    """A table inside a `figure`: its words are the caption, or the note if it names a source."""
    words = next((inlines_of(each, page) for each in figure.iter("figcaption")), ())
    read = read_table(table, page)
    if read is None or not words:
        return read
    is_below = read.caption or is_note(plain_text(words))
    return replace(read, notes=words) if is_below else replace(read, caption=words)


def is_note(words: str) -> bool:
    """Whether the words below a table say where it comes from or what its signs mean."""
    return bool(_NOTE.match(words))


def _is_alone(row: Row) -> bool:
    """Whether only the first cell has words, and there are others beside it."""
    return len(row) > 1 and bool(row[0].inlines) and not any(cell.inlines for cell in row[1:])


def _filled(element: html.HtmlElement, page: Page) -> list[Row]:
    """Every row with its cells in their columns; where a wide or deep cell reaches, empty ones."""
    covered: dict[int, int] = {}  # column: how many more rows a cell from above reaches into
    rows: list[Row] = []
    for row in _rows_of(element):
        cells: Row = []
        for cell in _cells_of(row):
            _skip_covered(cells, covered)
            is_header = cell.tag == "th" or row.getparent().tag == "thead"
            inlines = inlines_of(cell, page, without=_BOLD if is_header else frozenset())
            for _ in range(min(_span(cell, "colspan"), _WIDEST - len(cells))):
                covered[len(cells)] = _span(cell, "rowspan") - 1
                cells.append(Cell(inlines, is_header))
                inlines = ()
        _skip_covered(cells, covered)
        rows.append(cells)
    return rows


def _skip_covered(cells: Row, covered: dict[int, int]) -> None:
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append(Cell(()))


def _rows_of(element: html.HtmlElement) -> list[html.HtmlElement]:
    """The rows as they are shown: the head first, the foot last; those of inner tables not."""
    parts: dict[str, list[html.HtmlElement]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in element:
        if child.tag == "tr":
            parts["tbody"].append(child)
        elif child.tag in parts:
            parts[child.tag].extend(row for row in child if row.tag == "tr")
    return [*parts["thead"], *parts["tbody"], *parts["tfoot"]]


def _cells_of(row: html.HtmlElement) -> list[html.HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _span(cell: html.HtmlElement, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, min(int(value), 1_000)) if value.isdecimal() and len(value) < 6 else 1
