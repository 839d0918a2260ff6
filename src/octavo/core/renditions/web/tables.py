"""Tables as HTML, in a frame that scrolls sideways where the page is narrow."""

from __future__ import annotations

from octavo.core.manuscript.blocks import Table
from octavo.core.manuscript.inlines import plain_text
from octavo.core.manuscript.tabulating import Row, columns_of_figures, head_rows
from octavo.core.renditions.web.blocks import write
from octavo.core.renditions.web.lines import line
from octavo.core.renditions.web.markup import element
from octavo.core.renditions.web.page import Page


@write.register
def _(block: Table, page: Page, path: str) -> str:
    pieces: list[str] = []
    label = page.wording.table
    if block.caption:
        label = plain_text(block.caption)
        pieces.append(element("figcaption", line(block.caption, page, f"{path}.caption")))
    if block.rows and block.rows[0]:
        table = element("table", _rows(block, page, path))
        # A frame that scrolls must be reachable by keyboard, and then it needs a name.
        pieces.append(
            element("div", table, class_="scroll", role="region", tabindex="0", aria_label=label)
        )
    if block.notes:
        pieces.append(element("p", line(block.notes, page, f"{path}.notes"), class_="table-notes"))
    inside = "\n".join(pieces)
    return element("figure", inside, class_=page.classes(path, "table")) if inside else ""


def _rows(table: Table, page: Page, path: str) -> str:
    heads = head_rows(table.rows)
    numeric = columns_of_figures(table.rows[heads:])
    written = [
        _row(row, page, f"{path}.rows[{index}]", is_head=index < heads, numeric=numeric)
        for index, row in enumerate(table.rows)
    ]
    head, body = "\n".join(written[:heads]), "\n".join(written[heads:])
    parts = [("thead", head), ("tbody", body)]
    return "\n" + "\n".join(element(name, f"\n{rows}\n") for name, rows in parts if rows) + "\n"


def _row(row: Row, page: Page, path: str, *, is_head: bool, numeric: set[int]) -> str:
    cells = [
        element(
            "th" if cell.is_header else "td",
            line(cell.inlines, page, f"{path}[{index}].inlines"),
            scope=("col" if is_head or index else "row") if cell.is_header else None,
            class_="figures" if index in numeric else None,
        )
        for index, cell in enumerate(row)
    ]
    return element("tr", "".join(cells))
