"""The noise in a voice: breath, and what the tongue makes of it."""

from __future__ import annotations

from functools import cache

import numpy as np

from octavo.press.narration.engines.port import Samples

WIDTH = 8192  # values for each part of the spectrum: 51 seconds, more than any piece lasts


class Noise:
    """Noise for one piece, in the place of NumPy's generator; the same seed gives the same.

    All pieces take theirs from one sheet, each from a place of its own. To draw it anew for each
    took a fifteenth of the time of a sentence, and nobody hears the difference.
    """

    def __init__(self, seed: int) -> None:
        self._first = seed % WIDTH

    def standard_normal(self, shape: tuple[int, int], dtype: type[np.float32]) -> Samples:
        """Rows of independent values around 0, with a variance of 1."""
        rows, length = shape
        sheet, drawn = _sheet(rows), np.empty(shape, dtype)
        first, at = self._first, 0
        while at < length:
            taken = sheet[:, first : first + length - at]
            drawn[:, at : at + taken.shape[1]] = taken
            first, at = 0, at + taken.shape[1]
        return drawn


@cache
def _sheet(rows: int) -> Samples:
    generator = np.random.Generator(np.random.SFC64(1))  # the fastest that NumPy has
    sheet = generator.standard_normal((rows, WIDTH), dtype=np.float32)
    sheet.flags.writeable = False
    return sheet
