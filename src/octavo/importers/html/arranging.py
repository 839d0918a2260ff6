"""Brings an article's blocks into order: ranks of crossheads, pauses, notes, bold lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from octavo.core.manuscript.blocks import Block, Box, Break, Footnote, Paragraph, Subhead, Verse
from octavo.core.manuscript.inlines import Strong, plain_text
from octavo.importers.html.interviews import with_turns
from octavo.importers.html.typed_lists import with_typed_lists

HEADLINE_RANK = 0  # the headline among the blocks; it says nothing about the crossheads' ranks
_LOWEST = 3
_LONGEST_CROSSHEAD = 12  # words
_SENTENCE_END = re.compile(r"[.!?:;,…][”’\"')\]]*$")


def arranged(blocks: Sequence[Block]) -> tuple[list[Block], list[int]]:
    """The blocks in order, and for each place before one of the old blocks its new place."""
    ranked = _ranked(_with_bold_crossheads(with_turns(blocks)))
    heads = sum(1 for b in blocks[:1] if isinstance(b, Subhead) and b.level == HEADLINE_RANK)
    kept: list[Block] = []
    places: list[int] = []
    last = max(
        (i for i, block in enumerate(ranked) if not isinstance(block, Break | Footnote)), default=-1
    )
    for index, block in enumerate(_with_whole_poems(with_typed_lists(ranked))):
        places.append(len(kept))
        if block is None:
            continue
        if isinstance(block, Break):
            is_idle = len(kept) <= heads or isinstance(kept[-1], Break) or index > last
            if is_idle:
                continue
        kept.append(block)
    return kept, [*places, len(kept)]


def _with_whole_poems(blocks: list[Block | None]) -> list[Block | None]:
    """Stanzas in a row as one poem, up to a poet's name; the others' places hold a None."""
    result = list(blocks)
    poem: list[Verse] = []
    for place, block in enumerate([*blocks, None]):
        is_last = not isinstance(block, Verse)
        if isinstance(block, Verse):
            poem.append(block)
            is_last = bool(block.attribution)
        if is_last and poem:
            end = place + 1 if isinstance(block, Verse) else place
            start = end - len(poem)
            stanzas = tuple(stanza for verse in poem for stanza in verse.stanzas)
            result[start:end] = [Verse(stanzas, poem[-1].attribution), *[None] * (len(poem) - 1)]
            poem = []
    return result


def _ranked(blocks: list[Block]) -> list[Block]:
    """Crossheads numbered from 1 by the ranks that occur, whatever tags the page used."""
    ranks = sorted(
        {block.level for block in blocks if isinstance(block, Subhead)} - {HEADLINE_RANK}
    )
    level = {rank: min(place, _LOWEST) for place, rank in enumerate(ranks, 1)} | {HEADLINE_RANK: 1}
    return [_releveled(block, level) for block in blocks]


def _releveled(block: Block, level: dict[int, int]) -> Block:
    if isinstance(block, Subhead):
        return replace(block, level=level[block.level])
    if isinstance(block, Box):
        inner = tuple(_ranked(list(block.blocks)))
        return replace(block, blocks=inner)  # type: ignore[arg-type]
    return block


def _with_bold_crossheads(blocks: list[Block]) -> list[Block]:
    """Where a page has no headings, a short line in bold between paragraphs is a crosshead."""
    if any(isinstance(block, Subhead) and block.level != HEADLINE_RANK for block in blocks):
        return blocks
    bold = {i for i, block in enumerate(blocks) if _is_bold_line(block)}
    said = Counter(_words(blocks[i]) for i in bold)
    result = list(blocks)
    for i in bold:
        has_neighbours = 0 < i < len(blocks) - 1 and i + 1 not in bold and i - 1 not in bold
        is_between = has_neighbours and all(isinstance(blocks[j], Paragraph) for j in (i + 1,))
        block = blocks[i]
        if is_between and said[_words(block)] == 1 and isinstance(block, Paragraph):
            inner = block.inlines[0]
            if isinstance(inner, Strong):
                result[i] = Subhead(inner.children, 1)
    return result


def _is_bold_line(block: Block) -> bool:
    if not isinstance(block, Paragraph) or len(block.inlines) != 1:
        return False
    words = plain_text(block.inlines)
    return (
        isinstance(block.inlines[0], Strong)
        and len(words.split()) <= _LONGEST_CROSSHEAD
        and not _SENTENCE_END.search(words)
    )


def _words(block: Block) -> str:
    return plain_text(block.inlines) if isinstance(block, Paragraph) else ""
