"""What a page says of an article's narration: where it is heard, who reads it, what follows it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest

from octavo.issues.models import Article, Issue

SPEEDS = tuple(Decimal(speed) for speed in "0.75 1 1.25 1.5 1.75 2".split())


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a narration, for a browser that plays its type.

    The first one that a browser plays is the one it fetches. An address holds no space.
    """

    address: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Download:
    """A narration as a file to keep; `kind` is the word for its form, such as “MP3”."""

    address: str
    kind: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class QueuedPiece:
    """An article of the issue that can be heard after this one; `address` is its page's."""

    headline: str
    address: str
    sources: tuple[Source, ...]
    cues_address: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Narration:
    """All that the player of one article has to know, and nothing of the one who listens.

    Finished pages are stored once and shown to all. `resume_address` is therefore the same for
    everybody, or empty where no place is kept; only the script of a reader who has subscribed asks
    it. `title`, `author`, `album` and `picture` are what the lock screen of a device shows.
    """

    sources: tuple[Source, ...]
    cues_address: str
    transcript_address: str
    minutes: int
    is_synthetic: bool
    voice: str
    title: str
    author: str = ""
    album: str = ""
    picture: str = ""
    downloads: tuple[Download, ...] = ()
    resume_address: str = ""
    queue: tuple[QueuedPiece, ...] = ()
    speeds: tuple[Decimal, ...] = SPEEDS


def narration_of(article: Article, issue: Issue | None, request: HttpRequest) -> Narration | None:
    """The article's narration as this request may hear it; nothing while there is none."""
    return None
