"""The blocks of raw copy on their way through the judgement, and what became of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.core.manuscript.blocks import Block, Footnote, List, Paragraph, Subhead
from octavo.core.manuscript.inlines import Inlines, Run, from_runs, runs
from octavo.core.manuscript.measuring import block_text
from octavo.importers.copy import RawCopy
from octavo.importers.judgement.joining import ends_sentence
from octavo.importers.tidying import lines_of, tidy

PAGE = "\f"
_NO_WORD = re.compile(r"[\W_]+")
_PROSE = 25  # words from which a paragraph is surely part of the text
_SENTENCE = 12  # words from which a paragraph with a full stop is
_LONGEST_HEAD_LINE = 200


@dataclass(slots=True)
class Piece:
    """A block of the file. `reason` says why it was set aside; `is_taken`, that it became a field.

    `place` is the block's index in the raw copy. `starts_page`: a printed page began here.
    """

    block: Block
    place: int
    text: str
    starts_page: bool = False
    reason: str = ""
    is_taken: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the piece still belongs to the body."""
        return not self.reason and not self.is_taken

    @property
    def is_line(self) -> bool:
        """Whether it is words that may be a headline, a credit or furniture as well as text."""
        return isinstance(self.block, Paragraph | Subhead)

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph of the text."""
        if not isinstance(self.block, Paragraph):
            return False
        return self.words >= _PROSE or (self.words >= _SENTENCE and ends_sentence(self.text))

    @property
    def inlines(self) -> Inlines:
        """The words of a line with their marks; nothing of other blocks."""
        return self.block.inlines if isinstance(self.block, Paragraph | Subhead) else ()


def pieces_of(raw: RawCopy) -> list[Piece]:
    """One piece for each block, and one for each line of the short ones above the text."""
    pieces: list[Piece] = []
    is_above = True
    for place, block in enumerate(raw.blocks):
        text = block_text(block)
        starts_page = text.startswith(PAGE)
        if starts_page and isinstance(block, Paragraph):
            block, text = Paragraph(without_page(block.inlines)), text[len(PAGE) :]
        piece = Piece(block, place, text, starts_page)
        parts = list(_parts(piece)) if is_above else [piece]
        pieces.extend(parts)
        is_above = is_above and not any(part.is_prose and part.words >= 60 for part in parts)
    return pieces


def plain(text: str) -> str:
    """Words alone, without case and punctuation, for comparing lines."""
    return " ".join(_NO_WORD.sub(" ", text.casefold()).split())


def opened(pieces: Iterable[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.is_open]


def lines_in(piece: Piece) -> list[str]:
    """The lines of a piece: items of a list, lines between line breaks."""
    if isinstance(piece.block, List | Paragraph | Subhead | Footnote):
        return [line for line in piece.text.split("\n") if line.strip()]
    return [piece.text]


def without_page(inlines: Inlines) -> Inlines:
    """The inlines without the form feed that says that a page begins."""
    return from_runs(replace(run, text=run.text.replace(PAGE, "")) for run in runs(inlines))


def cut(inlines: Inlines, start: int, stop: int) -> Inlines:
    """The inlines between two places of their plain text."""
    kept: list[Run] = []
    at = 0
    for run in runs(inlines):
        end = at + len(run.text)
        if run.note is not None:
            if start <= at <= stop:
                kept.append(run)
        elif at < stop and end > start:
            kept.append(replace(run, text=run.text[max(0, start - at) : stop - at]))
        at = end
    return tidy(kept)


def is_marked_whole(inlines: Inlines) -> bool:
    """Whether all words are emphasised, or all are strong."""
    flat = [run for run in runs(inlines) if run.text.strip()]
    return bool(flat) and (all(run.emphasis for run in flat) or all(run.strong for run in flat))


def prose_span(pieces: Sequence[Piece]) -> tuple[int, int]:
    """The first and the last piece that read like the article's text; all of them when none does."""
    places = [place for place, piece in enumerate(pieces) if piece.is_open and piece.is_prose]
    return (places[0], places[-1]) if places else (0, len(pieces) - 1)


def _parts(piece: Piece) -> Iterator[Piece]:
    lines = piece.text.split("\n")
    if len(lines) < 2 or not piece.is_line or max(map(len, lines)) > _LONGEST_HEAD_LINE:
        yield piece
        return
    for run_line in lines_of(runs(piece.inlines)):
        inlines = tidy(run_line)
        text = "".join(run.text for run in runs(inlines))
        if text:
            yield replace(piece, block=_like(piece.block, inlines), text=text)


def _like(block: Block, inlines: Inlines) -> Block:
    return Subhead(inlines, block.level) if isinstance(block, Subhead) else Paragraph(inlines)
