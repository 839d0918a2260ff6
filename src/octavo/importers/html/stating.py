"""Weighs what a page shows against what it tells machines: bylines, day, section, lead image."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import unquote, urlsplit

from octavo.core.manuscript.blocks import Block, Box, Figure, Paragraph, Subhead
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import plain_text
from octavo.importers.copy import SetAside
from octavo.importers.html.headline import same_words, title_parts
from octavo.importers.html.metadata import Facts
from octavo.importers.judgement.sections import read_section

_PROSE = 25  # words of a paragraph of the text


def joined_bylines(seen: Sequence[Byline], stated: Sequence[Byline]) -> tuple[Byline, ...]:
    """Those the page shows, with what machines are told besides; strangers to them stay out."""
    if not seen:
        return tuple(stated)
    addresses = {byline.name.casefold(): byline.url for byline in stated}
    joined = [
        replace(byline, url=byline.url or addresses.get(byline.name.casefold(), ""))
        for byline in seen
    ]
    known = {byline.name.casefold() for byline in seen}
    if known & set(addresses):
        joined.extend(byline for byline in stated if byline.name.casefold() not in known)
    return tuple(joined)


def joined_day(seen: date | None, stated: date | None) -> date | None:
    """The stated day, unless the page shows the one next to it: machines count in other zones."""
    if stated is None or seen is None:
        return stated or seen
    return seen if abs(seen - stated) <= timedelta(days=1) else stated


def joined_section(seen: str, facts: Facts, *, headline: str) -> str:
    """The section's slug: stated, shown, or part of the page's title or address."""
    for name in facts.sections:
        if slug := read_section(name):
            return slug
    if seen:
        return seen
    for part in title_parts(facts):
        if not same_words(part, headline) and (slug := read_section(part)):
            return slug
    for part in urlsplit(facts.address).path.split("/")[:-1]:
        if slug := read_section(unquote(part).replace("-", " ")):
            return slug
    return ""


def lead_image(blocks: Sequence[Block], facts: Facts) -> tuple[Figure | None, list[Block]]:
    """The first picture if no paragraph stands above it, and the blocks without it."""
    for place, block in enumerate(blocks):
        if isinstance(block, Figure):
            stated = facts.picture
            if stated is not None and _is_same_picture(block, stated):
                block = replace(
                    block,
                    credit=block.credit or stated.credit,
                    caption=block.caption or stated.caption,
                )
            return block, [*blocks[:place], *blocks[place + 1 :]]
        if isinstance(block, Paragraph):
            break
    has_pictures = any(True for _ in figures_in(blocks))
    return (None if has_pictures else facts.picture), list(blocks)


def without_twins(blocks: Sequence[Block], headline: str) -> tuple[list[Block], list[SetAside]]:
    """The blocks with the headline among them once at most; a second line of it is listed."""
    kept: list[Block] = []
    twins: list[SetAside] = []
    is_head = True
    is_seen = False
    for block in blocks:
        words = plain_text(block.inlines) if isinstance(block, Paragraph | Subhead) else ""
        is_head = is_head and len(words.split()) <= _PROSE
        is_headline = is_head and same_words(words, headline)
        if is_headline and is_seen:
            twins.append(SetAside(words, "the headline once more"))
        else:
            kept.append(block)
        is_seen = is_seen or is_headline
    return kept, twins


def figures_in(blocks: Iterable[Block]) -> Iterable[Figure]:
    """Every picture, those in boxes too."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Box):
            yield from figures_in(block.blocks)


def _is_same_picture(figure: Figure, stated: Figure) -> bool:
    """Whether the file's name is the same, or one of the two has none to compare."""

    def stem(source: str) -> str:
        return urlsplit(source).path.rpartition("/")[2].rpartition(".")[0].lower()

    return (
        not stem(stated.source) or not figure.credit or stem(figure.source) == stem(stated.source)
    )
