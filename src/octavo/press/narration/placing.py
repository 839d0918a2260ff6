"""Finds the times of a script's words in a recording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
NEARBY = 1.5  # seconds of voice by which the length of a sentence may mislead
SHORTEST_PAUSE = 0.25  # seconds; what is shorter belongs to a word

Times = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ByEar:
    """Where the words were heard, and the share of them that were understood."""

    clock: Clock
    share: float


def by_length(script: Script, sound: Sound) -> Clock:
    """Share the parts that are not silent out: each word gets as much as it is long.

    Sentences end where the nearest pause begins, if there is one nearby.
    """
    loud = _voiced(sound)
    voice = np.concatenate([[0.0], np.cumsum(np.where(loud, FRAME, 1e-9))])
    shares = _shares(script)
    places, heard = [-1e-9], [0.0]
    for ends, starts, pause in _at_pauses(script, shares, loud, voice):
        places += [ends, starts]
        heard += [voice[pause[0]], voice[pause[1]]]
    found = np.interp(shares, [*places, 1 + 1e-9], [*heard, voice[-1]])
    edges = np.linspace(0, sound.seconds, len(voice))
    return _clock(script, np.interp(found, voice, edges), sound)


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


def _at_pauses(
    script: Script, shares: Times, loud: NDArray[np.bool_], voice: Times
) -> Iterator[tuple[float, float, tuple[int, int]]]:
    """Where one sentence ends and the next begins, and the pause that seems to lie between them."""
    pauses = _runs(~loud)
    told = 0
    counts = [len(line.spoken.words) for line in script.lines if line.spoken.words]
    for count in counts[:-1]:
        told += count
        ends, starts = shares[2 * told - 1], shares[2 * told]
        wanted = (ends + starts) / 2 * voice[-1]
        nearby = [pause for pause in pauses if abs(voice[pause[0]] - wanted) < NEARBY]
        if nearby:
            best = min(nearby, key=lambda pause: abs(voice[pause[0]] - wanted))
            pauses = pauses[pauses.index(best) + 1 :]
            yield ends, starts, best


def _runs(those: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where runs of true begin and end, but for those at either end of the whole."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], those, [False]]).astype(np.int8)))
    runs = [(int(starts), int(ends)) for starts, ends in edges.reshape(-1, 2)]
    return [(starts, ends) for starts, ends in runs if starts > 0 and ends < len(those)]


def _voiced(sound: Sound) -> NDArray[np.bool_]:
    """Which frames are a part of what is said; a short pause is."""
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
    voiced = loud.copy()
    for starts, ends in _runs(~loud):
        if ends - starts <= SHORTEST_PAUSE / FRAME:
            voiced[starts:ends] = True
    return voiced


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
