"""Speaks through a separate program; its protocol is in docs/reference/narration-engines.md."""

from __future__ import annotations

import binascii
import json
import math
from base64 import b64decode
from collections.abc import Sequence
from hashlib import sha256
from threading import Lock
from typing import Any, NoReturn

import numpy as np

from octavo.core.renditions.narration.spoken.words import Spoken
from octavo.press.narration.engines.placing import by_length
from octavo.press.narration.engines.port import Samples, Speech, Voice
from octavo.press.narration.engines.process.program import Program
from octavo.press.narration.engines.silence import heard, trimmed
from octavo.press.narration.errors import EngineFailed, VoiceUnknown

PROTOCOL = 1
RATES = range(8_000, 48_001)
FULL_SCALE = 32768


class ProcessNarrator:
    """An engine in a program of its own; it is begun when it is first asked for anything."""

    def __init__(self, command: Sequence[str], *, seconds: float, memory: int) -> None:
        self._program = Program(command, seconds=seconds, memory=memory)
        self._lock = Lock()
        self._told: dict[str, Any] = {}

    @property
    def fingerprint(self) -> str:
        """What the program says of itself, and how it is asked."""
        hello = json.dumps(self._hello(), sort_keys=True)
        return f"process {PROTOCOL}; {sha256(hello.encode()).hexdigest()}"

    @property
    def sample_rate(self) -> int:
        return int(self._hello()["rate"])

    def voices(self) -> tuple[Voice, ...]:
        return tuple(
            Voice(str(one["name"]), str(one["language"]), str(one.get("label") or one["name"]))
            for one in self._hello()["voices"]
        )

    def synthesize(self, spoken: Spoken, *, voice: str, speed: float) -> Speech:
        if voice not in {known.name for known in self.voices()}:
            message = f"The speech program has no voice “{voice}”."
            raise VoiceUnknown(message)
        if not spoken.words:
            return Speech(np.zeros(0, np.float32), ())
        question = {"ask": "say", "text": spoken.text, "voice": voice, "speed": speed}
        words = [
            {"starts": word.starts, "ends": word.ends, "sound": word.sound} for word in spoken.words
        ]
        with self._lock:
            answer = self._program.ask({**question, "words": words})
        return self._speech(answer, spoken)

    def close(self) -> None:
        """End the program."""
        self._program.close()

    def _hello(self) -> dict[str, Any]:
        with self._lock:
            if not self._told:
                told = self._program.ask({"ask": "hello", "protocol": PROTOCOL})
                _check_hello(told)
                self._told = told
            return self._told

    def _speech(self, answer: dict[str, Any], spoken: Spoken) -> Speech:
        samples = _samples(answer.get("audio"))
        if answer.get("words") is None:
            starts, ends = heard(samples, rate=self.sample_rate)
            lengths = [word.ends - word.starts for word in spoken.words]
            words = by_length(lengths, starts=starts, ends=ends)
        else:
            words = self._words(answer["words"], len(spoken.words), len(samples))
        kept, spans = trimmed(samples, dict(enumerate(words)), rate=self.sample_rate)
        return Speech(kept, tuple(spans[index] for index in range(len(words))))

    def _words(self, told: Any, count: int, length: int) -> tuple[tuple[int, int], ...]:
        """Times in seconds become samples; they must be in order, and one for each word."""
        try:
            seconds = [float(time) for starts, ends in told for time in (starts, ends)]
        except (TypeError, ValueError):
            _refuse("its times of words are not pairs of numbers")
        if len(seconds) != 2 * count or seconds != sorted(seconds):
            _refuse("its times of words are not in order, or not one for each word")
        if not all(math.isfinite(time) and time >= 0 for time in seconds):
            _refuse("its times of words are outside of the sound")
        samples = [min(round(time * self.sample_rate), length) for time in seconds]
        return tuple(zip(samples[::2], samples[1::2], strict=True))


def _samples(told: Any) -> Samples:
    try:
        pcm = b64decode(told or "", validate=True)
    except (binascii.Error, TypeError, ValueError):
        _refuse("its sound is not in base64")
    if len(pcm) % 2:
        _refuse("its sound ends in the middle of a sample")
    return np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(FULL_SCALE)


def _check_hello(told: dict[str, Any]) -> None:
    voices = told.get("voices")
    if not isinstance(told.get("fingerprint"), str) or told.get("rate") not in RATES:
        _refuse("it has no fingerprint, or a rate that is not from 8000 to 48000")
    if not isinstance(voices, list) or not voices:
        _refuse("it has no voices")
    if not all(isinstance(one, dict) and one.get("name") and one.get("language") for one in voices):
        _refuse("each voice needs a name and a language")


def _refuse(reason: str) -> NoReturn:
    message = f"The speech program's answer makes no sense: {reason}."
    raise EngineFailed(message)
