"""What is done once a day: renewals, notices, reminders, lapses. However often it is started.

Each errand is a transaction of its own and leaves its mark in it, by a key of the story or by the
state of the term; so nothing is done twice, and what one day missed the next one does.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from octavo.billing.acts.doing import Doing, doing
from octavo.billing.days import local_day
from octavo.billing.due import arrears, charging, expiring, informing, renewals
from octavo.memberships.models import Subscription

logger = logging.getLogger(__name__)

Find = Callable[[date], QuerySet[Subscription]]
Do = Callable[[Doing], bool]
ERRANDS: dict[str, tuple[Find, Do]] = {
    "price_told": (informing.find_price_notices, informing.tell_price),
    "renewed": (renewals.find_renewals, renewals.renew),
    "notified": (renewals.find_notices, renewals.notify),
    "card_asked": (expiring.find_expiring, expiring.ask_for_card),
    "begun": (renewals.find_begun, renewals.send_invoice),
    "reminded": (arrears.find_to_remind, arrears.remind),
    "lapsed": (arrears.find_to_lapse, arrears.lapse),
    "read_on": (charging.find_unanswered, charging.read_on),
    "charge_reminded": (charging.find_failing, charging.remind),
    "charge_lapsed": (charging.find_failing, charging.lapse),
    "reminded_yearly": (informing.find_yearly, informing.remind_yearly),
}


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing that may be due for one subscription."""

    kind: str
    subscription: int

    def __str__(self) -> str:
        return f"{self.kind} {self.subscription}"


Watch = Callable[[list[Errand]], Iterable[Errand]]


def run(*, now: datetime, watch: Watch = iter) -> dict[str, int]:
    """Do what is due; return how often each thing was done.

    An errand that fails does not keep the others back. `watch` passes the errands on and may show
    how far they are.
    """
    done: Counter[str] = Counter(dict.fromkeys(ERRANDS, 0))
    trouble: list[Exception] = []
    for kind in ERRANDS:
        for errand in watch(list(due(kind, today=local_day(now)))):
            try:
                done[kind] += run_errand(errand, now=now)
            except Exception as error:
                logger.exception("%s failed", errand)
                trouble.append(error)
    if trouble:
        message = f"{len(trouble)} errands failed"
        raise ExceptionGroup(message, trouble)
    return dict(done)


def due(kind: str, *, today: date) -> Iterator[Errand]:
    """What may be due; whether it is shows once the subscription is held."""
    find, _do = ERRANDS[kind]
    for pk in find(today).order_by("pk").values_list("pk", flat=True).distinct():
        yield Errand(kind, pk)


def run_errand(errand: Errand, *, now: datetime) -> bool:
    """Do it if it is due; say whether it was."""
    _find, do = ERRANDS[errand.kind]
    with doing(Subscription(pk=errand.subscription), now=now) as at_hand:
        return do(at_hand)
