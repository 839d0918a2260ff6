"""Which characters the faces of a design can show: read from the faces themselves."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from octavo.press.design import FACES

FACE_ENDINGS = (".ttf", ".otf")


def letters_of(*folders: Path) -> frozenset[int]:
    """The characters that a face in these folders has; our own faces are always there."""
    faces = sorted(
        path
        for folder in (FACES, *folders)
        if folder.is_dir()
        for path in folder.iterdir()
        if path.suffix.lower() in FACE_ENDINGS
    )
    return frozenset().union(*(_of_face(path, path.stat().st_mtime_ns) for path in faces))


@lru_cache(maxsize=64)
def _of_face(path: Path, _changed: int) -> frozenset[int]:
    """The characters of one face; read again when its file has changed."""
    data = path.read_bytes()
    try:
        return frozenset(_characters(data))
    except (struct.error, IndexError):  # no face, whatever its name says
        return frozenset()


def _characters(data: bytes) -> Iterator[int]:
    """All characters of the tables that say which glyph shows which character."""
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == b"cmap":
            (tables,) = struct.unpack_from(">H", data, offset + 2)
            for table in range(tables):
                (at,) = struct.unpack_from(">I", data, offset + 8 + 8 * table)
                yield from _of_table(data, offset + at)


def _of_table(data: bytes, at: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", data, at)
    if form == 4:
        yield from _of_segments(data, at)
    elif form == 12:
        (groups,) = struct.unpack_from(">I", data, at + 12)
        for group in range(groups):
            first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * group)
            yield from range(first, min(last, 0x10FFFF) + 1)


def _of_segments(data: bytes, at: int) -> Iterator[int]:
    """Format 4: segments of characters, some of which lead to the glyph that shows nothing."""
    (double,) = struct.unpack_from(">H", data, at + 6)
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{double // 2}H", data, at + 14 + part * double + pad)
        for part, pad in ((0, 0), (1, 2), (2, 2), (3, 2))
    )
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for character in range(first, last + 1):
            glyph = character + deltas[number]
            if offsets[number]:
                where = at + 16 + 3 * double + 2 * number + offsets[number]
                (glyph,) = struct.unpack_from(">H", data, where + 2 * (character - first))
            if glyph % 0x10000 and character != 0xFFFF:
                yield character
