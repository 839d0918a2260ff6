"""Many checkouts at once: one of several processes, each with several people at the button.

`python -m tests.billing.checkouts NUMBER OF PEOPLE ORDERS` prints “ready”, begins when it is given
a line, and prints as JSON how long each order took and what went wrong. The first of all sets up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

MODULE = "tests.billing.checkouts"
NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rush:
    """What came of it. `seconds` are those of each order, from the button to the answer."""

    orders: int
    errors: list[str]
    seconds: list[float]
    lasted: float

    @property
    def p95_ms(self) -> float:
        ordered = sorted(self.seconds)
        return 1000 * ordered[int(len(ordered) * 0.95)]

    @property
    def per_s(self) -> float:
        return self.orders / self.lasted


def rush(environment: Mapping[str, str], *, processes: int, people: int, orders: int) -> Rush:
    """Let `processes` times `people` order at the same time, each so many times."""
    everybody = {**environment, "DJANGO_SETTINGS_MODULE": "octavo.website.settings"}
    numbers = (str(processes), str(people), str(orders))
    run = [sys.executable, "-m", MODULE]
    subprocess.run([*run, "set-up", *numbers], env=everybody, check=True, timeout=600)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    racers = [
        subprocess.Popen([*run, str(number), *numbers], env=everybody, **pipes)
        for number in range(processes)
    ]
    for racer in racers:
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        racer.stdin.write("go\n")
        racer.stdin.flush()
    said = [json.loads(racer.communicate(timeout=600)[0]) for racer in racers]
    return Rush(
        orders=sum(len(one["seconds"]) for one in said),
        errors=[error for one in said for error in one["errors"]],
        seconds=[second for one in said for second in one["seconds"]],
        lasted=max(one["ended"] for one in said) - min(one["began"] for one in said),
    )


def _set_up(people: int) -> None:
    """A magazine that sells, and people with accounts and verified addresses."""
    from allauth.account.models import EmailAddress
    from tests.factories import a_seller, an_offer

    from octavo.accounts.models import Account
    from octavo.issues.founding import found
    from octavo.memberships.models import Address, NumberSeries, Subscriber
    from octavo.website.schema.preparing import prepare_database

    prepare_database(say=lambda sentence: None)
    found(name="The Vell Review")
    a_seller()
    an_offer(code="year")
    names = [f"reader{number}@example.org" for number in range(people)]
    accounts = Account.objects.bulk_create(Account(email=it, username=it) for it in names)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in accounts
    )
    subscribers = Subscriber.objects.bulk_create(
        Subscriber(number=10_001 + at, account=one, name="Ada Moll", email=one.email, made_at=NOW)
        for at, one in enumerate(accounts)
    )
    NumberSeries.objects.create(name="subscribers", last=10_000 + people)
    Address.objects.bulk_create(
        Address(
            subscriber=one, use="billing", country="DE", name="Ada Moll", street="Deichgasse 7",
            city="Vell", postcode="20359", holds_from=NOW.date(), made_at=NOW,
        )
        for one in subscribers
    )  # fmt: skip


class _Till:
    """The people of one process, each a thread with a connection of its own."""

    def __init__(self, people: int) -> None:
        self.seconds: list[float] = []
        self.errors: list[str] = []
        self.start = threading.Barrier(people + 1)

    def one(self, buyers: list[int]) -> None:
        """Order for these accounts one after the other, as the button of the form does."""
        from django.db import connection

        from octavo.accounts.models import Account
        from octavo.billing.reader import drafts
        from octavo.memberships.models import Offer

        connection.ensure_connection()
        self.start.wait()
        for buyer in buyers:
            began = time.monotonic()
            try:
                offer = Offer.objects.get(code="year")
                draft = drafts.Draft(
                    offer=offer.pk,
                    token=f"order {buyer}",
                    shown=offer.price,
                    name="Ada Moll",
                    country="DE",
                    terms_version="1",
                    privacy_version="1",
                )
                account = Account.objects.get(pk=buyer)
                drafts.place(draft, offer=offer, account=account, now=NOW)
            except Exception as error:
                self.errors.append(repr(error))
            self.seconds.append(time.monotonic() - began)
        connection.close()


def _race(number: int, processes: int, people: int, orders: int) -> None:
    from octavo.memberships.models import Subscriber

    every = list(Subscriber.objects.order_by("pk").values_list("account", flat=True))
    mine = every[number::processes]
    till = _Till(people)
    threads = [
        threading.Thread(target=till.one, args=(mine[at::people][:orders],)) for at in range(people)
    ]
    for thread in threads:
        thread.start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    began = time.time()
    till.start.wait()
    for thread in threads:
        thread.join()
    said = {"seconds": till.seconds, "errors": till.errors, "began": began, "ended": time.time()}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
    django.setup()
    who, *counts = sys.argv[1:]
    of_processes, of_people, of_orders = map(int, counts)
    if who == "set-up":
        _set_up(of_processes * of_people * of_orders)
    else:
        _race(int(who), of_processes, of_people, of_orders)
