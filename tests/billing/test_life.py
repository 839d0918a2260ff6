"""The state machine of terms, with each act done on the database as well.

After each step what is read back is what the rules alone say, and the whole ledger is sound.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from benchmarks.figures import figure, keep
from django.db import connection, transaction
from hypothesis.stateful import invariant, rule
from tests.billing.ledger_laws import breaches
from tests.core.terms import machine
from tests.factories import a_subscriber, an_account, an_issue, an_order
from tests.factories import an_offer as an_offer_on_sale

from octavo.billing import daily
from octavo.billing.acts import (
    cancelling,
    changing,
    giving,
    guarantee,
    pausing,
    receiving,
    refunding,
    renewing,
    serving,
    withdrawing,
    writing_off,
)
from octavo.billing.acts.doing import doing
from octavo.billing.acts.erasing import erase
from octavo.billing.books import open_invoice
from octavo.billing.errors import MoneyStillOwed
from octavo.billing.models import Seller
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.core.terms import Subscription, TermsRefusal
from octavo.issues.models import Issue
from octavo.memberships.models import Offer
from octavo.memberships.models import Subscription as SubscriptionRow

NAMES = {
    frozenset({"digital"}): "digital",
    frozenset({"print"}): "print",
    frozenset({"digital", "print"}): "both",
}


def noon(today: date) -> datetime:
    return datetime.combine(today, time(12), tzinfo=UTC)


class LifeInRows(machine.Life):
    """One subscription, on the rules and in the database, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.offers: dict[str, Offer] = {}
        self.issues: dict[int, Issue] = {}
        self.looked_after: Subscription | None = None
        self.undone_at_the_end = transaction.atomic()
        self.undone_at_the_end.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone_at_the_end.__exit__(None, None, None)

    # --- the same in rows ------------------------------------------------------------------------

    def on_sale(self, offer: terms.Offer) -> terms.Offer:
        row = an_offer_on_sale(
            code=f"offer-{len(self.offers)}",
            formats=NAMES[offer.formats],
            unit=offer.length.unit.value,
            count=offer.length.count,
            price=offer.price.amount,
            intro_price=None if offer.intro_price is None else offer.intro_price.amount,
            trial_days=offer.trial_days,
            renews=offer.renews,
        )
        self.offers[row.code] = row
        return row.as_sold()

    def begin(self, offer: terms.Offer) -> Subscription:
        Seller.objects.update(trust_days=self.trust)
        now = noon(self.today)
        self.desk = an_account(name="Dora")
        row = self.offers[offer.code]
        self.row = an_order(offer=row, payer=a_subscriber(now=now), now=now).subscription
        return super().begin(offer)

    def gift(self, formats: frozenset[Any]) -> dict[str, Any]:
        return {"formats": self.sub.sold.formats, "by": self.desk.email}

    def act(self, name: str, *arguments: Any, **facts: Any) -> bool:
        before = self.sub
        done = super().act(name, *arguments, **facts)
        if done and name == "lapse_unpaid" and self.sub == before and self.today.day % 10:
            return done  # asked in rows every ten days, and whenever something is due
        now = noon(facts.pop("today", self.today))
        try:
            with transaction.atomic():
                DOES[name](self, *arguments, now=now, **facts)
        except TermsRefusal:
            did = False
        else:
            did = True
        assert did == done, f"{name}: by the rules {done}, in the database {did}"
        return done

    def pay_in_rows(self, amount: terms.Money, *, now: datetime, **_: Any) -> None:
        invoice = open_invoice(self.row)
        if invoice is None:
            raise terms.NotPossible
        on = now.date()
        receiving.receive(invoice, amount=amount, on=on, method="transfer", now=now)

    def serve_in_rows(self, out: terms.IssueOut, *, now: datetime) -> None:
        if out.number not in self.issues:
            issue = an_issue(number=out.number, dated_on=out.on, weight=out.weight)
            facts = {"state": Issue.State.PUBLISHED, "first_published_at": noon(out.on)}
            Issue.objects.filter(pk=issue.pk).update(live=True, **facts)
            self.issues[out.number] = Issue.objects.get(pk=issue.pk)
        serving.serve_issue(self.issues[out.number], now=now)

    def ask_guarantee_in_rows(self, *, now: datetime, was_used: bool, **_: Any) -> None:
        if was_used:  # what somebody did before is told by rows elsewhere
            raise terms.GuaranteeUsed
        guarantee.give_money_back(self.row, by=None, now=now)

    def lapse_in_rows(self, *, now: datetime) -> None:
        if now.date() < self.row.ordered_on:
            raise terms.DayAbsurd
        self.errands_in_rows("lapsed", now)

    def renew_in_rows(self, *, now: datetime, **_: Any) -> None:
        """By itself, if it is due and the magazine does it; else as somebody asks for it."""
        if not self.is_morning:
            renewing.renew(self.row, now=now)
            return
        self.errands_in_rows("renewed", now)
        assert self.row.terms.count() == len(self.sub.terms), "a renewal was not found"

    def errands_in_rows(self, kind: str, now: datetime) -> None:
        for errand in daily.due(kind, today=now.date()):
            if errand.subscription == self.row.pk:
                daily.run_errand(errand, now=now)

    def price_notice_in_rows(self, price: terms.Money, *, now: datetime) -> None:
        with doing(self.row, now=now) as at_hand:
            at_hand.keep(terms.give_price_notice(at_hand.before, price, today=now.date()))

    @rule()
    def somebody_is_erased(self) -> None:
        """On trial: names go and every sum stays; nothing is asked for any more."""
        before = terms.balance(self.sub, today=self.today)
        with transaction.atomic():
            try:
                erase(self.row.payer, by=None, now=noon(self.today))
            except MoneyStillOwed:
                assert self.sub.refunds, "refused, though nobody waits for money"
            else:
                after = standing_of(SubscriptionRow.objects.get(pk=self.row.pk))
                assert terms.balance(after, today=self.today) == before, "erasing changed a sum"
                assert after.unpaid() is None, "somebody erased is asked to pay"
                assert breaches(today=self.today) == []
            transaction.set_rollback(True)
        self.row = SubscriptionRow.objects.get(pk=self.row.pk)

    # --- laws ------------------------------------------------------------------------------------

    @invariant()
    def the_rows_say_the_same(self) -> None:
        if not hasattr(self, "row"):
            return
        self.row.refresh_from_db()
        assert standing_of(self.row) == self.sub, "the rows tell something else than the rules"
        if self.sub is not self.looked_after:
            assert breaches(today=self.today) == []
            self.looked_after = self.sub


