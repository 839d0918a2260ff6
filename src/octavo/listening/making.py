"""Makes private podcasts: each has an address that is shown once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.issues.models import Issue, Section
from octavo.listening.addresses import Part, feed_address
from octavo.listening.errors import FeedNameTaken, FeedRevoked, TooManyFeeds
from octavo.listening.models import PrivateFeed
from octavo.listening.policy import MOST_FEEDS
from octavo.listening.tokens import hash_of, new_token


@dataclass(frozen=True, slots=True)
class Made:
    """A feed with its address, which nobody can find out again later."""

    feed: PrivateFeed
    address: str = field(repr=False)


def make_feed(account: Account, *, label: str, now: datetime, of: Part = None) -> Made:
    """Make one more feed of everything, or of one section or issue."""
    with transaction.atomic():
        Account.objects.select_for_update().get(pk=account.pk)
        theirs = PrivateFeed.objects.in_use().filter(account=account)
        if theirs.count() >= MOST_FEEDS:
            message = _("You have %(count)s podcasts. Revoke one that you do not use.")
            raise TooManyFeeds(message % {"count": MOST_FEEDS})
        if theirs.filter(label=label).exists():
            message = _("You have a podcast of the name “%(label)s”. Give this one another.")
            raise FeedNameTaken(message % {"label": label})
        return _made(account, label=label, of=of, now=now)


def renew_feed(feed: PrivateFeed, *, by: Account, now: datetime) -> Made:
    """Make the feed anew: the same under another address. The old one is revoked."""
    with transaction.atomic():
        old = PrivateFeed.objects.select_for_update().get(pk=feed.pk)
        if old.revoked_at is not None:  # by a second press of the button
            raise FeedRevoked(_("“%(label)s” was made anew already.") % {"label": old.label})
        old.revoke(by=by, now=now)
        return _made(old.account, label=old.label, of=old.section or old.issue, now=now)


def _made(account: Account, *, label: str, of: Part, now: datetime) -> Made:
    token = new_token()
    feed = PrivateFeed.objects.create(
        account=account,
        token_hash=hash_of(token),
        label=label,
        section=of if isinstance(of, Section) else None,
        issue=of if isinstance(of, Issue) else None,
        made_at=now,
    )
    return Made(feed, feed_address(token, of))
