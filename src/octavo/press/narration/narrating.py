"""From a script to everything that is published of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from octavo.core.renditions.narration.lines import Script
from octavo.core.renditions.narration.spoken.words import Spoken
from octavo.press.narration.codecs.table import KINDS
from octavo.press.narration.cues import as_json, as_webvtt
from octavo.press.narration.engines.port import Speech
from octavo.press.narration.joining import Clock, join
from octavo.press.narration.levelling import File, Levelled
from octavo.press.narration.sound import Sound
from octavo.press.narration.speech import Reading, Takes
from octavo.press.narration.tags import Tags, cover_at

Watch = Callable[[int, int], None]  # is told how many sentences were said, and of how many


@dataclass(frozen=True, slots=True)
class Narrated:
    """One narration: a file of each kind by name, its captions, and where its words are heard.

    `made` and `found` count the sentences that had to be spoken and those that were kept; a
    recording has neither. `placed` says how the times are known: “by voice”, “by ear” (a
    recogniser listened), or “by length”.
    """

    files: dict[str, File]
    captions: bytes
    cues: bytes
    seconds: float
    made: int = 0
    found: int = 0
    placed: str = "by voice"


def narrate(
    script: Script,
    *,
    reading: Reading,
    takes: Takes,
    album: str,
    cover: Path | None = None,
    watch: Watch | None = None,
) -> Narrated:
    """Read the script aloud. Sentences that this voice has said before are not said again.

    The same script, voice and cover give the same bytes.
    """
    made, found = takes.made, takes.found
    with scratch() as sound:
        say = _watched(takes, reading, len(script.lines), watch)
        clock = join(script, say, rate=reading.narrator.sample_rate, into=sound)
        narrated = published(sound, clock, script=script, album=album, cover=cover)
    return Narrated(
        files=narrated,
        captions=as_webvtt(clock),
        cues=as_json(clock),
        seconds=clock.seconds,
        made=takes.made - made,
        found=takes.found - found,
    )


def published(
    sound: Sound, clock: Clock, *, script: Script, album: str, cover: Path | None
) -> dict[str, File]:
    """A file of each kind, all at once: the encoders let each other work."""
    tags = Tags(
        title=script.title,
        author=script.author,
        album=album,
        marks=clock.marks,
        seconds=clock.seconds,
        cover=cover_at(cover),
    )
    levelled = Levelled(sound)
    with ThreadPoolExecutor(len(KINDS)) as pool:
        files = pool.map(lambda kind: levelled.file(kind, tags), KINDS.values())
        return {file.kind: file for file in files}


@contextmanager
def scratch() -> Iterator[Sound]:
    """Sound that is there for as long as it is worked on."""
    with TemporaryDirectory(prefix="octavo-narration-") as folder:
        sound = Sound(Path(folder) / "sound")
        try:
            yield sound
        finally:
            sound.close()


def _watched(
    takes: Takes, reading: Reading, lines: int, watch: Watch | None
) -> Callable[[Spoken], Speech]:
    said = 0

    def say(spoken: Spoken) -> Speech:
        nonlocal said
        speech = takes.of(spoken, reading)
        said += 1
        if watch is not None:
            watch(said, lines)
        return speech

    return say
