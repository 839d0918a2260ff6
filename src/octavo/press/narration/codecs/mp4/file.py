"""Everything of an MP4 file but its sound: what it is, how long, where each packet lies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from octavo.press.narration.codecs.mp4 import chapters, tables
from octavo.press.narration.codecs.mp4.boxes import Matrix, box, full, u16, u32
from octavo.press.narration.sound import RATE
from octavo.press.narration.tags import Cover, Tags

AUDIO, BOOK = "M4A ", "M4B "
PACKET = 1024  # samples
SOUND_TRACK, CHAPTER_TRACK = 1, 2
ENABLED = 7  # and a part of the movie, and of its preview
UNDETERMINED = 0x55C4  # the language “und”, five bits a letter
JPEG, PNG, UTF_8 = 13, 14, 1  # kinds of values in the tags
IS_BOOK = 2


@dataclass(frozen=True, slots=True)
class Track:
    """Packets of AAC: how the decoder is set up, and the size of each packet in bytes.

    The sound is `length` samples long and begins after `priming` samples.
    """

    configuration: bytes
    sizes: tuple[int, ...]
    priming: int
    length: int


def written(track: Track, tags: Tags, *, brand: str) -> bytes:
    """All that stands before the packets. The chapters' names lie between it and them."""
    kind = box("ftyp", brand.encode(), u32(0), brand.encode(), b"mp42isom")
    names = chapters.names(tags)
    size = sum(track.sizes) + len(names)
    head = u32(8 + size) + b"mdat"
    before = len(kind) + len(_movie(track, tags, brand, at=0)) + len(head)
    return kind + _movie(track, tags, brand, at=before) + head + names


def _movie(track: Track, tags: Tags, brand: str, *, at: int) -> bytes:
    """The table of contents of a file whose packets, or chapters' names, begin at this byte."""
    following = CHAPTER_TRACK + 1
    head = u32(0, 0, RATE, track.length, 0x10000) + u16(0x100) + bytes(10) + Matrix
    parts = [full("mvhd", head, bytes(24), u32(following))]
    sound_at = at + len(chapters.names(tags))
    parts.append(_sound_track(track, at=sound_at, has_chapters=bool(tags.marks)))
    if tags.marks:
        parts.append(chapters.track(tags, number=CHAPTER_TRACK, at=at))
    parts.append(box("udta", chapters.short_list(tags), _tags(tags, brand)))
    return box("moov", *parts)


def _sound_track(track: Track, *, at: int, has_chapters: bool) -> bytes:
    head = u32(0, 0, SOUND_TRACK, 0, track.length) + bytes(8) + u16(0, 0, 0x100, 0) + Matrix
    edit = full("elst", u32(1, track.length, track.priming, 0x10000))
    media = u32(0, 0, RATE, len(track.sizes) * PACKET) + u16(UNDETERMINED, 0)
    refers = box("tref", box("chap", u32(CHAPTER_TRACK))) if has_chapters else b""
    return box(
        "trak",
        full("tkhd", head, bytes(8), flags=ENABLED),
        box("edts", edit),
        refers,
        box(
            "mdia",
            full("mdhd", media),
            full("hdlr", u32(0), b"soun", bytes(12), b"Sound\0"),
            box(
                "minf",
                full("smhd", u32(0)),
                tables.here(),
                tables.of_packets(
                    _description(track.configuration, track.sizes),
                    np.asarray(track.sizes, ">u4"),
                    duration=PACKET,
                    at=at,
                ),
            ),
        ),
    )


def _description(configuration: bytes, sizes: tuple[int, ...]) -> bytes:
    """How the packets are to be decoded (MPEG-4 Systems: descriptors in each other)."""
    rate = sum(sizes) * 8 * RATE // (len(sizes) * PACKET) if sizes else 0
    specific = _descriptor(5, configuration)
    decoder = _descriptor(4, b"\x40\x15" + bytes(3) + u32(rate, rate) + specific)
    stream = _descriptor(3, u16(SOUND_TRACK) + b"\0" + decoder + _descriptor(6, b"\x02"))
    entry = bytes(6) + u16(1) + bytes(8) + u16(1, 16, 0, 0) + u32(RATE << 16)
    return box("mp4a", entry, full("esds", stream))


def _descriptor(tag: int, content: bytes) -> bytes:
    return bytes([tag, len(content)]) + content


def _tags(tags: Tags, brand: str) -> bytes:
    told = [
        ("©nam", tags.title),
        ("©ART", tags.author),
        ("aART", tags.author),
        ("©alb", tags.album),
    ]
    items = [box(name, _value(UTF_8, text.encode())) for name, text in told if text]
    if brand == BOOK:
        items.append(box("stik", _value(21, bytes([IS_BOOK]))))
    if tags.cover is not None:
        items.append(_cover(tags.cover))
    handler = full("hdlr", u32(0), b"mdirappl", bytes(9))
    return full("meta", handler, box("ilst", *items))


def _cover(cover: Cover) -> bytes:
    kind = JPEG if cover.media_type == "image/jpeg" else PNG
    return box("covr", _value(kind, cover.content))


def _value(kind: int, content: bytes) -> bytes:
    return box("data", u32(kind, 0), content)
