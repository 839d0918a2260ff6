"""Runs of blocks as HTML: turns of a conversation kept together, boxes and what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from octavo.core.manuscript.blocks import Block, Box, InterviewTurn
from octavo.core.manuscript.inlines import plain_text
from octavo.core.renditions.web.blocks import write
from octavo.core.renditions.web.lines import line
from octavo.core.renditions.web.markup import element
from octavo.core.renditions.web.page import Page
from octavo.core.renditions.web.settings import Interlude


def write_all(
    blocks: Sequence[Block], page: Page, path: str, *, interlude: Interlude | None = None
) -> str:
    """The blocks one after the other; `path` is the place of their list."""
    numbered = list(enumerate(blocks))
    written: list[str] = []
    for is_talk, members in groupby(numbered, key=lambda pair: isinstance(pair[1], InterviewTurn)):
        pieces: list[str] = []
        for index, block in members:
            pieces.append(write(block, page, f"{path}[{index}]"))
            if interlude is not None and interlude.after == index:
                pieces.append(interlude.markup)
        inside = "\n".join(filter(None, pieces))
        talk = element("div", f"\n{inside}\n", class_="interview")
        written.append(talk if is_talk and inside else inside)
    return "\n".join(filter(None, written))


@write.register
def _(block: Box, page: Page, path: str) -> str:
    """Headings in a box lie below the box's own; after it the text goes on as before it."""
    above, opened = (page.heading, page.base), []
    anchor = None
    if block.heading:
        anchor = page.anchors.give(plain_text(block.heading))
        page.base = level = page.heading_at(page.heading + 1)
        opened = [element(f"h{level}", line(block.heading, page, f"{path}.heading"), id=anchor)]
    inside = "\n".join(filter(None, [*opened, write_all(block.blocks, page, f"{path}.blocks")]))
    page.heading, page.base = above
    if not inside:
        return ""
    return element(
        "aside",
        f"\n{inside}\n",
        class_=page.classes(path, "box"),
        aria_labelledby=anchor,
        aria_label=None if anchor else page.wording.box,
    )
