"""An article that is held back, and how somebody reads it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.test import TestCase
from django.utils import timezone
from tests.factories import a_published_issue, an_article

from octavo.access.granting import grant, withdraw
from octavo.access.models import Grant
from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, Issue

HELD_BACK = "The harbour master had kept two books since the winter of the long frost."
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
