"""Kills a process at random lines while it charges and gives back; then compares both sides.

`python -m tests.billing.cards.kills --kills 20` works on the database that the environment names
and prints one JSON object. The provider lives on in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing.managers import BaseManager
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
django.setup()

from tests.billing.killing import Book, is_killed, send_again  # noqa: E402 - after Django is ready
from tests.billing.ledger_laws import breaches  # noqa: E402
from tests.factories import a_seller, an_offer  # noqa: E402

from octavo.billing.acts import cancelling, charging, guarantee, withdrawing  # noqa: E402
from octavo.billing.acts.ordering import Accepted, place_order  # noqa: E402
from octavo.billing.acts.reconciling import reconcile  # noqa: E402
from octavo.billing.acts.returning import send_all_back  # noqa: E402
from octavo.billing.models import Charge, Document, Means, Payment, Payout  # noqa: E402
from octavo.billing.providers import registry  # noqa: E402
from octavo.billing.providers.port import Payer  # noqa: E402
from octavo.billing.providers.rehearsal.cards import CARDS, GOOD  # noqa: E402
from octavo.billing.providers.rehearsal.provider import Rehearsal  # noqa: E402
from octavo.billing.providers.rehearsal.till import BEGINS, Till  # noqa: E402
from octavo.core.terms import TermsRefusal  # noqa: E402
from octavo.issues.founding import found  # noqa: E402
from octavo.memberships.enrolling import enrol  # noqa: E402
from octavo.memberships.models import Offer, Order, Subscriber  # noqa: E402
from octavo.website.schema.preparing import prepare_database  # noqa: E402

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
END = NOW + timedelta(days=1)
MOST_LINES = 16_000  # of our own code, about ten payers
A_POOL = 12
ACTS = ("order", "charge", "leave", "tidy")
NUMBERS = (GOOD, GOOD, GOOD, "4000000000000341")


class TillProcess(BaseManager):
    """The till where no kill reaches it."""


TillProcess.register("till", callable=Till)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=2027)
    asked = parser.parse_args()
    draw = random.Random(asked.seed)
    with TillProcess() as process, tempfile.TemporaryDirectory() as folder:
        till = process.till()  # type: ignore[attr-defined]
        registry.use("rehearsal", Rehearsal(till))
        _set_up(till, payers=asked.kills * A_POOL)
        book = Book(Path(folder) / "book")
        work = partial(send_again, book, ACTS, _do, payers=A_POOL)
        killed = sum(
            is_killed(work, line=draw.randrange(1, MOST_LINES)) for _ in range(asked.kills)
        )
        send_again(
            book, ACTS, _do, payers=3
        )  # the last one lives, and sends again what was not answered
        _tidy()
        json.dump(_counted(till, book, killed), sys.stdout)


def _set_up(till: Any, *, payers: int) -> None:
    prepare_database(say=lambda sentence: None)
    found(name="The Vell Review")
    a_seller()
    an_offer(code="year")
    till.pass_time(NOW - BEGINS)
    for at in range(payers):
        person = enrol(name=f"Reader {at}", email=f"reader{at}@example.org", now=NOW)
        field = till.set_up(Payer(person.number, person.email), key=f"field {at}")
        number = NUMBERS[at % len(NUMBERS)]
        Means.objects.create(
            payer=person, provider="rehearsal", known_as=field.payer,
            name=till.enter(field.secret, number), label=CARDS[number].label,
            last_digits=number[-4:], made_at=NOW,
        )  # fmt: skip


def _do(act: str, number: int) -> None:
    payer = Subscriber.objects.get(pk=number)
    if act == "order":
        place_order(
            offer=Offer.objects.get(code="year"),
            payer=payer,
            token=f"order {payer.pk}",
            accepted=Accepted("1", "1"),
            country="DE",
            now=NOW,
        )
    elif act == "charge":
        document = Document.objects.invoices().get(payer=payer)
        _try(
            lambda: charging.charge(
                document, provider="rehearsal", means=payer.means.get(), now=NOW
            )
        )
    elif act == "leave":
        row = Order.objects.get(token=f"order {payer.pk}").subscription
        ways = (guarantee.give_money_back, withdrawing.withdraw, cancelling.cancel)
        if payer.pk % 4 < len(ways):
            _try(lambda: ways[payer.pk % 4](row, by=None, now=NOW))
    else:
        _tidy()


def _try(act: Any) -> None:
    """What was done before the kill is refused now, which is the answer."""
    try:
        act()
    except TermsRefusal:
        return


def _tidy() -> None:
    charging.follow_up(before=END, now=NOW)
    send_all_back(now=NOW)


def _counted(till: Any, book: Book, killed: int) -> dict[str, Any]:
    """What the provider has taken, against what our ledger says of the same charge."""
    taken, lost, doubled = till.taken(), [], []
    for row in Charge.objects.select_related("document"):
        paid = sum(Payment.objects.filter(reference=row.key).values_list("amount", flat=True))
        stray = row.money.amount if row.state == Charge.State.TOO_LATE else 0
        back = sum(
            Payout.objects.filter(charge=row)
            .exclude(matched_at=None)
            .values_list("amount", flat=True)
        )
        ours, theirs = paid + stray - back, taken.get(row.key, 0)
        if ours != theirs:
            (lost if ours < theirs else doubled).append(f"{row.key}: {ours} here, {theirs} there")
    return {
        "kills": killed,
        "acts": len(book.read("done")),
        "charged": len(taken),
        "lost": len(lost),
        "doubled": len(doubled),
        "differences": reconcile("rehearsal", now=NOW),
        "wrong": [*lost, *doubled, *breaches(today=END.date())][:20],
    }


if __name__ == "__main__":
    main()
