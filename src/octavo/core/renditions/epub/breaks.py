"""Printed pages in the text of the book: where each begins, and the mark that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from octavo.core.issue.paging import PageStart
from octavo.core.manuscript.blocks import Block, Subhead
from octavo.core.renditions.epub.markup import void
from octavo.core.renditions.epub.settings import Wording

HEAD = -1  # before the headline, which has no number among the blocks
_BLOCK = re.compile(r"blocks\[(\d+)\]")


def breaks_of(starts: Iterable[PageStart], blocks: Sequence[Block]) -> dict[int, list[int]]:
    """The folios that begin before each block, by its number; one behind the last ends the text.

    A crosshead goes with what follows it.
    """
    breaks: dict[int, list[int]] = {}
    for folio, path in starts:
        found = _BLOCK.fullmatch(path)
        place = min(int(found[1]), len(blocks)) if found else HEAD
        while place > 0 and isinstance(blocks[place - 1], Subhead):
            place -= 1
        breaks.setdefault(place, []).append(folio)
    return breaks


def folio_anchor(folio: int) -> str:
    return f"page-{folio}"


def page_breaks(folios: Iterable[int], wording: Wording) -> list[str]:
    """A mark for each page, one after the other."""
    return [
        void(
            "hr",
            class_="page-break",
            id=folio_anchor(folio),
            epub_type="pagebreak",
            role="doc-pagebreak",
            aria_label=wording.page.format(folio=folio),
        )
        for folio in folios
    ]
