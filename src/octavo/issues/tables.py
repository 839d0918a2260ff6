"""Tables of a manuscript as Wagtail's typed table stores them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from octavo.core.manuscript.blocks import Cell, Table
from octavo.core.manuscript.inlines import Text, plain_text
from octavo.issues.rich_text import one_line, one_line_to_html

Stored = dict[str, Any]


def to_stored(table: Table) -> Stored:
    """The stored table. A first row of plain headings becomes the columns' own headings."""
    rows = list(table.rows)
    headings = [""] * (len(rows[0]) if rows else 0)
    if rows and _is_heading_row(rows[0]):
        headings = [plain_text(cell.inlines) for cell in rows.pop(0)]
    return {
        "caption": one_line_to_html(table.caption),
        "cells": {
            "columns": [{"type": "cell", "heading": heading} for heading in headings],
            "rows": [{"values": [_cell_to_stored(cell) for cell in row]} for row in rows],
            "caption": "",
        },
        "notes": one_line_to_html(table.notes),
    }


def _is_heading_row(row: tuple[Cell, ...]) -> bool:
    """Whether a row is headings alone, none of them marked, and at least one not empty."""
    are_plain = all(
        cell.is_header and all(isinstance(inline, Text) for inline in cell.inlines) for cell in row
    )
    return are_plain and any(cell.inlines for cell in row)


def _cell_to_stored(cell: Cell) -> Stored:
    return {"text": one_line_to_html(cell.inlines), "is_header": cell.is_header}


def from_stored(value: Stored, *, addresses: Mapping[int, str]) -> Table:
    """The table of a manuscript."""
    cells = value.get("cells") or {}
    headings = [column["heading"] for column in cells.get("columns", [])]
    rows = [
        tuple(
            Cell(one_line(cell.get("text") or "", addresses=addresses), bool(cell.get("is_header")))
            for cell in row["values"]
        )
        for row in cells.get("rows", [])
    ]
    if any(headings):
        rows.insert(0, tuple(Cell((Text(heading),), is_header=True) for heading in headings))
    caption = one_line(value.get("caption") or "", addresses=addresses)
    return Table(
        rows=tuple(rows),
        caption=caption or (Text(cells.get("caption") or ""),),
        notes=one_line(value.get("notes") or "", addresses=addresses),
    )
