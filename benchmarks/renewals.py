"""Terms that are all due on one day are charged, by a run that is killed on the way and goes on.

`python -m benchmarks.renewals STAGE` does one stage of it in a process of its own, on the database
that the environment names: `fill COUNT`, `run`, or `compare`. The provider lives in another one.
"""

from __future__ import annotations

import json
import os
import resource
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from multiprocessing.managers import BaseManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

from tests.installation import Installation

from benchmarks.figures import ROOT
from octavo.billing.providers.rehearsal.cards import GOOD
from octavo.billing.providers.rehearsal.till import Till

if TYPE_CHECKING:
    from django.db.models import Model

    from octavo.billing.models import Document
    from octavo.memberships.models import Subscriber, Subscription

ORDERED = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
DUE = datetime(2028, 3, 1, 10, 0, tzinfo=UTC)
AT_ONCE, SHOWN_EACH, LONGEST_S = 1_000, 500, 3 * 60 * 60
ADDRESS, KEY = "OCTAVO_BENCH_TILL", "OCTAVO_BENCH_TILL_KEY"


@cache
def the_till() -> Till:
    """One, for whoever asks."""
    return Till(now=DUE)


class TillProcess(BaseManager):
    """Where no kill reaches it."""


TillProcess.register("till", callable=the_till)


@dataclass(frozen=True, slots=True)
class Renewals:
    """What came of it: `doubled` and `lost` are sums that one side has and the other has not."""

    seconds: float
    peak_mb: float
    charged: int
    lost: int
    doubled: int
    differences: int


