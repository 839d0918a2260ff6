"""Paragraphs, subheads and plain lists as one stretch of rich text, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from octavo.core.manuscript.blocks import List, ListItem, Paragraph, Subhead
from octavo.issues.rich_text import StoredLine, line_to_html, stored_lines

Running = Paragraph | Subhead | List

_LEVELS = {"h2": 1, "h3": 2, "h4": 3}
_SUBHEADS = {level: tag for tag, level in _LEVELS.items()}


def runs_on(block: object, *, after: object = None) -> bool:
    """Whether a block can stand in running text, and with the one before it in the same stretch.

    A list must begin at 1, and two lists of one kind would become one.
    """
    match block:
        case Paragraph() | Subhead():
            return True
        case List(items, ordered, 1) if items:
            return not (isinstance(after, List) and after.ordered == ordered)
    return False


def to_html(blocks: list[Running]) -> str:
    """One stretch of running text."""
    return "".join(_block_to_html(block) for block in blocks)


def _block_to_html(block: Running) -> str:
    match block:
        case Paragraph(inlines):
            return f"<p>{line_to_html(inlines)}</p>"
        case Subhead(inlines, level):
            tag = _SUBHEADS[level]
            return f"<{tag}>{line_to_html(inlines)}</{tag}>"
        case List(items, ordered, _start):
            return _list_to_html(items, "ol" if ordered else "ul")


def _list_to_html(items: tuple[ListItem, ...], tag: str) -> str:
    html = []
    above = 0
    for item in items:
        if item.level > above:
            html.append(f"<{tag}>" * (item.level - above))
        else:
            html.append("</li>" + f"</{tag}></li>" * (above - item.level))
        html.append(f"<li>{line_to_html(item.inlines)}")
        above = item.level
    html.append(f"</li></{tag}>" * above)
    return "".join(html)


def from_html(html: str, *, addresses: Mapping[int, str]) -> Iterator[Running]:
    """The blocks of one stretch of running text."""
    lines = stored_lines(html, addresses=addresses)
    for list_number, members in groupby(lines, key=lambda line: line.level and line.list_number):
        if list_number:
            yield _list(list(members))
        else:
            yield from (_paragraph_or_subhead(line) for line in members)


def _paragraph_or_subhead(line: StoredLine) -> Running:
    if level := _LEVELS.get(line.tag):
        return Subhead(line.inlines, level)
    return Paragraph(line.inlines)


def _list(lines: list[StoredLine]) -> List:
    items = []
    above = 0
    for line in lines:
        above = min(line.level, above + 1)
        items.append(ListItem(line.inlines, above))
    return List(tuple(items), ordered=lines[0].is_ordered)
