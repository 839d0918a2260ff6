"""Two real processes at the same charges at once; then both sides are compared.

`python -m tests.billing.cards.races RACE` works on the database that the environment names and
prints one JSON object. The provider has a process of its own.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.managers import BaseManager
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
django.setup()

from django.db import connections  # noqa: E402 - after Django is ready
from tests.billing.cards.life import kept_of  # noqa: E402
from tests.billing.ledger_laws import breaches  # noqa: E402
from tests.factories import a_seller, a_subscriber, an_offer, an_order  # noqa: E402

from octavo.billing.acts import cancelling, charging, guarantee, hearing, renewing  # noqa: E402
from octavo.billing.acts.reconciling import reconcile  # noqa: E402
from octavo.billing.acts.returning import send_all_back  # noqa: E402
from octavo.billing.books import open_invoice  # noqa: E402
from octavo.billing.due.charging import charge_what_is_due  # noqa: E402
from octavo.billing.models import Charge, Mandate, Means, Payout  # noqa: E402
from octavo.billing.providers import registry  # noqa: E402
from octavo.billing.providers.port import Payer  # noqa: E402
from octavo.billing.providers.rehearsal import signing  # noqa: E402
from octavo.billing.providers.rehearsal.cards import GOOD  # noqa: E402
from octavo.billing.providers.rehearsal.provider import Rehearsal  # noqa: E402
from octavo.billing.providers.rehearsal.till import SLOW, Happened, Till  # noqa: E402
from octavo.core.terms import TermsRefusal  # noqa: E402
from octavo.issues.founding import found  # noqa: E402
from octavo.memberships.models import Subscription  # noqa: E402
from octavo.website.schema.preparing import prepare_database  # noqa: E402

ORDERED = datetime(2028, 2, 1, 10, 0, tzinfo=UTC)
DUE = datetime(2028, 3, 1, 10, 0, tzinfo=UTC)
LATER = DUE + SLOW + timedelta(minutes=5)
PEOPLE, SECRET = 12, "tides"
SLOWLY = "DE89370400440532013000"


class SharedTill(Till):
    """One that others can ask from afar."""

    def told(self) -> list[Happened]:
        return list(self.happened)


class TillProcess(BaseManager):
    """Where it stands."""


TillProcess.register("till", callable=SharedTill)


def charge_all(till: Any) -> None:
    charge_what_is_due(now=DUE)


def ask_for_money_back(till: Any) -> None:
    _each(lambda row: guarantee.give_money_back(row, by=None, now=DUE))


def cancel_all(till: Any) -> None:
    """The last first, so that both meet in the middle."""
    _each(lambda row: cancelling.cancel(row, by=None, now=LATER), order="-pk")


def hear_all(till: Any) -> None:
    """Every webhook of the debits that have arrived, twice."""
    arrived = [one for one in till.told() if one.at > DUE]
    for happened in [*arrived, *arrived]:
        body, headers = signing.signed(happened, secret=SECRET, now=LATER)
        heard = hearing.hear("rehearsal", body, headers, now=LATER)
        if heard is not None:
            hearing.follow(heard, now=LATER)


def _each(act: Callable[[Subscription], Any], *, order: str = "pk") -> None:
    """For everybody, one after the other; what may not be done any more is refused."""
    for row in Subscription.objects.order_by(order):
        with suppress(TermsRefusal):
            act(row)


Do = Callable[[Any], None]
RACES: dict[str, tuple[str, tuple[Do, Do]]] = {  # the card that is charged, and who races
    "two-runs": (GOOD, (charge_all, charge_all)),
    "refund-during-renewal": (GOOD, (charge_all, ask_for_money_back)),
    "webhook-during-cancel": (SLOWLY, (hear_all, cancel_all)),
    "webhook-twice": (SLOWLY, (hear_all, hear_all)),
}


def main() -> None:
    number, racers = RACES[sys.argv[1]]
    with TillProcess() as process:
        till = process.till()  # type: ignore[attr-defined]
        registry.use("rehearsal", Rehearsal(till, secret=SECRET))
        _set_up(till, number)
        if hear_all in racers:
            charge_what_is_due(now=DUE)
            till.pass_time(SLOW)
        _race(till, racers)
        charging.follow_up(before=LATER, now=LATER)
        send_all_back(now=LATER)
        json.dump(_counted(till), sys.stdout)


def _set_up(till: Any, number: str) -> None:
    """So many who have paid for a month by card; the next was ordered and begins today."""
    prepare_database(say=lambda sentence: None)
    found(name="The Vell Review")
    a_seller()
    month = an_offer(code="month", count=1, price=9_00)
    till.pass_time(DUE - datetime(2027, 1, 1, 12, tzinfo=UTC))
    for at in range(PEOPLE):
        payer = a_subscriber(now=ORDERED, name=f"Reader{at} Moll")
        row = an_order(offer=month, payer=payer, now=ORDERED).subscription
        means = _card(till, row, GOOD)
        invoice = open_invoice(row)
        assert invoice is not None
        charging.charge(invoice, provider="rehearsal", means=means, now=ORDERED)
        _card(till, row, number)
        renewing.renew(row, now=ORDERED)


def _card(till: Any, row: Subscription, number: str) -> Means:
    """From now on the subscription is charged to it."""
    payer = row.payer
    asked = Payer(payer.number, payer.email, charging.known_as(payer, provider="rehearsal"))
    field = till.set_up(asked, key=f"field {Means.objects.count()}")
    means = Means.objects.create(
        payer=payer, provider="rehearsal", known_as=field.payer,
        name=till.enter(field.secret, number), label="Card", last_digits=number[-4:],
        made_at=ORDERED,
    )  # fmt: skip
    Mandate.objects.update_or_create(
        subscription=row, defaults={"means": means, "given_at": ORDERED}
    )
    return means


def _race(till: Any, racers: tuple[Do, Do]) -> None:
    """Both begin at once. The database is left alone by this process meanwhile."""
    connections.close_all()
    forking = get_context("fork")
    start = forking.Barrier(len(racers))

    def run(racer: Do) -> None:
        start.wait(timeout=60)
        racer(till)

    processes = [forking.Process(target=run, args=(racer,)) for racer in racers]
    for one in processes:
        one.start()
    for one in processes:
        one.join(timeout=300)
    if any(one.exitcode for one in processes):
        sys.exit("A process went wrong by itself.")


def _counted(till: Any) -> dict[str, Any]:
    taken, rows = till.taken(), list(Charge.objects.select_related("document"))
    differ = {row.key: taken.get(row.key, 0) - kept_of(row) for row in rows}
    return {
        "charges": len(taken),
        "states": Counter(row.state for row in rows),
        "lost": sum(one > 0 for one in differ.values()),
        "doubled": sum(one < 0 for one in differ.values()) + len(taken.keys() - differ.keys()),
        "still_owed": Payout.objects.owed().count(),
        "differences": reconcile("rehearsal", now=LATER),
        "wrong": breaches(today=LATER.date()),
    }


if __name__ == "__main__":
    main()
