"""What an editor decides about imported copy before it is stored, applied to the manuscript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from octavo.core.manuscript.blocks import (
    Block,
    Figure,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
)
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Inlines, Text
from octavo.importers.copy import Imported

Verdict = Literal["as_read", "paragraph", "subhead", "quotation", "pull_quote", "set_aside"]
VERDICTS: tuple[Verdict, ...] = (
    "as_read",
    "paragraph",
    "subhead",
    "quotation",
    "pull_quote",
    "set_aside",
)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The fields as the editor leaves them, a verdict for each block, and what to put back.

    `verdicts` has one entry a block of the imported manuscript; `put_back` holds indexes of
    `Imported.set_aside`.
    """

    headline: str
    standfirst: str = ""
    bylines: tuple[Byline, ...] = ()
    section: str = ""
    dateline: str = ""
    published_on: date | None = None
    language: str = "en"
    lead_image: Figure | None = None
    verdicts: tuple[Verdict, ...] = ()
    put_back: frozenset[int] = frozenset()


def corrected(imported: Imported, corrections: Corrections) -> Manuscript:
    """The manuscript as the editor wants it. Needs an imported file without an error."""
    if imported.manuscript is None:
        sentence = f"{imported.path} was not read, so there is nothing to correct."
        raise ValueError(sentence)
    return replace(
        imported.manuscript,
        headline=corrections.headline,
        standfirst=corrections.standfirst,
        bylines=corrections.bylines,
        section=corrections.section,
        dateline=corrections.dateline,
        published_on=corrections.published_on,
        language=corrections.language,
        lead_image=corrections.lead_image,
        blocks=_blocks(imported.manuscript.blocks, imported, corrections),
    )


def may_recast(block: Block) -> bool:
    """Whether the block is plain enough to be called something else."""
    match block:
        case Paragraph() | Subhead() | PullQuote() | Quotation():
            return True
    return False


def recast(block: Block, verdict: Verdict) -> tuple[Block, ...]:
    """The block's words as another kind of block; nothing when it is set aside."""
    if verdict == "set_aside":
        return ()
    if verdict == "as_read" or not may_recast(block):
        return (block,)
    paragraphs, attribution = _words(block)
    match verdict:
        case "quotation":
            return (Quotation(paragraphs, attribution),)
        case "pull_quote":
            return tuple(PullQuote(paragraph, attribution) for paragraph in paragraphs)
    # A paragraph or a crosshead has no place for who said it: the name becomes its own paragraph.
    kind = Subhead if verdict == "subhead" else Paragraph
    rest = (Paragraph(attribution),) if attribution else ()
    return (*(kind(paragraph) for paragraph in paragraphs), *rest)


def _words(block: Block) -> tuple[tuple[Inlines, ...], Inlines]:
    match block:
        case Quotation(paragraphs, attribution):
            return paragraphs, attribution
        case PullQuote(inlines, attribution):
            return (inlines,), attribution
        case Paragraph(inlines) | Subhead(inlines):
            return (inlines,), ()
    return (), ()


def _blocks(
    blocks: Sequence[Block], imported: Imported, corrections: Corrections
) -> tuple[Block, ...]:
    """The blocks after their verdicts, with what is put back standing where it was found."""
    back: dict[int, list[Block]] = {}
    for index in sorted(corrections.put_back):
        piece = imported.set_aside[index]
        back.setdefault(piece.before or 0, []).extend(_paragraphs(piece.text))
    result: list[Block] = []
    for position, block in enumerate(blocks):
        result.extend(back.pop(position, ()))
        verdict = corrections.verdicts[position] if corrections.verdicts else "as_read"
        result.extend(recast(block, verdict))
    for position in sorted(back):
        result.extend(back[position])
    return tuple(result)


def _paragraphs(text: str) -> list[Block]:
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return [Paragraph((Text(part),)) for part in parts if part]
