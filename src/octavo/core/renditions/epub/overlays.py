"""Which sentence of an article is heard when: its media overlay, as SMIL.

Reading systems play the clips that are named and nothing else, so each lasts until the next
sentence begins: the pauses of the voice are heard, too. What is said and stands nowhere in the
article, such as who reads it, belongs to the sentence before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from octavo.core.renditions.epub.book import Document
from octavo.core.renditions.epub.markup import element, void

MEDIA_TYPE = "application/smil+xml"
SOUND_TYPE = "audio/mp4"
# Who wrote the article is said in a sentence that is none of the text, and stands in its head.
ANCHORS = {"preface-byline": "byline"}

CUES_VERSION = 1
_ANCHOR = re.compile(r' id="([^"]+)"')
_SMIL = """<?xml version="1.0" encoding="utf-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body>
{inside}
</body>
</smil>
"""


class CuesTorn(ValueError):
    """Cues that are none, or whose times run backwards or beyond the sound."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is heard from this second on; `stands` says whether it is a sentence of the article."""

    id: str
    starts: float
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Narration:
    """What is heard of an article: its seconds, and its cues as they follow one another."""

    duration: float
    cues: Sequence[Cue]


def narration_of(said: Mapping[str, Any], *, duration: float) -> Narration:
    """The narration whose cues a file says in JSON; `duration` is that of the sound."""
    try:
        version = said["version"]
        cues = [
            Cue(str(it["id"]), float(it["starts"]), stands=bool(it["path"]))
            for it in said["sentences"]
        ]
    except (LookupError, TypeError, ValueError) as error:
        message = f"not what cues say: {error!r}"
        raise CuesTorn(message) from error
    if version != CUES_VERSION:
        message = f"cues of version {version!r}"
        raise CuesTorn(message)
    moments = [0.0, *(cue.starts for cue in cues), duration]
    if any(not here <= then for here, then in pairwise(moments)):
        message = "times that run backwards, or beyond the sound"
        raise CuesTorn(message)
    return Narration(duration, cues)


class Clip(NamedTuple):
    """The milliseconds `[begins, ends)` in which the element with that anchor is heard."""

    anchor: str
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is heard of a document of the book, in the order of reading.

    `lost` names the sentences that were read aloud and do not stand in it.
    """

    document: str
    clips: tuple[Clip, ...]
    lost: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file of the overlay, beside its document."""
        return f"{self._stem}.smil"

    @property
    def sound(self) -> str:
        """The file of what is heard."""
        return f"audio/{self._stem}.m4a"

    @property
    def milliseconds(self) -> int:
        return sum(clip.ends - clip.begins for clip in self.clips)

    @property
    def _stem(self) -> str:
        return self.document.removesuffix(".xhtml")


def overlay_of(document: Document, narration: Narration) -> Overlay:
    """The sentences of the narration that the document holds, each with its time.

    Without any of them it is silent: nobody wants to hear who wrote it, and no more.
    """
    anchors = _ANCHOR.findall(document.content)
    places = {anchor: place for place, anchor in enumerate(anchors)}
    heard = _Heard(frozenset(places))
    moments = [round(it.starts * 1000) for it in narration.cues]
    spans = pairwise([*moments, round(narration.duration * 1000)])
    for cue, (begins, ends) in zip(narration.cues, spans, strict=True):
        heard.add(cue, begins, ends)
    has_text = not heard.clips.keys() <= set(ANCHORS.values())
    found = heard.clips.values() if has_text else ()
    clips = sorted(found, key=lambda clip: places[clip.anchor])
    return Overlay(document.name, tuple(clips), tuple(heard.lost))


@dataclass(slots=True)
class _Heard:
    """The clips so far, by anchor. `open_from` is when that began which still waits for a place."""

    anchors: frozenset[str]
    clips: dict[str, Clip] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    last: str | None = None
    open_from: int | None = None

    def add(self, cue: Cue, begins: int, ends: int) -> None:
        anchor = ANCHORS.get(cue.id, cue.id)
        if anchor in self.anchors and anchor not in self.clips and begins < ends:
            first = begins if self.open_from is None else self.open_from
            self.clips[anchor] = Clip(anchor, first, ends)
            self.last, self.open_from = anchor, None
        elif cue.stands:
            self.lost.append(cue.id)
            self.last = self.open_from = None
        elif self.last:
            self.clips[self.last] = self.clips[self.last]._replace(ends=ends)
        elif self.open_from is None:
            self.open_from = begins


def smil(overlay: Overlay) -> str:
    """The overlay as the book holds it."""
    pairs = [_pair(clip, overlay) for clip in overlay.clips]
    inside = "\n".join(["", *pairs, ""])
    said = element("seq", inside, epub_textref=overlay.document, epub_type="chapter")
    return _SMIL.format(inside=said)


def _pair(clip: Clip, overlay: Overlay) -> str:
    text = void("text", src=f"{overlay.document}#{clip.anchor}")
    sound = void("audio", src=overlay.sound, clipBegin=clock(clip.begins), clipEnd=clock(clip.ends))
    return element("par", text + sound)


def clock(milliseconds: int) -> str:
    """Hours, minutes and seconds: `0:07:18.212`."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{rest:03}"
