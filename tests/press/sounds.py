"""Narrations for tests: a tone as long as is wanted, and cues spread over what would be read."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from hashlib import sha256
from math import pi, sin
from pathlib import Path
from typing import Any

import av

from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.manuscript.document import Manuscript
from octavo.core.renditions.narration.reading import Preface, script
from octavo.core.renditions.narration.spoken.words import Spoken, Word
from octavo.press.made import Heard

RATE = 24_000
FRAME = 1024  # samples
PITCH = 440
PREFACE = Preface("By Ada Vell.", "15 November 2026.", "Read by a synthetic voice.")


def a_tone(path: Path, *, seconds: float) -> Path:
    """A sine tone as AAC in MP4."""
    with av.open(path, "w", format="ipod", options={"fflags": "+bitexact"}) as target:
        stream = target.add_stream("aac", rate=RATE, layout="mono")
        for frame in _frames(round(seconds * RATE)):
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return path


def _frames(samples: int) -> Iterator[av.AudioFrame]:
    for begins in range(0, samples, FRAME):
        moments = range(begins, min(begins + FRAME, samples))
        frame = av.AudioFrame(format="fltp", layout="mono", samples=len(moments))
        tone = array("f", (0.2 * sin(2 * pi * PITCH * it / RATE) for it in moments))
        size = frame.planes[0].buffer_size
        frame.planes[0].update(tone.tobytes().ljust(size, b"\0"))
        frame.sample_rate, frame.pts = RATE, begins
        yield frame


def cues_of(manuscript: Manuscript, *, duration: float) -> dict[str, Any]:
    """What is read aloud of the article, each sentence as long as its words."""
    said = script(manuscript, speak=_spoken, preface=PREFACE)
    whole = sum(len(line.written) for line in said.lines)
    sentences, at = [], 0.0
    for line in said.lines:
        ends = at + duration * len(line.written) / whole
        times = {"starts": round(at, 3), "ends": round(ends, 3), "words": []}
        sentences.append({"id": line.id, "path": line.path, "text": line.written, **times})
        at = ends
    return {"version": 1, "duration": duration, "sentences": sentences, "chapters": []}


def _spoken(text: str) -> Spoken:
    return Spoken(text, (Word(0, len(text), 0, len(text)),))


def narrations(
    issue: Issue, folder: Path, *, seconds: float = 3, slugs: Iterable[str] | None = None
) -> dict[str, Heard]:
    """Those of some articles of the issue, or of all; they share one tone."""
    folder.mkdir(exist_ok=True)
    tone, heard = a_tone(folder / "tone.m4a", seconds=seconds), {}
    for item in issue.items:
        if isinstance(item, ArticleItem) and (slugs is None or item.slug in slugs):
            cues = folder / f"{item.slug}.json"
            cues.write_text(json.dumps(cues_of(item.manuscript, duration=seconds)))
            digest = sha256(tone.read_bytes() + cues.read_bytes()).hexdigest()
            heard[item.slug] = Heard(tone, cues, seconds, digest)
    return heard
