"""The kinds of files, and how many bits a second speech is worth in each: one line a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from octavo.press.narration.codecs import aac, mp3, opus
from octavo.press.narration.engines.port import Samples
from octavo.press.narration.tags import Tags


class Encoder(Protocol):
    """Makes a whole file; the same sound and tags give the same bytes."""

    def __call__(self, blocks: Iterable[Samples], tags: Tags, *, bit_rate: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file, for speech on one channel.

    `ceiling` is how high sound may rise before it is encoded, in dBTP, so that it keeps below -1
    afterwards; `loss` is how much quieter the encoder makes it, in decibels.
    """

    name: str
    media_type: str
    bit_rate: int
    ceiling: float
    loss: float
    encoder: Callable[..., bytes]

    def encode(self, blocks: Iterable[Samples], tags: Tags) -> bytes:
        """The whole file."""
        return self.encoder(blocks, tags, bit_rate=self.bit_rate)


KINDS: dict[str, Kind] = {
    "mp3": Kind("mp3", "audio/mpeg", 64_000, -2.2, 0.6, mp3.encode),
    "m4a": Kind("m4a", "audio/mp4", 64_000, -2.5, 0.0, aac.encode),
    "opus": Kind("opus", "audio/ogg", 36_000, -4.9, 0.1, opus.encode),
}
