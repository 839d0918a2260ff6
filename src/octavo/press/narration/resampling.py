"""From one number of samples a second to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import av
import numpy as np

from octavo.press.narration.engines.port import Samples

MONO, FORMAT = "mono", "flt"


def as_frame(samples: Samples, *, rate: int, at: int = 0, form: str = FORMAT) -> av.AudioFrame:
    """The samples in the form that FFmpeg takes them; `at` is the place of the first one."""
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[None, :]), form, MONO)
    frame.sample_rate, frame.pts = rate, at
    return frame


def resampled(blocks: Iterable[Samples], *, rate: int, wanted: int) -> Iterator[Samples]:
    """The same sound at the wanted rate."""
    if rate == wanted:
        yield from blocks
        return
    resampler = av.AudioResampler(FORMAT, MONO, wanted)
    at = 0
    for block in blocks:
        if len(block):
            yield from _samples(resampler.resample(as_frame(block, rate=rate, at=at)))
            at += len(block)
    if at:
        yield from _samples(resampler.resample(None))


def _samples(frames: Iterable[av.AudioFrame]) -> Iterator[Samples]:
    for frame in frames:
        yield np.asarray(frame.to_ndarray()[0], np.float32)
