"""How high sound really rises between its samples, and a limiter that keeps it below a ceiling."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from octavo.press.narration.engines.port import Samples

OVERSAMPLED = 4  # times, as ITU-R BS.1770-4 asks
TAPS = 16  # samples that a value between two of them is made of
HALF = TAPS // 2
RUN = 32  # samples that are looked at, and turned down, together
OVERSHOOT = 2.0  # times as high as its samples is more than sound ever rises between them
REACH = 9  # runs before a peak in which the limiter comes down, and in which it goes up again


class TruePeak:
    """Hears one channel and says how high it rose, between samples too.

    Runs that rise above `allowed` are in `over` once `dbtp` was asked, which ends the hearing: by
    number, and how high they rose.
    """

    def __init__(self, allowed: float = math.inf) -> None:
        self.over: list[tuple[int, float]] = []
        self._heights = _Heights()
        self._allowed, self._highest, self._runs = allowed, 0.0, 0

    def add(self, samples: Samples) -> None:
        """Hear what comes next."""
        found = self._heights.add(samples, above=min(self._highest, self._allowed))
        self._highest = max(self._highest, float(found.max(initial=0)))
        for run in np.flatnonzero(found > self._allowed).tolist():
            self.over.append((self._runs + run, float(found[run])))
        self._runs += len(found)

    def dbtp(self) -> float:
        """The true peak of all that was heard, in decibels below full scale."""
        self.add(np.zeros(RUN + TAPS, np.float32))
        return 20 * math.log10(self._highest) if self._highest else -math.inf


def heights(blocks: Iterable[Samples], *, above: float) -> Samples:
    """How high each run of the sound rises; those that stay below `above` may be told as 0."""
    heard, length = _Heights(), 0
    found = []
    for block in blocks:
        found.append(heard.add(block, above=above))
        length += len(block)
    found.append(heard.add(np.zeros(RUN + TAPS, np.float32), above=above))
    return np.concatenate(found)[: -(-length // RUN)]


def limited(blocks: Iterable[Samples], turned: Samples) -> Iterator[Samples]:
    """The sound at these levels. Every block but the last is a whole number of runs."""
    way = np.linspace(0, 1, RUN, endpoint=False, dtype=np.float32)
    run = 0
    for block in blocks:
        count = -(-len(block) // RUN)
        at, after = turned[run : run + count], turned[run + 1 : run + count + 1]
        run += count
        if at.min() == at.max() == after[-1]:
            yield block * at[0]
        else:
            slopes: Samples = at[:, None] + (after - at)[:, None] * way
            yield block * slopes.reshape(-1)[: len(block)]


def levels(risen: Samples, *, gain: float, ceiling: float) -> Samples:
    """By how much sound that rises so high is multiplied where each run begins, and at the end.

    First the lowest that the runs around allow, then a mean of those: smooth, and nowhere above
    what is allowed, since every value in the mean has seen the same peak.
    """
    allowed = np.float32(ceiling) / np.maximum(risen * np.float32(gain), np.float32(ceiling))
    beside = np.pad(allowed, 2 * REACH + 1, constant_values=1)
    lowest = _lowest(beside, span=2 * REACH + 2)
    smooth = _mean(_mean(lowest, span=REACH + 1), span=REACH + 1)
    return smooth * np.float32(gain)


def _lowest(values: Samples, *, span: int) -> Samples:
    """The lowest of each `span` values in a row."""
    width = 1
    while width * 2 <= span:
        values = np.minimum(values[:-width], values[width:])
        width *= 2
    rest = span - width
    return np.minimum(values[: len(values) - rest], values[rest:])


def _mean(values: Samples, *, span: int) -> Samples:
    """The mean of each `span` values in a row; exactly 1 where all of them are."""
    down = np.concatenate([[0.0], np.cumsum(1 - values, dtype=np.float64)])
    means = np.asarray(1 - (down[span:] - down[:-span]) / span, np.float32)
    means[means > 1 - 1e-6] = 1
    return means


class _Heights:
    """Says how high each run rises, as soon as the samples behind it are known."""

    def __init__(self) -> None:
        self._held = np.zeros(HALF - 1, np.float32)

    def add(self, samples: Samples, *, above: float) -> Samples:
        """The heights of the runs that are complete now; 0 for what is not above that height."""
        held = np.concatenate([self._held, samples])
        count = max(len(held) - TAPS + 1, 0) // RUN
        self._held = held[count * RUN :]
        padded = np.pad(np.abs(held), (0, (count + 2) * RUN))[: (count + 1) * RUN]
        most = padded.reshape(-1, RUN).max(axis=1)
        candidates = np.flatnonzero(np.maximum(most[:-1], most[1:]) * OVERSHOOT > above)
        found = np.zeros(count, np.float32)
        if len(candidates):
            within = np.arange(RUN + TAPS - 1)
            found[candidates] = _highest(held[candidates[:, None] * RUN + within])
        return found


def _highest(stretches: Samples) -> Samples:
    """The highest value of each stretch, its edges aside; tap by tap, the same on any machine."""
    highest = np.abs(stretches[:, HALF - 1 : HALF - 1 + RUN]).max(axis=1)
    for weights in _BETWEEN:
        values = np.zeros((len(stretches), RUN), np.float32)
        for tap, weight in enumerate(weights):
            values += stretches[:, tap : tap + RUN] * weight
        highest = np.maximum(highest, np.abs(values, out=values).max(axis=1))
    return highest


def _between() -> NDArray[np.float32]:
    """For each place between two samples, the weights of the samples around it."""
    places = np.arange(1, OVERSAMPLED)[:, None] / OVERSAMPLED
    away = np.arange(TAPS)[None, :] - (HALF - 1) - places
    weights = np.sinc(away) * np.i0(5 * np.sqrt(1 - (away / HALF) ** 2))
    exact: NDArray[np.float32] = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
    return exact


_BETWEEN = _between()
