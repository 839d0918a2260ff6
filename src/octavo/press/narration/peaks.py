"""How high sound really rises between its samples, and a limiter that keeps it below a ceiling."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from octavo.press.narration.engines.port import Samples

TAPS = 24  # samples that a value between two of them is made of
HALF = TAPS // 2
OVERSAMPLED = 192_000  # values a second that are looked at; the standard asks for as many
RUN = 128  # samples that are passed over together
REACH = 0.006  # seconds before a peak in which the limiter comes down, and goes up again after it


class TruePeak:
    """Hears one channel and says how high it rose, between samples too."""

    def __init__(self, rate: int) -> None:
        self._between = _between(rate)
        self._bound = float(np.abs(self._between).sum(axis=1).max())
        self._before = np.zeros(TAPS, np.float32)
        self._highest = 0.0

    def add(self, samples: Samples) -> None:
        """Hear what comes next."""
        heard = np.concatenate([self._before, samples])
        self._before = heard[-TAPS:]
        for first in _loud_runs(heard, self._highest / self._bound):
            rise = _rise(heard[first : first + RUN + TAPS], self._between)
            self._highest = max(self._highest, float(rise.max(initial=0)))

    def dbtp(self) -> float:
        """The true peak in decibels below full scale."""
        return 20 * math.log10(self._highest) if self._highest else -math.inf


def limited(
    blocks: Iterable[Samples], *, gain: float, ceiling: float, rate: int
) -> Iterator[Samples]:
    """The sound made louder by `gain`, and turned down around peaks above `ceiling`."""
    reach = round(REACH * rate)
    margin = 2 * reach + TAPS
    between = _between(rate)
    held = np.zeros(margin, np.float32)
    for block in chain(blocks, [np.zeros(margin, np.float32)]):
        held = np.concatenate([held, block * np.float32(gain)])
        if len(held) > 2 * margin:
            turned = _turned_down(held, ceiling=ceiling, reach=reach, between=between)
            yield turned[margin:-margin]
            held = held[-2 * margin :]


def _turned_down(
    samples: Samples, *, ceiling: float, reach: int, between: NDArray[np.float32]
) -> Samples:
    """What the limiter makes of it; its first and last samples are not yet right."""
    allowed = np.ones(len(samples), np.float32)
    bound = float(np.abs(between).sum(axis=1).max())
    for first in _loud_runs(samples, ceiling / bound):
        rise = _rise(samples[first : first + RUN + TAPS], between)
        place = slice(first + HALF - 1, first + HALF - 1 + len(rise))
        allowed[place] = np.minimum(allowed[place], ceiling / np.maximum(rise, ceiling))
    if allowed.min() == 1:
        return samples
    # The lowest around each sample, then a mean of those: smooth, and nowhere above what is
    # allowed, since every value in the mean has seen the same peak.
    lowest = _lowest(allowed, span=2 * reach + 1)
    smooth = _mean(_mean(lowest, span=reach + 1), span=reach + 1)
    edge = np.ones(2 * reach, np.float32)
    return samples * np.concatenate([edge, smooth.astype(np.float32), edge])


def _lowest(values: Samples, *, span: int) -> Samples:
    """The lowest of each `span` values in a row."""
    width = 1
    while width * 2 <= span:
        values = np.minimum(values[:-width], values[width:])
        width *= 2
    rest = span - width
    return np.minimum(values[: len(values) - rest], values[rest:])


def _mean(values: NDArray[np.floating], *, span: int) -> NDArray[np.float64]:
    """The mean of each `span` values in a row."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    means: NDArray[np.float64] = (sums[span:] - sums[:-span]) / span
    return means


def _loud_runs(samples: Samples, above: float) -> list[int]:
    """Where runs begin in which a value between samples may be higher than the bound tells."""
    count = -(-(len(samples) - TAPS) // RUN)
    if count <= 0:
        return []
    padded = np.pad(np.abs(samples), (0, (count + 1) * RUN - len(samples)))
    highest = padded.reshape(-1, RUN).max(axis=1)
    with_next = np.maximum(highest[:-1], highest[1:])
    return [int(run) * RUN for run in np.flatnonzero(with_next > above)]


def _rise(samples: Samples, between: NDArray[np.float32]) -> Samples:
    """How high the sound rises from each sample to the next, in the middle of the stretch."""
    if len(samples) <= TAPS:
        return np.zeros(0, np.float32)
    values = np.abs(sliding_window_view(samples, TAPS) @ between.T).max(axis=1)
    return np.maximum(values, np.abs(samples[HALF - 1 : HALF - 1 + len(values)]))


@lru_cache(maxsize=4)
def _between(rate: int) -> NDArray[np.float32]:
    """For each place between two samples, the weights of the samples around it."""
    steps = max(math.ceil(OVERSAMPLED / rate), 2)
    places = np.arange(1, steps)[:, None] / steps
    away = np.arange(TAPS)[None, :] - (HALF - 1) - places
    window = np.i0(8 * np.sqrt(np.clip(1 - (away / HALF) ** 2, 0, 1))) / np.i0(8.0)
    weights = np.sinc(away) * window
    exact: NDArray[np.float32] = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
    return exact
