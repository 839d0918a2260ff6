"""Finds the times of a script's words in a recording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from octavo.core.renditions.narration.lines import Script
from octavo.press.narration.errors import NothingToSay
from octavo.press.narration.joining import Clock, Heard, marks
from octavo.press.narration.listening import HeardWord
from octavo.press.narration.sound import RATE, Sound

FRAME = 0.02  # seconds that are voice or silence as a whole
LOUD = 0.95  # of the frames are not louder than what counts as loud
QUIET = 0.03  # of that: -30 dB, where breath and rooms are
SHORTEST_PAUSE = 0.25  # seconds; what is shorter belongs to a word

Times = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ByEar:
    """Where the words were heard, and the share of them that were understood."""

    clock: Clock
    share: float


def by_length(script: Script, sound: Sound) -> Clock:
    """Share the parts that are not silent out: each word gets as much as it is long."""
    voice = _voice(sound)
    edges = np.linspace(0, sound.seconds, len(voice))
    return _clock(script, np.interp(_shares(script) * voice[-1], voice, edges), sound)


def by_ear(script: Script, heard: Sequence[HeardWord], sound: Sound) -> ByEar | None:
    """Give every word that was understood its time, and the others what lies between those."""
    said = [
        _plain(line.spoken.text[word.starts : word.ends])
        for line in script.lines
        for word in line.spoken.words
    ]
    if not heard or not said:
        return None
    matcher = SequenceMatcher(None, said, [_plain(word.text) for word in heard])
    pairs = [
        (block.a + at, heard[block.b + at])
        for block in matcher.get_matching_blocks()
        for at in range(block.size)
    ]
    shares = _shares(script)
    places = [shares[2 * index + side] for index, _ in pairs for side in (0, 1)]
    times = [time for _, word in pairs for time in (word.starts, word.ends)]
    knots = np.maximum.accumulate([0.0, *times, sound.seconds])
    found = np.interp(shares, [-1e-9, *places, 1 + 1e-9], knots)
    return ByEar(_clock(script, found, sound), len(pairs) / len(said))


def _shares(script: Script) -> Times:
    """Start and end of each word in turn, as shares of the length of the whole text."""
    bounds: list[int] = []
    at = 0
    for line in script.lines:
        for word in line.spoken.words:
            bounds += [at, at + word.ends - word.starts]
            at = bounds[-1] + 1
    return np.asarray(bounds, np.float64) / max(at, 1)


def _voice(sound: Sound) -> Times:
    """Seconds of voice that were heard up to each frame; silence adds next to nothing."""
    size = round(FRAME * RATE)
    frames = np.concatenate(
        [
            np.abs(np.pad(block, (0, -len(block) % size))).reshape(-1, size).max(axis=1)
            for block in sound.blocks()
        ]
        or [np.zeros(0, np.float32)]
    )
    loud = frames > QUIET * (np.quantile(frames, LOUD) if len(frames) else 1)
    if not loud.any():
        message = "There is nothing to hear in this recording."
        raise NothingToSay(message)
    return np.concatenate([[0.0], np.cumsum(np.where(_closed(loud), FRAME, 1e-9))])


def _closed(loud: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The same with short pauses filled: they are a part of what is said."""
    edges = np.flatnonzero(np.diff(np.concatenate([[True], loud, [True]]).astype(np.int8)))
    filled = loud.copy()
    for starts, ends in edges.reshape(-1, 2):
        if ends - starts <= SHORTEST_PAUSE / FRAME and starts > 0 and ends < len(loud):
            filled[starts:ends] = True
    return filled


def _clock(script: Script, times: Times, sound: Sound) -> Clock:
    pairs = iter(np.minimum(times, sound.seconds).reshape(-1, 2).tolist())
    heard: list[Heard] = []
    for line in script.lines:
        words = tuple((starts, ends) for starts, ends in islice(pairs, len(line.spoken.words)))
        last = heard[-1].ends if heard else 0.0
        starts, ends = (words[0][0], words[-1][1]) if words else (last, last)
        heard.append(Heard(line, starts, ends, words))
    return Clock(tuple(heard), tuple(marks(script, tuple(heard))), sound.seconds)


def _plain(word: str) -> str:
    return re.sub(r"[^\w]", "", word).casefold()
