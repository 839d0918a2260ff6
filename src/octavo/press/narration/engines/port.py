"""What an engine that speaks has to offer, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from octavo.core.renditions.narration.spoken.words import Spoken

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice: the name it is asked for by, its BCP 47 tag, and what a person calls it."""

    name: str
    language: str
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """Sound between -1 and 1 on one channel, and `[starts, ends)` in samples for each word.

    The times come in the order of the words and do not overlap. A word that the engine cannot say
    has no length.
    """

    samples: Samples
    words: tuple[tuple[int, int], ...]


class Narrator(Protocol):
    """One engine. The same words, voice and speed give the same samples, whoever asks and when.

    `fingerprint` changes whenever the samples would, so that stored speech is known to be stale.
    `speed` is 1 at the voice's own pace, and 2 at twice that. What it cannot say is silence; an
    engine that breaks down raises EngineFailed.
    """

    @property
    def fingerprint(self) -> str: ...

    @property
    def sample_rate(self) -> int: ...

    def voices(self) -> tuple[Voice, ...]:
        """Those that are ready here, the default one first."""

    def synthesize(self, spoken: Spoken, *, voice: str, speed: float) -> Speech:
        """Say it; VoiceUnknown for a voice that is not ready here."""
