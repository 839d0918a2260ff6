"""ID3v2.4: what an MP3 file says of itself, its chapters too."""

from __future__ import annotations

import struct

from octavo.press.narration.tags import Tags

UTF_8 = b"\x03"
FRONT_COVER = b"\x03"
TOP_AND_IN_ORDER = 3
MOST_CHAPTERS = 255  # their number is a byte
NOT_TOLD = 0xFFFFFFFF  # where in the file a chapter begins: players go by its time


def id3(tags: Tags) -> bytes:
    """The tag that stands before the sound."""
    frames = _text("TIT2", tags.title) + _text("TPE1", tags.author) + _text("TALB", tags.album)
    frames += _chapters(tags)
    if tags.cover is not None:
        kind = tags.cover.media_type.encode() + b"\0"
        frames += _frame("APIC", UTF_8 + kind + FRONT_COVER + b"\0" + tags.cover.content)
    return b"ID3\x04\0\0" + _size(len(frames)) + frames


def _chapters(tags: Tags) -> bytes:
    chapters = tags.chapters()[:MOST_CHAPTERS]
    if not chapters:
        return b""
    names = [f"chapter{number}".encode() + b"\0" for number in range(1, len(chapters) + 1)]
    contents = b"contents\0" + bytes([TOP_AND_IN_ORDER, len(chapters)]) + b"".join(names)
    frames = _frame("CTOC", contents)
    for name, (title, starts, ends) in zip(names, chapters, strict=True):
        times = struct.pack(">II", round(starts * 1000), round(ends * 1000))
        places = struct.pack(">II", NOT_TOLD, NOT_TOLD)
        frames += _frame("CHAP", name + times + places + _text("TIT2", title))
    return frames


def _text(name: str, text: str) -> bytes:
    return _frame(name, UTF_8 + text.replace("\0", "").encode()) if text else b""


def _frame(name: str, content: bytes) -> bytes:
    return name.encode() + _size(len(content)) + b"\0\0" + content


def _size(number: int) -> bytes:
    """Seven bits a byte, so that no size looks like the beginning of sound."""
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))
