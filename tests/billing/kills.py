"""Kills a process at random lines while it sells, takes money and gives it back; counts the damage.

`python -m tests.billing.kills --kills 20` works on the database that the environment names and
prints one JSON object. Each process is killed by SIGKILL at a line of Octavo's own code that was
drawn before; the next one sends again whatever was not answered, as a browser or the desk would.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
django.setup()

from tests.billing.killing import Book, is_killed, send_again  # noqa: E402 - after Django is ready
from tests.billing.ledger_laws import breaches  # noqa: E402
from tests.factories import a_seller, an_offer  # noqa: E402

from octavo.billing.acts import cancelling, guarantee, renewing, withdrawing  # noqa: E402
from octavo.billing.acts.ordering import Accepted, place_order  # noqa: E402
from octavo.billing.acts.receiving import receive  # noqa: E402
from octavo.billing.books import open_invoice  # noqa: E402
from octavo.billing.models import Document, Payment, Refund  # noqa: E402
from octavo.core.terms import TermsRefusal  # noqa: E402
from octavo.issues.founding import found  # noqa: E402
from octavo.memberships.enrolling import enrol  # noqa: E402
from octavo.memberships.models import Offer, Order, Subscriber, Subscription  # noqa: E402
from octavo.website.schema.preparing import prepare_database  # noqa: E402

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
MOST_LINES = 12_000  # of our own code, about ten subscribers
A_POOL = 15  # payers that are there for each kill
ACTS = ("order", "pay", "leave")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=2027)
    asked = parser.parse_args()
    draw = random.Random(asked.seed)
    _set_up(payers=asked.kills * A_POOL)
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder) / "book")
        work = partial(send_again, book, ACTS, _do, payers=A_POOL)
        killed = sum(
            is_killed(work, line=draw.randrange(1, MOST_LINES)) for _ in range(asked.kills)
        )
        send_again(
            book, ACTS, _do, payers=3
        )  # the last one lives, and sends again what was not answered
        json.dump(_counted(book, killed), sys.stdout)


def _set_up(*, payers: int) -> None:
    prepare_database(say=lambda sentence: None)
    found(name="The Vell Review")
    a_seller()
    an_offer(code="year")
    for number in range(payers):
        enrol(name=f"Reader {number}", email=f"reader{number}@example.org", now=NOW)


def _do(act: str, payer: int) -> None:
    subscriber = Subscriber.objects.get(pk=payer)
    if act == "order":
        place_order(
            offer=Offer.objects.get(code="year"),
            payer=subscriber,
            token=f"order {payer}",
            accepted=Accepted("1", "1"),
            country="DE",
            now=NOW,
        )
        return
    row = Order.objects.get(token=f"order {payer}").subscription
    later = NOW + timedelta(days=5)
    if act == "pay":
        invoice = Document.objects.invoices().get(subscription=row, term__number=1)
        receive(
            invoice,
            amount=invoice.sum,
            on=later.date(),
            method="transfer",
            now=later,
            reference=f"pay {payer}",
        )
        return
    _leave(row, payer)


def _leave(row: Subscription, payer: int) -> None:
    """In one of five ways. What was done before the kill is refused now, which is the answer."""
    later, way = NOW + timedelta(days=9), payer % 5
    try:
        if way == 0:
            guarantee.give_money_back(row, by=None, now=later)
        elif way == 1:
            withdrawing.withdraw(row, by=None, now=later)
        elif way == 2:
            cancelling.cancel(row, by=None, now=later)
        elif way == 3:
            renewing.renew(row, now=later)
            invoice = open_invoice(row)
            assert invoice is not None
            receive(invoice, amount=invoice.sum, on=later.date(), method="cheque", now=later)
    except TermsRefusal:
        row.refresh_from_db()
        assert row.cancel_asked_on is not None or row.terms.count() == 2


def _counted(book: Book, killed: int) -> dict[str, Any]:
    wrong = breaches(today=(NOW + timedelta(days=30)).date())
    return {
        "kills": killed,
        "acts": len(book.read("done")),
        "lost": len(list(_lost(book))),
        "doubled": len(list(_doubled())) + len(wrong),
        "wrong": [*_lost(book), *_doubled(), *wrong][:20],
    }


def _lost(book: Book) -> Iterator[str]:
    """What was answered and is not there."""
    for act, payer in sorted(book.read("done")):
        row = Subscription.objects.filter(order__token=f"order {payer}").first()
        paid = Payment.objects.filter(reference=f"pay {payer}").exists()
        back = Refund.objects.filter(subscription=row).exists()
        is_there = {
            "order": row is not None,
            "pay": paid,
            "leave": payer % 5 > 1 or back,
        }
        if not is_there[act]:
            yield f"{act} of {payer}"


def _doubled() -> Iterator[str]:
    """What was done twice: the way out of each is known, so is the number of its rows."""
    expected = {0: (1, 1), 1: (1, 1), 2: (1, 0), 3: (2, 0), 4: (1, 0)}
    for row in Subscription.objects.select_related("order"):
        payments, refunds = expected[row.payer_id % 5]
        if row.payments.count() > payments or row.refunds.count() > refunds:
            yield f"{row.pk}: {row.payments.count()} payments, {row.refunds.count()} refunds"


if __name__ == "__main__":
    main()
