"""Plain text in, raw copy out: lines become blocks, and nothing yet is headline or furniture."""

from __future__ import annotations

from dataclasses import replace

from octavo.core.manuscript.blocks import Block, Footnote, Paragraph
from octavo.core.manuscript.inlines import Inlines, Text
from octavo.importers.copy import RawCopy
from octavo.importers.errors import FileEmpty, FileTooLarge, KindNotRead
from octavo.importers.text import letters
from octavo.importers.text.decoding import decode
from octavo.importers.text.forms import FORMS, joined, paragraph_end
from octavo.importers.text.layout import Layout, measure
from octavo.importers.text.lines import PAGE, lines_of
from octavo.importers.text.marks import inlines_of
from octavo.importers.text.notes import Noted, find_notes

LARGEST = 4_000_000  # bytes; the whole of a long novel has one million
MOST_LINES = 20_000
_BINARY = 0.05  # share of control characters from which bytes are no text


def read(content: bytes, *, name: str) -> RawCopy:
    """Parse text into blocks; what they are to the article is judged elsewhere."""
    if len(content) > LARGEST:
        trouble = f"is too large for text: {len(content) // 1_000_000} MB, and the most is 4 MB."
        raise FileTooLarge(name, trouble)
    if _is_binary(content[:8000]):
        raise KindNotRead(name, "is no text: it looks like a program’s own file.")
    found = decode(content)
    if not any(map(str.isalnum, found.text)):
        raise FileEmpty(name, "holds no words.")
    if (lines := found.text.count("\n") + found.text.count("\f")) > MOST_LINES:
        trouble = f"has {lines:,} lines, more than any article; it was not read."
        raise FileTooLarge(name, trouble)
    return replace(read_text(found.text), warnings=found.warnings)


def read_text(text: str, *, is_letter: bool = False) -> RawCopy:
    """Parse text that is already decoded; `is_letter` when it is the text of a mail."""
    letter = letters.opened(lines_of(text), is_letter=is_letter)
    noted = find_notes(letter.lines)
    layout = measure(noted.lines)
    raw = RawCopy(blocks=tuple(_blocks(noted, layout)), hints=letter.hints)
    return letters.around(raw, letter)


def _blocks(noted: Noted, layout: Layout) -> list[Block]:
    blocks: list[Block] = []
    lines, at = noted.lines, 0
    while at < len(lines):
        if lines[at].is_blank:
            at += 1
            continue
        found, stop = _found(noted, at, layout)
        if lines[at].starts_page and found:
            found = (_on_new_page(found[0]), *found[1:])
        blocks.extend(found)
        at = stop
    return blocks


def _found(noted: Noted, at: int, layout: Layout) -> tuple[tuple[Block, ...], int]:
    lines = noted.lines
    if at in noted.keys:
        stop = _note_end(noted, at, layout)
        return (Footnote(noted.keys[at], inlines_of(joined(lines[at:stop], layout))),), stop
    for form in FORMS:
        if found := form(lines, at, layout):
            return found
    stop = paragraph_end(lines, at, layout)
    return (Paragraph(inlines_of(joined(lines[at:stop], layout))),), stop


def _note_end(noted: Noted, at: int, layout: Layout) -> int:
    stop = at + 1
    lines = noted.lines
    while (
        stop < len(lines)
        and stop not in noted.keys
        and layout.goes_on(lines[stop - 1], lines[stop])
    ):
        stop += 1
    return stop


def _on_new_page(block: Block) -> Block:
    """A paragraph that begins a printed page says so by a form feed, for the judgement."""
    if isinstance(block, Paragraph):
        begun: Inlines = (Text(PAGE), *block.inlines)
        return Paragraph(begun)
    return block


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not head:
        return False
    wide = max(head[0::2].count(0), head[1::2].count(0))
    controls = sum(byte < 9 or 14 <= byte < 27 or 28 <= byte < 32 for byte in head)
    is_wide = wide > 0.3 * len(head) and controls - wide < 0.02 * len(head)
    return controls > _BINARY * len(head) and not is_wide
