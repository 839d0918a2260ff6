"""Our meters beside FFmpeg's, and the limiter."""

from __future__ import annotations

import math
from collections.abc import Iterator

import av
import numpy as np
import pytest

from octavo.press.narration.engines.port import Samples
from octavo.press.narration.loudness import Loudness
from octavo.press.narration.peaks import TruePeak, heights, levels, limited
from octavo.press.narration.resampling import as_frame

RATES = (24_000, 44_100, 48_000)


def noises(rate: int, *, seconds: float = 12, level: float = 0.1) -> Samples:
    """Bursts and pauses of many levels, as speech has them, with a hum and a peak."""
    random = np.random.default_rng(7)
    time = np.arange(round(seconds * rate)) / rate
    loud = np.abs(np.sin(2 * np.pi * 0.31 * time)) ** 3 * (np.sin(2 * np.pi * 0.11 * time) > -0.3)
    sound = random.standard_normal(len(time)) * loud * level + 0.02 * np.sin(376 * time)
    sound[len(sound) // 2] += 0.7
    return np.clip(sound, -0.99, 0.99).astype(np.float32)


def chopped(samples: Samples, *sizes: int) -> Iterator[Samples]:
    """The sound in blocks of these sizes, again and again."""
    at = 0
    while at < len(samples):
        for size in sizes:
            yield samples[at : at + size]
            at += size


def by_ffmpeg(samples: Samples, rate: int) -> tuple[float, float]:
    """Loudness and true peak as FFmpeg's ebur128 measures them."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="mono", time_base=None)
    meter = graph.add("ebur128", "peak=true:metadata=1:dualmono=0")
    source.link_to(meter)
    meter.link_to(graph.add("abuffersink"))
    graph.configure()
    last: dict[str, str] = {}
    for at in range(0, len(samples), 4800):
        graph.push(as_frame(samples[at : at + 4800], rate=rate, at=at))
        while True:
            try:
                last = dict(graph.pull().metadata) or last
            except (av.BlockingIOError, av.EOFError):
                break
    return float(last["lavfi.r128.I"]), 20 * math.log10(float(last["lavfi.r128.true_peak"]))


def loudness_of(samples: Samples, rate: int) -> float:
    meter = Loudness(rate)
    for block in chopped(samples, 1000, 24_000, 7):
        meter.add(block)
    return meter.lufs()


def peak_of(samples: Samples) -> float:
    meter = TruePeak()
    for block in chopped(samples, 1000, 24_000, 7):
        meter.add(block)
    return meter.dbtp()


def turned_down(samples: Samples, *, gain: float, ceiling: float) -> Samples:
    risen = heights(chopped(samples, 700, 24_000), above=ceiling / gain)
    blocks = chopped(samples, 3200, 32, 24_000)
    return np.concatenate(list(limited(blocks, levels(risen, gain=gain, ceiling=ceiling))))


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("level", [0.02, 0.2])
def test_loudness_is_what_ffmpeg_measures(rate, level):
    samples = noises(rate, level=level)

    assert loudness_of(samples, rate) == pytest.approx(by_ffmpeg(samples, rate)[0], abs=0.06)


def test_a_tone_of_the_standard_has_the_loudness_that_it_names():
    """997 Hz at full scale on one channel is -3.01 LUFS."""
    tone = np.sin(2 * np.pi * 997 * np.arange(48_000 * 5) / 48_000).astype(np.float32)

    assert loudness_of(tone, 48_000) == pytest.approx(-3.01, abs=0.02)


@pytest.mark.parametrize("rate", RATES)
def test_true_peaks_between_samples_are_seen(rate):
    """A tone at a quarter of the rate, sampled between its crests, rises 3 dB above its samples."""
    tone = np.sin(np.pi / 2 * np.arange(rate) + np.pi / 4).astype(np.float32)

    assert 20 * math.log10(np.abs(tone).max()) == pytest.approx(-3.01, abs=0.01)
    assert peak_of(tone[rate // 10 :]) == pytest.approx(0.0, abs=0.35)
    assert peak_of(noises(rate)) == pytest.approx(by_ffmpeg(noises(rate), rate)[1], abs=0.25)


def test_silence_has_neither_loudness_nor_a_peak():
    nothing = np.zeros(48_000, np.float32)

    assert loudness_of(nothing, 48_000) == -math.inf
    assert peak_of(nothing) == -math.inf
    assert loudness_of(nothing[:100], 48_000) == -math.inf


@pytest.mark.parametrize("rate", RATES)
def test_nothing_rises_above_the_ceiling_of_the_limiter(rate):
    samples = noises(rate, level=0.3)

    turned = turned_down(samples, gain=4, ceiling=10 ** (-2 / 20))
    assert len(turned) == len(samples)
    assert peak_of(turned) <= -2 + 0.1
    assert by_ffmpeg(turned, rate)[1] <= -2 + 0.6  # white noise, read by another filter


def test_what_is_below_the_ceiling_only_gets_louder():
    samples = noises(24_000, seconds=3, level=0.01)
    samples[len(samples) // 2] = 0

    assert np.array_equal(turned_down(samples, gain=2, ceiling=0.8), samples * np.float32(2))


def test_a_peak_is_turned_down_and_what_is_far_from_it_is_not():
    samples = np.full(9600, 0.25, np.float32)
    samples[4000:4010] = 0.8

    turned = turned_down(samples, gain=1, ceiling=0.4)
    assert turned[4005] < 0.41
    assert np.array_equal(turned[:3000], samples[:3000])
    assert np.array_equal(turned[5000:], samples[5000:])
    assert np.abs(np.diff(turned[3000:3990])).max() < 0.002
