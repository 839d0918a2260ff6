"""How well a recogniser understands what was said, and when it hears each word begin."""

from __future__ import annotations

import json
import re
import statistics
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from octavo.core.renditions.narration.lines import Script
from octavo.core.renditions.narration.spoken.speaking import speak
from octavo.press.narration.codecs.decoding import decoded
from octavo.press.narration.engines.port import Samples
from octavo.press.narration.listening import HeardWord, Whisper
from octavo.press.narration.resampling import resampled

LISTENED_S = 75.0  # of each article
RATE = 16_000
# One spelling for both sides of the Atlantic, and for what sounds alike by it.
SPELLINGS = (
    (r"our", "or"), (r"is(e|ed|es|er|ing|ation|ations)\b", r"iz\1"), (r"tre\b", "ter"),
    (r"ogue\b", "og"), (r"(ae|oe)", "e"), (r"ence\b", "ense"), (r"grey", "gray"),
    (r"([lpst])\1", r"\1"), (r"ou(lder)", r"o\1"), (r"plough", "plow"), (r"(\w)'s\b", r"\1s"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Understood:
    """Words that were said, how many were mistaken, and by how many seconds onsets differ."""

    name: str
    words: int
    mistakes: int
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
    mistakes = distance(said, plain(speak(" ".join(word.text for word in heard)).text).split())
    return Understood(name, len(said), mistakes, _onsets(sentences, heard))


def plain(text: str) -> str:
    """Words alone, in one spelling."""
    text = re.sub(r"[^\w' ]", " ", text.casefold().replace("’", "'").replace("-", " "))
    for pattern, spelling in SPELLINGS:
        text = re.sub(pattern, spelling, text)
    return text.replace("'", "")


def distance(said: list[str], heard: list[str]) -> int:
    """How many words are wrong, missing or too many; one written in two is none of them."""
    far = len(said) + len(heard)
    rows = [[far] * (len(heard) + 1) for _ in range(len(said) + 1)]
    for i in range(len(said) + 1):
        for j in range(len(heard) + 1):
            rows[i][j] = min(_steps(rows, said, heard, i, j), default=0)
    return rows[-1][-1]


def _steps(rows: list[list[int]], said: list[str], heard: list[str], i: int, j: int) -> list[int]:
    steps = []
    if i:
        steps.append(rows[i - 1][j] + 1)
    if j:
        steps.append(rows[i][j - 1] + 1)
    if i and j:
        steps.append(rows[i - 1][j - 1] + (said[i - 1] != heard[j - 1]))
    if i > 1 and j and said[i - 2] + said[i - 1] == heard[j - 1]:
        steps.append(rows[i - 2][j - 1])
    if j > 1 and i and heard[j - 2] + heard[j - 1] == said[i - 1]:
        steps.append(rows[i - 1][j - 2])
    return steps


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
