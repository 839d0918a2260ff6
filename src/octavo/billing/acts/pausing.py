"""Pause: neither copies nor reading for a while, and all that was bought afterwards."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.acts.doing import doing
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.memberships.models import Event, Subscription
from octavo.memberships.story import tell


def pause(
    subscription: Subscription, *, begins: date, ends: date, now: datetime, by: Account | None
) -> None:
    """Pause in `[begins, ends)`."""
    with doing(subscription, now=now) as at_hand:
        at_hand.keep(terms.pause(at_hand.before, begins=begins, ends=ends, today=at_hand.today))
        tell(
            Event.Act.PAUSED,
            of=at_hand.row,
            at=now,
            by=by,
            begins=begins.isoformat(),
            ends=ends.isoformat(),
        )


def resume(subscription: Subscription, *, now: datetime, by: Account | None) -> None:
    """End the pause that is on, or the next one, before its time."""
    with doing(subscription, now=now) as at_hand:
        at_hand.keep(terms.resume(at_hand.before, today=at_hand.today))
        tell(Event.Act.RESUMED, of=at_hand.row, at=now, by=by)


def effect_of(subscription: Subscription, *, begins: date, ends: date, now: datetime) -> Effect:
    """What pausing will do; refused where it would be."""
    after = terms.pause(standing_of(subscription), begins=begins, ends=ends, today=local_day(now))
    last = after.last_settled()
    until = last.ends if last else None
    said = [
        _("From %(begins)s until %(ends)s there is nothing to read, and no copy comes.")
        % {"begins": in_words(begins), "ends": in_words(ends)}
    ]
    if until is not None:
        said.append(_("What was paid then lasts until %(day)s.") % {"day": in_words(until)})
    return Effect(tuple(said), on=until)


def effect_of_resuming(subscription: Subscription, *, now: datetime) -> Effect:
    """What ending the pause will do; refused where there is none."""
    after = terms.resume(standing_of(subscription), today=local_day(now))
    last = after.last_settled()
    until = last.ends if last else None
    said = [_("Reading and copies go on from today.")]
    if until is not None:
        said.append(_("What was paid then lasts until %(day)s.") % {"day": in_words(until)})
    return Effect(tuple(said), on=until)
