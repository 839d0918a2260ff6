"""AAC in MP4, by FFmpeg: for telephones, and what audiobooks are joined of."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import chain

import av

from octavo.press.narration.codecs.mp4.file import AUDIO, Track, written
from octavo.press.narration.engines.port import Samples
from octavo.press.narration.resampling import MONO, as_frame
from octavo.press.narration.sound import RATE
from octavo.press.narration.tags import Tags

CODER = {"aac_coder": "fast", "flags": "+bitexact"}  # a third of the time; no name of the encoder
PRIMING = 1024  # samples that the encoder puts before the sound


def encode(blocks: Iterable[Samples], tags: Tags, *, bit_rate: int) -> bytes:
    """The whole file, with its table of contents before the sound."""
    encoder = av.CodecContext.create("aac", "w")
    encoder.sample_rate, encoder.layout, encoder.format = RATE, MONO, "fltp"
    encoder.bit_rate, encoder.time_base, encoder.options = bit_rate, Fraction(1, RATE), CODER
    length, packets = 0, []
    for block in chain(blocks, [None]):
        frame = None if block is None else as_frame(block, rate=RATE, at=length)
        packets += [bytes(packet) for packet in encoder.encode(frame)]
        length += 0 if block is None else len(block)
    track = Track(
        configuration=bytes(encoder.extradata or b""),
        sizes=tuple(len(packet) for packet in packets),
        priming=PRIMING,
        length=length,
    )
    return written(track, tags, brand=AUDIO) + b"".join(packets)
