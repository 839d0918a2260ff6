"""What a listener hears of a file."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import av
import numpy as np
from av.container import InputContainer

from octavo.press.narration.engines.port import Samples
from octavo.press.narration.loudness import Loudness
from octavo.press.narration.peaks import RUN, TruePeak

FRAMES = 256  # of a codec, put together: each call has its price


@dataclass(frozen=True, slots=True)
class Level:
    """Integrated loudness in LUFS, and true peak in decibels below full scale.

    `over` are the places that rise higher than is allowed: at which second, and how high, as a part
    of full scale.
    """

    loudness: float
    peak: float
    over: tuple[tuple[float, float], ...] = ()


def level_of(content: bytes, *, allowed: float = math.inf) -> Level:
    """How loud the file is once it is decoded; `allowed` is a part of full scale."""
    with av.open(io.BytesIO(content), "r") as file:
        rate = file.streams.audio[0].rate
        loudness, peak = Loudness(rate), TruePeak(allowed)
        for samples in decoded(file):
            loudness.add(samples)
            peak.add(samples)
    highest = peak.dbtp()
    over = tuple((run * RUN / rate, height) for run, height in peak.over)
    return Level(loudness.lufs(), highest, over)


def decoded(file: InputContainer) -> Iterator[Samples]:
    """The first channel of its sound, some seconds at a time."""
    coming = file.decode(audio=0)
    while frames := list(islice(coming, FRAMES)):
        yield np.concatenate([np.asarray(frame.to_ndarray()[0], np.float32) for frame in frames])
