"""The opening of an article, for those who may not read all of it yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    Break,
    Footnote,
    Paragraph,
    PullQuote,
    Subhead,
)
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Inlines, Run, from_runs, plain_text, runs
from octavo.core.manuscript.measuring import block_inlines, block_text, count_words, word_count
from octavo.core.manuscript.parts import RUNNING_PURPOSES, block_parts
from octavo.core.manuscript.sentences import sentence_spans
from octavo.core.manuscript.typography.customs import customs
from octavo.core.manuscript.typography.quotes import quote_depths

# What is given away of an article: so many words, and no more than so much of a short one.
TEASER_WORDS = 120
TEASER_SHARE = 4

# What announces something must not stand last.
_ANNOUNCING = (Subhead, Break)


@dataclass(frozen=True, slots=True)
class _Ending:
    """A place where a teaser may end: what stands before it, and how many words that is."""

    blocks: tuple[Block, ...]
    words: int


def given_away(manuscript: Manuscript) -> Manuscript:
    """What everybody sees and hears of an article that is not for everybody."""
    return teaser(manuscript, words=min(TEASER_WORDS, word_count(manuscript) // TEASER_SHARE))


def teaser(manuscript: Manuscript, *, words: int) -> Manuscript:
    """The article with at most this many of its first running words, head and lead image whole.

    It ends at the end of a sentence and never inside a quotation; blocks other than paragraphs are
    kept whole or not at all. If that leaves no words, the first whole sentence or block is kept.
    Pull quotes are left out, as they lift words from what is held back, and so are notes that
    nothing marks any more.
    """
    if words <= 0:
        return replace(manuscript, blocks=())
    chosen: _Ending | None = None
    for ending in _endings(manuscript.blocks, language=manuscript.language):
        is_too_long = ending.words > words
        if not is_too_long or chosen is None or chosen.words == 0:
            chosen = ending
        if is_too_long:
            break
    kept = chosen.blocks if chosen else ()
    return replace(manuscript, blocks=(*kept, *_marked_notes(kept, manuscript.blocks)))


def _endings(blocks: Sequence[Block], *, language: str) -> Iterator[_Ending]:
    """Every place where a teaser may end, in reading order."""
    readable = [block for block in blocks if not isinstance(block, PullQuote | Footnote)]
    kept: tuple[Block, ...] = ()
    words = 0
    for index, block in enumerate(readable):
        if isinstance(block, Paragraph):
            for inlines in _openings(block.inlines, language=language):
                shorter = Paragraph(inlines)
                yield _Ending((*kept, shorter), words + running_words(shorter))
        kept = (*kept, block)
        words += running_words(block)
        goes_on = quotation_goes_on(block, readable[index + 1 :][:1], language=language)
        if not goes_on and not isinstance(block, _ANNOUNCING):
            yield _Ending(kept, words)


def _openings(inlines: Inlines, *, language: str) -> Iterator[Inlines]:
    """The beginnings of a paragraph up to each sentence but the last, where no quote is open."""
    text = plain_text(inlines)
    depths = quote_depths(text, customs(language))
    *ends, _ = [end for _, end in sentence_spans(text, language=language)] or [0]
    for end in ends:
        if depths[end - 1] == 0:
            yield _first_characters(inlines, end)


def quotation_goes_on(block: Block, following: Sequence[Block], *, language: str) -> bool:
    """A quotation of several paragraphs opens each of them and closes only the last."""
    if not following or not isinstance(block, Paragraph):
        return False
    words_after = block_text(following[0]).lstrip()
    return _leaves_open(block_text(block), language) and _leaves_open(words_after[:2], language)


def _leaves_open(text: str, language: str) -> bool:
    depths = quote_depths(text, customs(language))
    return bool(depths) and depths[-1] > 0


def _first_characters(inlines: Inlines, count: int) -> Inlines:
    """The line up to a character, with the note marks that stand right there."""
    return from_runs(_first_runs(inlines, count))


def _first_runs(inlines: Inlines, count: int) -> Iterator[Run]:
    for run in runs(inlines):
        if run.note is None and count == 0:
            return
        text = run.text[:count]
        count -= len(text)
        yield replace(run, text=text)


def running_words(block: Block) -> int:
    """The words of a block that are read from top to bottom."""
    return sum(
        count_words(part.text) for part in block_parts(block) if part.purpose in RUNNING_PURPOSES
    )


def _marked_notes(kept: Sequence[Block], blocks: Sequence[Block]) -> Iterator[Footnote]:
    """The notes whose marks stand in what was kept, wherever they were written."""
    marked = {run.note for block in kept for run in runs(block_inlines(block))}
    for block in blocks:
        inner = block.blocks if isinstance(block, Box) and block not in kept else (block,)
        yield from (note for note in inner if isinstance(note, Footnote) and note.key in marked)
