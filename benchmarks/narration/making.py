"""Narrates articles in a process of its own and says what it took."""

from __future__ import annotations

import resource
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter, process_time

from hibari import Hibari

from octavo.core.renditions.narration.lines import Script
from octavo.press.narration.engines.port import Narrator
from octavo.press.narration.engines.registry import engine_named
from octavo.press.narration.narrating import Narrated, narrate
from octavo.press.narration.speech import Reading, Takes

VOICE = "heart"


@dataclass(frozen=True, slots=True)
class Task:
    """One article, and the folder that its files and takes are put into."""

    name: str
    script: Script
    folder: Path
    cover: Path


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it: seconds that are heard and that were needed, and levels by kind.

    `cpu_s` are the processor’s seconds for speech and for files: they say how busy others were.
    """

    name: str
    seconds: float
    speech_s: float
    files_s: float
    cpu_s: tuple[float, float]
    made: int
    peak_mb: float
    levels: dict[str, tuple[float, float, int]]


@cache
def narrator() -> Narrator:
    return engine_named("hibari").open()


def make(task: Task) -> Taken:
    """Narrate the article; what was spoken before is in its folder."""
    task.folder.mkdir(parents=True, exist_ok=True)
    began = said_at = (perf_counter(), process_time())

    def watch(_said: int, _of: int) -> None:
        nonlocal said_at
        said_at = (perf_counter(), process_time())

    narrated = narrate(
        task.script,
        reading=Reading(narrator(), VOICE),
        takes=Takes(task.folder / "takes"),
        album="The Vell Review, no. 24",
        cover=task.cover,
        watch=watch,
    )
    ended = (perf_counter(), process_time())
    _keep(narrated, task.folder)
    return Taken(
        name=task.name,
        seconds=narrated.seconds,
        speech_s=said_at[0] - began[0],
        files_s=ended[0] - said_at[0],
        cpu_s=(said_at[1] - began[1], ended[1] - said_at[1]),
        made=narrated.made,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        levels={
            kind: (file.level.loudness, file.level.peak, file.tries)
            for kind, file in narrated.files.items()
        },
    )


def make_by_package(script: Script) -> float:
    """Seconds for a second that is heard, when the voice's own package reads the same words.

    It gives no times of words and keeps nothing.
    """
    package = Hibari(VOICE)
    package("Ready.")
    began = perf_counter()
    samples = sum(len(package(line.spoken.text)) for line in script.lines)
    return (perf_counter() - began) * package.sample_rate / samples


def _keep(narrated: Narrated, folder: Path) -> None:
    for kind, file in narrated.files.items():
        (folder / f"article.{kind}").write_bytes(file.content)
    (folder / "article.json").write_bytes(narrated.cues)
