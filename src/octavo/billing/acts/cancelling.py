"""Cancel: no term follows, and what was paid is served to its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing import letters
from octavo.billing.acts.doing import doing, named
from octavo.billing.books import Reason
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.memberships.models import Event, Subscription
from octavo.memberships.story import tell


def cancel(subscription: Subscription, *, by: Account | None, now: datetime) -> None:
    """Stop with the end of what was paid. An order that waits for its payment comes to nothing."""
    with doing(subscription, now=now) as at_hand:
        after = terms.cancel(at_hand.before, today=at_hand.today, by=named(by, at_hand.row))
        at_hand.keep(after, Reason(_("Cancelled.")))
        found = after.cancellation
        effective = found.effective_on.isoformat() if found and found.effective_on else None
        told = tell(Event.Act.CANCELLED, of=at_hand.row, at=now, by=by, effective_on=effective)
        on = found.effective_on if found else None
        letters.cancelled(at_hand.row, on, key=f"cancelled:{told.pk}", now=now)


def undo(subscription: Subscription, *, by: Account | None, now: datetime) -> None:
    """Go on as if nobody had cancelled."""
    with doing(subscription, now=now) as at_hand:
        at_hand.keep(terms.undo_cancellation(at_hand.before, today=at_hand.today))
        told = tell(Event.Act.CANCEL_UNDONE, of=at_hand.row, at=now, by=by)
        letters.cancellation_undone(
            at_hand.row,
            standing_of(at_hand.row),
            key=f"undone:{told.pk}",
            now=now,
            today=at_hand.today,
        )


def say_why(
    subscription: Subscription, reason: str, *, now: datetime, by: Account | None = None
) -> None:
    """Keep the reason, which is asked after it is done."""
    with doing(subscription, now=now) as at_hand:
        found = at_hand.before.cancellation
        if found is None:
            raise terms.NotPossible(_("It was not cancelled."))
        said = replace(found, reason=reason.strip())
        at_hand.keep(replace(at_hand.before, cancellation=said))
        tell(Event.Act.REASON_GIVEN, of=at_hand.row, at=now, by=by, because=reason.strip())


def effect_of(subscription: Subscription, *, now: datetime) -> Effect:
    """What cancelling will do; refused where it would be."""
    standing, today = standing_of(subscription), local_day(now)
    after = terms.cancel(standing, today=today, by="-")
    on = after.cancellation.effective_on if after.cancellation else None
    said = [_("Nothing is renewed or charged any more.")]
    if on is None:
        said.append(_("What was paid is served: reading goes on until the issue after the last."))
    elif on > today:
        day = in_words(on)
        said.append(_("What was paid is served: reading goes on until %(day)s.") % {"day": day})
    if standing.unpaid() is not None:
        said.append(_("The invoice that is open need not be paid."))
    said.append(_("Until then it can be undone.") if on != today else _("It ends today."))
    return Effect(tuple(said), on=on)
