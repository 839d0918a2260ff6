"""Sound on the disk: a whole article is never held in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from octavo.press.narration.engines.port import Samples
from octavo.press.narration.speech import from_16_bits, in_16_bits

RATE = 24_000  # of everything that is published: an audiobook is joined of articles as they are
BLOCK = RATE  # samples that are read at once
WIDTH = 2  # bytes of a sample


class Sound:
    """One channel at RATE in a file of its own, written once and read as often as wanted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self.length = 0

    @property
    def seconds(self) -> float:
        return self.length / RATE

    def add(self, samples: Samples) -> None:
        """Write it behind the rest."""
        self._file.write(in_16_bits(samples).tobytes())
        self.length += len(samples)

    def blocks(self) -> Iterator[Samples]:
        """All of it, a second at a time."""
        self._file.flush()
        with self._path.open("rb") as file:
            while content := file.read(BLOCK * WIDTH):
                yield from_16_bits(content)

    def close(self) -> None:
        """Nothing is added any more, and the file is taken away."""
        self._file.close()
        self._path.unlink(missing_ok=True)
