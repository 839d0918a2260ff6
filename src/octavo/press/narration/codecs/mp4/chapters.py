"""Chapters, in both ways that players look for them: a track of texts, and a short list."""

from __future__ import annotations

import struct
from itertools import pairwise

from octavo.press.narration.codecs.mp4 import tables
from octavo.press.narration.codecs.mp4.boxes import Matrix, box, full, u16, u32
from octavo.press.narration.sound import RATE
from octavo.press.narration.tags import Tags

UNDETERMINED = 0x55C4
MOST, LONGEST = 255, 255  # of the short list: its numbers are bytes
TICKS = 10_000_000  # of the short list in a second
IN_UTF_8 = u32(12) + b"encd" + u32(0x100)


def names(tags: Tags) -> bytes:
    """The texts of the track, as they lie among the packets."""
    return b"".join(_texts(tags))


def track(tags: Tags, *, number: int, at: int) -> bytes:
    """A track that is never shown, whose texts lie at this byte."""
    texts = _texts(tags)
    starts = [round(mark.starts * RATE) for mark in tags.marks] + [round(tags.seconds * RATE)]
    durations = [end - start for start, end in pairwise(starts)]
    length = sum(durations)
    head = u32(0, 0, number, 0, length) + bytes(16) + Matrix + bytes(8)
    looks = bytes(6) + u16(1) + bytes(43) + b"\0"
    plain = full("gmin", u16(0x40, 0x8000, 0x8000, 0x8000, 0, 0))
    return box(
        "trak",
        full("tkhd", head, flags=0),
        box(
            "mdia",
            full("mdhd", u32(0, 0, RATE, length), u16(UNDETERMINED, 0)),
            full("hdlr", u32(0), b"text", bytes(12), b"Chapters\0"),
            box(
                "minf",
                box("gmhd", plain, box("text", Matrix)),
                tables.here(),
                tables.of_texts(
                    box("text", looks), [len(text) for text in texts], durations, at=at
                ),
            ),
        ),
    )


def short_list(tags: Tags) -> bytes:
    """Titles and times as Nero wrote them first."""
    entries = []
    for mark in tags.marks[:MOST]:
        title = _cut(mark.title, LONGEST)
        entries.append(struct.pack(">QB", round(mark.starts * TICKS), len(title)) + title)
    if not entries:
        return b""
    return full("chpl", u32(0), bytes([len(entries)]), *entries, version=1)


def _texts(tags: Tags) -> list[bytes]:
    texts = [_cut(mark.title, 0xFFFF) for mark in tags.marks]
    return [u16(len(text)) + text + IN_UTF_8 for text in texts]


def _cut(title: str, length: int) -> bytes:
    return title.encode()[:length].decode(errors="ignore").encode()
