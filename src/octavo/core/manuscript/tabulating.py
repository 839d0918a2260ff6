"""What a table's cells say of its form: which rows are heads, which columns hold figures."""

from __future__ import annotations

import re

from octavo.core.manuscript.blocks import Cell
from octavo.core.manuscript.inlines import plain_text

Row = tuple[Cell, ...]
_NONE = frozenset({"", "-", "–", "—", "…"})
_FIGURES = re.compile(r"[^\w]*\d[\d\s.,:/–-]*\s?[^\w\s]*")


def head_rows(rows: tuple[Row, ...]) -> int:
    """How many rows at the top hold header cells alone; a table of nothing else has one."""
    for index, row in enumerate(rows):
        if not all(cell.is_header for cell in row):
            return index
    return 1


def columns_of_figures(rows: tuple[Row, ...]) -> set[int]:
    """The columns of figures, and of dashes where there are none: they stand on the right."""
    columns = enumerate(zip(*rows, strict=True))
    return {index for index, cells in columns if _are_figures(cells)}


def _are_figures(cells: Row) -> bool:
    said = [plain_text(cell.inlines).strip() for cell in cells]
    given = [words for words in said if words not in _NONE]
    is_header = any(cell.is_header for cell in cells)
    return bool(given) and not is_header and all(map(_FIGURES.fullmatch, given))
