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
SURELY = 0.4  # dB below that when a file is made again: codecs answer as they like
SAFE = 0.1  # dB below what is allowed, since meters differ
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

    def aim(self, ceiling: float) -> Aim:
        """The aim at which it will be as loud as wanted, although limiting makes it quieter."""
        aim = Aim(self._gain, ceiling)
        for _ in range(GUESSES):
            aim = aim.louder(WANTED - self._expected(aim))
        return aim

    def _better(self, aim: Aim, heard: Level) -> Aim:
        """A better aim, now that one knows what came of this one."""
        over = max(heard.peak - (HIGHEST - SAFE), 0)
        lower = self.aim(aim.ceiling - over - SURELY if over else aim.ceiling)
        codec = aim.gain - self.aim(aim.ceiling).gain  # what it takes away, as was thought
        return lower.louder(codec + WANTED - heard.loudness)

    def _expected(self, aim: Aim) -> float:
        """How loud it will be, from what the limiter will do to the loud runs of each hop."""
        turned = self._levels(aim)
        count, runs = len(self._energies), round(RATE * HOP) // RUN
        power = np.square(turned[: count * runs].reshape(count, runs), dtype=np.float64)
        weight = np.square(self._heights[: count * runs].reshape(count, runs)) + FAINT
        return lufs_of(self._energies * (power * weight).sum(axis=1) / weight.sum(axis=1))

    def blocks(self, aim: Aim) -> Iterator[Samples]:
        """All of it, so loud and no higher."""
        return limited(self._sound.blocks(), self._levels(aim))

    def _levels(self, aim: Aim) -> Samples:
        with self._lock:  # one at a time: what this needs for a while is what needs most memory
            gain, ceiling = _factor(aim.gain), _factor(aim.ceiling)
            return levels(self._heights, gain=gain, ceiling=ceiling)

    def file(self, kind: Kind, tags: Tags) -> File:
        """The file of this kind; made again with a better aim when the codec moved it too far."""
        aim, made = self.aim(kind.ceiling).louder(kind.loss), []
        for tries in range(1, AGAIN + 2):
            content = kind.encode(self.blocks(aim), tags)
            made.append(File(kind.name, content, level_of(content), tries))
            if _miss(made[-1]) == 0:
                return made[-1]
            aim = self._better(aim, made[-1].level)
        return min(made, key=_miss)


def _miss(file: File) -> float:
    """How far the file is from what it should be; 0 if it is near enough."""
    away = abs(file.level.loudness - WANTED)
    over = max(file.level.peak - (HIGHEST - SAFE), 0)
    return over * 10 + (away if away > NEAR_ENOUGH else 0)


def _factor(decibels: float) -> float:
    return float(10 ** (decibels / 20))
