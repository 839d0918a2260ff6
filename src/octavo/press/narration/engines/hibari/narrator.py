"""The engine that comes with Octavo: hibari's voices, with a time for every word."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import numpy as np
from hibari import dsp
from hibari.voices import ASSETS

from octavo.core.renditions.narration.spoken.words import Spoken
from octavo.press.narration.engines.hibari.model import Model
from octavo.press.narration.engines.hibari.pieces import pieces
from octavo.press.narration.engines.hibari.sounding import NOBODY, Sign, Sounding
from octavo.press.narration.engines.hibari.voices import content, is_british, ready
from octavo.press.narration.engines.port import Samples, Speech, Voice
from octavo.press.narration.engines.silence import trimmed

OWN_VERSION = 2  # of what we do with the package; a change that can be heard raises it
SLOWEST, FASTEST = 0.5, 2.0  # the voices' own limits
PAUSE = 0.12  # seconds between two pieces of a sentence that is too long for one
LEAD = 0.05  # seconds by which the voice is ahead of its own durations; measured at pauses
EDGE = 0  # the sign before and after each piece

_Spans = dict[int, tuple[int, int]]


class HibariNarrator:
    """Voices of the package and of a folder, if there is one; each is loaded when first heard."""

    sample_rate: int = dsp.SR

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._models: dict[str, Model] = {}
        self._soundings: dict[bool, Sounding] = {}
        self._numbers = json.loads((Path(ASSETS) / "vocab.json").read_text(encoding="utf-8"))

    @cached_property
    def fingerprint(self) -> str:
        """Versions of all that has a part in the samples; processors differ in the last bit."""
        parts = [f"{name} {version(name)}" for name in ("hibari-tts", "onnxruntime", "numpy")]
        return "; ".join([f"hibari {OWN_VERSION}", *parts, dsp.FFT_BACKEND, platform.machine()])

    def voices(self) -> tuple[Voice, ...]:
        return ready(self._folder)

    def synthesize(self, spoken: Spoken, *, voice: str, speed: float) -> Speech:
        model = self._model(voice)
        signs = self._sounding(voice).signs(spoken)
        said = [self._say(model, piece, speed) for piece in pieces(signs)]
        return _in_one(said, words=len(spoken.words), gap=round(PAUSE * self.sample_rate))

    def _model(self, voice: str) -> Model:
        if voice not in self._models:
            self._models[voice] = Model(content(voice, self._folder))
        return self._models[voice]

    def _sounding(self, voice: str) -> Sounding:
        british = is_british(voice)
        if british not in self._soundings:
            self._soundings[british] = Sounding(british=british)
        return self._soundings[british]

    def _say(self, model: Model, piece: Sequence[Sign], speed: float) -> tuple[Samples, _Spans]:
        known = [sign for sign in piece if sign.letter in self._numbers]
        if not known:
            return np.zeros(0, np.float32), {}
        ids = [EDGE, *(self._numbers[sign.letter] for sign in known), EDGE]
        seed = int.from_bytes(sha256(repr(ids).encode()).digest()[:8], "big")
        samples, lengths = model.say(ids, speed=min(max(speed, SLOWEST), FASTEST), seed=seed)
        bounds = np.concatenate([[0], np.cumsum(lengths)]) - round(LEAD * self.sample_rate)
        spans: _Spans = {}
        for index, sign in enumerate(known, start=1):  # 0 is the edge
            if sign.word != NOBODY:
                starts, _ = spans.get(sign.word, (int(bounds[index]), 0))
                spans[sign.word] = (starts, int(bounds[index + 1]))
        return trimmed(samples, spans, rate=self.sample_rate)


def _in_one(said: Sequence[tuple[Samples, _Spans]], *, words: int, gap: int) -> Speech:
    """The pieces behind each other. A word that has no sound stands where the last one ended."""
    parts: list[Samples] = []
    spans: _Spans = {}
    at = 0
    for samples, found in said:
        if parts:
            parts.append(np.zeros(gap, np.float32))
            at += gap
        for word, (starts, ends) in found.items():
            first, _ = spans.get(word, (starts + at, 0))
            spans[word] = (first, ends + at)
        parts.append(samples)
        at += len(samples)
    return Speech(np.concatenate(parts or [np.zeros(0, np.float32)]), _all_of(spans, words))


def _all_of(spans: _Spans, words: int) -> tuple[tuple[int, int], ...]:
    placed: list[tuple[int, int]] = []
    last = 0
    for index in range(words):
        starts, ends = spans.get(index, (last, last))
        placed.append((starts, ends))
        last = ends
    return tuple(placed)
