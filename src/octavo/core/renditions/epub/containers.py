"""Runs of blocks as XHTML: boxes and what is in them, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.core.manuscript.blocks import Block, Box, Figure, List, Table
from octavo.core.manuscript.nesting import Places, with_deeper
from octavo.core.manuscript.tabulating import Row, columns_of_figures, head_rows
from octavo.core.renditions.epub.blocks import write
from octavo.core.renditions.epub.lines import line, plain
from octavo.core.renditions.epub.markup import element, void, words
from octavo.core.renditions.epub.page import Page

# From so many columns on, a table is set smaller: no page of a reading device scrolls sideways.
WIDE_TABLE = 6


def write_all(blocks: Sequence[Block], page: Page, path: str) -> str:
    """The blocks one after the other; `path` is the place of their list."""
    written = (write(block, page, f"{path}[{index}]") for index, block in enumerate(blocks))
    return "\n".join(filter(None, written))


@write.register
def _(block: Box, page: Page, path: str) -> str:
    """Headings in a box lie below the box's own; after it the text goes on as before it."""
    above, opened, anchor = (page.heading, page.base), [], None
    if block.heading:
        anchor = page.box_anchor()
        page.base = level = page.heading_at(page.heading + 1)
        heading = line(block.heading, page, f"{path}.heading")
        opened = [element(f"h{level}", heading, id=anchor)]
    inside = "\n".join(filter(None, [*opened, write_all(block.blocks, page, f"{path}.blocks")]))
    page.heading, page.base = above
    if not inside:
        return ""
    return element(
        "aside",
        f"\n{inside}\n",
        class_=page.classes(path, "box"),
        epub_type="sidebar",
        role="note",  # not a landmark: two boxes may have the same heading
        aria_labelledby=anchor,
        aria_label=None if anchor else page.wording.box,
    )


@write.register
def _(block: List, page: Page, path: str) -> str:
    if not block.items:
        return ""
    places = [(f"{path}.items[{index}].inlines", item) for index, item in enumerate(block.items)]
    start = str(block.start) if block.ordered and block.start != 1 else None
    name = "ol" if block.ordered else "ul"
    inside = _items(places, page, name=name)
    return element(name, inside, class_=page.classes(path), start=start)


def _items(places: Places, page: Page, *, name: str) -> str:
    """The items of one level, each with the deeper ones that follow it."""
    written = []
    for (path, item), deeper in with_deeper(places):
        inside = line(item.inlines, page, path)
        if deeper:
            inside = f"{inside}\n{element(name, _items(deeper, page, name=name))}\n"
        written.append(element("li", inside))
    return "\n" + "\n".join(written) + "\n"


@write.register
def _(block: Table, page: Page, path: str) -> str:
    pieces: list[str] = []
    if block.caption:
        caption = line(block.caption, page, f"{path}.caption")
        pieces.append(element("figcaption", caption))
    if block.rows and block.rows[0]:
        wide = "wide" if len(block.rows[0]) >= WIDE_TABLE else None
        pieces.append(element("table", _rows(block, page, path), class_=wide))
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
    parts = [("thead", written[:heads]), ("tbody", written[heads:])]
    return "\n" + "\n".join(element(name, "\n".join(rows)) for name, rows in parts if rows) + "\n"


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


@write.register
def _(block: Figure, page: Page, path: str) -> str:
    return figure(block, page, path, class_=page.classes(path, "picture"))


def figure(block: Figure, page: Page, path: str, *, class_: str | None) -> str:
    """A picture with its caption and credit; the words alone where it has no bytes."""
    picture = page.pictures.get(block.source)
    shown = [void("img", src=picture.href, alt=" ".join(block.alt.split()))] if picture else []
    said = _words(block, page, path)
    caption = [element("figcaption", said)] if said else []
    inside = "\n".join([*shown, *caption])
    if not inside:
        return ""
    return element("figure", inside, class_=class_ if picture else f"{class_} pictureless")


def _words(block: Figure, page: Page, path: str) -> str:
    pieces = [
        element("span", said, class_=name)
        for name, said in (
            ("caption", line(block.caption, page, f"{path}.caption")),
            ("credit", plain(block.credit, page, f"{path}.credit")),
            ("licence", words(block.licence)),
        )
        if said
    ]
    return " ".join(pieces)
