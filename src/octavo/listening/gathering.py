"""Gathers a private podcast: what its reader hears now, of everything or of one part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.images.models import SourceImageIOError

from octavo.core.access import Reader
from octavo.issues.models import Issue, Publication, Section
from octavo.issues.models.articles import publication_language
from octavo.issues.models.bylines import with_authors
from octavo.issues.models.selecting import ArticleQuerySet
from octavo.listening.addresses import Part, feed_address
from octavo.listening.episodes import episode_of
from octavo.listening.hearing import heard_by, narrated
from octavo.listening.podcast.document import Show
from octavo.listening.policy import MOST_EPISODES

COVER = "fill-1500x1500|format-jpeg"
_PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # the namespace of podcast:guid


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for which podcast: the secret, the reader it stands for, and of which part."""

    token: str
    reader: Reader
    of: Part
    made_at: datetime


def show_of(asked: Asked, *, now: datetime) -> Show:
    """The podcast as it is for that reader now. In a fixed number of queries."""
    publication = Publication.objects.filter(site__is_default_site=True).first() or Publication()
    rows = list(_articles_of(asked.of)[: MOST_EPISODES + 1])
    heard = list(heard_by(asked.reader, rows[:MOST_EPISODES], now=now))
    is_serial = isinstance(asked.of, Issue)
    episodes = tuple(
        episode_of(one, asked.token, number=number if is_serial else None)
        for number, one in enumerate(heard, start=1)
    )
    made = [one.narration.made_at for one in heard if one.narration.made_at]
    return Show(
        guid=_guid(asked.of),
        title=_title(publication, asked.of),
        description=_description(publication, asked.of, is_cut=len(rows) > MOST_EPISODES),
        page=settings.ADDRESS + ((asked.of and asked.of.url) or "/"),
        address=feed_address(asked.token, asked.of),
        language=publication_language(),
        publisher=publication.name,
        image=_image(asked.of),
        changed_at=localtime(max([asked.made_at, *made])),
        episodes=episodes,
        is_serial=is_serial,
    )


def _articles_of(of: Part) -> ArticleQuerySet:
    """An issue in its order; of everything and of a section, the newest first."""
    articles = narrated().prefetch_related(with_authors("bylines"))
    if isinstance(of, Issue):
        return articles.filter(flatplan_item__issue=of).order_by("flatplan_item__sort_order")
    if isinstance(of, Section):
        articles = articles.filter(section=of)
    return articles.order_by(
        Coalesce("published_on", "flatplan_item__issue__dated_on").desc(nulls_last=True),
        F("flatplan_item__issue__number").desc(nulls_last=True),
        "flatplan_item__sort_order",
        "-pk",
    )


def _title(publication: Publication, of: Part) -> str:
    if of is None:
        return publication.name
    part = of.title
    if isinstance(of, Issue):
        part = _("Issue %(number)s: %(title)s") % {"number": of.number, "title": of.title}
    return f"{publication.name}: {part}"


def _description(publication: Publication, of: Part, *, is_cut: bool) -> str:
    about = of.blurb if isinstance(of, Section) else ""
    about = about or publication.description or publication.strapline
    newest = _("It has the newest %(count)s articles.") % {"count": MOST_EPISODES}
    yours = _("This podcast is yours alone: please keep its address to yourself.")
    return " ".join(filter(None, [about, newest if is_cut else "", yours]))


def _guid(of: Part) -> str:
    """The same for all readers: which podcast it is, not whose."""
    part = f"/{of.translation_key}" if of else ""
    return str(uuid5(_PODCASTS, f"{urlsplit(settings.ADDRESS).netloc}/listen{part}"))


def _image(of: Part) -> str:
    """The cover of the issue, or of the newest, as a square; else the icon of the magazine."""
    covered = Issue.objects.published().exclude(cover=None).select_related("cover")
    if isinstance(of, Issue):
        covered = covered.filter(pk=of.pk)
    issue = covered.first()
    if issue is not None and not issue.cover.is_svg():
        try:
            return settings.ADDRESS + issue.cover.get_rendition(COVER).url
        except SourceImageIOError:  # the picture itself is gone: no reason to be silent
            pass
    return settings.ADDRESS + reverse("app-icon", args=["icon-512"])
