"""Tables that say how long each packet lasts, how large it is, and where it lies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from octavo.press.narration.codecs.mp4.boxes import box, full, u32

IN_A_CHUNK = 48  # packets: two seconds, so that a player finds its way quickly
SAME_FILE = 1


def here() -> bytes:
    """All packets lie in this very file."""
    return box("dinf", full("dref", u32(1), full("url ", flags=SAME_FILE)))


def of_packets(description: bytes, sizes: NDArray[np.uint32], *, duration: int, at: int) -> bytes:
    """Packets of one duration behind each other, the first at this byte."""
    places = at + np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)[:-1]])[::IN_A_CHUNK]
    whole, rest = divmod(len(sizes), IN_A_CHUNK)
    runs = [(1, IN_A_CHUNK)] if whole else []
    runs += [(whole + 1, rest)] if rest else []
    chunks = [number for first, count in runs for number in (first, count, 1)]
    return box(
        "stbl",
        full("stsd", u32(1), description),
        full("stts", u32(1, len(sizes), duration)),
        full("stsc", u32(len(runs), *chunks)),
        full("stsz", u32(0, len(sizes)), sizes.astype(">u4").tobytes()),
        full("stco", u32(len(places)), places.astype(">u4").tobytes()),
    )


def of_texts(
    description: bytes, sizes: Sequence[int], durations: Sequence[int], *, at: int
) -> bytes:
    """Texts of any duration in one chunk, which begins at this byte."""
    times = [number for duration in durations for number in (1, duration)]
    return box(
        "stbl",
        full("stsd", u32(1), description),
        full("stts", u32(len(durations), *times)),
        full("stsc", u32(1, 1, len(sizes), 1)),
        full("stsz", u32(0, len(sizes), *sizes)),
        full("stco", u32(1, at)),
    )
