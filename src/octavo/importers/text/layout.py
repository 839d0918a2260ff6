"""How a text was laid out: whether lines were wrapped, how wide, what begins a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from octavo.importers.judgement import dates
from octavo.importers.judgement.bylines import read_bylines
from octavo.importers.judgement.furniture import ADDRESS, PAGE_NUMBER, PRINT_HEADER, why_furniture
from octavo.importers.judgement.joining import words_known
from octavo.importers.text.lines import Line

_LONG = 110  # characters; nobody wraps wider than this
_FEWEST_PAIRS = 3
_CLOSERS = "”\"»’')]*_ "
_SHORTEST_SENTENCE = 8
_INNER_END = re.compile(r"\b[^\W\d_]{3,30}[.!?][”\"’'»]?\s+[^\W\d_a-z]")
_VERSE = 64  # characters; longer lines of verse are rare
_LONGEST_ALONE = 90
_LONGEST_BYLINE = 60
_PAGE_FURNITURE = frozenset({PAGE_NUMBER, PRINT_HEADER, ADDRESS})
_NO_WORD = re.compile(r"[\W\d_]+")
_FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The measure of a text. A width of nought: each line is a paragraph.

    `by_indent`: a line that is indented further than `indent` begins a paragraph.
    `known`: the words of the text, which say where a hyphen only cut one.
    `by_sentence`: each sentence has a line, and blank lines part the paragraphs.
    `is_verse`: nearly all of it is lines whose ends were chosen.
    `recurring`: the shapes of lines that stand there more than once.
    `indents_lines`: most paragraphs of one line are indented, so that an indent says nothing.
    """

    width: int = 0
    indent: int = 0
    by_indent: bool = False
    by_sentence: bool = False
    is_verse: bool = False
    indents_lines: bool = False
    recurring: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    def stands_alone(self, line: Line) -> bool:
        """Whether the line is no part of a paragraph although it stands in the middle of one.

        Lines that come back on each page, page numbers, a date or a byline alone.
        """
        text = line.text
        if len(text) > _LONGEST_ALONE:
            return False
        return (
            shape_of(text) in self.recurring
            or why_furniture(text) in _PAGE_FURNITURE
            or dates.read_date(text) is not None
            or (text[:1].isupper() and len(text) <= _LONGEST_BYLINE and bool(read_bylines(text)))
        )

    def goes_on(self, line: Line, following: Line) -> bool:
        """Whether a line was only wrapped here, so that the next one belongs to its paragraph."""
        if self.by_sentence and ends_sentence(line.text) and not following.starts_page:
            return not following.is_blank and len(following.text) > _SHORTEST_SENTENCE
        if not self.width or following.starts_page or following.is_blank:
            return False
        if self.by_indent and following.indent > self.indent:
            return False
        if abs(following.indent - line.indent) > 8:
            return False
        first = _FIRST_WORD.match(following.text)
        length = len(line.text) + max(0, line.indent - self.indent)
        if length + 1 + len(first[0] if first else "") > self.width:
            return True
        is_ended = ends_sentence(line.text)
        is_lower = following.text[:1].islower()
        if length >= 0.75 * self.width:
            return not is_ended or is_lower
        return is_lower and not is_ended and length >= 0.45 * self.width


def measure(lines: Sequence[Line]) -> Layout:
    """The layout that most of the text keeps."""
    full = [line for line in lines if not line.is_blank]
    indent = Counter(line.indent for line in full).most_common(1)[0][0] if full else 0
    lengths = sorted(len(line.text) for line in full)
    total = sum(lengths)
    if _is_by_sentence(lines):
        return Layout(indent=indent, by_sentence=True)
    if not total or sum(length for length in lengths if length > _LONG) > 0.35 * total:
        return Layout(indent=indent, indents_lines=_indents_lines(full))
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if len(line.text) >= 35 and not following.is_blank
    ]
    unfinished = sum(not ends_sentence(line.text) for line, _ in pairs)
    if len(pairs) < _FEWEST_PAIRS or unfinished < 0.5 * len(pairs):
        return Layout(indent=indent, indents_lines=_indents_lines(full))
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]
    if not _is_full(pairs, width):
        return Layout(indent=indent, is_verse=True)
    return Layout(
        width=width,
        indent=indent,
        by_indent=_is_by_indent(lines, indent),
        recurring=_recurring(full),
        known=words_known("\n".join(line.text for line in full)),
    )


def _is_full(pairs: Sequence[tuple[Line, Line]], width: int) -> bool:
    """Whether most lines that go on are as long as the measure lets them be; verse is not."""
    going_on = [(line, following) for line, following in pairs if not ends_sentence(line.text)]
    lengths = [
        len(line.text) + 1 + len(following.text.split(" ", 1)[0]) for line, following in going_on
    ]
    roughly = sum(length > 0.85 * width for length in lengths)
    strictly = sum(length > width - 2 for length in lengths)
    pausing = sum(line.text[-1] in ",;:.!?—–-" for line, _ in pairs)
    if width <= _VERSE and strictly < 0.5 * len(lengths) and pausing >= 0.45 * len(pairs):
        return False
    return roughly >= 0.6 * len(lengths)


def _is_by_sentence(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are parted by blank lines and hold one sentence a line."""
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line.is_blank:
            chunks.append([])
        else:
            chunks[-1].append(line.text)
    several = [
        text for chunk in chunks if len(chunk) > 1 and ends_sentence(chunk[0]) for text in chunk
    ]
    counted = sum(len(chunk) > 1 and ends_sentence(chunk[0]) for chunk in chunks)
    whole = sum(ends_sentence(text) and not _INNER_END.search(text) for text in several)
    return counted >= 3 and len(several) >= 2.5 * counted and whole >= 0.8 * len(several)


def _indents_lines(full: Sequence[Line]) -> bool:
    words = sum(len(line.text) for line in full)
    return sum(len(line.text) for line in full if line.indent >= 2) > 0.4 * words


def shape_of(text: str) -> str:
    """A line without what changes from page to page: numbers, case and punctuation."""
    return " ".join(_NO_WORD.sub(" ", text.casefold()).split())


def _recurring(full: Sequence[Line]) -> frozenset[str]:
    counted = Counter(shape_of(line.text) for line in full if len(line.text) <= _LONGEST_ALONE)
    return frozenset(shape for shape, times in counted.items() if times > 1 and len(shape) >= 4)


def ends_sentence(text: str) -> bool:
    """Whether the last words end a sentence, whatever quotes or brackets close after it."""
    return text.rstrip(_CLOSERS)[-1:] in {".", "!", "?", "…", "。", ":"}


def _is_by_indent(lines: Sequence[Line], indent: int) -> bool:
    """Whether paragraphs begin with an indent: single lines that stand further in than the next."""
    begun = 0
    for line, following in pairwise(lines):
        begun += (
            indent < line.indent <= indent + 12
            and following.indent == indent
            and not following.is_blank
        )
    return begun >= 3
