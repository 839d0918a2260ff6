"""MP3, by LAME: the only kind that every player reads."""

from __future__ import annotations

import struct
from collections.abc import Iterable

import lameenc

from octavo.press.narration.codecs.id3 import id3
from octavo.press.narration.engines.port import Samples
from octavo.press.narration.sound import RATE
from octavo.press.narration.speech import in_16_bits
from octavo.press.narration.tags import Tags

QUALITY = 5  # of LAME's, 0 to 9; slower ones are not heard at this rate
FRAME = 576  # samples, below 32 kHz
DELAY = 576  # samples that LAME puts before the sound
SIDE = 9  # bytes after the header of a frame on one channel
LAME = b"LAME3.100"
CONSTANT_RATE = 1
HAS_ALL = 0b1111  # frames, bytes, places, quality


def encode(blocks: Iterable[Samples], tags: Tags, *, bit_rate: int) -> bytes:
    """The whole file."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(bit_rate // 1000)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(QUALITY)
    encoder.silence()
    length, parts = 0, []
    for block in blocks:
        length += len(block)
        parts.append(bytes(encoder.encode(in_16_bits(block).tobytes())))
    parts.append(bytes(encoder.flush()))
    sound = b"".join(parts)
    return id3(tags) + _head(sound, length, bit_rate) + sound


def _head(sound: bytes, length: int, bit_rate: int) -> bytes:
    """A frame of silence that tells players how long the sound is, and what to cut off its ends.

    Without it they would play it 46 ms late.
    """
    size = FRAME // 8 * bit_rate // RATE
    frames = len(sound) // size
    padding = max(frames * FRAME - length - DELAY, 0)
    info = b"Info" + struct.pack(">III", HAS_ALL, frames, len(sound) + size)
    info += bytes(256 * part // 100 for part in range(100)) + struct.pack(">I", 50)
    lame = LAME + bytes([CONSTANT_RATE, 110]) + bytes(8) + bytes([0, min(bit_rate // 1000, 255)])
    lame += ((DELAY << 12) | min(padding, 4095)).to_bytes(3, "big") + bytes(4)
    lame += struct.pack(">IH", len(sound) + size, 0)
    head = sound[:4] + bytes(SIDE) + info + lame
    return (head + struct.pack(">H", _checksum(head))).ljust(size, b"\0")


def _checksum(content: bytes) -> int:
    """The CRC-16 that LAME writes of its head."""
    crc = 0
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
