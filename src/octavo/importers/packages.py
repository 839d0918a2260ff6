"""Packed files (Word documents): how much they unpack to, found out before any parser sees them."""

from __future__ import annotations

import io
import zipfile
import zlib

from octavo.importers.errors import FileBroken, FileTooLarge

MOST_UNPACKED = 160_000_000  # bytes of all parts together
MOST_MARKUP = 24_000_000  # bytes of one part of XML; parsers take twenty times as much memory
MOST_PARTS = 4_000
_CHUNK = 1 << 18


def check_package(content: bytes, *, name: str) -> None:
    """Refuse a package that is broken, encrypted, or unpacks to more than any article.

    What the package says of its sizes is believed only when it refuses: each part is unpacked,
    piece by piece and into nothing, and counted.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _too_large(name)
            if any(part.flag_bits & 0x1 for part in parts):
                raise FileBroken(name, "is locked with a password.")
            left = MOST_UNPACKED
            for part in parts:
                left -= _unpacked(package, part, name=name, room=left)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as broken:
        trouble = "is damaged: its packed parts cannot be unpacked."
        raise FileBroken(name, trouble) from broken


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo, *, name: str, room: int) -> int:
    is_markup = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    room = min(room, MOST_MARKUP) if is_markup else room
    size = 0
    with package.open(part) as opened:
        while chunk := opened.read(_CHUNK):
            size += len(chunk)
            if size > room:
                raise _too_large(name)
    return size


def _too_large(name: str) -> FileTooLarge:
    return FileTooLarge(name, "unpacks to more than any article holds; it was not read.")
