"""Interviews without names: questions set wholly in bold, answers between them that are not."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.core.manuscript.blocks import Block, InterviewTurn, Paragraph
from octavo.core.manuscript.inlines import Strong, plain_text

_FEWEST_QUESTIONS = 3
_LONGEST_QUESTION = 80  # words
_QUESTION_ENDS = ("?", "?”", "?»", "?“", '?"', "？", ";")


def with_turns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with questions and answers where bold and plain paragraphs take turns."""
    bold = [place for place, block in enumerate(blocks) if _is_question(block)]
    asking = sum(1 for place in bold if _words(blocks[place]).endswith(_QUESTION_ENDS))
    are_answered = all(_is_answer(blocks, place + 1) for place in bold)
    if len(bold) < _FEWEST_QUESTIONS or asking * 2 < len(bold) or not are_answered:
        return list(blocks)
    return [
        _turn(block, is_question=place in bold) if place >= bold[0] else block
        for place, block in enumerate(blocks)
    ]


def _turn(block: Block, *, is_question: bool) -> Block:
    if not isinstance(block, Paragraph):
        return block
    if is_question and isinstance(block.inlines[0], Strong):
        return InterviewTurn("", block.inlines[0].children, is_question=True)
    return InterviewTurn("", block.inlines)


def _is_question(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and len(block.inlines) == 1
        and isinstance(block.inlines[0], Strong)
        and len(_words(block).split()) <= _LONGEST_QUESTION
    )


def _is_answer(blocks: Sequence[Block], place: int) -> bool:
    """Whether what follows a question is no other bold line."""
    return place < len(blocks) and not _is_question(blocks[place])


def _words(block: Block) -> str:
    return plain_text(block.inlines).strip() if isinstance(block, Paragraph) else ""
