"""What stands apart from paragraphs: breaks, crossheads, lists, tables, quotations, verse."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from octavo.core.manuscript.blocks import (
    Block,
    Break,
    Cell,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.importers.judgement.joining import join_words
from octavo.importers.text.layout import Layout, ends_sentence
from octavo.importers.text.lines import Line, single_spaced
from octavo.importers.text.lists import read_list
from octavo.importers.text.marks import inlines_of

# The blocks that begin at a line, and the line after them; None when none begins there.
Found = tuple[tuple[Block, ...], int] | None
Form = Callable[[Sequence[Line], int, Layout], Found]

_BREAK = re.compile(r"(?:[*·•~=_+#⁂❦❧☙◆◇♦⸻—–-]\s*){1,60}|o0o|\[?\*+\]?|<hr ?/?>")
_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
_UNDERLINE = re.compile(r"(={3,}|-{3,}|~{3,})")
_QUOTED = re.compile(r">+\s?")
_COLUMNS = re.compile(r"\t+| {3,}|(?<=\S) ?\| ?")
_RULE = re.compile(r"[\s|+:=_-]{3,}")
_SPEECH = re.compile(r"[“\"„«—–-]")
_LONGEST_HEADING = 100
_VERSE_LINE = 64
_MOST_TABLE_ROWS = 1000
_LONGEST_CELL = 120
_LONGEST_FORM = 300  # lines of one quotation or stanza
_FEWEST_LINES = 60  # lines that may hold only the head of an article


def read_break(lines: Sequence[Line], at: int, layout: Layout) -> Found:
    """A line of nothing but ornaments."""
    text = lines[at].text
    if len(text) > 120 or not _BREAK.fullmatch(text) or text in {"-", "–", "+", "="}:
        return None
    return (Break(),), at + 1


def read_heading(lines: Sequence[Line], at: int, layout: Layout) -> Found:
    """`## A crosshead`, or one that is underlined."""
    text = lines[at].text
    if len(text) <= 300 and (match := _HEADING.fullmatch(text)):
        return (Subhead(inlines_of(match[2]), level=min(3, len(match[1]))),), at + 1
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    is_alone = at == 0 or lines[at - 1].is_blank or lines[at - 1].starts_page
    if (
        is_alone
        and _UNDERLINE.fullmatch(below)
        and len(text) <= _LONGEST_HEADING
        and 0.5 * len(text) <= len(below) <= 2.5 * len(text) + 10
        and not text.endswith((".", ",", ";"))
        and any(map(str.isalnum, text))
    ):
        return (
            Subhead(inlines_of(single_spaced(text)), level=1 if below[0] == "=" else 2),
        ), at + 2
    return None


def read_quotation(lines: Sequence[Line], at: int, layout: Layout) -> Found:
    """Lines that `>` marks, or a paragraph that stands further in than the others."""
    if not lines[at].text.startswith(">"):
        return None
    stop = at
    inner: list[Line] = []
    while stop < len(lines):
        text = lines[stop].text
        is_between = (
            lines[stop].is_blank and stop + 1 < len(lines) and lines[stop + 1].text.startswith(">")
        )
        if not text.startswith(">") and not is_between:
            break
        inner.append(Line(_QUOTED.sub("", text, count=1).strip()))
        stop += 1
    return (_quotation(paragraphs_of(inner, layout)),), stop


def read_indented(lines: Sequence[Line], at: int, layout: Layout) -> Found:
    """Paragraphs set further in, in a text whose paragraphs are not begun by an indent."""
    line = lines[at]
    if (
        layout.by_indent
        or line.indent < layout.indent + 2
        or layout.indents_lines
        or not _is_apart(lines, at)
    ):
        return None
    stop = at
    while stop < min(len(lines), at + _LONGEST_FORM) and (
        (lines[stop].is_blank and stop + 1 < len(lines) and lines[stop + 1].indent >= line.indent)
        or lines[stop].indent >= layout.indent + 2
    ):
        stop += 1
    inner = [Line(each.text) for each in lines[at:stop]]
    full = [each.text for each in inner if each.text]
    is_first = all(each.is_blank for each in lines[:at])
    if is_first or sum(map(len, full)) < 60 or _is_even_indent(lines, at, stop):
        return None
    if _is_verse(full, fewest=2, is_apart=True):
        return (_verse(inner),), stop
    if not ends_sentence(full[-1]) or max(map(len, full)) < 50:
        return None
    return (_quotation(paragraphs_of(inner, layout)),), stop


def read_verse(lines: Sequence[Line], at: int, layout: Layout) -> Found:
    """Short lines that end where the poet wanted, in stanzas; never the lines above the article."""
    is_above = at < _FEWEST_LINES and sum(len(line.text) for line in lines[:at]) < 200
    if layout.by_sentence or not _is_apart(lines, at) or (is_above and not layout.is_verse):
        return None
    stop = _short_run(lines, at, layout)
    full = [line.text for line in lines[at:stop]]
    if not _is_verse(full, fewest=3, is_apart=layout.is_verse):
        return None
    stanza = list(lines[at:stop])
    while stop + 1 < len(lines) and lines[stop].is_blank:
        further = _short_run(lines, stop + 1, layout)
        if not _is_verse(
            [line.text for line in lines[stop + 1 : further]], fewest=2, is_apart=True
        ):
            break
        stanza.extend(lines[stop:further])
        stop = further
    return (_verse(stanza),), stop


def read_table(lines: Sequence[Line], at: int, layout: Layout) -> Found:
    """Rows whose cells are parted by tabs, bars or wide gaps."""
    rows: list[list[str]] = []
    stop = at
    while stop < len(lines) and len(rows) < _MOST_TABLE_ROWS:
        text = lines[stop].text
        if rows and _RULE.fullmatch(text):
            stop += 1
            continue
        cells = _cells(text)
        if len(cells) < 2 or (rows and len(cells) != len(rows[0])):
            break
        if max(map(len, cells)) > _LONGEST_CELL:
            return None
        rows.append(cells)
        stop += 1
    if len(rows) < 2:
        return None
    if len(rows[0]) == 2 and len(rows) < 3 and "\t" not in lines[at].text:
        return None
    has_header = _is_header(rows)
    return (
        Table(
            tuple(
                tuple(Cell(inlines_of(cell), is_header=has_header and number == 0) for cell in row)
                for number, row in enumerate(rows)
            )
        ),
    ), stop


def paragraphs_of(lines: Sequence[Line], layout: Layout) -> list[str]:
    """Each paragraph's words in one line."""
    paragraphs: list[str] = []
    at = 0
    while at < len(lines):
        if lines[at].is_blank:
            at += 1
            continue
        stop = paragraph_end(lines, at, layout)
        paragraphs.append(joined(lines[at:stop], layout))
        at = stop
    return paragraphs


