"""A year of a magazine through the database: readers come, pay, change their minds and leave."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.billing.ledger_laws import breaches
from tests.factories import a_published_issue, an_offer, an_order

from octavo.access.holding import rights_of
from octavo.accounts.models import Account
from octavo.billing import daily
from octavo.billing.acts import (
    cancelling,
    changing,
    erasing,
    guarantee,
    pausing,
    renewing,
    withdrawing,
)
from octavo.billing.acts.paying_out import match
from octavo.billing.acts.receiving import receive
from octavo.billing.acts.serving import serve_issue
from octavo.billing.days import local_day
from octavo.billing.models import Document, Payout
from octavo.core.terms import TermsRefusal
from octavo.memberships.enrolling import enrol
from octavo.memberships.models import Offer, Subscriber, Subscription, Term

FIRST = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
EVERY = 15  # days between two issues


class Year:
    """The draws of one year; the same seed is the same year."""

    def __init__(self, *, readers: int, days: int, seed: int) -> None:
        self.draw = random.Random(seed)
        self.days = days
        self.comes_on = sorted(self.draw.randrange(max(1, days - 20)) for _ in range(readers))
        self.offers: list[Offer] = [
            an_offer(code="year"),
            an_offer(code="month", count=1, price=8_00, formats="digital"),
            an_offer(code="four", unit="issues", count=4, price=20_00, trial_days=14),
        ]
        self.issues = 0

    def live(self, after_each: Callable[[date], None]) -> None:
        """Day after day: the morning's job, an issue now and then, and what readers do."""
        for number in range(self.days):
            now = FIRST + timedelta(days=number)
            daily.run(now=now - timedelta(hours=5))
            if number % EVERY == EVERY - 1:
                self._appear(now)
            for _ in range(self.comes_on.count(number)):
                self._come(now)
            self._pay(now)
            self._act(now)
            after_each(local_day(now))

    def _appear(self, now: datetime) -> None:
        self.issues += 1
        issue = a_published_issue(number=self.issues, now=now, weight=1 + (self.issues % 6 == 0))
        serve_issue(issue, now=now)

    def _come(self, now: datetime) -> None:
        number = Subscriber.objects.count()
        account = Account.objects.create_user(f"reader{number}@example.org")
        account.emailaddress_set.create(email=account.email, verified=True, primary=True)
        payer = enrol(name=f"Reader {number}", account=account, now=now)
        an_order(offer=self.draw.choice(self.offers), payer=payer, now=now)

    def _pay(self, now: datetime) -> None:
        """Most pay some day, some never."""
        for invoice in Document.objects.open().select_related("subscription", "term"):
            if self.draw.random() < 0.08:
                today = local_day(now)
                receive(invoice, amount=invoice.sum, on=today, method="transfer", now=now)
        for payout in Payout.objects.owed():
            if self.draw.random() < 0.3:
                match(payout, now=now)

    def _act(self, now: datetime) -> None:
        """About one reader in a hundred does something, and some of it is refused."""
        for row in Subscription.objects.order_by("pk"):
            if self.draw.random() < 0.01:
                try:
                    self._one_act(row, now)
                except TermsRefusal:
                    continue

    def _one_act(self, row: Subscription, now: datetime) -> None:
        begins = local_day(now) + timedelta(days=self.draw.randrange(20))
        pause = {"begins": begins, "ends": begins + timedelta(days=self.draw.randrange(1, 60))}
        other = self.draw.choice(self.offers)
        acts: list[Callable[[], object]] = [
            lambda: cancelling.cancel(row, by=None, now=now),
            lambda: cancelling.undo(row, by=None, now=now),
            lambda: guarantee.give_money_back(row, by=None, now=now),
            lambda: withdrawing.withdraw(row, by=None, now=now),
            lambda: renewing.renew(row, now=now),
            lambda: changing.change_now(row, other, now=now, by=None),
            lambda: changing.change_at_end(row, other, now=now, by=None),
            lambda: pausing.pause(row, **pause, now=now, by=None),
            lambda: pausing.resume(row, now=now, by=None),
        ]
        if self.draw.random() < 0.05:
            acts = [lambda: erasing.erase(row.payer, by=None, now=now)]
        self.draw.choice(acts)()


@pytest.mark.parametrize(
    ("readers", "days"),
    [(8, 70), pytest.param(1_000, 365, marks=pytest.mark.soak, id="1000 readers, one year")],
)
def test_every_law_holds_on_every_day(readers, days):
    def check(today: date) -> None:
        assert breaches(today=today) == []
        for term in Term.objects.filter(ending__in=("refunded", "withdrawn"), ended_on=today):
            account = term.subscription.recipient.account
            others = Subscription.objects.filter(recipient__account=account).count()
            if account is not None and others == 1:
                assert all(local_day(it.until) <= today for it in rights_of(account) if it.until)

    year = Year(readers=readers, days=days, seed=2027)
    year.live(check)

    assert Subscriber.objects.count() == readers
    assert Document.objects.filter(kind="credit_note").exists()
