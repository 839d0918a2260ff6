"""Marks the header rows that a table shows by its looks alone, so that they are read as such."""

from __future__ import annotations

from lxml import etree

from octavo.importers.docx.names import first, found, is_on, tag, value, words_of
from octavo.importers.docx.styles import Styles

_PLAIN_STYLES = ("grid", "normal", "raster", "einfache", "grille", "cuadrícula", "griglia")
_FIRST_ROW = 0x0020  # the flag of a table's look that gives the first row a form of its own


def settle_tables(root: etree._Element, styles: Styles) -> None:
    """Give the first row of a table the mark of a header row when it looks like one."""
    for table in list(root.iter(tag("w:tbl"))):
        rows = found(table, "w:tr")
        if len(rows) < 2 or first(rows[0], "w:trPr/w:tblHeader") is not None:
            continue
        if (_is_bold(rows[0]) and not _is_bold(rows[1])) or _has_styled_first_row(table, styles):
            properties = first(rows[0], "w:trPr")
            if properties is None:
                properties = etree.Element(tag("w:trPr"))
                rows[0].insert(0, properties)
            etree.SubElement(properties, tag("w:tblHeader"))


def _is_bold(row: etree._Element) -> bool:
    runs = [run for run in found(row, ".//w:r") if words_of(run).strip()]
    return bool(runs) and all(is_on(run, "w:rPr/w:b") for run in runs)


def _has_styled_first_row(table: etree._Element, styles: Styles) -> bool:
    """Whether the table's style, not the plain grid, gives its first row a form of its own."""
    look = first(table, "w:tblPr/w:tblLook")
    style = value(table, "w:tblPr/w:tblStyle")
    if look is None or not style:
        return False
    names = [(value(each, "w:name") or style).lower() for each in styles.chain(style)] or [
        style.lower()
    ]
    is_plain = any(plain in names[0] for plain in _PLAIN_STYLES)
    flags = look.get(tag("w:val"), "0")
    try:
        has_flag = bool(int(flags, 16) & _FIRST_ROW)
    except ValueError:
        has_flag = False
    first_row = look.get(tag("w:firstRow"))
    return not is_plain and (first_row in ("1", "true") if first_row is not None else has_flag)
