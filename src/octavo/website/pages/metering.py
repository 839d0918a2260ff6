"""What a reader is told about the meter and about gifts; never a part of a page that is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from octavo.access.giving import subscribes
from octavo.access.models import Gift
from octavo.access.standing import Standing, standing_of
from octavo.core.access import Reader, Right
from octavo.issues.access import decision_on, lasting_name
from octavo.issues.dating import in_full
from octavo.issues.models import Article
from octavo.website.pages.offering import offer_block, offers_on_sale
from octavo.website.pages.site import publication_now
from octavo.website.views.asking import reader_now


@dataclass(frozen=True, slots=True)
class Way:
    """A link to what can be done."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A few sentences, and what can be done."""

    sentences: tuple[str, ...]
    ways: tuple[Way, ...] = ()


def notice_for(
    request: HttpRequest, article: Article | None, *, is_on_its_page: bool = False, now: datetime
) -> Notice:
    """What there is to say to this reader, on that article or on none.

    On the page of an article that stays shut, what can be done stands above it already.
    """
    reader = reader_now(request)
    back = article.url if article else ""
    gift = _given(reader, article, now=now) if article else None
    if gift is not None:
        return Notice(tuple(_who_gave(gift)), _ways(request, None, reader, back))
    if subscribes(reader, now=now):
        return Notice((_("You are a subscriber: you read everything."),))
    standing = standing_of(reader, now=now)
    if standing is None:
        return Notice((_("There are no free articles at present."),), ())
    is_shut = article is not None and not decision_on(article, reader=reader, now=now).is_granted
    says_all = not (is_shut and is_on_its_page)
    sentences = tuple(_count(standing, says_all=says_all))
    ways = _ways(request, standing, reader, back) if says_all else ()
    if is_shut and standing.left and article is not None:
        ways = (Way(_("Read all of this one"), article.url), *ways)
    return Notice(sentences, ways)


def day_of(moment: datetime) -> str:
    """The day of that moment where the publication is, in words."""
    return in_full(localtime(moment).date())


def _count(standing: Standing, *, says_all: bool) -> Iterator[str]:
    said = {"most": standing.most, "left": standing.left}
    if standing.left:
        yield _("%(left)s of %(most)s free articles left this month.") % said
    elif standing.most:
        yield _("You have read your %(most)s free articles of this month.") % said
    if standing.most:
        yield _("A new month begins on %(day)s.") % {"day": day_of(standing.ends)}
    if standing.gains_by_account and (says_all or not standing.most):
        said = {"more": standing.with_account}
        yield _("With an account, which costs nothing, you read %(more)s a month.") % said


def _who_gave(right: Right) -> Iterator[str]:
    """The pass itself names nobody: the name is looked up, and gone when its giver is."""
    found = Gift.objects.filter(article=int(right.key), made_at=right.since)
    names = {gift.name for gift in found[:2]}
    name = names.pop() if len(names) == 1 else ""
    if name:
        yield _("%(name)s has given you this article.") % {"name": name}
    else:
        yield _("A subscriber has given you this article.")
    if right.until is not None:
        yield _("It is yours to read until %(day)s.") % {"day": day_of(right.until)}


def _given(reader: Reader, article: Article, *, now: datetime) -> Right | None:
    key = lasting_name(article.pk)
    rights = (right for right in reader.rights if right.kind == "gift" and right.key == key)
    return next((right for right in rights if right.holds_at(now)), None)


def _ways(
    request: HttpRequest, standing: Standing | None, reader: Reader, back: str
) -> tuple[Way, ...]:
    """Registering where that gives more, signing in, subscribing; each leads back."""
    ways = []
    then = f"?{urlencode({'next': back})}" if back else ""
    if standing is not None and standing.gains_by_account:
        ways.append(Way(_("Register"), reverse("account_signup") + then))
    if standing is not None and not reader.is_registered:
        ways.append(Way(_("Sign in"), reverse("account_login") + then))
    offers = offers_on_sale().subscriptions
    offer = offer_block(publication_now(), request, on_sale=offers)
    if offer and offer.address:
        since = f"?{urlencode({'from': back})}" if back and offers else ""
        ways.append(Way(offer.button, offer.address + since))
    return tuple(ways)
