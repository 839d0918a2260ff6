"""What a file says of itself: title, author, magazine, cover and chapters."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from octavo.press.narration.errors import CoverRefused
from octavo.press.narration.joining import Mark

LARGEST_COVER = 3_000_000  # bytes; it goes into every file
JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Cover:
    """A picture as it is, and what kind it is."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Tags:
    """What the file is; its chapters begin at their marks and end at the next one's."""

    title: str
    author: str
    album: str
    marks: tuple[Mark, ...]
    seconds: float
    cover: Cover | None = None

    def chapters(self) -> tuple[tuple[str, float, float], ...]:
        """Title, start and end of each, in seconds."""
        starts = [*(mark.starts for mark in self.marks), self.seconds]
        return tuple(
            (mark.title, mark.starts, end) for mark, end in zip(self.marks, starts[1:], strict=True)
        )


def cover_at(path: Path | None) -> Cover | None:
    """The picture, if there is one; CoverRefused if players would not show it."""
    if path is None:
        return None
    content = path.read_bytes()
    if len(content) > LARGEST_COVER:
        message = f"The cover is larger than {LARGEST_COVER // 1_000_000} MB."
        raise CoverRefused(message)
    if content.startswith(JPEG):
        return Cover(content, "image/jpeg")
    if content.startswith(PNG):
        return Cover(content, "image/png")
    message = "The cover is neither a JPEG nor a PNG picture."
    raise CoverRefused(message)


def picture_block(cover: Cover) -> bytes:
    """The cover as FLAC and Ogg keep pictures; 3 means the front of it."""
    kind = cover.media_type.encode()
    head = struct.pack(">II", 3, len(kind)) + kind + struct.pack(">I", 0)
    return head + struct.pack(">IIIII", 0, 0, 24, 0, len(cover.content)) + cover.content
