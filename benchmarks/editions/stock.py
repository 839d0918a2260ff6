"""The demo's sentences, crossheads, quotes, notes and heads, shuffled and dealt out again."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from typing import TypeVar

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    Footnote,
    List,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Table,
)
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import NoteMark, Text
from octavo.core.manuscript.measuring import word_count
from octavo.core.manuscript.sentences import sentences
from octavo.website.demo.content_files import manuscripts

SEED = 27_000
LONGEST_SET_PIECE = 130  # words
LEAST_FOR_A_BOX = 1_250  # words: shorter pieces stand in columns too narrow for one
SUBHEAD_EVERY, QUOTE_EVERY, NOTE_EVERY, SET_PIECE_EVERY = 450, 700, 500, 1_000  # words

T = TypeVar("T")


@dataclass
class Stock:
    """Piles that never end: each begins again when it is through."""

    chance: random.Random
    sentences: Iterator[str]
    subheads: Iterator[Subhead]
    quotes: Iterator[PullQuote]
    notes: Iterator[Footnote]
    set_pieces: Iterator[Block]
    heads: Iterator[Manuscript]

    def blocks(self, words: int) -> tuple[Block, ...]:
        """About so many words of running text with all that belongs to it."""
        blocks: list[Block] = []
        written = 0
        while written < words:
            before = written
            lines = list(islice(self.sentences, self.chance.randint(3, 5)))
            written += sum(len(line.split()) for line in lines)
            marks: list[Block] = []
            if _passes(before, written, NOTE_EVERY):
                note = Footnote(f"n{written}", next(self.notes).inlines)
                marks = [note]
            blocks += [_paragraph(lines, marks), *marks]
            if words - written < SUBHEAD_EVERY / 3:
                continue
            if _passes(before, written, QUOTE_EVERY, shift=300):
                blocks.append(next(self.quotes))
            if _passes(before, written, SET_PIECE_EVERY, shift=500):
                wide_enough = (
                    piece
                    for piece in self.set_pieces
                    if words >= LEAST_FOR_A_BOX or not isinstance(piece, Box)
                )
                blocks.append(piece := next(wide_enough))
                written += word_count(Manuscript("", blocks=(piece,)))
            if _passes(before, written, SUBHEAD_EVERY):
                blocks.append(next(self.subheads))
        return tuple(blocks)


def demo_stock(seed: int = SEED) -> Stock:
    """Everything in the demo's articles and drafts; the same seed deals in the same order."""
    chance = random.Random(seed)  # noqa: S311
    demo = [*manuscripts("articles").values(), *manuscripts("drafts").values()]
    blocks = [block for one in demo for block in one.blocks]

    def pile(members: Iterable[T]) -> Iterator[T]:
        those = list(members)
        chance.shuffle(those)
        return cycle(those)

    return Stock(
        chance,
        pile(dict.fromkeys(line for one in demo for line in _running(one))),
        pile(block for block in blocks if isinstance(block, Subhead)),
        pile(block for block in blocks if isinstance(block, PullQuote)),
        pile(block for block in blocks if isinstance(block, Footnote)),
        pile(block for block in blocks if _is_set_piece(block)),
        pile(one for one in demo if one.standfirst and one.bylines),
    )


def _running(manuscript: Manuscript) -> Iterator[str]:
    """The sentences of its body."""
    for one in sentences(manuscript):
        if one.purpose == "body" and one.path.startswith("blocks"):
            yield one.text


def _is_set_piece(block: Block) -> bool:
    if not isinstance(block, Box | Table | List | Quotation):
        return False
    has_notes = "NoteMark" in repr(block) or "Footnote" in repr(block)
    return not has_notes and word_count(Manuscript("", blocks=(block,))) <= LONGEST_SET_PIECE


def _paragraph(lines: list[str], notes: list[Block]) -> Paragraph:
    marks = (NoteMark(note.key) for note in notes if isinstance(note, Footnote))
    return Paragraph((Text(" ".join(lines)), *marks))


def _passes(before: int, after: int, every: int, *, shift: int = 0) -> bool:
    """Whether a multiple of `every`, put off by `shift`, lies between two counts."""
    return (before - shift) // every < (after - shift) // every and after > shift
