"""An article that is heard, as an episode of a podcast."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from django.conf import settings
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _

from octavo.issues.models import Article, ArticleByline
from octavo.listening.addresses import article_address, file_address, offers_address
from octavo.listening.hearing import Heard
from octavo.listening.podcast.document import Episode, Person, Sound

SOUNDS = {"mp3": "audio/mpeg", "m4a": "audio/mp4"}
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def episode_of(heard: Heard, token: str, *, number: int | None) -> Episode:
    """What somebody who holds that secret hears of it, and what leads to the rest."""
    article, narration = heard.article, heard.narration
    first, *others = _sounds(heard, token)
    return Episode(
        guid=f"urn:uuid:{article.translation_key}",
        title=article.title,
        page=article_address(article.slug),
        notes=tuple(filter(None, [article.standfirst, _who_reads(heard)])),
        language=article.language,
        appeared_at=_appeared_at(article),
        sound=first,
        other_sounds=tuple(others),
        seconds=(narration.duration if heard.is_whole else narration.teaser_duration) or None,
        people=tuple(_people(heard)),
        transcript=_beside(heard, token, "vtt"),
        chapters=_beside(heard, token, "json"),
        offer=None if heard.is_whole else (_("Hear all of it"), offers_address(article.slug)),
        number=number,
    )


def _sounds(heard: Heard, token: str) -> Iterator[Sound]:
    """MP3 first, which every program plays."""
    for kind, media_type in SOUNDS.items():
        if file := heard.file(kind):
            address = file_address(token, heard.article.slug, kind)
            yield Sound(address, media_type, file["size"])


def _beside(heard: Heard, token: str, kind: str) -> str:
    return file_address(token, heard.article.slug, kind) if heard.file(kind) else ""


def _who_reads(heard: Heard) -> str:
    """Said in words, since few programs show people. A teaser says first that it is one."""
    said = [] if heard.is_whole else [_("You hear the beginning; subscribers hear all of it.")]
    if _is_synthetic(heard):
        said.append(_("Read by a synthetic voice."))
    elif heard.narration.reader:
        said.append(_("Read by %(name)s.") % {"name": heard.narration.reader})
    return " ".join(said)


def _is_synthetic(heard: Heard) -> bool:
    """The beginning of a recording is read by a voice, since a recording is not cut."""
    return heard.narration.is_synthetic or not heard.is_whole


def _people(heard: Heard) -> Iterator[Person]:
    rows = list(heard.article.bylines.all())
    for row in [row for row in rows if not row.role] or rows:
        yield Person(_name(row), "author", "writing", _page_of(row))
    narration = heard.narration
    narrator = _("a synthetic voice") if _is_synthetic(heard) else narration.reader
    if narrator:
        yield Person(narrator, "narrator", "cast")


def _name(row: ArticleByline) -> str:
    return row.name or (row.author.title if row.author else "")


def _page_of(row: ArticleByline) -> str:
    """The page of the author where there is one, else where the byline leads."""
    if row.author and row.author.live:
        return f"{settings.ADDRESS}/authors/{row.author.slug}/"
    return row.url if row.url.startswith(("https://", "http://")) else ""


def _appeared_at(article: Article) -> datetime:
    """When it was published; what appeared elsewhere before, as the day began that it bears."""
    published = localtime(article.first_published_at or LONG_AGO)
    day = article.published_on
    if day is None or day >= published.date():
        return published
    return make_aware(datetime.combine(day, time.min))