def paragraph_end(lines: Sequence[Line], at: int, layout: Layout) -> int:
    """The line after the paragraph that begins here."""
    stop = at + 1
    if not (layout.width or layout.by_sentence) or layout.stands_alone(lines[at]):
        return stop
    while stop < len(lines) and layout.goes_on(lines[stop - 1], lines[stop]):
        if layout.stands_alone(lines[stop]) or any(
            form(lines, stop, layout) for form in INTERRUPTING
        ):
            break
        stop += 1
    return stop


def joined(lines: Sequence[Line], layout: Layout) -> str:
    """Wrapped lines as one; a hyphen that only cut a word at the end of a line goes."""
    parts: list[str] = []
    for line in lines:
        text = line.text
        if parts and parts[-1].endswith("-"):
            parts[-1], between, text = join_words(parts[-1], text, known=layout.known)
            if not between:
                text = parts.pop() + text
        parts.append(text)
    return single_spaced(" ".join(parts))


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    return at == 0 or lines[at - 1].is_blank or lines[at].starts_page


def _short_run(lines: Sequence[Line], at: int, layout: Layout) -> int:
    limit = min(_VERSE_LINE, 0.85 * layout.width) if layout.width else _VERSE_LINE
    stop = at
    while stop < min(len(lines), at + _LONGEST_FORM) and 0 < len(lines[stop].text) <= limit:
        stop += 1
    return stop


def _is_verse(lines: Sequence[str], *, fewest: int, is_apart: bool) -> bool:
    """Whether the lines look as if their ends were chosen: commas, not sentence after sentence."""
    if len(lines) < fewest or any(len(line) > _VERSE_LINE for line in lines):
        return False
    ends = [line.rstrip("”\"’'»)")[-1:] for line in lines]
    pausing = sum(end in ",;:—–-" for end in ends)
    open_ends = sum(end.isalnum() for end in ends)
    spoken = sum(bool(_SPEECH.match(line)) for line in lines)
    words = [len(line.split()) for line in lines]
    if spoken > 0.5 * len(lines) or sum(words) / len(lines) < 2.5:
        return False
    if is_apart:
        return (
            pausing + open_ends >= max(1, 0.3 * len(lines)) and pausing + len(lines) - open_ends > 0
        )
    is_even = pausing + open_ends >= 0.5 * len(lines) and len(lines) >= 4
    return pausing >= (1 if is_even else max(1, 0.25 * len(lines))) and (
        pausing + open_ends >= 0.3 * len(lines)
    )


def _is_even_indent(lines: Sequence[Line], at: int, stop: int) -> bool:
    """Whether everything from here on stands in: then it is the measure, not a quotation."""
    return stop - at > 0.5 * len(lines)


def _verse(lines: Sequence[Line]) -> Verse:
    stanzas: list[list[str]] = [[]]
    for line in lines:
        if line.is_blank:
            stanzas.append([])
        else:
            stanzas[-1].append(single_spaced(line.text))
    return Verse(tuple(tuple(inlines_of(line) for line in stanza) for stanza in stanzas if stanza))


def _quotation(paragraphs: Sequence[str]) -> Quotation:
    """Paragraphs of a quotation; a last line that begins with a dash says who said them."""
    kept = list(paragraphs)
    attribution = ""
    if len(kept) > 1 and re.match(r"(?:[—–-]{1,2}|―)\s?\S", kept[-1]) and len(kept[-1]) < 120:
        attribution = kept.pop().lstrip("—–-― ")
    return Quotation(tuple(inlines_of(text) for text in kept), inlines_of(attribution))


def _cells(text: str) -> list[str]:
    if "|" in text and text.count("|") >= 2 and text.startswith("|"):
        return [cell.strip() for cell in text.strip("|").split("|")]
    if "\t" in text:
        return [single_spaced(cell) for cell in re.split(r"\t+", text)]
    return [cell.strip() for cell in re.split(r" {3,}", text)] if "   " in text else []


def _is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: no figures in it, and figures below."""
    first, *others = rows
    below = [cell for row in others for cell in row[1:]]
    has_figures = sum(any(map(str.isdigit, cell)) for cell in below) >= 0.5 * len(below)
    return has_figures and not any(cell[:1].isdigit() for cell in first[1:] if len(cell) != 4)


INTERRUPTING: tuple[Form, ...] = (read_break, read_heading, read_list)
FORMS: tuple[Form, ...] = (
    read_break,
    read_heading,
    read_quotation,
    read_table,
    read_list,
    read_indented,
    read_verse,
)
