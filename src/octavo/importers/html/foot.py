"""What stands below the last rule of a page: the site's own lines, when some of them surely are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.core.manuscript.blocks import Block, Break, List, Paragraph, Subhead
from octavo.core.manuscript.inlines import Link
from octavo.core.manuscript.measuring import block_text
from octavo.importers.copy import SetAside
from octavo.importers.judgement.furniture import why_furniture

_MOST = 60  # words
_MOST_BLOCKS = 8
_OF_THE_SITE = re.compile(
    r"https?://|www\.|©|\(c\)|copyright|all rights|subscri|\b\d{3}[- ]\d{3}|@[\w-]+\.\w|visitor"
    r"|best viewed|printed from|^next\b|^previous\b",
    re.IGNORECASE,
)


def without_foot(blocks: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """The blocks without the site's lines below the last rule, and those lines."""
    rule = max(
        (place for place, block in enumerate(blocks) if isinstance(block, Break)), default=-1
    )
    below = blocks[rule + 1 :]
    if rule < 0 or not 0 < len(below) <= _MOST_BLOCKS:
        return list(blocks), []
    plain = all(isinstance(block, Paragraph | List | Subhead) for block in below)
    words = sum(len(block_text(block).split()) for block in below)
    if not plain or words > _MOST or not any(map(_is_of_site, below)):
        return list(blocks), []
    listed = [SetAside(block_text(block), "below the text", rule) for block in below]
    return list(blocks[:rule]), listed


def _is_of_site(block: Block) -> bool:
    text = block_text(block)
    is_link = (
        isinstance(block, Paragraph)
        and len(block.inlines) == 1
        and isinstance(block.inlines[0], Link)
    )
    return is_link or bool(_OF_THE_SITE.search(text)) or why_furniture(text) is not None
