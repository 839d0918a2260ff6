"""What a page says of an article's narration: where it is heard, who reads it, what follows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest
from django.urls import reverse

from octavo.core.access import Decision, Granted, Variant
from octavo.issues.models import Article
from octavo.press import models as heard
from octavo.press.models.narrations import minutes
from octavo.press.studio.keeping import MEDIA_TYPES
from octavo.website.pages.site import site_parts

# What a browser is offered to play, the smallest first, and what is offered to keep.
SOUNDS = ("opus", "m4a", "mp3")
SAVED = ("mp3", "m4a")
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
    is_opening: bool = False  # what those hear who may not hear all of it
    speeds: tuple[Decimal, ...] = SPEEDS


def narration_of(
    article: Article, following: Iterable[Article], request: HttpRequest, *, is_opening: bool
) -> Narration | None:
    """The article's narration as this request may hear it; nothing while there is none.

    `following` are the articles of its issue that come after it and may be read here; those that
    are narrated are the queue. Whoever may hear the opening alone has no queue. One query.
    """
    behind = [] if is_opening else list(following)
    rows = heard.Narration.objects.heard().filter(article__in=[article, *behind])
    found = {row.article_id: row for row in rows.defer("replaced")}
    row = found.get(article.pk)
    variant = "teaser" if is_opening else "full"
    if row is None or variant not in row.files:
        return None
    authors = [row for row in article.bylines.all() if not row.role]
    return Narration(
        sources=_sources(article),
        cues_address=_address(article, "json"),
        transcript_address=_address(article, "vtt"),
        minutes=minutes(row.teaser_duration if is_opening else row.duration),
        is_synthetic=row.is_synthetic or is_opening,
        is_opening=is_opening,
        voice=row.reader,
        title=article.title,
        author=", ".join(row.name or str(row.author or "") for row in authors),
        album=site_parts(request).publication.name,
        downloads=() if is_opening else _downloads(article, row),
        resume_address=reverse("listening:place", args=[article.slug]),
        queue=tuple(_queued(it, found[it.pk]) for it in behind if it.pk in found),
    )


def variant_heard(decision: Decision) -> str | None:
    """Which of its variants somebody hears of whom this was decided; None for nothing."""
    if isinstance(decision, Granted) and decision.variant is Variant.FULL:
        return "full"
    return "teaser" if decision.shows else None


def _sources(article: Article) -> tuple[Source, ...]:
    return tuple(Source(_address(article, kind), MEDIA_TYPES[kind]) for kind in SOUNDS)


def _address(article: Article, kind: str) -> str:
    return reverse("article_sound", args=[article.slug, f"{article.slug}.{kind}"])


def _downloads(article: Article, row: heard.Narration) -> tuple[Download, ...]:
    kept = ((kind, row.file(kind, variant="full")) for kind in SAVED)
    return tuple(
        Download(f"{_address(article, kind)}?save", kind.upper(), file["size"])
        for kind, file in kept
        if file
    )


def _queued(article: Article, row: heard.Narration) -> QueuedPiece:
    return QueuedPiece(
        headline=article.title,
        address=article.url or "",
        sources=_sources(article),
        cues_address=_address(article, "json"),
        minutes=row.minutes,
    )
