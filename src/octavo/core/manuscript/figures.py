"""The pictures of an article, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from octavo.core.manuscript.blocks import Block, Box, BoxedBlock, Figure
from octavo.core.manuscript.document import Manuscript


def figures(manuscript: Manuscript) -> tuple[Figure, ...]:
    """Every figure, the lead image first, then in the order of the text, those in boxes too."""
    lead = (manuscript.lead_image,) if manuscript.lead_image else ()
    return (*lead, *_within(manuscript.blocks))


def rename_sources(manuscript: Manuscript, rename: Callable[[str], str]) -> Manuscript:
    """The manuscript with the source of each figure that has one called anew."""

    def renamed(figure: Figure) -> Figure:
        return replace(figure, source=rename(figure.source)) if figure.source else figure

    def in_box(block: BoxedBlock) -> BoxedBlock:
        return renamed(block) if isinstance(block, Figure) else block

    def in_block(block: Block) -> Block:
        if isinstance(block, Box):
            return replace(block, blocks=tuple(in_box(inner) for inner in block.blocks))
        return in_box(block)

    return replace(
        manuscript,
        lead_image=renamed(manuscript.lead_image) if manuscript.lead_image else None,
        blocks=tuple(in_block(block) for block in manuscript.blocks),
    )


def _within(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Box):
            yield from _within(block.blocks)
