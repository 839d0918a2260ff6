"""How well a recogniser understands what was said, and when it hears each word begin."""

from __future__ import annotations

import json
import re
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import av
import numpy as np
from hibari.g2p import G2P, Context
from hibari.g2p.token import Tok

from octavo.core.renditions.narration.lines import Script
from octavo.core.renditions.narration.spoken.speaking import speak
from octavo.press.narration.codecs.decoding import decoded
from octavo.press.narration.engines.port import Samples
from octavo.press.narration.listening import HeardWord, Whisper
from octavo.press.narration.resampling import resampled

LISTENED_S = 75.0  # of each article
RATE = 16_000


@dataclass(frozen=True, slots=True)
class Understood:
    """Words that were said, how many were mistaken, and by how many seconds onsets differ.

    `of_all` counts mistaken names and foreign words as well, which nobody can spell by ear.
    """

    name: str
    words: int
    mistakes: int
    of_all: int
    onsets: tuple[float, ...]

    @property
    def wer_pct(self) -> float:
        return 100 * self.mistakes / self.words


def listen(name: str, script: Script, folder: Path, ear: Whisper) -> Understood:
    """Let the ear hear the first sentences of the file that a reader's telephone plays."""
    told = json.loads((folder / "article.json").read_text(encoding="utf-8"))
    sentences = [one for one in told["sentences"] if one["ends"] < LISTENED_S]
    until = sentences[-1]["ends"] + 0.2
    heard = ear.heard(_sound(folder / "article.mp3", until))
    lines = {line.id: line for line in script.lines}
    said = [word for one in sentences for word in plain(lines[one["id"]].spoken.text).split()]
    understood = plain(speak(" ".join(word.text for word in heard)).text).split()
    return Understood(
        name,
        len(said),
        mistakes=distance(said, understood, free=lambda word: not in_dictionary(word)),
        of_all=distance(said, understood, free=lambda _word: False),
        onsets=_onsets(sentences, heard),
    )


def plain(text: str) -> str:
    """Words alone."""
    return re.sub(r"[^\w' ]", " ", text.casefold().replace("’", "'").replace("-", " "))


@cache
def _rules() -> G2P:
    return G2P()


@cache
def in_dictionary(word: str) -> bool:
    """Whether it is an English word, and not somebody's name."""
    return _rules().lexicon(Tok(word, "NN"), Context())[0] is not None


@cache
def sound_of(word: str) -> str:
    """How the word sounds by itself: “two” and “to”, “centre” and “center” are heard alike."""
    return re.sub("[ˈˌ ]", "", _rules()(word, False))


def distance(said: list[str], heard: list[str], *, free: Callable[[str], bool]) -> int:
    """How many words are wrong, missing or too many; one written in two is none of them.

    A word that is `free` may be heard as any other.
    """
    ours, theirs = [sound_of(word) for word in said], [sound_of(word) for word in heard]
    may_differ = [free(word) for word in said]
    rows = [list(range(len(theirs) + 1))]
    for i in range(1, len(ours) + 1):
        rows.append([i])
        for j in range(1, len(theirs) + 1):
            wrong = ours[i - 1] != theirs[j - 1] and not may_differ[i - 1]
            steps = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + wrong]
            if i > 1 and ours[i - 2] + ours[i - 1] == theirs[j - 1]:
                steps.append(rows[i - 2][j - 1])
            if j > 1 and theirs[j - 2] + theirs[j - 1] == ours[i - 1]:
                steps.append(rows[i - 1][j - 2])
            rows[i].append(min(steps))
    return rows[-1][-1]


def median_ms(understood: list[Understood]) -> float:
    return 1000 * statistics.median(abs(one) for each in understood for one in each.onsets)


def _onsets(sentences: list[dict[str, object]], heard: tuple[HeardWord, ...]) -> tuple[float, ...]:
    """By how much the ear's onsets differ from ours, for words that both have within a second."""
    ours = [
        (plain(str(one["text"])[a:b]).strip(), starts)
        for one in sentences
        for starts, _, a, b in one["words"]  # type: ignore[attr-defined]
    ]
    found = []
    for text, starts in ours:
        near = [
            it for it in heard if abs(it.starts - starts) < 1 and plain(it.text).strip() == text
        ]
        if near and text:
            found.append(min((it.starts - starts for it in near), key=abs))
    return tuple(found)


def _sound(path: Path, until: float) -> Samples:
    with av.open(str(path), "r") as file:
        rate = file.streams.audio[0].rate
        samples = np.concatenate(list(resampled(decoded(file), rate=rate, wanted=RATE)))
    return samples[: round(until * RATE)]
