"""Pausing: neither copies nor reading for a while, and all that was bought afterwards."""

from __future__ import annotations

from datetime import date

from octavo.core.terms.days import check_day
from octavo.core.terms.errors import NotPossible, PauseSenseless
from octavo.core.terms.policy import PAUSE_DAYS
from octavo.core.terms.spans import with_pauses
from octavo.core.terms.subscription import Pause, Subscription


def pause(subscription: Subscription, *, begins: date, ends: date, today: date) -> Subscription:
    """Pause in `[begins, ends)`. Terms counted in months end by so many days later.

    Issues that come out meanwhile are not served, and none of them ends a term.
    """
    check_day(today, since=subscription.ordered_on)
    check_day(begins)
    check_day(ends)
    if not today <= begins < ends:
        message = "A pause begins today or later and ends after that."
        raise PauseSenseless(message)
    if (ends - begins).days > PAUSE_DAYS:
        message = f"A pause lasts {PAUSE_DAYS} days at most."
        raise PauseSenseless(message)
    if any(one.begins < ends and begins < one.ends for one in subscription.pauses):
        message = "There is a pause in these days already."
        raise PauseSenseless(message)
    running = subscription.current(begins)
    if running is None or not running.stands or running.length.is_lasting:
        message = "No paid term runs on that day."
        raise NotPossible(message)
    return with_pauses(subscription, (*subscription.pauses, Pause(begins, ends)), since=begins)


def resume(subscription: Subscription, *, today: date) -> Subscription:
    """End the pause that is on, or the next to come, before its time."""
    check_day(today, since=subscription.ordered_on)
    found = next((one for one in subscription.pauses if today < one.ends), None)
    if found is None:
        message = "There is no pause to end."
        raise NotPossible(message)
    pauses = [one for one in subscription.pauses if one != found]
    if found.begins < today:
        pauses.append(Pause(found.begins, today))
    return with_pauses(subscription, pauses, since=max(found.begins, today))
