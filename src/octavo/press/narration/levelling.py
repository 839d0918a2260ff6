"""Every file as loud as every other, in what a listener hears of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Lock
from typing import Self

import numpy as np

from octavo.press.narration.codecs.decoding import Level, level_of
from octavo.press.narration.codecs.table import Kind
from octavo.press.narration.engines.port import Samples
from octavo.press.narration.errors import NothingToSay
from octavo.press.narration.loudness import HOP, Loudness, lufs_of
from octavo.press.narration.peaks import RUN, heights, levels, limited
from octavo.press.narration.sound import RATE, Sound
from octavo.press.narration.tags import Tags

WANTED = -16.0  # LUFS: what podcasts agree on
HIGHEST = -1.0  # dBTP
NEAR_ENOUGH = 0.2  # LU
SURELY = 0.9  # dB lower for each time that a file is made again: codecs answer as they like
SAFE = 0.1  # dB below what is allowed, since meters differ
AROUND = 2  # runs on both sides of a place that is turned down
ROOM = 9.0  # dB below full scale in which an aim may still move
GUESSES = 4  # at the gain, each nearer than the last
FAINT = 1e-6  # the weight of a run that is not loud
LOUDEST_GAIN = 40.0  # dB; what is fainter than that is noise
AGAIN = 3  # times that a file is made again when the codec moved it


@dataclass(frozen=True, slots=True)
class Aim:
    """How much louder the sound is made, and what it must not rise above, in decibels."""

    gain: float
    ceiling: float

    def louder(self, decibels: float) -> Self:
        return replace(self, gain=min(self.gain + decibels, LOUDEST_GAIN))


@dataclass(frozen=True, slots=True)
class File:
    """One file and how loud it is when it is heard; `tries` counts how often it was made."""

    kind: str
    content: bytes
    level: Level
    tries: int


class Levelled:
    """Sound that can be read at any level."""

    def __init__(self, sound: Sound) -> None:
        self._sound, self._lock = sound, Lock()
        meter = Loudness(RATE)
        for block in sound.blocks():
            meter.add(block)
        self._energies = meter.energies()
        loudness = lufs_of(self._energies)
        if math.isinf(loudness):
            message = "There is nothing to hear in this sound."
            raise NothingToSay(message)
        self._gain = min(WANTED - loudness, LOUDEST_GAIN)
        self._heights = heights(sound.blocks(), above=_factor(-ROOM - self._gain))

    def _aim(self, ceiling: float, risen: Samples) -> Aim:
        """The aim at which it will be as loud as wanted, although limiting makes it quieter."""
        aim = Aim(self._gain, ceiling)
        for _ in range(GUESSES):
            aim = aim.louder(WANTED - self._expected(aim, risen))
        return aim

    def _expected(self, aim: Aim, risen: Samples) -> float:
        """How loud it will be, from what the limiter will do to the loud runs of each hop."""
        turned = self._levels(aim, risen)
        count, runs = len(self._energies), round(RATE * HOP) // RUN
        power = np.square(turned[: count * runs].reshape(count, runs), dtype=np.float64)
        weight = np.square(self._heights[: count * runs].reshape(count, runs)) + FAINT
        return lufs_of(self._energies * (power * weight).sum(axis=1) / weight.sum(axis=1))

    def _blocks(self, aim: Aim, risen: Samples) -> Iterator[Samples]:
        """All of it, so loud and no higher, as if it had risen so high."""
        return limited(self._sound.blocks(), self._levels(aim, risen))

    def _levels(self, aim: Aim, risen: Samples) -> Samples:
        with self._lock:  # one at a time: what this needs for a while is what needs most memory
            gain, ceiling = _factor(aim.gain), _factor(aim.ceiling)
            return levels(risen, gain=gain, ceiling=ceiling)

    def file(self, kind: Kind, tags: Tags) -> File:
        """The file of this kind, made again when the codec moved it too far.

        Then it is made louder or quieter as a whole, and turned down where alone it rose too high.
        """
        risen, made = self._heights, []
        aim = self._aim(kind.ceiling, risen).louder(kind.loss)
        for tries in range(1, AGAIN + 2):
            content = kind.encode(self._blocks(aim, risen), tags)
            # With places that are nearly too high: made again, a codec may choose one of these.
            level = level_of(content, allowed=_factor(HIGHEST - SAFE - SURELY))
            made.append(File(kind.name, content, level, tries))
            if _miss(made[-1]) == 0:
                return made[-1]
            codec = aim.gain - self._aim(kind.ceiling, risen).gain  # what it takes away, we thought
            risen = self._risen_higher(aim, risen, level, lower=tries * SURELY)
            aim = self._aim(kind.ceiling, risen).louder(codec + WANTED - level.loudness)
        return min(made, key=_miss)

    def _risen_higher(self, aim: Aim, risen: Samples, level: Level, *, lower: float) -> Samples:
        """The heights, those of places that came out too high raised, so that more is taken away.

        They come out `lower` than what is allowed, in decibels. What is taken away there by now may
        be for the sake of a higher place beside it.
        """
        if not level.over:
            return risen
        raised, turned = risen.copy(), self._levels(aim, risen)
        allowed = _factor(HIGHEST - SAFE - lower)
        for seconds, height in level.over:
            first = max(round(seconds * RATE / RUN) - AROUND, 0)
            place = slice(first, min(first + 2 * AROUND + 1, len(risen)))
            wanted = _factor(aim.ceiling) / turned[place] * np.float32(height / allowed)
            raised[place] = np.maximum(raised[place], wanted)
        return raised


def _miss(file: File) -> float:
    """How far the file is from what it should be; 0 if it is near enough."""
    away = abs(file.level.loudness - WANTED)
    over = max(file.level.peak - (HIGHEST - SAFE), 0)
    return over * 10 + (away if away > NEAR_ENOUGH else 0)


def _factor(decibels: float) -> float:
    return float(10 ** (decibels / 20))
