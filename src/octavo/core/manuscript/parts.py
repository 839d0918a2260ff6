"""The lines of words in an article, in reading order, each with its path and what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    BoxedBlock,
    Break,
    Embed,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Inlines, Text, plain_text

Purpose = Literal[
    "headline",
    "standfirst",
    "body",
    "subhead",
    "attribution",
    "speaker",
    "pull_quote",
    "caption",
    "credit",
    "table_notes",
    "footnote",
    "embed",
]
# What a person reads from top to bottom; the rest is looked at, or repeats.
RUNNING_PURPOSES = frozenset({"body", "subhead", "attribution"})


class Part(NamedTuple):
    """One line of words and its place as the schema names it: `blocks[3].items[0].inlines`."""

    path: str
    inlines: Inlines
    purpose: Purpose

    @property
    def text(self) -> str:
        return plain_text(self.inlines)


def parts(manuscript: Manuscript) -> Iterator[Part]:
    """Every line of an article that has words: headline, standfirst, lead image, blocks."""
    head = (
        _words("headline", manuscript.headline, "headline"),
        _words("standfirst", manuscript.standfirst, "standfirst"),
    )
    yield from _with_words(head)
    if manuscript.lead_image:
        yield from _with_words(_figure(manuscript.lead_image, "lead_image."))
    for index, block in enumerate(manuscript.blocks):
        yield from block_parts(block, path=f"blocks[{index}]")


def block_parts(block: Block, *, path: str = "") -> Iterator[Part]:
    """The lines of one block that have words, in reading order; a box begins with its heading."""
    prefix = f"{path}." if path else ""
    if isinstance(block, Box):
        yield from _with_words([Part(f"{prefix}heading", block.heading, "subhead")])
        for index, inner in enumerate(block.blocks):
            yield from block_parts(inner, path=f"{prefix}blocks[{index}]")
    else:
        yield from _with_words(_simple(block, prefix))


def _with_words(lines: Iterable[Part]) -> Iterator[Part]:
    return (line for line in lines if line.text)


def _words(path: str, text: str, purpose: Purpose) -> Part:
    return Part(path, (Text(text),), purpose)


def _simple(block: BoxedBlock, prefix: str) -> Iterator[Part]:
    match block:
        case Paragraph(inlines):
            yield Part(f"{prefix}inlines", inlines, "body")
        case Subhead(inlines):
            yield Part(f"{prefix}inlines", inlines, "subhead")
        case Footnote(_, inlines):
            yield Part(f"{prefix}inlines", inlines, "footnote")
        case InterviewTurn(speaker, inlines):
            yield _words(f"{prefix}speaker", speaker, "speaker")
            yield Part(f"{prefix}inlines", inlines, "body")
        case PullQuote(inlines, attribution):
            yield Part(f"{prefix}inlines", inlines, "pull_quote")
            yield Part(f"{prefix}attribution", attribution, "pull_quote")
        case Figure():
            yield from _figure(block, prefix)
        case Embed(_, title):
            yield _words(f"{prefix}title", title, "embed")
        case Break():
            pass
        case _:
            yield from _composite(block, prefix)


def _composite(block: Quotation | List | Verse | Table, prefix: str) -> Iterator[Part]:
    match block:
        case Quotation(paragraphs, attribution):
            yield from _numbered(f"{prefix}paragraphs", paragraphs)
            yield Part(f"{prefix}attribution", attribution, "attribution")
        case List(items):
            for index, item in enumerate(items):
                yield Part(f"{prefix}items[{index}].inlines", item.inlines, "body")
        case Verse(stanzas, attribution):
            for index, stanza in enumerate(stanzas):
                yield from _numbered(f"{prefix}stanzas[{index}]", stanza)
            yield Part(f"{prefix}attribution", attribution, "attribution")
        case _:
            yield from _table(block, prefix)


def _numbered(path: str, lines: Iterable[Inlines]) -> Iterator[Part]:
    return (Part(f"{path}[{index}]", line, "body") for index, line in enumerate(lines))


def _table(table: Table, prefix: str) -> Iterator[Part]:
    yield Part(f"{prefix}caption", table.caption, "caption")
    for index, row in enumerate(table.rows):
        for number, cell in enumerate(row):
            yield Part(f"{prefix}rows[{index}][{number}].inlines", cell.inlines, "body")
    yield Part(f"{prefix}notes", table.notes, "table_notes")


def _figure(figure: Figure, prefix: str) -> Iterator[Part]:
    yield Part(f"{prefix}caption", figure.caption, "caption")
    yield _words(f"{prefix}credit", figure.credit, "credit")