def _change(act: Callable[..., None]) -> Callable[..., None]:
    return lambda life, offer, *, now, **_: act(life.row, life.offers[offer.code], now=now, by=None)


def _refund(kind: refunding.Kind) -> Callable[..., None]:
    return lambda life, number, amount, *, now, **_: refunding.refund(
        life.row, refunding.Asked(kind, number, amount), because="Wet.", by=None, now=now
    )


DOES: dict[str, Callable[..., Any]] = {
    "pay": LifeInRows.pay_in_rows,
    "serve": LifeInRows.serve_in_rows,
    "renew": LifeInRows.renew_in_rows,
    "lapse_unpaid": LifeInRows.lapse_in_rows,
    "ask_guarantee": LifeInRows.ask_guarantee_in_rows,
    "give_price_notice": LifeInRows.price_notice_in_rows,
    "refund_and_end": _refund(refunding.Kind.PART),
    "give_goodwill": _refund(refunding.Kind.GOODWILL),
    "write_off": lambda life, *, now: writing_off.write_off(
        life.row, because="Nobody pays.", by=None, now=now
    ),
    "cancel": lambda life, *, now, **_: cancelling.cancel(life.row, by=None, now=now),
    "undo_cancellation": lambda life, *, now: cancelling.undo(life.row, by=None, now=now),
    "withdraw": lambda life, *, now, **_: withdrawing.withdraw(life.row, by=None, now=now),
    "change_now": _change(changing.change_now),
    "change_at_end": _change(changing.change_at_end),
    "pause": lambda life, *, now, **days: pausing.pause(life.row, now=now, by=None, **days),
    "resume": lambda life, *, now: pausing.resume(life.row, now=now, by=None),
    "give": lambda life, length, *, now, **_: giving.prolong(
        life.row, length=length, because="A copy was lost.", by=life.desk, now=now
    ),
}


@pytest.mark.parametrize("steps", [250, pytest.param(20_000, marks=pytest.mark.soak)])
def test_the_database_keeps_what_the_rules_say(db, steps):
    steps_taken = machine.run(steps, machine=LifeInRows, shrinks=True, derandomize=steps < 1_000)

    assert steps_taken > steps * 0.7
    if steps > 1_000:
        goal = figure("laws_in_rows.steps", steps_taken, "steps", goal=steps * 0.7)
        keep(f"laws-{connection.vendor}", [goal])
