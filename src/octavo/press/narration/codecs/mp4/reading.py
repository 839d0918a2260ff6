"""Reads where the packets of a file of ours lie, without reading them."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from octavo.press.narration.codecs.mp4.boxes import find, inside
from octavo.press.narration.codecs.mp4.file import PACKET

LARGEST_HEAD = 50_000_000  # bytes before the sound
_CONFIGURATION = 5  # the descriptor that sets the decoder up


@dataclass(frozen=True, slots=True)
class Packets:
    """Packets of AAC that lie behind each other in a file, from a byte on."""

    path: Path
    configuration: bytes
    sizes: tuple[int, ...]
    place: int

    @property
    def samples(self) -> int:
        return len(self.sizes) * PACKET


def packets_in(path: Path) -> Packets:
    """Where the sound is; ValueError if this is not a file as we write it."""
    try:
        return _packets(path, _movie(path))
    except (struct.error, IndexError, UnicodeDecodeError) as trouble:
        message = "This is not an M4A file of ours."
        raise ValueError(message) from trouble


def _movie(path: Path) -> memoryview:
    with path.open("rb") as file:
        head = memoryview(file.read(LARGEST_HEAD))
    at = 0
    while at + 8 <= len(head):
        size, name = struct.unpack_from(">I4s", head, at)
        if name == b"moov" and at + size <= len(head):
            return head[at + 8 : at + size]
        at += max(size, 8)
    message = "This file has no table of contents at its beginning."
    raise ValueError(message)


def _packets(path: Path, movie: memoryview) -> Packets:
    table = find(_sound_track(movie), "mdia", "minf", "stbl")
    _, _, count = struct.unpack_from(">III", find(table, "stsz"))
    sizes = struct.unpack_from(f">{count}I", find(table, "stsz"), 12)
    (place,) = struct.unpack_from(">I", find(table, "stco"), 8)
    return Packets(path, _configuration(find(table, "stsd")), sizes, place)


def _sound_track(movie: memoryview) -> memoryview:
    for name, content in inside(movie):
        if name == "trak" and bytes(find(content, "mdia", "hdlr")[8:12]) == b"soun":
            return content
    message = "This file has no sound."
    raise ValueError(message)


def _configuration(descriptions: memoryview) -> bytes:
    """What the decoder is set up with, out of descriptors that all are shorter than 128 bytes."""
    streams = find(descriptions[8 + 8 + 28 :], "esds")[4:]
    decoder = streams[2 + 3 :]  # behind the head of the stream
    specific = decoder[2 + 13 :]  # behind the head of the decoder
    if specific[0] != _CONFIGURATION:
        message = "This file sets its decoder up in another way than ours do."
        raise ValueError(message)
    return bytes(specific[2 : 2 + specific[1]])