def renew(count: int, *, folder: Path, **environment: str) -> Renewals:
    """Charge so many; the run is killed once half of them are done, and started again."""
    with tempfile.TemporaryDirectory(prefix="octavo-till-") as place:
        address, key = f"{place}/till", secrets.token_hex(16)
        with TillProcess(address, authkey=bytes.fromhex(key)):
            installation = Installation(folder, settings=environment)
            known = {
                ADDRESS: address,
                KEY: key,
                "DJANGO_SETTINGS_MODULE": "octavo.website.settings",
            }
            own = installation.environment | known | {"PYTHONPATH": f"{ROOT}/src:{ROOT}"}
            _stage(own, "fill", str(count))
            first = _run(own, killed_at=count // 2)
            second = _run(own)
            said = _stage(own, "compare")
    seconds, peaks = zip(first, second, strict=True)
    return Renewals(sum(seconds), max(peaks), **json.loads(said))


def _stage(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.renewals", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=LONGEST_S,
    )
    return done.stdout


def _run(environment: dict[str, str], *, killed_at: int | None = None) -> tuple[float, float]:
    """Seconds and the most memory in MB, of a run to its end or to its kill."""
    run = [sys.executable, "-m", "benchmarks.renewals", "run"]
    process = subprocess.Popen(run, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    said, began = cast("TextIO", process.stdout), time.monotonic()
    for line in said:
        if line == "ready\n":
            began = time.monotonic()
        elif killed_at is not None and int(line) >= killed_at:
            process.send_signal(signal.SIGKILL)
            break
    _pid, status, used = os.wait4(process.pid, 0)
    said.close()
    seconds = time.monotonic() - began
    if killed_at is None and status:
        message = f"The run has ended with {status}."
        raise RuntimeError(message)
    return seconds, used.ru_maxrss / 1024


# --- the stages, each in a process of its own ----------------------------------------------------


def fill(till: Till, count: int) -> None:
    """A magazine, and so many who have paid for a year by card and ordered the next."""
    from tests.factories import a_paid_subscription, a_seller, a_subscriber, an_offer

    from octavo.billing.acts.renewing import renew as order_next
    from octavo.issues.founding import found
    from octavo.website.schema.preparing import prepare_database

    prepare_database(say=lambda sentence: None)
    found(name="The Vell Review")
    a_seller()
    ada = a_subscriber(now=ORDERED)
    first = a_paid_subscription(offer=an_offer(code="year"), payer=ada, now=ORDERED)
    order_next(first, now=DUE - timedelta(days=30))
    _give_cards(till, [ada], [first])
    for start in range(1, count, AT_ONCE):
        _add_like(till, first, range(start, min(start + AT_ONCE, count)))


def _add_like(till: Till, first: Subscription, numbers: range) -> None:
    """The same subscription for other people, in bulk."""
    from django.db import transaction

    from octavo.billing.models import Document, DocumentLine, Payment
    from octavo.memberships.models import Subscriber, Term

    with transaction.atomic():
        people = Subscriber.objects.bulk_create(
            _copy(first.payer, number=20_000 + at, email=f"reader{at}@example.org", account_id=None)
            for at in numbers
        )
        roles = ("holder_id", "payer_id", "recipient_id")
        rows = type(first).objects.bulk_create(
            _copy(first, **dict.fromkeys(roles, one.pk)) for one in people
        )
        for term in first.terms.order_by("number"):
            terms = Term.objects.bulk_create(_copy(term, subscription_id=row.pk) for row in rows)
            invoice = Document.objects.get(term=term)
            lines = list(invoice.lines.all())
            payments = list(Payment.objects.filter(document=invoice))
            documents = Document.objects.bulk_create(
                _copy(
                    invoice,
                    number=f"{invoice.number}-{row.pk}",
                    reference=f"RF{term.number}-{row.pk}",
                    subscription_id=row.pk,
                    payer_id=row.payer_id,
                    term_id=of.pk,
                )
                for row, of in zip(rows, terms, strict=True)
            )
            DocumentLine.objects.bulk_create(
                _copy(line, document_id=document.pk, term_id=document.term_id)
                for document in documents
                for line in lines
            )
            Payment.objects.bulk_create(
                _copy(
                    payment,
                    subscription_id=document.subscription_id,
                    term_id=document.term_id,
                    document_id=document.pk,
                )
                for document in documents
                for payment in payments
            )
        _give_cards(till, people, rows)


def _give_cards(till: Till, people: list[Subscriber], rows: list[Subscription]) -> None:
    from octavo.billing.models import Mandate, Means
    from octavo.billing.providers.port import Payer

    entered = []
    for one in people:
        field = till.set_up(Payer(one.number, one.email), key=f"field of {one.number}")
        entered.append((one, field.payer, till.enter(field.secret, GOOD)))
    means = Means.objects.bulk_create(
        Means(
            payer=one, provider="rehearsal", known_as=known_as, name=name, label="Visa",
            last_digits=GOOD[-4:], made_at=ORDERED,
        )
        for one, known_as, name in entered
    )  # fmt: skip
    Mandate.objects.bulk_create(
        Mandate(subscription=row, means=one, given_at=ORDERED)
        for row, one in zip(rows, means, strict=True)
    )


def _copy(row: Model, **changes: Any) -> Any:
    columns = (one.attname for one in row._meta.concrete_fields if not one.primary_key)
    return type(row)(**({name: getattr(row, name) for name in columns} | changes))


def run() -> None:
    """Charge what is due, and say how far it is."""
    from octavo.billing.due.charging import charge_what_is_due

    print("ready", flush=True)
    charge_what_is_due(now=DUE, watch=_shown)


def _shown(documents: Iterable[Document]) -> Iterator[Document]:
    began = time.monotonic()
    for number, document in enumerate(documents):
        if number % SHOWN_EACH == 0:
            print(number, flush=True)
            rate = number / (time.monotonic() - began)
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            said = f"{number} charged, {rate:.0f} a second, {held:.0f} MB"
            print(said, file=sys.stderr, flush=True)
        yield document


def compare(till: Till) -> None:
    """What nobody answered is asked again; then both sides are counted, and compared."""
    from django.db.models import Sum

    from octavo.billing.acts import charging
    from octavo.billing.acts.reconciling import reconcile
    from octavo.billing.models import Payment

    later = DUE + timedelta(minutes=5)
    charging.follow_up(before=later, now=later)
    paid = Payment.objects.filter(method=Payment.Method.CARD)
    ours = dict(paid.values_list("reference").annotate(Sum("amount")))
    theirs = till.taken()
    differ = [theirs.get(key, 0) - ours.get(key, 0) for key in {*ours, *theirs}]
    said = {
        "charged": len(theirs),
        "lost": sum(one > 0 for one in differ),
        "doubled": sum(one < 0 for one in differ),
        "differences": len(reconcile("rehearsal", now=later)),
    }
    sys.stdout.write(json.dumps(said))


def main() -> None:
    """Do one stage."""
    import django

    django.setup()
    from octavo.billing.providers import registry
    from octavo.billing.providers.rehearsal.provider import Rehearsal

    TillProcess.register("till")
    process = TillProcess(os.environ[ADDRESS], authkey=bytes.fromhex(os.environ[KEY]))
    process.connect()
    till = process.till()  # type: ignore[attr-defined]
    registry.use("rehearsal", Rehearsal(till))
    stage, *counts = sys.argv[1:]
    if stage == "fill":
        fill(till, int(counts[0]))
    elif stage == "run":
        run()
    else:
        compare(till)


if __name__ == "__main__":
    main()
