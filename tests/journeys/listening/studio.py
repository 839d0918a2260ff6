"""A small magazine whose articles can be heard: tones instead of a voice, and their cues."""

from __future__ import annotations

import math
import wave
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.sentences import Sentence, sentences
from octavo.issues.models import Article
from octavo.website.pages.listening import Download, Narration, QueuedPiece, Source

READ = ("the-line-at-low-water", "the-only-voter", "the-ditto-family")
ARTICLE = f"/articles/{READ[0]}/"
NEXT = f"/articles/{READ[1]}/"
PREFACE = 2.0  # seconds
SECONDS = 2.0  # that each sentence takes
SHORT = 4.0  # seconds of the articles that follow
RATE = 8000
HEARD = frozenset({"headline", "standfirst", "body", "subhead", "attribution"})


def heard(manuscript: Manuscript) -> list[Sentence]:
    """The sentences of an article that are read aloud."""
    return [one for one in sentences(manuscript) if one.purpose in HEARD]


def cues(manuscript: Manuscript, *, seconds: float = SECONDS) -> dict[str, Any]:
    """The cues of an article in which each sentence takes as long."""
    said = [_cue("preface", "", "From the magazine.", 0.0, PREFACE)]
    chapters = [{"title": manuscript.headline, "starts": 0.0}]
    for number, one in enumerate(heard(manuscript)):
        starts = PREFACE + number * seconds
        said.append(_cue(one.id, one.path, one.text, starts, starts + seconds))
        if one.purpose == "subhead":
            chapters.append({"title": one.text, "starts": starts})
    return {"version": 1, "duration": said[-1]["ends"], "sentences": said, "chapters": chapters}


def _cue(name: str, path: str, text: str, starts: float, ends: float) -> dict[str, Any]:
    return {
        "id": name,
        "path": path,
        "text": text,
        "starts": starts,
        "ends": ends - 0.1,
        "words": list(_words(text, starts, ends - 0.1)),
    }


def _words(text: str, starts: float, ends: float) -> Iterator[tuple[float, float, int, int]]:
    """Every word with an equal share of the time."""
    stretches = []
    place = 0
    for word in text.split():
        place = text.index(word, place)
        stretches.append((place, place + len(word)))
        place += len(word)
    share = (ends - starts) / len(stretches)
    for number, (begins, stops) in enumerate(stretches):
        yield starts + number * share, starts + (number + 1) * share, begins, stops


def tones(seconds: float) -> bytes:
    """A sound file as long: a quiet tone that is another one in each second."""
    waves = [
        bytes(128 + round(8 * math.sin(2 * math.pi * pitch * at / RATE)) for at in range(RATE))
        for pitch in (220, 262, 330, 392)
    ]
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        for second in range(math.ceil(seconds)):
            rest = min(1.0, seconds - second)
            sound.writeframes(waves[second % len(waves)][: round(rest * RATE)])
    return file.getvalue()


def narration(article: Article, articles: Mapping[str, Article]) -> Narration:
    """What the page of one of these articles says of its narration."""
    following = READ[READ.index(article.slug) + 1 :]
    return Narration(
        sources=_sources(article.slug),
        cues_address=f"/sound/{article.slug}.json",
        transcript_address=f"/sound/{article.slug}.vtt",
        minutes=8,
        is_synthetic=True,
        voice="Alba",
        title=article.title,
        author="Olaf Brandreth",
        album="The Vell Review, issue 7",
        picture="/static/octavo/sheet.svg",
        downloads=(Download(f"/sound/{article.slug}.mp3", "MP3", 6_900_000),),
        resume_address=f"/sound/{article.slug}/place",
        queue=tuple(
            QueuedPiece(
                headline=articles[slug].title,
                address=f"/articles/{slug}/",
                sources=_sources(slug),
                cues_address=f"/sound/{slug}.json",
                minutes=5,
            )
            for slug in following
        ),
    )


def _sources(slug: str) -> tuple[Source, ...]:
    """One that no browser plays stands first, so that the choice is made by type."""
    none = Source(f"/sound/{slug}.none", "audio/x-none; codecs=nothing")
    return (none, Source(f"/sound/{slug}.wav", "audio/wav"))
