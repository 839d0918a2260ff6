"""The subheads of an article as a list of its contents, each with its place in the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.core.manuscript.blocks import Block, Box, Subhead
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import plain_text
from octavo.core.renditions.web.anchors import Anchors
from octavo.core.renditions.web.lines import line, unlinked
from octavo.core.renditions.web.page import Page
from octavo.core.renditions.web.settings import Wording, no_image


@dataclass(frozen=True, slots=True)
class Entry:
    """One subhead: the anchor it has in the body, and its words as HTML without links."""

    anchor: str
    words: str


def outline(manuscript: Manuscript) -> tuple[Entry, ...]:
    """The article's own subheads of the highest level it uses; those in boxes are the boxes'."""
    own = [(anchor, head) for anchor, head in _heads(manuscript.blocks, Anchors()) if head]
    highest = min((head.level for _, head in own), default=1)
    page = Page(image=no_image, wording=Wording())
    return tuple(
        Entry(anchor, line(unlinked(head.inlines), page))
        for anchor, head in own
        if head.level == highest
    )


def _heads(
    blocks: Sequence[Block], anchors: Anchors, *, is_boxed: bool = False
) -> Iterator[tuple[str, Subhead | None]]:
    """Every heading in the order in which the body gives it an anchor; those in boxes as None."""
    for block in blocks:
        if isinstance(block, Subhead) and block.inlines:
            yield anchors.give(plain_text(block.inlines)), None if is_boxed else block
        elif isinstance(block, Box):
            if block.heading:
                yield anchors.give(plain_text(block.heading)), None
            yield from _heads(block.blocks, anchors, is_boxed=True)
