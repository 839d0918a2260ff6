"""A recording by a human voice, made as loud as everything else, with the same files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer

from octavo.core.renditions.narration.lines import Script
from octavo.press.narration.cues import as_json, as_webvtt
from octavo.press.narration.engines.port import Samples
from octavo.press.narration.errors import NothingToSay, RecordingRefused
from octavo.press.narration.listening import Listener
from octavo.press.narration.narrating import Narrated, published, scratch
from octavo.press.narration.placing import by_ear, by_length
from octavo.press.narration.resampling import FORMAT, MONO
from octavo.press.narration.sound import RATE, Sound

NO_OTHER_FILE = {"protocol_whitelist": "none"}  # a playlist must not lead elsewhere
ENOUGH_HEARD = 0.5  # of the words; with fewer the ear hears another text


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a recording may be, in bytes, and how long, in seconds."""

    size: int = 2_000_000_000
    seconds: float = 4 * 3600


def prepare_recording(
    path: Path,
    script: Script,
    *,
    album: str,
    cover: Path | None = None,
    listener: Listener | None = None,
    limits: Limits | None = None,
) -> Narrated:
    """The files of a recording of this script; RecordingRefused for what is none.

    A listener finds the words in it. Without one, or when it hears another text, they are placed by
    their length in what is not silence.
    """
    with scratch() as sound:
        _decode(path, sound, limits or Limits())
        heard = listener.words(sound) if listener is not None else ()
        found = by_ear(script, heard, sound)
        placed = "by ear" if found is not None and found.share >= ENOUGH_HEARD else "by length"
        try:
            clock = found.clock if found and placed == "by ear" else by_length(script, sound)
            files = published(sound, clock, script=script, album=album, cover=cover)
        except NothingToSay as trouble:
            raise RecordingRefused(str(trouble)) from trouble
    return Narrated(files, as_webvtt(clock), as_json(clock), clock.seconds, placed=placed)


def _decode(path: Path, into: Sound, limits: Limits) -> None:
    if path.stat().st_size > limits.size:
        message = f"The recording is larger than {limits.size // 1_000_000} MB."
        raise RecordingRefused(message)
    try:
        with path.open("rb") as content, av.open(content, "r", options=NO_OTHER_FILE) as file:
            for samples in _mono(file):
                into.add(samples)
                if into.seconds > limits.seconds:
                    message = f"The recording is longer than {limits.seconds / 3600:g} hours."
                    raise RecordingRefused(message)
    except (av.FFmpegError, EOFError, ValueError) as trouble:
        message = "The recording cannot be read: it is broken, or no sound that we know."
        raise RecordingRefused(message) from trouble


def _mono(file: InputContainer) -> Iterator[Samples]:
    if not file.streams.audio:
        message = "There is no sound in this file."
        raise RecordingRefused(message)
    resampler = av.AudioResampler(FORMAT, MONO, RATE)
    for frame in file.decode(audio=0):
        for made in resampler.resample(frame):
            yield np.asarray(made.to_ndarray()[0], np.float32)
    for made in resampler.resample(None):
        yield np.asarray(made.to_ndarray()[0], np.float32)
