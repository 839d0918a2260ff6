"""When an article appeared and when it was changed, as instants in the publication's zone."""

from __future__ import annotations

from datetime import UTC, datetime, time

from django.utils.timezone import localtime, make_aware

from octavo.issues.models import Article
from octavo.website.pages.listings import appeared_on

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def appeared_at(article: Article) -> datetime:
    """The instant at which it was published, if that was on the day that readers see.

    A piece that appeared elsewhere before it came here has an earlier day, and begins with it. A
    day to come would be a lie: what readers can see has appeared.
    """
    published = localtime(article.first_published_at or LONG_AGO)
    day = appeared_on(article)
    if day is None or day >= published.date():
        return published
    return make_aware(datetime.combine(day, time.min))


def changed_at(article: Article) -> datetime:
    """When its text last changed for readers; what was never published again did not change."""
    first, last = article.first_published_at, article.last_published_at
    if first is None or last is None or last <= first:
        return appeared_at(article)
    return localtime(last)
