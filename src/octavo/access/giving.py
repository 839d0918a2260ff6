"""Giving articles away: a subscriber makes a link, and whoever has it reads that article.

A link that was made stays good when its giver's subscription ends: it was promised to somebody
else. One that is withdrawn opens nothing more; who has opened it before reads on until its time is
over, since nobody can take anything back from a guest's pass.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from octavo.access.errors import NotGiven
from octavo.access.models import Gift
from octavo.access.months import month_at
from octavo.accounts.models import Account
from octavo.core.access import Item, Reader, Refused, decide
from octavo.issues.access import STRANGER, item_of
from octavo.issues.models import Article, Publication

BYTES = 18  # of a token: nobody finds one by trying, so that a plain hash of it is enough


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many articles somebody may give in a month, how many of them are left, for how long."""

    most: int
    left: int
    days: int


def subscribes(reader: Reader, *, now: datetime) -> bool:
    """Whether this reader is a subscriber to the digital magazine, who may give articles."""
    return any(
        right.kind == "subscriber" and "digital" in right.formats and right.holds_at(now)
        for right in reader.rights
    )


def is_held_back(item: Item, *, now: datetime) -> bool:
    """Whether there is something to give: strangers see its opening, and no more."""
    decision = decide(STRANGER, item, now)
    return isinstance(decision, Refused) and decision.shows is not None


def allowance_of(giver: Account, *, now: datetime) -> Allowance:
    """What is left this month. Gifts that were withdrawn count: somebody may have read them."""
    said = Publication.objects.filter(site__is_default_site=True).first() or Publication()
    begins, ends = month_at(now)
    made = Gift.objects.filter(giver=giver, made_at__gte=begins, made_at__lt=ends).count()
    return Allowance(said.gifts_a_month, max(0, said.gifts_a_month - made), said.gift_days)


def given_before(giver: Account, article: Article, *, now: datetime) -> Gift | None:
    """The gift of that article whose link is good and can be shown again."""
    found = Gift.objects.good(now=now).filter(giver=giver, article=article)
    return next((gift for gift in found if token_of(gift) is not None), None)


def give(
    giver: Account, article: Article, *, reader: Reader, name: str = "", now: datetime
) -> Gift:
    """Make the gift of that article, or find the one that is good; `name` is what is said of whom.

    Raises NotGiven, with a sentence, where nothing can be given.
    """
    if not subscribes(reader, now=now):
        raise NotGiven(_("Subscribers give articles away."))
    if not is_held_back(item_of(article), now=now):
        raise NotGiven(_("Everybody may read this article. Pass its address on."))
    with transaction.atomic():
        Account.objects.select_for_update().get(pk=giver.pk)
        known = given_before(giver, article, now=now)
        if known is not None:
            return known
        allowance = allowance_of(giver, now=now)
        if allowance.left == 0:
            raise NotGiven(_("You have given all that you may give this month."))
        made_at = now.replace(microsecond=0)  # as exact as a pass says it
        if Gift.objects.filter(giver=giver, article=article, made_at=made_at).exists():
            raise NotGiven(_("You have just withdrawn it. Try again in a moment."))
        return Gift.objects.create(
            giver=giver,
            article=article,
            token_hash=hash_of(_token(giver.pk, article.pk, made_at)),
            name=name[:150],
            made_at=made_at,
            until=made_at + timedelta(days=allowance.days),
        )


def link_to(gift: Gift) -> str:
    """The whole link; empty where the secret that it is made with has changed since."""
    token = token_of(gift)
    return settings.ADDRESS + reverse("gift", args=[token]) if token else ""


def token_of(gift: Gift) -> str | None:
    """The secret in the link: made anew each time, since only its hash is kept."""
    token = _token(gift.giver_id, gift.article_id, gift.made_at)
    return token if hash_of(token) == gift.token_hash else None


def found_by(token: str) -> Gift | None:
    """The gift of that link, good or not."""
    gifts = Gift.objects.select_related("giver")
    return gifts.filter(token_hash=hash_of(token)).first()


def count_opening(gift: Gift) -> None:
    """One device more has opened it."""
    Gift.objects.filter(pk=gift.pk).update(openings=F("openings") + 1)


def withdraw_gift(gift: Gift, *, now: datetime) -> None:
    """Let its link give nothing more. A second time changes nothing."""
    Gift.objects.filter(pk=gift.pk, withdrawn_at=None).update(withdrawn_at=now)


def hash_of(token: str) -> str:
    """What is kept of a token. Rows are found by this, so that no comparison betrays it."""
    return sha256(token.encode()).hexdigest()


def _token(giver: int, article: int, made_at: datetime) -> str:
    """The same for the same gift: whoever knows the row and not the secret key cannot make it."""
    words = f"{giver}:{article}:{int(made_at.timestamp())}"
    made = salted_hmac("octavo.gift", words, algorithm="sha256").digest()[:BYTES]
    return urlsafe_b64encode(made).decode()
