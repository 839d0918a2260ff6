"""How loud sound is to the ear (ITU-R BS.1770-4), a block at a time."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from octavo.press.narration.engines.port import Samples

HOP = 0.1  # seconds; a gating block is four hops long, each begins one hop after the last
HOPS = 4
SILENCE = -70.0  # LUFS; quieter blocks never count
RELATIVE = -10.0  # LU; blocks this much quieter than the rest do not count either
OFFSET = -0.691
TAIL = 0.12  # seconds after which the weighting has forgotten a sound
_AT_ONCE = 32_768


class Loudness:
    """Hears one channel and says how loud it was on the whole."""

    def __init__(self, rate: int) -> None:
        self._hop = round(rate * HOP)
        self._tail = round(rate * TAIL)
        self._taken = (_AT_ONCE - self._tail) // self._hop * self._hop
        self._weights = _weights(rate, _AT_ONCE)
        self._before = np.zeros(self._tail, np.float32)
        self._waiting: list[Samples] = []
        self._count = 0
        self._energies: list[NDArray[np.float64]] = []

    def add(self, samples: Samples) -> None:
        """Hear what comes next."""
        self._waiting.append(samples)
        self._count += len(samples)
        if self._count >= self._taken:
            heard = np.concatenate(self._waiting)
            whole = len(heard) // self._taken * self._taken
            for first in range(0, whole, self._taken):
                self._hear(heard[first : first + self._taken])
            self._waiting, self._count = [heard[whole:]], len(heard) - whole

    def lufs(self) -> float:
        """The integrated loudness of all that was heard; minus infinity for silence."""
        return lufs_of(self.energies())

    def energies(self) -> NDArray[np.float64]:
        """The mean energy of each hop that was heard, as the ear weighs it."""
        left = np.concatenate([np.zeros(0, np.float32), *self._waiting])
        return np.concatenate([*self._energies, self._energies_of(left)]) / self._hop

    def _hear(self, samples: Samples) -> None:
        self._energies.append(self._energies_of(samples))
        self._before = np.concatenate([self._before, samples])[-self._tail :]

    def _energies_of(self, samples: Samples) -> NDArray[np.float64]:
        """The energy of each whole hop, as the ear weighs it.

        The weighting is done on the spectrum. What comes round from the end of the block falls on
        the tail, which is not used.
        """
        seen = np.concatenate([self._before, samples]).astype(np.float32)
        spectrum = np.fft.rfft(seen, _AT_ONCE) * self._weights
        heard = np.fft.irfft(spectrum, _AT_ONCE)[self._tail : self._tail + len(samples)]
        whole = len(heard) // self._hop * self._hop
        hops = heard[:whole].reshape(-1, self._hop).astype(np.float64)
        energies: NDArray[np.float64] = np.einsum("ij,ij->i", hops, hops)
        return energies


def lufs_of(energies: NDArray[np.float64]) -> float:
    """The integrated loudness of hops with these energies."""
    missing = max(HOPS - len(energies), 0)
    heard = np.pad(energies, (0, missing))
    sums = np.convolve(heard, np.ones(HOPS), "valid") / HOPS
    loud = sums[sums > _energy(SILENCE)]
    if len(loud) == 0:
        return -math.inf
    gated = loud[loud > loud.mean() * 10 ** (RELATIVE / 10)]
    return float(OFFSET + 10 * np.log10(gated.mean()))


def _energy(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))


@lru_cache(maxsize=4)
def _weights(rate: int, size: int) -> NDArray[np.complex64]:
    """How the ear weighs each frequency: a shelf for the head, then a high-pass.

    The standard gives both filters at 48 kHz; these are the analogue ones behind them.
    """
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    weights: NDArray[np.complex64] = (_shelf(z, rate) * _high_pass(z, rate)).astype(np.complex64)
    return weights


def _shelf(z: NDArray[np.complex128], rate: int) -> NDArray[np.complex128]:
    k, q = math.tan(math.pi * 1681.974450955533 / rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    middle = high**0.4996667741545416
    above = (
        (high + middle * k / q + k * k)
        + 2 * (k * k - high) * z
        + (high - middle * k / q + k * k) * z * z
    )
    return above / _resonance(z, k, q)


def _high_pass(z: NDArray[np.complex128], rate: int) -> NDArray[np.complex128]:
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    return (1 - z) ** 2 * (1 + k / q + k * k) / _resonance(z, k, q)


def _resonance(z: NDArray[np.complex128], k: float, q: float) -> NDArray[np.complex128]:
    return (1 + k / q + k * k) + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z
