"""Writes the blocks of an article, each as the Markdown that stands between two blank lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    Break,
    Cell,
    Embed,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.inlines import Inlines
from octavo.core.renditions.markdown.lines import EMPTY, address, labelled, line, one_line, words

_Fenced = Quotation | PullQuote | Table | Verse | InterviewTurn | Figure | Embed
_Single = Paragraph | Subhead | Break | Footnote | _Fenced

_HIGHEST_NUMBER = 999_999_999  # CommonMark reads nine digits
_IN_ATTRIBUTES = str.maketrans({"&": "&amp;", '"': "&quot;", "\\": "&#92;", "\n": "&#10;"})


def body(blocks: Sequence[Block]) -> Iterator[str]:
    """Each block; a list right after another list gets a div of its own."""
    above: Block | None = None
    for block in blocks:
        if isinstance(block, Box):
            yield _div("box", [*_label(block.heading, "heading"), *body(block.blocks)], colons=4)
        elif isinstance(block, List):
            yield _list(block, is_apart=not isinstance(above, List))
        else:
            yield _boxed(block)
        above = block


def _boxed(block: _Single) -> str:
    match block:
        case Paragraph(inlines):
            return line(inlines) or EMPTY
        case Subhead(inlines, level):
            return f"{'#' * (level + 1)} {_heading(inlines)}"
        case Break():
            return "***"
        case Footnote(key, inlines):
            return _indented(f"[^{key}]: ", line(inlines) or EMPTY, by=4)
        case _:
            return _fenced(block)


def _fenced(block: _Fenced) -> str:
    match block:
        case Embed(url, title):
            return _div("embed", [f"[{words(title)}]({address(url)})"])
        case Figure():
            return _div("figure", [_image(block), *_paragraph(block.caption)])
        case PullQuote(inlines, attribution):
            return _div("pull-quote", [*_paragraph(inlines), *_label(attribution, "attribution")])
        case InterviewTurn(speaker, inlines, is_question):
            name = "question" if is_question else "answer"
            return _div(name, _paragraph(inlines), _quoted({"speaker": speaker}))
        case Quotation(paragraphs, attribution):
            said = [line(inlines) or EMPTY for inlines in paragraphs]
            return _div("quotation", [*said, *_label(attribution, "attribution")])
        case Verse(stanzas, attribution):
            sung = ["\\\n".join(one_line(verse) or EMPTY for verse in stanza) for stanza in stanzas]
            return _div("verse", [*sung, *_label(attribution, "attribution")])
        case _:
            return _table(block)


def _heading(inlines: Inlines) -> str:
    """A heading's words; number signs at its end would be taken for its frame."""
    written = one_line(inlines) or EMPTY
    bare = written.rstrip("#")
    return written if bare == written else f"{bare}\\{written[len(bare) :]}"


def _paragraph(inlines: Inlines) -> list[str]:
    return [line(inlines)] if inlines else []


def _label(inlines: Inlines, label: str) -> list[str]:
    return [labelled(inlines, label)] if inlines else []


def _indented(marker: str, text: str, *, by: int) -> str:
    return marker + text.replace("\n", "\n" + " " * by)


def _div(
    name: str, paragraphs: Iterable[str], attributes: Sequence[str] = (), *, colons: int = 3
) -> str:
    fence = ":" * colons
    named = f"{{{' '.join(('.' + name, *attributes))}}}" if attributes else name
    inside = "\n\n".join(paragraphs)
    return "\n".join((f"{fence} {named}", *([inside] if inside else []), fence))


def _quoted(attributes: Mapping[str, str]) -> list[str]:
    """Attributes that are not empty, with their words between quotes."""
    filled = {name: text for name, text in attributes.items() if text}
    return [f'{name}="{text.translate(_IN_ATTRIBUTES)}"' for name, text in filled.items()]


def _image(figure: Figure) -> str:
    span = [] if figure.span == "column" else [f"span={figure.span}"]
    attributes = [*_quoted({"credit": figure.credit, "licence": figure.licence}), *span]
    shown = f"![{words(figure.alt)}]({address(figure.source)})"
    return f"{shown}{{{' '.join(attributes)}}}" if attributes else shown


def _list(block: List, *, is_apart: bool) -> str:
    says_all = bool(block.items) and (block.ordered or block.start == 1)
    items = "\n".join(_items(block))
    if says_all and is_apart:
        return items
    ordered = [".ordered"] if block.ordered and not block.items else []
    start = [f"start={block.start}"] if not says_all and block.start != 1 else []
    return _div("list", [items] if items else [], [*ordered, *start])


def _items(block: List) -> Iterator[str]:
    """Each item; it lies as deep as the words of the item that it belongs to."""
    numbers: list[int] = []
    depths: list[int] = [0]
    for item in block.items:
        level = min(item.level, len(depths))
        numbers = numbers[:level] if len(numbers) >= level else [*numbers, _first(block, level) - 1]
        numbers[-1] += 1
        marker = f"{min(numbers[-1], _HIGHEST_NUMBER)}. " if block.ordered else "- "
        depth = depths[level - 1]
        depths = [*depths[:level], depth + len(marker)]
        yield " " * depth + _item(item, marker, depth + len(marker))


def _first(block: List, level: int) -> int:
    return block.start if level == 1 else 1


def _item(item: ListItem, marker: str, depth: int) -> str:
    return _indented(marker, line(item.inlines) or EMPTY, by=depth)


def _table(table: Table) -> str:
    has_header_row = bool(table.rows) and all(cell.is_header for cell in table.rows[0])
    attributes = ["header-rows=0"] if table.rows and not has_header_row else []
    paragraphs = [*_label(table.caption, "caption"), *_label(table.notes, "notes")]
    if table.rows:
        rows = [
            _row(row, is_header_row=has_header_row and not index)
            for index, row in enumerate(table.rows)
        ]
        rows.insert(1, "|" + "---|" * len(table.rows[0]))
        paragraphs.insert(bool(table.caption), "\n".join(rows))
    return _div("table", paragraphs, attributes)


def _row(row: Sequence[Cell], *, is_header_row: bool) -> str:
    return "| " + " | ".join(_cell(cell, is_header_row=is_header_row) for cell in row) + " |"


def _cell(cell: Cell, *, is_header_row: bool) -> str:
    if cell.is_header and not is_header_row:
        return labelled(cell.inlines, "header")
    return one_line(cell.inlines)
