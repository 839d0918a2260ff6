"""Listens to a recording and says which words it heard, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from octavo.press.narration.engines.port import Samples
from octavo.press.narration.resampling import resampled
from octavo.press.narration.sound import RATE, Sound

HEARS_AT = 16_000  # samples a second
AT_ONCE = 600.0  # seconds; the longest that is held in memory


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word as the ear understood it, and its seconds."""

    text: str
    starts: float
    ends: float


class Listener(Protocol):
    """A recogniser of speech."""

    def words(self, sound: Sound) -> tuple[HeardWord, ...]:
        """All words, in the order in which they are heard."""


def listener_in(folder: Path) -> Listener | None:
    """A recogniser, where the extra “align” is installed and a model lies in this folder."""
    if find_spec("faster_whisper") is None or not (folder / "model.bin").is_file():
        return None
    return Whisper(folder)


class Whisper:
    """Whisper on this machine, from a folder with the files of a model; nothing is fetched."""

    def __init__(self, model: Path, *, threads: int = 1) -> None:
        from faster_whisper import WhisperModel

        self._model: Any = WhisperModel(
            str(model), device="cpu", compute_type="int8", cpu_threads=threads
        )

    def words(self, sound: Sound) -> tuple[HeardWord, ...]:
        return tuple(
            HeardWord(word.text, word.starts + starts, word.ends + starts)
            for starts, samples in _stretches(sound.blocks())
            for word in self.heard(samples)
        )

    def heard(self, samples: Samples) -> tuple[HeardWord, ...]:
        """The words in some minutes of sound at HEARS_AT."""
        return tuple(self._words(samples))

    def _words(self, samples: Samples) -> Iterator[HeardWord]:
        segments, _ = self._model.transcribe(
            samples, language="en", word_timestamps=True, beam_size=3, temperature=0.0,
            condition_on_previous_text=False,
        )  # fmt: skip
        for segment in segments:
            for word in segment.words or ():
                yield HeardWord(word.word.strip(), float(word.start), float(word.end))


def _stretches(blocks: Iterable[Samples]) -> Iterator[tuple[float, Samples]]:
    """The sound in stretches of some minutes, and where each begins."""
    starts, length, held = 0.0, 0, []
    for block in resampled(blocks, rate=RATE, wanted=HEARS_AT):
        held.append(block)
        length += len(block)
        if length >= AT_ONCE * HEARS_AT:
            yield starts, np.concatenate(held)
            starts, length, held = starts + length / HEARS_AT, 0, []
    if held:
        yield starts, np.concatenate(held)
