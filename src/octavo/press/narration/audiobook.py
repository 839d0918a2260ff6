"""An issue as one audiobook: the articles' own packets behind each other, none encoded again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from octavo.press.narration.codecs.mp4.file import BOOK, Track, written
from octavo.press.narration.codecs.mp4.reading import Packets, packets_in
from octavo.press.narration.errors import NothingToSay, RecordingRefused
from octavo.press.narration.joining import Mark
from octavo.press.narration.sound import RATE
from octavo.press.narration.tags import Tags, cover_at

PIECE = 1 << 20  # bytes that are copied at once
PRIMING = 1024  # samples before the first article's sound


@dataclass(frozen=True, slots=True)
class Part:
    """One article of the book: its M4A file, and the chapter that it becomes."""

    title: str
    path: Path


def write_audiobook(
    parts: Sequence[Part], into: Path, *, title: str, author: str, cover: Path | None = None
) -> float:
    """Write the M4B file, whole or not at all; return its length in seconds.

    The same articles give the same bytes.
    """
    found = [_packets(part) for part in parts]
    if not found:
        message = "There is no article in this issue to make an audiobook of."
        raise NothingToSay(message)
    if len({packets.configuration for packets in found}) > 1:
        message = "The narrations of this issue were encoded in different ways; make them again."
        raise RecordingRefused(message)
    starts = [0, *accumulate(packets.samples for packets in found)]
    length = starts[-1] - PRIMING
    tags = Tags(
        title=title,
        author=author,
        album=title,
        marks=tuple(_marks(parts, starts)),
        seconds=length / RATE,
        cover=cover_at(cover),
    )
    sizes = tuple(size for packets in found for size in packets.sizes)
    track = Track(found[0].configuration, sizes, priming=PRIMING, length=length)
    _write(written(track, tags, brand=BOOK), found, into)
    return tags.seconds


def _packets(part: Part) -> Packets:
    try:
        return packets_in(part.path)
    except ValueError as trouble:
        message = f"The narration of “{part.title}” is not a file that a book can be joined of."
        raise RecordingRefused(message) from trouble


def _marks(parts: Sequence[Part], starts: Sequence[int]) -> Iterator[Mark]:
    """A chapter an article; what the encoder put before the first one is cut off."""
    for part, start in zip(parts, starts, strict=False):
        yield Mark(part.title, max(start - PRIMING, 0) / RATE)


def _write(head: bytes, found: Sequence[Packets], into: Path) -> None:
    part = into.with_name(f"{into.name}.{token_hex(4)}.part")
    try:
        with part.open("wb") as book:
            book.write(head)
            for packets in found:
                _copy(packets, book)
        part.replace(into)
    finally:
        part.unlink(missing_ok=True)


def _copy(packets: Packets, book: BinaryIO) -> None:
    """Copy the packets to the end of the book."""
    with packets.path.open("rb") as article:
        article.seek(packets.place)
        left = sum(packets.sizes)
        while left:
            content = article.read(min(PIECE, left))
            if not content:
                message = "The file of an article ends before its sound does."
                raise RecordingRefused(message)
            book.write(content)
            left -= len(content)
