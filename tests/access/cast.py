"""An article that is held back, and how somebody reads it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from tests.factories import a_published_issue, an_article

from octavo.access import giving
from octavo.access.granting import grant, withdraw
from octavo.access.holding import reader_with
from octavo.access.metering import put_down
from octavo.access.models import Gift, Grant
from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, Issue, Publication

HELD_BACK = "The harbour master had kept two books since the winter of the long frost."
NAMES = ("Tides", "Locks", "Ferries", "Gulls", "Nets", "Ropes")
BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"}
_FILLER = "The tide tables hung on the kitchen wall and nobody had looked at them for a year."


def a_closed_article(*, now: datetime, headline: str = "Tides", number: int = 7) -> Article:
    """For subscribers, as its issue says."""
    lines = (*([_FILLER] * 10), HELD_BACK)
    article = an_article(headline=headline, blocks=tuple(Paragraph((Text(it),)) for it in lines))
    issue = a_published_issue(number=number, articles=(article,), now=now)
    Issue.objects.filter(pk=issue.pk).update(access="subscribers")
    return Article.objects.get(pk=article.pk)


def granted(account: Any, *, to: Any = None, days: int = 30, by: Any = None) -> Grant:
    """From now on, for so many days."""
    now = timezone.now()
    span = (now, now + timedelta(days=days))
    with TestCase.captureOnCommitCallbacks(execute=True):
        return grant(account, to=to, span=span, reason="A reader since 1990.", by=by, now=now)


def withdrawn(given: Grant) -> None:
    """At once, by nobody."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        withdraw(given, because="By mistake.", by=None, now=timezone.now())


def reads(client: Any, address: str = "/articles/tides/") -> bool:
    """Whether the page shows what is held back."""
    return HELD_BACK in client.get(address).content.decode()


def a_meter(*, without: int = 2, with_account: int = 3, now: datetime | None = None) -> None:
    """Set as an editor sets it, in the publication's settings."""
    said = Publication.objects.get(site__is_default_site=True)
    said.meter_without_account, said.meter_with_account = without, with_account
    said.save()
    put_down(now=now or timezone.now())


def closed(*, count: int = len(NAMES)) -> list[str]:
    """The addresses of so many more articles for subscribers, each in an issue of its own."""
    out = datetime(2026, 1, 15, 9, tzinfo=UTC)
    names = NAMES[1:count]
    made = [a_closed_article(headline=it, number=10 + at, now=out) for at, it in enumerate(names)]
    return ["/articles/tides/", *(f"/articles/{article.slug}/" for article in made)]


def a_device(account=None) -> Client:
    device = Client()
    if account is not None:
        device.force_login(account)
    return device


def a_gift(giver, article, *, name: str = "", now=None) -> Gift:
    now = now or timezone.now()
    return giving.give(giver, article, reader=reader_with(giver), name=name, now=now)


def follow(gift: Gift, device: Client | None = None, **said):
    """Open the link, as a person with a browser does unless it says otherwise."""
    address = reverse("gift", args=[giving.token_of(gift)])
    return (device or Client()).get(address, **(BROWSER | said))
