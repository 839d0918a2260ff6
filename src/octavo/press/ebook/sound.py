"""What is heard of a book: narrations read from their files, and fitted to its documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from octavo.core.renditions.epub import (
    Document,
    Narration,
    Overlay,
    narration_of,
    overlay_of,
    smil,
)
from octavo.press.made import Heard, Problem


@dataclass(frozen=True, slots=True)
class Sound:
    """The overlays of a book, and the file on the disk of what each is heard from."""

    overlays: tuple[Overlay, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)

    @property
    def parts(self) -> dict[str, bytes]:
        """The overlays as parts of the book; their sound stays on the disk until it is packed."""
        return {overlay.name: smil(overlay).encode() for overlay in self.overlays}


@dataclass(frozen=True, slots=True)
class Readings:
    """The narrations that can be used, by slug, and one sentence for all that cannot."""

    heard: Mapping[str, Heard]
    narrations: Mapping[str, Narration]
    problems: tuple[Problem, ...] = ()

    @property
    def slugs(self) -> frozenset[str]:
        return frozenset(self.narrations)

    def fitted(self, documents: Iterable[Document], *, unfit: str) -> tuple[Sound, list[Problem]]:
        """What is heard of these documents; `unfit` says how many sentences an article has lost."""
        problems, files, overlays = [], {}, []
        for document, overlay in self._overlays(documents):
            if overlay.lost:
                sentence = unfit.format(count=len(overlay.lost))
                problems.append(Problem(sentence, slug=document.slug))
            if overlay.clips:
                overlays.append(overlay)
                files[overlay.sound] = self.heard[document.slug].audio
        return Sound(tuple(overlays), files), problems

    def _overlays(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Overlay]]:
        for document in documents:
            if document.slug in self.narrations:
                yield document, overlay_of(document, self.narrations[document.slug])


def readings(heard: Mapping[str, Heard], slugs: Sequence[str], *, unread: str) -> Readings:
    """The narrations of these articles; `unread` is said of one whose files are of no use."""
    narrations, problems = {}, []
    for slug in slugs:
        if slug not in heard:
            continue
        try:
            narrations[slug] = _read(heard[slug])
        except (OSError, ValueError):  # lost, no JSON, or torn cues
            problems.append(Problem(unread, slug=slug))
    return Readings(heard, narrations, tuple(problems))


def _read(heard: Heard) -> Narration:
    if not heard.audio.is_file():
        raise FileNotFoundError(heard.audio)
    said = json.loads(heard.cues.read_text(encoding="utf-8"))
    return narration_of(said, duration=heard.duration)
