"""Takes: each sentence is spoken once for the same voice, and kept until room is needed."""

from __future__ import annotations

import json
import os
import struct
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

import numpy as np

from octavo.core.renditions.narration.spoken.words import Spoken
from octavo.press.narration.engines.port import Narrator, Samples, Speech

FORM = 1  # of a take's file, and of what is done to speech before it is kept
MARK = b"take"
DIGEST = 32
PART = ".part"
ABANDONED_AFTER = 3600  # seconds; nobody takes that long to write a sentence
FULL_SCALE = 32767
_COUNTS = struct.Struct("<II")  # words, samples


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads, and how fast."""

    narrator: Narrator
    voice: str
    speed: float = 1.0


class Takes:
    """A folder of takes. Several processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.made = self.found = 0

    def of(self, spoken: Spoken, reading: Reading) -> Speech:
        """The sentence as this voice says it: the same bits whether it had to be made or not."""
        path = self._path(spoken, reading)
        kept = _read(path, words=len(spoken.words))
        if kept is not None:
            self.found += 1
            return kept
        self.made += 1
        speech = reading.narrator.synthesize(spoken, voice=reading.voice, speed=reading.speed)
        content = _packed(speech)
        _write(path, content)
        return _unpacked(content)

    def clean(self, limit_bytes: int, *, now: float | None = None) -> int:
        """Take away those not heard for longest until the rest fits; return how many that were."""
        before = (time.time() if now is None else now) - ABANDONED_AFTER
        takes = []
        for path in self._folder.glob("*/*"):
            try:
                told = path.stat()
            except FileNotFoundError:
                continue
            if path.suffix != PART:
                takes.append((told.st_mtime_ns, told.st_size, path))
            elif told.st_mtime < before:
                path.unlink(missing_ok=True)
        return _drop_oldest(takes, limit_bytes)

    def _path(self, spoken: Spoken, reading: Reading) -> Path:
        words = [(word.starts, word.ends, word.sound) for word in spoken.words]
        who = [reading.narrator.fingerprint, reading.voice, reading.speed]
        name = sha256(json.dumps([FORM, *who, spoken.text, words]).encode()).hexdigest()
        return self._folder / name[:2] / name


def _drop_oldest(takes: list[tuple[int, int, Path]], limit_bytes: int) -> int:
    left, dropped = sum(size for _, size, _ in takes), 0
    for _, size, path in sorted(takes):
        if left <= limit_bytes:
            break
        path.unlink(missing_ok=True)
        left, dropped = left - size, dropped + 1
    return dropped


def in_16_bits(samples: Samples) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """The samples as whole numbers; what is louder than loudest is cut."""
    return np.rint(np.clip(samples, -1, 1) * FULL_SCALE).astype("<i2")


def from_16_bits(content: bytes) -> Samples:
    """The samples between -1 and 1 again."""
    return np.frombuffer(content, "<i2").astype(np.float32) / np.float32(FULL_SCALE)


def _packed(speech: Speech) -> bytes:
    times = np.asarray(speech.words, "<u4").tobytes()
    counts = _COUNTS.pack(len(speech.words), len(speech.samples))
    payload = counts + times + in_16_bits(speech.samples).tobytes()
    return MARK + sha256(payload).digest() + payload


def _unpacked(content: bytes) -> Speech:
    payload = memoryview(content)[len(MARK) + DIGEST :]
    words, _ = _COUNTS.unpack_from(payload)
    sound = _COUNTS.size + 8 * words
    times = np.frombuffer(payload[_COUNTS.size : sound], "<u4").reshape(-1, 2).tolist()
    return Speech(from_16_bits(bytes(payload[sound:])), tuple((one, two) for one, two in times))


def _read(path: Path, *, words: int) -> Speech | None:
    """The take, which now counts as heard; nothing if it is not there or not whole."""
    try:
        content = path.read_bytes()
        os.utime(path)
    except FileNotFoundError:
        return None
    start = len(MARK) + DIGEST
    is_whole = content[len(MARK) : start] == sha256(content[start:]).digest()
    if not is_whole or not content.startswith(MARK) or len(content) < start + _COUNTS.size:
        return None
    speech = _unpacked(content)
    return speech if len(speech.words) == words else None


def _write(path: Path, content: bytes) -> None:
    """Put it in its place in one step; of two who write the same take either may be last."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{token_hex(4)}{PART}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
