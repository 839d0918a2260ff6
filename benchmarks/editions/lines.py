"""The lines of a PDF as they stand on its pages, and how loosely they are set."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

LOOSE = 6 / 9  # of the size of the type: more than 6 points between two words at 9 points
SAME_LINE = 0.5  # points that two baselines may differ by
LEAST_GAP = 0.1  # of the size: less than that is kerning, not a space
BODY = (8.9, 9.8)  # points: running text, in full articles and short ones


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its page from 0, its left edge and baseline in points, size and widest gap."""

    page: int
    left: float
    baseline: float
    size: float
    words: int
    widest_gap: float

    @property
    def is_loose(self) -> bool:
        return self.widest_gap > LOOSE * self.size


@dataclass(frozen=True, slots=True)
class _Letter:
    char: str
    left: float
    right: float
    baseline: float
    size: float


def lines_of(content: bytes) -> list[Line]:
    """Every line of text with a word in it, in the order in which the file writes them."""
    with pypdfium2.PdfDocument(content) as document:
        return [line for number, page in enumerate(document) for line in _lines(number, page)]


def loose_lines_pct(lines: Iterable[Line]) -> float:
    """Of the lines of running text that have a gap at all, how many in a hundred are loose."""
    body = [line for line in lines if BODY[0] <= line.size <= BODY[1] and line.words > 1]
    return 100 * sum(line.is_loose for line in body) / len(body)


def _lines(number: int, page: pypdfium2.PdfPage) -> Iterator[Line]:
    text = page.get_textpage()
    row: list[_Letter] = []
    for letter in _letters(text):
        if row and _begins_anew(row[-1], letter):
            yield from _line(number, row)
            row = []
        row.append(letter)
    yield from _line(number, row)
    text.close()


def _begins_anew(last: _Letter, letter: _Letter) -> bool:
    is_higher = abs(letter.baseline - last.baseline) > SAME_LINE
    return is_higher or letter.left < last.right - last.size or letter.size != last.size


def _line(number: int, row: list[_Letter]) -> Iterator[Line]:
    """The line of a row of letters; none of a row of spaces."""
    printed = [letter for letter in row if not letter.char.isspace()]
    if not printed:
        return
    first = printed[0]
    gaps = [after.left - before.right for before, after in pairwise(printed)]
    words = 1 + sum(gap > LEAST_GAP * first.size for gap in gaps)
    yield Line(number, first.left, first.baseline, first.size, words, max(gaps, default=0.0))


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[_Letter]:
    """The characters that the file itself writes; the reader's own spaces are left out."""
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        yield _Letter(char, box.left, box.right, y.value, round(size, 1))
