"""Takes and pauses behind each other, and what is heard when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from octavo.core.renditions.narration.lines import Line, Script
from octavo.core.renditions.narration.spoken.words import Spoken
from octavo.press.narration.engines.port import Samples, Speech
from octavo.press.narration.errors import NothingToSay
from octavo.press.narration.resampling import resampled
from octavo.press.narration.sound import RATE, Sound

LEAD_IN = 0.3  # seconds of silence before the first word: players swallow a beginning
FADE = round(0.005 * RATE)  # samples; shorter ones click
LONGEST_PAUSE = 10.0  # seconds


@dataclass(frozen=True, slots=True)
class Heard:
    """A line and its seconds on the clock, and those of its spoken words in order."""

    line: Line
    starts: float
    ends: float
    words: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a chapter begins, in seconds."""

    title: str
    starts: float


@dataclass(frozen=True, slots=True)
class Clock:
    """What is heard when; a line without a word has no length."""

    heard: tuple[Heard, ...]
    marks: tuple[Mark, ...]
    seconds: float


def join(script: Script, say: Callable[[Spoken], Speech], *, rate: int, into: Sound) -> Clock:
    """Let every line be said and write it down; `rate` is that of the speech."""
    into.add(_silence(LEAD_IN))
    heard = tuple(_heard(line, say, rate=rate, into=into) for line in script.lines)
    if not any(one.words for one in heard):
        message = "There is nothing in this text that could be read aloud."
        raise NothingToSay(message)
    return Clock(heard, tuple(marks(script, heard)), into.seconds)


def _heard(line: Line, say: Callable[[Spoken], Speech], *, rate: int, into: Sound) -> Heard:
    starts = into.seconds
    if not line.spoken.words:
        return Heard(line, starts, starts, ())
    speech = say(line.spoken)
    for block in resampled([faded(speech.samples, length=FADE)], rate=rate, wanted=RATE):
        into.add(block)
    ends = into.seconds
    into.add(_silence(line.pause))
    return Heard(line, starts, ends, tuple(_seconds(speech, rate=rate, starts=starts, ends=ends)))


def _seconds(
    speech: Speech, *, rate: int, starts: float, ends: float
) -> Iterator[tuple[float, float]]:
    for first, last in speech.words:
        yield min(starts + first / rate, ends), min(starts + last / rate, ends)


def marks(script: Script, heard: tuple[Heard, ...]) -> Iterator[Mark]:
    """Chapters in order. The first begins with the sound itself, so that nothing lies before it."""
    for index, chapter in enumerate(script.chapters):
        yield Mark(chapter.title, heard[chapter.line].starts if index else 0.0)


def faded(samples: Samples, *, length: int) -> Samples:
    """The sound with a short way up from silence, and down to it."""
    length = min(length, len(samples) // 2)
    if length == 0:
        return samples
    way = (0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / length)).astype(np.float32)
    shaped = samples.copy()
    shaped[:length] *= way
    shaped[-length:] *= way[::-1]
    return shaped


def _silence(seconds: float) -> Samples:
    return np.zeros(round(min(max(seconds, 0), LONGEST_PAUSE) * RATE), np.float32)
