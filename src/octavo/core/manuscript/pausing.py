"""Where a long text may pause for what is not its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from octavo.core.manuscript.blocks import Block, Paragraph
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.measuring import block_text
from octavo.core.manuscript.teaser import quotation_goes_on, running_words

# An article of fewer words is read in one breath.
LONG = 600
# What lies before the pause, and at least what lies behind it, as parts of the text.
BEFORE, BEHIND = 3, 4


def pause_after(manuscript: Manuscript) -> int | None:
    """The block after which a long text may pause: the first place behind its first third.

    It lies between two paragraphs that do not belong together, never beside a picture, a subhead
    or a pull quote, and a quarter of the text is still to come. None where there is no such place.
    """
    blocks = manuscript.blocks
    counts = [running_words(block) for block in blocks]
    words = sum(counts)
    if words < LONG:
        return None
    seams = (
        index
        for index, read in enumerate(accumulate(counts))
        if read * BEFORE >= words
        and (words - read) * BEHIND >= words
        and _is_seam(blocks, index, language=manuscript.language)
    )
    return next(seams, None)


def _is_seam(blocks: Sequence[Block], index: int, *, language: str) -> bool:
    """Whether a thought ends there, and plain text stands on both sides."""
    before, after = blocks[index], blocks[index + 1 :][:1]
    if not isinstance(before, Paragraph) or not after or not isinstance(after[0], Paragraph):
        return False
    ending, going_on = block_text(before).rstrip(), block_text(after[0]).strip()
    if not ending or not going_on or ending.endswith(":"):
        return False
    return not quotation_goes_on(before, after, language=language)
