"""Pausing: neither copies nor reading for a while, and all that was bought afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from octavo.core.terms.errors import NotPossible, PauseSenseless
from octavo.core.terms.offers import Unit
from octavo.core.terms.policy import PAUSE_DAYS
from octavo.core.terms.subscription import Pause, Subscription, Term


def pause(subscription: Subscription, *, begins: date, ends: date, today: date) -> Subscription:
    """Pause in `[begins, ends)`. Terms counted in months end by so many days later."""
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
    paused = replace(subscription, pauses=(*subscription.pauses, Pause(begins, ends)))
    return _moved(paused, after=begins, days=(ends - begins).days)


def resume(subscription: Subscription, *, today: date) -> Subscription:
    """End the pause that is on, or the one to come, before its time."""
    found = next((one for one in subscription.pauses if today < one.ends), None)
    if found is None:
        message = "There is no pause to end."
        raise NotPossible(message)
    rest = tuple(one for one in subscription.pauses if one != found)
    begins = max(found.begins, today)
    if found.begins < today:
        rest = (*rest, Pause(found.begins, today))
    resumed = replace(subscription, pauses=tuple(sorted(rest, key=lambda one: one.begins)))
    return _moved(resumed, after=begins, days=-(found.ends - begins).days)


def _moved(subscription: Subscription, *, after: date, days: int) -> Subscription:
    """Terms counted in months, later by these days where they lie after that one."""
    for term in subscription.terms:
        subscription = subscription.with_term(_later(term, after, timedelta(days=days)))
    ends = [term.ends for term in subscription.terms if term.ending is None and term.ends]
    return replace(subscription, anchor=max(ends).day) if ends else subscription


def _later(term: Term, after: date, by: timedelta) -> Term:
    if term.ending is not None or term.ends is None or term.ends <= after:
        return term
    if term.length.unit is not Unit.MONTHS:
        return term
    starts = term.starts
    if starts is not None and starts > after:
        starts += by
    return replace(term, starts=starts, ends=term.ends + by)
