"""Boxes, which are all that an MP4 file consists of."""

from __future__ import annotations

import struct
from collections.abc import Iterator

Matrix = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


def box(name: str, *contents: bytes) -> bytes:
    """A box of that name."""
    content = b"".join(contents)
    return struct.pack(">I", 8 + len(content)) + name.encode("latin-1") + content


def full(name: str, *contents: bytes, version: int = 0, flags: int = 0) -> bytes:
    """A box with a version and flags before its content."""
    return box(name, struct.pack(">I", version << 24 | flags), *contents)


def u16(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}H", *numbers)


def u32(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}I", *numbers)


def inside(content: memoryview) -> Iterator[tuple[str, memoryview]]:
    """Names and contents of the boxes in it; ValueError where they do not fit."""
    at = 0
    while at + 8 <= len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        if size < 8 or at + size > len(content):
            message = "The boxes of this file do not fit into each other."
            raise ValueError(message)
        yield name.decode("latin-1"), content[at + 8 : at + size]
        at += size


def find(content: memoryview, *names: str) -> memoryview:
    """The content of the first box at the end of this path; ValueError if there is none."""
    for name in names:
        found = next((inner for known, inner in inside(content) if known == name), None)
        if found is None:
            message = f"This file has no box “{name}”."
            raise ValueError(message)
        content = found
    return content
